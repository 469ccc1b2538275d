import type { Operation } from '@endcap/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowOrigin, originAllowed } from './cors.ts';
import type { KeyRing } from './key-ring.ts';
import type { Caller, ShopperCaller, StaffCaller } from './caller.ts';
import { credentialOf, type Credential } from './credential.ts';
import { refuse, type Refusal } from './problems.ts';
import { addressGroup, rateLimitHeaders, type RateLimiter } from './rate-limit.ts';
import { originOfPage } from './same-origin.ts';

declare module 'fastify' {
	interface FastifyRequest {
		/** Set once the key, token or session was found, also when it is then refused. */
		caller: Caller | null;
	}
}

const FAILURES_A_MINUTE = 300;
const ANYONE_A_MINUTE = 300;

export interface Gate {
	keyRing: KeyRing;
	sessionRing: KeyRing<ShopperCaller>;
	staffRing: KeyRing<StaffCaller>;
	rateLimiter: RateLimiter;
	publicUrl?: string;
}

const UNKNOWN = {
	key: 'The key sent is not known, or it was revoked or is over.',
	shopper: 'The access token sent is not known, or it is over: exchange the refresh token.',
	staff: 'Nobody is signed in with this cookie any more.',
};

/** Finds the caller and judges credential, origin, rate and operation, in this order. Undefined lets the request in. */
export async function authenticate(
	gate: Gate,
	operation: Operation,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<Refusal | undefined> {
	const { origin } = request.headers;
	if (operation.callers.includes('anyone')) return admitAnyone(gate, request);
	const credential = credentialOf(request, operation);
	const caller = await callerOf(gate, credential);
	if (!caller) {
		// The problem tells nothing about any merchant, and a page that sent a wrong key needs to be able to read why.
		if (origin !== undefined) allowOrigin(reply, '*');
		return unauthenticated(gate, request, credential.kind === 'none' ? credential.reason : UNKNOWN[credential.kind]);
	}
	request.caller = caller;
	const misplaced = caller.kind === 'staff' ? judgeStaffPage(gate, request) : judgeOrigin(gate, caller, request, reply);
	if (misplaced) return misplaced;
	const quota = gate.rateLimiter.take(`${caller.key_id} ${addressGroup(request.ip)}`, caller.rate_limit);
	reply.headers(rateLimitHeaders(caller.rate_limit, quota));
	if (!quota.taken) return rateLimited(quota.retry_after);
	if (!mayCall(operation, caller)) {
		return refuse(
			'key_not_allowed',
			`${operation.summary}: this is for ${operation.callers.join(', ')} callers, and a ${caller.kind} one asked.`,
		);
	}
	return undefined;
}

/** A kiosk may do what other publishable keys may, and what is for kiosks. */
function mayCall({ callers }: Operation, { kind, kiosk }: Caller): boolean {
	return callers.includes(kind) || (kind === 'publishable' && kiosk !== null && callers.includes('kiosk'));
}

async function callerOf(gate: Gate, credential: Credential): Promise<Caller | undefined> {
	if (credential.kind === 'key') return gate.keyRing.find(credential.text);
	if (credential.kind === 'shopper') return gate.sessionRing.find(credential.text);
	return credential.kind === 'staff' ? gate.staffRing.find(credential.text) : undefined;
}

function judgeOrigin(gate: Gate, caller: Caller, request: FastifyRequest, reply: FastifyReply): Refusal | undefined {
	const { origin } = request.headers;
	if (origin === undefined) return undefined;
	if (caller.kind === 'secret') {
		return refuse(
			'key_not_allowed',
			'This is a secret key in a browser, where anyone can read it. Revoke it, and use a publishable key in pages.',
		);
	}
	// Pages of this server, such as that of an order, have a key of the retailer’s whatever it lists.
	if (!originAllowed(caller.origins, origin) && originOfPage(request, gate.publicUrl) !== 'same') {
		return refuse(
			'origin_not_allowed',
			'The page that asked is not on an origin this key lists. Add its origin to the key, or use another key.',
		);
	}
	allowOrigin(reply, origin);
	return undefined;
}

/** A browser sends the cookie by itself, so a change also needs its word that a page of this very origin asks. */
function judgeStaffPage(gate: Gate, request: FastifyRequest): Refusal | undefined {
	const page = originOfPage(request, gate.publicUrl);
	if (page === 'same' || (page === undefined && request.method === 'GET')) return undefined;
	return refuse(
		'origin_not_allowed',
		'A staff session works from pages of this server only, in a browser that says so by Sec-Fetch-Site or Origin.',
	);
}

function admitAnyone(gate: Gate, request: FastifyRequest): Refusal | undefined {
	// Else a page elsewhere could sign people in as somebody they are not.
	if (originOfPage(request, gate.publicUrl) === 'other') {
		return refuse('origin_not_allowed', 'This is for pages of this server, and a page of another origin asked.');
	}
	const quota = gate.rateLimiter.take(`anyone ${addressGroup(request.ip)}`, ANYONE_A_MINUTE);
	return quota.taken ? undefined : rateLimited(quota.retry_after, { 'retry-after': String(quota.retry_after) });
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
