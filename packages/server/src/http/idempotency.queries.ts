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

export async function forgetOldAnswers(tx: Queryable, merchantId: string): Promise<void> {
	await tx.query(
		{
			name: 'idempotency_forget',
			text: `DELETE FROM idempotent_request WHERE merchant_id = $1 AND created_at <= now() - interval '24 hours'`,
		},
		[merchantId],
	);
}

/** As `claimRequest`, one answer each. */
export async function claimRequests(
	tx: Queryable,
	merchantId: string,
	requestHashes: readonly Buffer[],
): Promise<boolean[]> {
	const rows = await tx.query<{ claimed: boolean }>(
		{
			name: 'idempotency_claim_many',
			text: `SELECT pg_try_advisory_xact_lock(hashtextextended('idempotency ' || $1 || ' ' || encode(hash, 'hex'), 0)) AS claimed
				FROM unnest($2::bytea[]) WITH ORDINALITY AS request (hash, number) ORDER BY number`,
		},
		[merchantId, requestHashes],
	);
	return rows.map(({ claimed }) => claimed);
}

export interface HashedAnswer extends StoredAnswer {
	request_hash: Buffer;
}

export async function findAnswers(
	tx: Queryable,
	merchantId: string,
	requestHashes: readonly Buffer[],
): Promise<HashedAnswer[]> {
	return tx.query<HashedAnswer>(
		{
			name: 'idempotency_find_many',
			// One by one through the primary key: for an array the planner may go through all of the last 24 hours instead.
			text: `SELECT request_hash, fingerprint, status, answer FROM unnest($2::bytea[]) AS request (hash)
				CROSS JOIN LATERAL (
					SELECT * FROM idempotent_request WHERE merchant_id = $1 AND request_hash = request.hash OFFSET 0
				) found WHERE created_at > now() - interval '24 hours'`,
		},
		[merchantId, requestHashes],
	);
}

export async function storeAnswers(tx: Queryable, merchantId: string, answers: readonly HashedAnswer[]): Promise<void> {
	await tx.query(
		{
			name: 'idempotency_store_many',
			text: `INSERT INTO idempotent_request (merchant_id, request_hash, fingerprint, status, answer)
				SELECT $1, * FROM unnest($2::bytea[], $3::bytea[], $4::integer[], $5::bytea[])`,
		},
		[
			merchantId,
			answers.map(({ request_hash }) => request_hash),
			answers.map(({ fingerprint }) => fingerprint),
			answers.map(({ status }) => status),
			answers.map(({ answer }) => answer),
		],
	);
}
