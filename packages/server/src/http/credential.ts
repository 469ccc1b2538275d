import type { Operation } from '@endcap/contract';
import type { FastifyRequest } from 'fastify';

/** What a request shows who asks by, or why it shows nothing that counts. */
export type Credential = { kind: 'key' | 'shopper' | 'staff'; text: string } | { kind: 'none'; reason: string };

/** Of the staff session: HttpOnly, and sent to this site’s own pages only. */
export const STAFF_COOKIE = 'endcap_staff';

/** A key or token in the request comes before a cookie, which the browser adds by itself. */
export function credentialOf(request: FastifyRequest, operation: Operation): Credential {
	const { authorization } = request.headers;
	if (authorization !== undefined) {
		const [scheme = '', text = ''] = authorization.split(' ', 2);
		if (scheme.toLowerCase() !== 'bearer') {
			return { kind: 'none', reason: 'The Authorization header has another scheme than Bearer.' };
		}
		return { kind: text.startsWith('st_') ? 'shopper' : 'key', text };
	}
	const { key } = request.query as { key?: unknown };
	if (key !== undefined) return keyInAddress(key, operation);
	const cookie = staffCookieOf(request);
	return cookie === undefined ? { kind: 'none', reason: 'No key was sent.' } : { kind: 'staff', text: cookie };
}

function keyInAddress(key: unknown, operation: Operation): Credential {
	if (operation.method !== 'GET' || typeof key !== 'string') {
		return { kind: 'none', reason: 'A key in the address is taken once, and for reading only.' };
	}
	if (!key.startsWith('pk_')) {
		return {
			kind: 'none',
			reason: 'Only publishable keys may be in an address; a secret key that was sent so belongs revoked.',
		};
	}
	return { kind: 'key', text: key };
}

/** RFC 6265: `name=value; name=value`. Undefined when there is none. */
export function staffCookieOf(request: FastifyRequest): string | undefined {
	for (const pair of (request.headers.cookie ?? '').split(';')) {
		const [name, value = ''] = pair.trim().split('=', 2);
		if (name === STAFF_COOKIE && value !== '') return value;
	}
	return undefined;
}
