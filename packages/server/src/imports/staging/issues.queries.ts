import type { Queryable } from '../../database/database.ts';
import type { RunKey } from '../run.queries.ts';
import { rowsJson } from './rows-json.ts';

export interface StagedIssue {
	number: number;
	line: number;
	wallet_coupon_id: string;
	coupon_id: string;
	code: string;
	locator: string;
	customer: string | null;
	issued_for: string | null;
	valid_until: string | null;
	/** The file says the code. */
	own_code: boolean;
}

/** Lays them down with the customers they name. */
export async function stageIssues(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	issues: readonly StagedIssue[],
): Promise<void> {
	await database.query(
		{
			text: `INSERT INTO import_issue (merchant_id, import_id, number, line, wallet_coupon_id, coupon_id, code, locator,
					customer, customer_id, issued_for, valid_until)
				SELECT $1, $2, number, line, wallet_coupon_id, said.coupon_id, code, locator, customer, found.customer_id,
					-- Without a code of its own or a name a customer has one of each coupon.
					coalesce(issued_for, CASE WHEN NOT own_code THEN 'list ' || found.customer_id END), valid_until
				FROM (SELECT * FROM jsonb_to_recordset($3::jsonb) AS said (number int,
					line int, wallet_coupon_id text, coupon_id text, code text, locator text, customer text, issued_for text,
					valid_until text, own_code boolean)) said
				LEFT JOIN LATERAL (SELECT customer_id FROM customer
					WHERE merchant_id = $1 AND erased_at IS NULL
						AND (customer_id = said.customer OR email = said.customer OR phone = said.customer) LIMIT 1) found ON true`,
		},
		[merchantId, importId, rowsJson(issues)],
	);
}

/** Finds out what is there already, and refuses what cannot be. */
export async function refuseIssues(
	database: Queryable,
	{ merchantId, importId }: RunKey,
): Promise<{ line: number; coupon_id: string; customer: string | null; refusal: string }[]> {
	await database.query(
		{
			text: `UPDATE import_issue staged SET new = false FROM wallet_coupon own
				WHERE staged.merchant_id = $1 AND staged.import_id = $2 AND own.merchant_id = $1
					AND own.coupon_id = staged.coupon_id
					AND (own.code = staged.code OR own.issued_for = staged.issued_for)`,
		},
		[merchantId, importId],
	);
	return database.query(
		{
			text: `WITH mine AS (
					SELECT staged.*, coupon.coupon_id IS NOT NULL AS known, coupon.status, coupon.limit_total, coupon.uses,
						count(*) FILTER (WHERE new AND customer_id IS NOT NULL)
							OVER (PARTITION BY staged.coupon_id ORDER BY number) AS added,
						row_number() OVER (PARTITION BY staged.coupon_id, staged.code ORDER BY number) AS of_code,
						row_number() OVER (PARTITION BY staged.coupon_id, coalesce(staged.issued_for, number::text) ORDER BY number)
							AS of_issue
					FROM import_issue staged
					LEFT JOIN coupon ON coupon.merchant_id = $1 AND coupon.coupon_id = staged.coupon_id
					WHERE staged.merchant_id = $1 AND staged.import_id = $2
				), judged AS (
					SELECT number, CASE
						WHEN NOT known THEN 'coupon_unknown'
						WHEN customer IS NOT NULL AND customer_id IS NULL THEN 'customer_unknown'
						WHEN of_code > 1 OR of_issue > 1 THEN 'issue_repeated'
						WHEN new AND status = 'ended' THEN 'coupon_state'
						WHEN new AND (EXISTS (SELECT FROM wallet_coupon other WHERE other.merchant_id = $1 AND other.code = mine.code)
							OR EXISTS (SELECT FROM coupon other WHERE other.merchant_id = $1 AND other.code = mine.code))
							THEN 'code_taken'
						WHEN new AND customer_id IS NOT NULL AND uses + added > limit_total THEN 'limit_reached'
						END AS refusal
					FROM mine
				)
				UPDATE import_issue staged SET refusal = judged.refusal FROM judged
				WHERE staged.merchant_id = $1 AND staged.import_id = $2 AND staged.number = judged.number
					AND judged.refusal IS NOT NULL
				RETURNING staged.line, staged.coupon_id, staged.customer, staged.refusal`,
		},
		[merchantId, importId],
	);
}

export async function countNewIssues(database: Queryable, { merchantId, importId }: RunKey): Promise<number> {
	const [row] = await database.query<{ created: number }>(
		{
			text: `SELECT count(*)::int AS created FROM import_issue
				WHERE merchant_id = $1 AND import_id = $2 AND new AND refusal IS NULL`,
		},
		[merchantId, importId],
	);
	return row?.created ?? 0;
}

export async function listIssuedCoupons(tx: Queryable, { merchantId, importId }: RunKey): Promise<string[]> {
	const rows = await tx.query<{ coupon_id: string }>(
		{
			text: `SELECT DISTINCT coupon_id FROM import_issue
				WHERE merchant_id = $1 AND import_id = $2 AND new AND refusal IS NULL ORDER BY coupon_id`,
		},
		[merchantId, importId],
	);
	return rows.map(({ coupon_id }) => coupon_id);
}

/** Of coupons whose rows are locked. Resolves to those that are new. */
export async function applyIssues(
	tx: Queryable,
	{ merchantId, importId }: RunKey,
): Promise<{ wallet_coupon_id: string; coupon_id: string; customer_id: string | null }[]> {
	return tx.query(
		{
			text: `INSERT INTO wallet_coupon (merchant_id, wallet_coupon_id, coupon_id, code, locator, customer_id, issued_channel,
					issued_for, valid_until)
				SELECT $1, wallet_coupon_id, coupon_id, code, locator, customer_id, 'server', issued_for, valid_until
				FROM import_issue WHERE merchant_id = $1 AND import_id = $2 AND new AND refusal IS NULL ORDER BY number
				ON CONFLICT DO NOTHING RETURNING wallet_coupon_id, coupon_id, customer_id`,
		},
		[merchantId, importId],
	);
}
