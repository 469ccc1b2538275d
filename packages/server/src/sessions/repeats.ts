import type { Session } from '@endcap/contract';
import type { FastifyRequest } from 'fastify';
import type { Queryable } from '../database/database.ts';
import { identityFrom, keep, recallDone, type RequestIdentity } from '../http/idempotency.ts';
import { hashToken } from '../shared/tokens.ts';
import { isRefreshUnused } from './queries.ts';

/**
 * What tells a request for tokens that is sent again, since its answer was lost, from that of a thief: everything that it
 * says, secrets included, and the Idempotency-Key that its sender made. Undefined when it came without one.
 */
export function repeatOf(
	{ headers }: FastifyRequest,
	merchantId: string,
	...parts: readonly unknown[]
): RequestIdentity | undefined {
	const key = headers['idempotency-key'];
	return typeof key === 'string' && key !== '' ? identityFrom(merchantId, [...parts, key]) : undefined;
}

/** The session as it was answered, until its refresh token is used: then the answer was not lost. */
export async function recallSession(tx: Queryable, repeat: RequestIdentity): Promise<Session | undefined> {
	const kept = await recallDone(tx, repeat);
	if (!kept) return undefined;
	const session = JSON.parse(kept.text) as Session;
	return (await isRefreshUnused(tx, repeat.merchantId, hashToken(session.refresh_token))) ? session : undefined;
}

/** To be called in the transaction that made its tokens. */
export async function keepSession(tx: Queryable, repeat: RequestIdentity, session: Session): Promise<void> {
	await keep(tx, repeat, repeat.hash, { status: 200, text: JSON.stringify(session) });
}
