import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type {
	EnrolledKiosk,
	Kiosk,
	KioskEnrolment,
	KioskEntry,
	KioskEntryOutcome,
	KioskHeartbeat,
	KioskOrderWish,
	KioskSelf,
	KioskWish,
	SealingKey,
} from '@endcap/contract';
import { exampleKiosk } from '@endcap/contract/examples';
import { CONTACT } from './cart-shop.ts';
import type { Answer, CallOptions, TestMerchant, TestServer } from './server.ts';

export const HEARTBEAT = exampleKiosk.heartbeat as KioskHeartbeat;

/** Sets up kiosks of a merchant, with its secret key. */
export class KioskDesk {
	readonly server: TestServer;
	readonly merchant: TestMerchant;

	constructor(server: TestServer, merchant: TestMerchant = server.merchant) {
		this.server = server;
		this.merchant = merchant;
	}

	call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
		const headers = { ...(method === 'POST' && { 'idempotency-key': randomUUID() }), ...options.headers };
		return this.server.call(method, path, { key: this.merchant.secret, ...options, headers });
	}

	async setUp(store_id = 'tartu', fields: object = {}): Promise<KioskEnrolment> {
		const { status, text, body } = await this.call('POST', '/v1/kiosks', {
			body: { name: 'By the door', store_id, ...fields },
		});
		assert.equal(status, 201, text);
		return body as KioskEnrolment;
	}

	async codeAgain(kioskId: string): Promise<string> {
		const { status, text, body } = await this.call('POST', `/v1/kiosks/${kioskId}/enrolment`);
		assert.equal(status, 201, text);
		return (body as KioskEnrolment).code;
	}

	tryEnrol(code: string): Promise<Answer> {
		return this.server.call('POST', '/v1/kiosks/enrol', { key: this.merchant.publishable, body: { code } });
	}

	async enrol(code: string): Promise<KioskDevice> {
		const { status, text, body } = await this.tryEnrol(code);
		assert.equal(status, 201, text);
		return new KioskDevice(this.server, body as EnrolledKiosk);
	}

	/** Set up, and enrolled. */
	async kiosk(store_id = 'tartu'): Promise<KioskDevice> {
		return this.enrol((await this.setUp(store_id)).code);
	}

	/** As staff see it. */
	async see(id: string): Promise<Kiosk> {
		const { body } = await this.call('GET', '/v1/kiosks');
		const kiosk = (body as { data: Kiosk[] }).data.find((each) => each.id === id);
		assert.ok(kiosk, `Nobody sees the kiosk ${id}`);
		return kiosk;
	}
}

type EntryFields = Partial<Pick<KioskEntry, 'id' | 'basket' | 'step' | 'attended' | 'made_at' | 'lost'>>;

/** One device in a shop. */
export class KioskDevice {
	readonly id: string;
	readonly key: string;
	readonly sealing: SealingKey;
	readonly #server: Pick<TestServer, 'call'>;

	constructor(server: Pick<TestServer, 'call'>, { kiosk, key }: EnrolledKiosk) {
		this.#server = server;
		this.id = kiosk.id;
		this.key = key;
		this.sealing = kiosk.sealing_key;
	}

	call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
		return this.#server.call(method, path, { key: this.key, ...options });
	}

	async beat(fields: Partial<KioskHeartbeat> = {}): Promise<KioskSelf> {
		const { status, text, body } = await this.tryBeat(fields);
		assert.equal(status, 200, text);
		return body as KioskSelf;
	}

	tryBeat(fields: Partial<KioskHeartbeat> = {}): Promise<Answer> {
		return this.call('POST', '/v1/kiosks/me/heartbeat', { body: { ...HEARTBEAT, ...fields } });
	}

	/** An entry that nobody waits for, unless told. */
	seal(wish: KioskWish | object, fields: EntryFields = {}): Promise<KioskEntry> {
		return sealed(this.sealing, JSON.stringify(wish), fields);
	}

	async deliver(...entries: KioskEntry[]): Promise<KioskEntryOutcome[]> {
		const { status, text, body } = await this.tryDeliver(...entries);
		assert.equal(status, 200, text);
		return (body as { data: KioskEntryOutcome[] }).data;
	}

	tryDeliver(...entries: KioskEntry[]): Promise<Answer> {
		return this.call('POST', '/v1/kiosks/me/entries', { body: { entries } });
	}
}

/** As a browser seals it, with WebCrypto alone. */
export async function sealed(
	{ id: sealing_key, public_key }: SealingKey,
	text: string,
	{ id = randomUUID(), basket = randomUUID(), step = 0, attended = false, ...rest }: EntryFields = {},
): Promise<KioskEntry> {
	const { subtle } = crypto;
	const curve = { name: 'ECDH', namedCurve: 'P-256' };
	const own = await subtle.generateKey(curve, false, ['deriveBits']);
	const theirs = await subtle.importKey('raw', Buffer.from(public_key, 'base64url'), curve, false, []);
	const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
	const salt = await subtle.exportKey('raw', own.publicKey);
	const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
	const info = new TextEncoder().encode('endcap-kiosk-entry');
	const gcm = { name: 'AES-GCM', length: 256 };
	const key = await subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, secret, gcm, false, ['encrypt']);
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const additionalData = new TextEncoder().encode(`${id} ${basket} ${step}`);
	const data = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, new TextEncoder().encode(text));
	const base64url = (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) =>
		Buffer.from(bytes as ArrayBuffer).toString('base64url');
	return {
		id,
		basket,
		step,
		attended,
		made_at: new Date().toISOString(),
		sealing_key,
		ephemeral: base64url(salt),
		iv: base64url(iv),
		data: base64url(data),
		...rest,
	};
}

/** What somebody orders at a kiosk, to collect in Tartu as soon as can be; a kettle unless told. */
export function orderWish(
	fields: Partial<KioskOrderWish> = {},
	lines: Record<string, number> = { KETTLE: 1 },
): KioskOrderWish {
	return {
		kind: 'order',
		cart_id: null,
		lines: Object.entries(lines).map(([sku, quantity]) => ({
			sku,
			quantity,
			unit_price: { amount: 4900, currency: 'EUR' },
			fulfillment: { method: 'pickup', store_id: 'tartu' },
		})),
		pickups: [],
		coupons: [],
		contact: CONTACT,
		ship_to: null,
		access_token: null,
		...fields,
	};
}
