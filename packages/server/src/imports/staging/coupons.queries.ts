import type { Queryable } from '../../database/database.ts';
import type { CouponFields } from '../../coupons/queries.ts';
import { COUPON_FIELDS } from '../../coupons/queries.ts';
import type { RunKey } from '../run.queries.ts';
import { rowsJson } from './rows-json.ts';

export interface StagedCoupon {
	number: number;
	line: number;
	coupon_id: string;
	fields: Partial<CouponFields>;
	skus: string[] | null;
}

/** What a new coupon has that a file does not mention. */
const DEFAULTS: Partial<CouponFields> = {
	status: 'active',
	description: null,
	terms: null,
	categories: null,
	minimum_spend_amount: null,
	stores: null,
	channels: null,
	first_order_only: false,
	stackable: false,
	valid_from: null,
	valid_until: null,
	limit_total: null,
	limit_per_customer: null,
	code: null,
	claimable: false,
	segments: null,
	birthday: null,
	receipt: null,
};

/** Resolves to the places of those that the file has twice. */
export async function stageCoupons(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	coupons: readonly StagedCoupon[],
): Promise<number[]> {
	const rows = await database.query<{ number: number }>(
		{
			text: `WITH said AS (
					SELECT * FROM jsonb_to_recordset($3::jsonb)
						AS said (number int, line int, coupon_id text, fields jsonb, skus text[])
				), staged AS (
					INSERT INTO import_coupon (merchant_id, import_id, number, line, coupon_id, fields, skus)
					SELECT $1, $2, number, line, coupon_id, fields, CASE WHEN skus IS NOT NULL THEN ARRAY(SELECT DISTINCT sku FROM unnest(skus) AS sku) END
					FROM said ORDER BY number ON CONFLICT DO NOTHING RETURNING number
				)
				SELECT number FROM said WHERE number NOT IN (SELECT number FROM staged) ORDER BY number`,
		},
		[merchantId, importId, rowsJson(coupons)],
	);
	return rows.map(({ number }) => number);
}

const KEPT = `(to_jsonb(coupon) - ARRAY['merchant_id', 'uses', 'excess', 'created_at', 'updated_at'])`;

/** Coupons as they will be, with `before` as they are; `$3` are the defaults. */
const MERGED = `SELECT staged.*, coupon.coupon_id IS NULL AS new, coupon.uses, ${KEPT} AS before,
		coalesce(${KEPT}, $3::jsonb) || staged.fields || jsonb_build_object('coupon_id', staged.coupon_id) AS after
	FROM import_coupon staged LEFT JOIN coupon ON coupon.merchant_id = $1 AND coupon.coupon_id = staged.coupon_id
	WHERE staged.merchant_id = $1 AND staged.import_id = $2 AND staged.refusal IS NULL`;

const OTHER_SKUS = `merged.skus IS NOT NULL AND ARRAY(SELECT sku::text FROM coupon_product product
		WHERE product.merchant_id = $1 AND product.coupon_id = merged.coupon_id ORDER BY 1)
	IS DISTINCT FROM ARRAY(SELECT sku FROM unnest(merged.skus) AS sku ORDER BY 1)`;

const parameters = ({ merchantId, importId }: RunKey) => [merchantId, importId, JSON.stringify(DEFAULTS)];

