import type { Channel, Coupon, CouponStatus } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

/** What the retailer says of a coupon, but for its SKUs. */
export interface CouponFields {
	coupon_id: string;
	status: CouponStatus;
	name: string;
	description: string | null;
	terms: string | null;
	benefit: Coupon['benefit'];
	/** Null: it is for all goods. */
	categories: string[] | null;
	/** int8, read as text. */
	minimum_spend_amount: string | number | null;
	stores: string[] | null;
	channels: Channel[] | null;
	first_order_only: boolean;
	stackable: boolean;
	valid_from: string | null;
	valid_until: string | null;
	limit_total: number | null;
	limit_per_customer: number | null;
	code: string | null;
	claimable: boolean;
	segments: string[] | null;
	birthday: Coupon['birthday'];
	receipt: Coupon['receipt'];
}

export interface CouponRow extends CouponFields {
	uses: number;
	excess: number;
	created_at: Date;
	updated_at: Date;
	sku_count: number;
}

export const COUPON_FIELDS =
	'coupon_id, status, name, description, terms, benefit, categories, minimum_spend_amount, stores, channels, first_order_only, stackable, valid_from, valid_until, limit_total, limit_per_customer, code, claimable, segments, birthday, receipt';

const SKU_COUNT = `(SELECT count(*)::int FROM coupon_product product
	WHERE product.merchant_id = coupon.merchant_id AND product.coupon_id = coupon.coupon_id) AS sku_count`;

/** Of `FROM coupon`. */
export const COUPON_COLUMNS = `${COUPON_FIELDS.replaceAll(/\w+/g, 'coupon.$&')}, coupon.uses, coupon.excess,
	coupon.created_at, coupon.updated_at, ${SKU_COUNT}`;

export interface CouponFilter {
	statuses: readonly CouponStatus[] | undefined;
	/** LIKE patterns, every one of which has to match somewhere. */
	patterns: string[];
	after: string | undefined;
	limit: number;
}

export async function listCoupons(
	queryable: Queryable,
	merchantId: string,
	{ statuses, patterns, after, limit }: CouponFilter,
): Promise<CouponRow[]> {
	return queryable.query<CouponRow>(
		{
			name: 'coupons_list',
			text: `SELECT ${COUPON_COLUMNS} FROM coupon
				WHERE merchant_id = $1 AND ($2::text[] IS NULL OR status = ANY ($2))
					AND NOT EXISTS (SELECT FROM unnest($3::text[]) AS word
						WHERE NOT (name ILIKE word OR coupon_id ILIKE word OR coalesce(code, '') ILIKE word))
					AND ($4::text IS NULL OR coupon_id > $4)
				ORDER BY coupon_id LIMIT $5`,
		},
		[merchantId, statuses ?? null, patterns, after ?? null, limit],
	);
}

export async function findCoupons(
	queryable: Queryable,
	merchantId: string,
	couponIds: readonly string[],
): Promise<CouponRow[]> {
	return queryable.query<CouponRow>(
		{
			name: 'coupons_find',
			text: `SELECT ${COUPON_COLUMNS} FROM coupon WHERE merchant_id = $1 AND coupon_id = ANY ($2::text[])`,
		},
		[merchantId, couponIds],
	);
}

/** Those that shoppers may claim by themselves. */
export async function findClaimable(queryable: Queryable, merchantId: string, most: number): Promise<CouponRow[]> {
	return queryable.query<CouponRow>(
		{
			name: 'coupons_find_claimable',
			text: `SELECT ${COUPON_COLUMNS} FROM coupon
				WHERE merchant_id = $1 AND status = 'active' AND claimable AND (limit_total IS NULL OR uses < limit_total)
				ORDER BY coupon_id LIMIT $2`,
		},
		[merchantId, most],
	);
}

