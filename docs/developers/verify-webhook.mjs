import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_SECONDS = 300;

/**
 * What a webhook says, when it is from Endcap and new; throws otherwise. `headers` as Node has them, in small letters.
 * `body` is the very text that came: parsed and written anew it is another one.
 */
export function verifyWebhook(secret, headers, body) {
	const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures = '' } = headers;
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
	// Several while the secret is changed.
	const signed = signatures.split(' ').some((each) => {
		const [version, signature = ''] = each.split(',');
		const given = Buffer.from(signature, 'base64');
		return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
	});
	if (!signed) throw new Error('Not signed with this secret');
	const age = Math.abs(Date.now() / 1000 - Number(timestamp));
	if (!(age <= TOLERANCE_SECONDS)) throw new Error('Signed more than five minutes ago');
	return JSON.parse(body);
}