/** Refuses what speaks against coupons that are there, and against others of the file. */
export async function refuseCoupons(
	database: Queryable,
	key: RunKey,
): Promise<{ line: number; coupon_id: string; refusal: string }[]> {
	return database.query(
		{
			text: `WITH merged AS (${MERGED}), judged AS (
					SELECT number, CASE
						WHEN before ->> 'status' = 'ended' AND after ->> 'status' <> 'ended'
							OR after ->> 'status' = 'draft' AND before ->> 'status' <> 'draft' THEN 'coupon_state'
						WHEN (after ->> 'limit_total')::int < uses THEN 'limit_below_uses'
						WHEN after ->> 'valid_until' <= after ->> 'valid_from' THEN 'valid_until_early'
						WHEN after ->> 'code' IS NOT NULL AND (
							EXISTS (SELECT FROM wallet_coupon own WHERE own.merchant_id = $1 AND own.code = after ->> 'code')
							OR EXISTS (SELECT FROM coupon other WHERE other.merchant_id = $1 AND other.code = after ->> 'code'
								AND other.coupon_id <> merged.coupon_id
								AND NOT EXISTS (SELECT FROM merged own WHERE own.coupon_id = other.coupon_id))
							OR EXISTS (SELECT FROM merged other WHERE other.after ->> 'code' = merged.after ->> 'code'
								AND other.number < merged.number)) THEN 'code_taken'
						END AS refusal
					FROM merged
				)
				UPDATE import_coupon staged SET refusal = judged.refusal FROM judged
				WHERE staged.merchant_id = $1 AND staged.import_id = $2 AND staged.number = judged.number
					AND judged.refusal IS NOT NULL
				RETURNING staged.line, staged.coupon_id, staged.refusal`,
		},
		parameters(key),
	);
}

export async function compareCoupons(database: Queryable, key: RunKey): Promise<{ created: number; changed: number }> {
	const [row] = await database.query<{ created: number; changed: number }>(
		{
			text: `WITH merged AS (${MERGED})
				SELECT count(*) FILTER (WHERE new)::int AS created,
					count(*) FILTER (WHERE NOT new AND (before IS DISTINCT FROM after OR ${OTHER_SKUS}))::int AS changed
				FROM merged`,
		},
		parameters(key),
	);
	return row ?? { created: 0, changed: 0 };
}

/** Writes those that differ, by id. */
export async function applyCoupons(tx: Queryable, key: RunKey): Promise<{ coupon_id: string; created: boolean }[]> {
	const rest = COUPON_FIELDS.split(', ').slice(1);
	// Codes may go from one coupon of the file to another.
	await tx.query(
		{
			text: `WITH merged AS (${MERGED})
				UPDATE coupon SET code = NULL FROM merged WHERE coupon.merchant_id = $1
					AND coupon.coupon_id = merged.coupon_id AND coupon.code IS DISTINCT FROM merged.after ->> 'code'`,
		},
		parameters(key),
	);
	return tx.query(
		{
			text: `WITH merged AS (${MERGED}), written AS (
					INSERT INTO coupon (merchant_id, ${COUPON_FIELDS})
					SELECT $1, ${COUPON_FIELDS.replaceAll(/\w+/g, 'made.$&')}
					FROM merged, jsonb_populate_record(NULL::coupon, merged.after) AS made
					WHERE merged.new OR before IS DISTINCT FROM after OR ${OTHER_SKUS} ORDER BY made.coupon_id
					ON CONFLICT (merchant_id, coupon_id) DO UPDATE
						SET ${rest.map((field) => `${field} = excluded.${field}`).join(', ')}, updated_at = now()
					RETURNING coupon_id, xmax = 0 AS created
				)
				SELECT * FROM written ORDER BY coupon_id`,
		},
		parameters(key),
	);
}

/** The articles of coupons that were written. */
export async function applyCouponProducts(tx: Queryable, { merchantId, importId }: RunKey): Promise<void> {
	await tx.query(
		{
			text: `WITH named AS (
					SELECT coupon_id, skus FROM import_coupon
					WHERE merchant_id = $1 AND import_id = $2 AND refusal IS NULL AND skus IS NOT NULL
				), said AS (
					SELECT coupon_id, sku FROM named, unnest(skus) AS sku
				), gone AS (
					DELETE FROM coupon_product product USING named
					WHERE product.merchant_id = $1 AND product.coupon_id = named.coupon_id
						AND NOT EXISTS (SELECT FROM said WHERE said.coupon_id = product.coupon_id AND said.sku = product.sku)
				)
				INSERT INTO coupon_product (merchant_id, coupon_id, sku)
				SELECT $1, coupon_id, sku FROM said ORDER BY coupon_id, sku ON CONFLICT DO NOTHING`,
		},
		[merchantId, importId],
	);
}
