import type { Queryable } from '../database/database.ts';

export interface StoredAnswer {
	fingerprint: Buffer;
	status: number;
	answer: Buffer;
}

/** False when another transaction works on the same request. Held until this one ends. */
export async function claimRequest(tx: Queryable, merchantId: string, requestHash: Buffer): Promise<boolean> {
	const [row] = await tx.query<{ claimed: boolean }>(
		{
			name: 'idempotency_claim',
			text: `SELECT pg_try_advisory_xact_lock(hashtextextended('idempotency ' || $1 || ' ' || encode($2::bytea, 'hex'), 0)) AS claimed`,
		},
		[merchantId, requestHash],
	);
	return row?.claimed === true;
}

export async function findAnswer(
	tx: Queryable,
	merchantId: string,
	requestHash: Buffer,
): Promise<StoredAnswer | undefined> {
	const [row] = await tx.query<StoredAnswer>(
		{
			name: 'idempotency_find',
			text: `SELECT fingerprint, status, answer FROM idempotent_request
				WHERE merchant_id = $1 AND request_hash = $2 AND created_at > now() - interval '24 hours'`,
		},
		[merchantId, requestHash],
	);
	return row;
}

export async function storeAnswer(
	tx: Queryable,
	merchantId: string,
	requestHash: Buffer,
	{ fingerprint, status, answer }: StoredAnswer,
): Promise<void> {
	await tx.query(
		{
			name: 'idempotency_store',
			text: `INSERT INTO idempotent_request (merchant_id, request_hash, fingerprint, status, answer)
				VALUES ($1, $2, $3, $4, $5)`,
		},
		[merchantId, requestHash, fingerprint, status, answer],
	);
}

/** A few at a time; those that somebody else is forgetting are left to them, since whoever waits here may hold stock. */
export async function forgetOldAnswers(tx: Queryable, merchantId: string): Promise<void> {
	await tx.query(
		{
			name: 'idempotency_forget',
			text: `DELETE FROM idempotent_request WHERE merchant_id = $1 AND request_hash IN (
				SELECT request_hash FROM idempotent_request WHERE merchant_id = $1 AND created_at <= now() - interval '24 hours'
				ORDER BY created_at LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
		},
		[merchantId],
	);
}
