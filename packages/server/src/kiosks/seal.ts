import { createDecipheriv, createECDH, hkdfSync } from 'node:crypto';
import type { KioskEntry } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { randomId } from '../shared/random-id.ts';
import { insertSealingKey, lockSealingKey, selectSealingKey, type SealingKeyRow } from './sealing.queries.ts';

const CURVE = 'prime256v1';
const INFO = 'endcap-kiosk-entry';
const TAG_BYTES = 16;

/** What the merchant’s kiosks seal with; made when the first one is enrolled. */
export async function ensureSealingKey(tx: Queryable, merchantId: string): Promise<SealingKeyRow> {
	const known = await selectSealingKey(tx, merchantId);
	if (known) return known;
	await lockSealingKey(tx, merchantId);
	const meanwhile = await selectSealingKey(tx, merchantId);
	if (meanwhile) return meanwhile;
	const pair = createECDH(CURVE);
	const public_key = pair.generateKeys();
	// Without the zeros that it may begin with, the private key is shorter.
	const private_key = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()]).subarray(-32);
	const made = { sealing_key_id: randomId(12), public_key, private_key };
	await insertSealingKey(tx, merchantId, made);
	return made;
}

/** The text that was sealed, as KioskEntry says. Undefined when the seal is broken, or of another entry. */
export function openSeal(
	{ private_key }: Pick<SealingKeyRow, 'private_key'>,
	{ id, basket, step, ephemeral, iv, data }: Pick<KioskEntry, 'id' | 'basket' | 'step' | 'ephemeral' | 'iv' | 'data'>,
): string | undefined {
	try {
		const point = Buffer.from(ephemeral, 'base64url');
		const own = createECDH(CURVE);
		own.setPrivateKey(private_key);
		const key = Buffer.from(hkdfSync('sha256', own.computeSecret(point), point, INFO, 32));
		const sealed = Buffer.from(data, 'base64url');
		const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), { authTagLength: TAG_BYTES });
		decipher.setAAD(Buffer.from(`${id} ${basket} ${step}`));
		decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
		return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}
