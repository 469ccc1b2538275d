import type { Queryable } from '../database/database.ts';

/** One merchant’s one import. */
export interface RunKey {
	merchantId: string;
	importId: string;
}

export interface Run {
	import_id: string;
	owner: string;
	request_hash: Buffer | null;
	started_at: Date;
	silent: boolean;
}

/** A sign of life is due every few seconds; without one for this long, the import is dead. */
const SILENCE = `interval '20 seconds'`;

const STAGING = [
	'import_level',
	'import_variant',
	'import_product',
	'import_store',
	'import_coupon',
	'import_issue',
] as const;
const ROWS_A_DELETE = 5000;

export async function findRun(database: Queryable, merchantId: string): Promise<Run | undefined> {
	const [run] = await database.query<Run>(
		{
			text: `SELECT import_id, owner, request_hash, started_at, heartbeat_at < now() - ${SILENCE} AS silent
				FROM import_run WHERE merchant_id = $1`,
		},
		[merchantId],
	);
	return run;
}

/** Takes the merchant’s turn, also from the import that is named as dead. False when another one has it. */
export async function beginRun(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	{ owner, requestHash, dead }: { owner: string; requestHash: Buffer | null; dead: string | null },
): Promise<boolean> {
	const rows = await database.query(
		{
			text: `INSERT INTO import_run AS run (merchant_id, import_id, owner, request_hash) VALUES ($1, $2, $3, $4)
				ON CONFLICT (merchant_id) DO UPDATE SET import_id = excluded.import_id, owner = excluded.owner,
					request_hash = excluded.request_hash, started_at = now(), heartbeat_at = now()
					WHERE run.import_id = $5
				RETURNING import_id`,
		},
		[merchantId, importId, owner, requestHash, dead],
	);
	return rows.length > 0;
}

/** False when another import has taken the turn. */
export async function beatRun(database: Queryable, { merchantId, importId }: RunKey): Promise<boolean> {
	const rows = await database.query(
		{
			text: `UPDATE import_run SET heartbeat_at = now() WHERE merchant_id = $1 AND import_id = $2 RETURNING import_id`,
		},
		[merchantId, importId],
	);
	return rows.length > 0;
}

/** Gives the turn back; in the transaction that applies, so that one that lost its turn applies nothing. */
export async function endRun(database: Queryable, { merchantId, importId }: RunKey): Promise<boolean> {
	const rows = await database.query(
		{ text: `DELETE FROM import_run WHERE merchant_id = $1 AND import_id = $2 RETURNING import_id` },
		[merchantId, importId],
	);
	return rows.length > 0;
}

/** Deletes what a finished import staged, in pieces, so that readers of an embedded database are not kept waiting. */
export async function clearStaging(database: Queryable, { merchantId, importId }: RunKey): Promise<void> {
	for (const table of STAGING) {
		let deleted = ROWS_A_DELETE;
		while (deleted === ROWS_A_DELETE) {
			const [row] = await database.query<{ deleted: number }>(
				{
					text: `WITH gone AS (DELETE FROM ${table} WHERE ctid = ANY (ARRAY(
							SELECT ctid FROM ${table} WHERE merchant_id = $1 AND import_id = $2 LIMIT ${ROWS_A_DELETE}))
							RETURNING 1)
						SELECT count(*)::int AS deleted FROM gone`,
				},
				[merchantId, importId],
			);
			deleted = row?.deleted ?? 0;
		}
	}
}

/** Imports of which something is staged and which no longer run. Without a merchant: of all of them. */
export async function findLeftovers(database: Queryable, merchantId: string | null): Promise<RunKey[]> {
	const staged = STAGING.map((table) => `SELECT DISTINCT merchant_id, import_id FROM ${table}`).join(' UNION ');
	return database.query<RunKey>(
		{
			text: `SELECT merchant_id AS "merchantId", import_id AS "importId" FROM (${staged}) staged
				WHERE ($1::text IS NULL OR merchant_id = $1) AND NOT EXISTS (
					SELECT FROM import_run run
					WHERE run.merchant_id = staged.merchant_id AND run.import_id = staged.import_id)`,
		},
		[merchantId],
	);
}

/** Runs of every merchant, for the sweep at a server’s start. */
export async function listRuns(database: Queryable): Promise<(Run & { merchant_id: string })[]> {
	return database.query({
		text: `SELECT merchant_id, import_id, owner, request_hash, started_at, heartbeat_at < now() - ${SILENCE} AS silent
			FROM import_run ORDER BY merchant_id`,
	});
}
