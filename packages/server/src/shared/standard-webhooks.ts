import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Standard Webhooks 1.0: how far its clock may be from ours, so that an old notice is not played again. */
const TOLERANCE_SECONDS = 300;
const PREFIX = 'whsec_';

/** The key in a `whsec_…`; undefined when it is none, or shorter than the specification asks for. */
export function keyOfSecret(secret: string): Buffer | undefined {
	const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : '';
	const key = /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0);
	return key.byteLength >= 24 && key.byteLength <= 64 ? key : undefined;
}

/** How a key is shown to people. */
export function secretOfKey(key: Buffer): string {
	return PREFIX + key.toString('base64');
}

export interface SignedContent {
	id: string;
	/** Seconds since 1970. */
	timestamp: string;
	body: Buffer | string;
}

/** `v1,…`: HMAC-SHA256 over id, timestamp and the very bytes of the body. */
export function sign(key: Buffer, { id, timestamp, body }: SignedContent): string {
	return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

/** The notice’s id when a key of ours signed it within the last minutes; else why it is not believed. */
export function verify(
	key: Buffer,
	headers: IncomingHttpHeaders,
	body: Buffer,
	now: Date,
): { id: string } | { refused: string } {
	const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
	if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string' || id.length > 200) {
		return { refused: 'The headers webhook-id, webhook-timestamp and webhook-signature are needed.' };
	}
	const expected = Buffer.from(sign(key, { id, timestamp, body }));
	const signed = signatures.split(' ').some((each) => {
		const given = Buffer.from(each);
		return given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
	});
	if (!signed) return { refused: 'The signature is not that of the secret set up here.' };
	const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
	// Of a timestamp that is no number too.
	if (!(age <= TOLERANCE_SECONDS)) return { refused: 'It was signed more than five minutes ago, or in the future.' };
	return { id };
}
