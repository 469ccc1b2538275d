import type { Operation } from '@endcap/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowOrigin, originAllowed } from './cors.ts';
import type { KeyRing } from './key-ring.ts';
import type { Caller } from './caller.ts';
import { refuse, type Refusal } from './problems.ts';
import { addressGroup, rateLimitHeaders, type RateLimiter } from './rate-limit.ts';

declare module 'fastify' {
	interface FastifyRequest {
		/** Set once the key was found, also when it is then refused. */
		caller: Caller | null;
	}
}

const FAILURES_A_MINUTE = 300;

export interface Gate {
	keyRing: KeyRing;
	rateLimiter: RateLimiter;
}

/** Finds the caller and judges key, origin, rate and operation, in this order. Undefined lets the request in. */
export async function authenticate(
	gate: Gate,
	operation: Operation,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<Refusal | undefined> {
	const { origin } = request.headers;
	const { key, reason } = keyOf(request, operation);
	const caller = key === undefined ? undefined : await gate.keyRing.find(key);
	if (!caller) {
		// The problem tells nothing about any merchant, and a page that sent a wrong key needs to be able to read why.
		if (origin !== undefined) allowOrigin(reply, '*');
		return unauthenticated(gate, request, reason);
	}
	request.caller = caller;
	if (origin !== undefined) {
		if (caller.kind === 'secret') {
			return refuse(
				'key_not_allowed',
				'This is a secret key in a browser, where anyone can read it. Revoke it, and use a publishable key in pages.',
			);
		}
		if (!originAllowed(caller.origins, origin)) {
			return refuse(
				'origin_not_allowed',
				'The page that asked is not on an origin this key lists. Add its origin to the key, or use another key.',
			);
		}
		allowOrigin(reply, origin);
	}
	const quota = gate.rateLimiter.take(`${caller.key_id} ${addressGroup(request.ip)}`, caller.rate_limit);
	reply.headers(rateLimitHeaders(caller.rate_limit, quota));
	if (!quota.taken) return rateLimited(quota.retry_after);
	if (!operation.callers.includes(caller.kind)) {
		return refuse(
			'key_not_allowed',
			`${operation.summary}: this needs a ${operation.callers.join(' or ')} key, and a ${caller.kind} one was sent.`,
		);
	}
	return undefined;
}

function keyOf(request: FastifyRequest, operation: Operation): { key?: string; reason: string } {
	const { authorization } = request.headers;
	if (authorization !== undefined) {
		const [scheme = '', key = ''] = authorization.split(' ', 2);
		if (scheme.toLowerCase() === 'bearer') return { key, reason: 'The key sent is not known, or it was revoked.' };
		return { reason: 'The Authorization header has another scheme than Bearer.' };
	}
	const { key } = request.query as { key?: unknown };
	if (key === undefined) return { reason: 'No key was sent.' };
	if (operation.method !== 'GET' || typeof key !== 'string') {
		return { reason: 'A key in the address is taken once, and for reading only.' };
	}
	if (!key.startsWith('pk_')) {
		return { reason: 'Only publishable keys may be in an address; a secret key that was sent so belongs revoked.' };
	}
	return { key, reason: 'The key sent is not known, or it was revoked.' };
}

function unauthenticated(gate: Gate, request: FastifyRequest, reason: string): Refusal {
	const quota = gate.rateLimiter.take(`failed ${addressGroup(request.ip)}`, FAILURES_A_MINUTE);
	if (!quota.taken) return rateLimited(quota.retry_after, { 'retry-after': String(quota.retry_after) });
	return refuse('unauthenticated', `${reason} Send a key as “Authorization: Bearer …”, or as ?key=pk_… when reading.`, {
		headers: { 'www-authenticate': 'Bearer realm="Endcap"' },
	});
}

function rateLimited(seconds: number, headers?: Record<string, string>): Refusal {
	return refuse('rate_limited', `Too many requests in the last minute. Ask again in ${seconds} s.`, { headers });
}
