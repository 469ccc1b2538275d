import type { KioskEntry, KioskWish, SealingKey } from '@endcap/contract';

/** What is bound to a seal: with another id, basket or step it does not open. */
export type SealedFor = Pick<KioskEntry, 'id' | 'basket' | 'step'>;
export type Seal = Pick<KioskEntry, 'sealing_key' | 'ephemeral' | 'iv' | 'data'>;

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const INFO = 'endcap-kiosk-entry';

/**
 * Seals a wish so that only who has the private part of the sealing key can open it: ECDH on P-256 with a key pair of its
 * own, HKDF-SHA-256 over the shared secret with the ephemeral point as salt, AES-256-GCM with what it is for as additional
 * data. The private ephemeral key is not kept, so nothing on the device opens it again.
 */
export async function seal(wish: KioskWish, of: SealedFor, sealingKey: SealingKey): Promise<Seal> {
	const { subtle } = crypto;
	const text = new TextEncoder();
	const theirs = await subtle.importKey('raw', fromBase64Url(sealingKey.public_key), CURVE, false, []);
	const ours = await subtle.generateKey(CURVE, false, ['deriveBits']);
	const ephemeral = new Uint8Array(await subtle.exportKey('raw', ours.publicKey));
	const secret = await subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256);
	const key = await subtle.deriveKey(
		{ name: 'HKDF', hash: 'SHA-256', salt: ephemeral, info: text.encode(INFO) },
		await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']),
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt'],
	);
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const additionalData = text.encode(`${of.id} ${of.basket} ${of.step}`);
	const data = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, text.encode(JSON.stringify(wish)));
	return {
		sealing_key: sealingKey.id,
		ephemeral: toBase64Url(ephemeral),
		iv: toBase64Url(iv),
		data: toBase64Url(new Uint8Array(data)),
	};
}

function toBase64Url(bytes: Uint8Array): string {
	const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