/** Those that come with a receipt of at least that amount. */
export async function findReceiptCoupons(
	queryable: Queryable,
	merchantId: string,
	amount: number,
): Promise<CouponRow[]> {
	return queryable.query<CouponRow>(
		{
			name: 'coupons_find_receipt',
			text: `SELECT ${COUPON_COLUMNS} FROM coupon
				WHERE merchant_id = $1 AND status = 'active' AND receipt IS NOT NULL
					AND (receipt -> 'minimum' ->> 'amount')::bigint <= $2
				ORDER BY coupon_id`,
		},
		[merchantId, amount],
	);
}

/** Of all merchants: active ones for birthdays that shoppers cannot get by themselves. */
export async function findGivenForBirthdays(
	queryable: Queryable,
): Promise<{ merchant_id: string; coupon_id: string; version: string }[]> {
	return queryable.query({
		name: 'coupons_find_for_birthdays',
		text: `SELECT merchant_id, coupon_id, updated_at::text AS version FROM coupon
			WHERE status = 'active' AND birthday IS NOT NULL AND code IS NULL AND NOT claimable AND receipt IS NULL
			ORDER BY merchant_id, coupon_id`,
	});
}

/** Locked until the transaction ends, by id. Those that are not there are left out. */
export async function lockCoupons(
	tx: Queryable,
	merchantId: string,
	couponIds: readonly string[],
): Promise<CouponRow[]> {
	return tx.query<CouponRow>(
		{
			name: 'coupons_lock',
			text: `SELECT ${COUPON_COLUMNS} FROM coupon WHERE merchant_id = $1 AND coupon_id = ANY ($2::text[])
				ORDER BY coupon_id FOR UPDATE OF coupon`,
		},
		[merchantId, couponIds],
	);
}

/** True when it was not there before. */
export async function upsertCoupon(tx: Queryable, merchantId: string, fields: CouponFields): Promise<boolean> {
	const rest = COUPON_FIELDS.split(', ').slice(1);
	const [row] = await tx.query<{ created: boolean }>(
		{
			name: 'coupons_upsert',
			text: `INSERT INTO coupon (merchant_id, ${COUPON_FIELDS})
				SELECT $1, ${COUPON_FIELDS} FROM jsonb_populate_record(NULL::coupon, $2::jsonb)
				ON CONFLICT (merchant_id, coupon_id) DO UPDATE
					SET ${rest.map((field) => `${field} = excluded.${field}`).join(', ')}, updated_at = now()
				-- A row that this statement inserted was locked by nobody.
				RETURNING xmax = 0 AS created`,
		},
		[merchantId, JSON.stringify(fields)],
	);
	return row?.created === true;
}

/** Of a coupon that nobody has anything of. */
export async function deleteCoupon(tx: Queryable, merchantId: string, couponId: string): Promise<void> {
	await tx.query({ name: 'coupons_delete', text: 'DELETE FROM coupon WHERE merchant_id = $1 AND coupon_id = $2' }, [
		merchantId,
		couponId,
	]);
}

/** Whether something was made of it: a code, something in a wallet, a use, an offer. */
export async function isCouponUsed(tx: Queryable, merchantId: string, couponId: string): Promise<boolean> {
	const [row] = await tx.query<{ used: boolean }>(
		{
			name: 'coupons_is_used',
			text: `SELECT EXISTS (SELECT FROM wallet_coupon WHERE merchant_id = $1 AND coupon_id = $2)
				OR EXISTS (SELECT FROM redemption WHERE merchant_id = $1 AND coupon_id = $2)
				OR EXISTS (SELECT FROM offer WHERE merchant_id = $1 AND coupon_id = $2) AS used`,
		},
		[merchantId, couponId],
	);
	return row?.used === true;
}

/** Whether something else than this coupon has the code. */
export async function isCodeTaken(tx: Queryable, merchantId: string, code: string, couponId: string): Promise<boolean> {
	const [row] = await tx.query<{ taken: boolean }>(
		{
			name: 'coupons_is_code_taken',
			text: `SELECT EXISTS (SELECT FROM coupon WHERE merchant_id = $1 AND code = $2 AND coupon_id <> $3)
				OR EXISTS (SELECT FROM wallet_coupon WHERE merchant_id = $1 AND code = $2) AS taken`,
		},
		[merchantId, code, couponId],
	);
	return row?.taken === true;
}
