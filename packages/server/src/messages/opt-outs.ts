import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { MessageChannel, OptOut, OptOutInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { deleteOptOutRow, ensureMessageSecret, findMessageSecret, insertOptOut } from './opt-outs.queries.ts';

const SIGNATURE_BYTES = 16;
const HASH_BYTES = 32;
/** Merchant, then in base64url the hash of the address and its signature. */
const TOKEN = /^([a-z2-7]{12})\.([A-Za-z0-9_-]{64})$/;

export function messageSecret(queryable: Queryable, merchantId: string): Promise<Buffer> {
	return ensureMessageSecret(queryable, merchantId, randomBytes(32));
}

/** Of the address as its owner would write it again: in any case, with or without spaces. */
export function hashAddress(secret: Buffer, channel: MessageChannel, address: string): Buffer {
	const plain = channel === 'email' ? address.trim().toLowerCase() : address.replaceAll(/[^0-9]/g, '');
	return createHmac('sha256', secret).update(`address ${channel} ${plain}`).digest();
}

/** What the address of an opt-out page ends in: it says who asks, and tells nobody else. */
export function optOutToken(merchantId: string, secret: Buffer, emailHash: Buffer): string {
	return `${merchantId}.${Buffer.concat([emailHash, signatureOf(secret, emailHash)]).toString('base64url')}`;
}

export interface OptOutRequest {
	merchantId: string;
	emailHash: Buffer;
	shopName: string;
	/** Of the shop, BCP 47. */
	language: string;
}

/** Undefined unless the token was made here and is whole. */
export async function readOptOutToken(queryable: Queryable, token: string): Promise<OptOutRequest | undefined> {
	const [, merchantId, encoded] = TOKEN.exec(token) ?? [];
	if (merchantId === undefined || encoded === undefined) return undefined;
	const merchant = await findMessageSecret(queryable, merchantId);
	if (!merchant) return undefined;
	const bytes = Buffer.from(encoded, 'base64url');
	const emailHash = bytes.subarray(0, HASH_BYTES);
	const signature = signatureOf(merchant.secret, emailHash);
	if (!timingSafeEqual(bytes.subarray(HASH_BYTES), signature)) return undefined;
	return { merchantId, emailHash, shopName: merchant.name, language: merchant.language };
}

function signatureOf(secret: Buffer, emailHash: Buffer): Buffer {
	return createHmac('sha256', secret).update('opt-out').update(emailHash).digest().subarray(0, SIGNATURE_BYTES);
}

export async function optOut(tx: Queryable, merchantId: string, { channel, to }: OptOutInput): Promise<OptOut> {
	await insertOptOut(tx, merchantId, channel, hashAddress(await messageSecret(tx, merchantId), channel, to));
	return { channel, opted_out: true };
}

export async function optIn(tx: Queryable, merchantId: string, { channel, to }: OptOutInput): Promise<OptOut> {
	await deleteOptOutRow(tx, merchantId, channel, hashAddress(await messageSecret(tx, merchantId), channel, to));
	return { channel, opted_out: false };
}
