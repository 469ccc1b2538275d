import type { Channel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface WalletCouponRow {
	wallet_coupon_id: string;
	coupon_id: string;
	code: string;
	locator: string;
	customer_id: string | null;
	/** As of now: reserved only while it is. */
	status: 'issued' | 'reserved' | 'redeemed' | 'canceled';
	issued_channel: Channel;
	channels: Channel[] | null;
	valid_until: string | null;
	issued_at: Date;
	used_at: Date | null;
	used_channel: Channel | null;
	used_store_id: string | null;
}

const COLUMNS = `wallet_coupon_id, coupon_id, code, locator, customer_id,
	CASE WHEN reserved_until <= now() THEN 'issued' ELSE status END AS status,
	issued_channel, channels, valid_until, issued_at, used_at, used_channel, used_store_id`;

/** A customer’s, newest first. */
export async function listWalletCoupons(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
	{ after, limit }: { after: string | undefined; limit: number },
): Promise<WalletCouponRow[]> {
	return queryable.query<WalletCouponRow>(
		{
			name: 'wallet_list',
			text: `SELECT ${COLUMNS} FROM wallet_coupon
				WHERE merchant_id = $1 AND customer_id = $2 AND ($3::text IS NULL OR wallet_coupon_id < $3)
				ORDER BY wallet_coupon_id DESC LIMIT $4`,
		},
		[merchantId, customerId, after ?? null, limit],
	);
}

export async function findWalletCoupons(
	queryable: Queryable,
	merchantId: string,
	ids: readonly string[],
): Promise<WalletCouponRow[]> {
	return queryable.query<WalletCouponRow>(
		{
			name: 'wallet_find',
			text: `SELECT ${COLUMNS} FROM wallet_coupon WHERE merchant_id = $1 AND wallet_coupon_id = ANY ($2::text[])
				ORDER BY wallet_coupon_id`,
		},
		[merchantId, ids],
	);
}

/** Those of customers whose shown code begins with this: the rest of the code tells which it is. */
export async function findByLocator(
	queryable: Queryable,
	merchantId: string,
	locator: string,
): Promise<WalletCouponRow[]> {
	return queryable.query<WalletCouponRow>(
		{
			name: 'wallet_find_by_locator',
			text: `SELECT ${COLUMNS} FROM wallet_coupon
				WHERE merchant_id = $1 AND locator = $2 AND customer_id IS NOT NULL`,
		},
		[merchantId, locator],
	);
}

export async function findWalletCouponByCode(
	queryable: Queryable,
	merchantId: string,
	code: string,
): Promise<WalletCouponRow | undefined> {
	const [row] = await queryable.query<WalletCouponRow>(
		{
			name: 'wallet_find_by_code',
			text: `SELECT ${COLUMNS} FROM wallet_coupon WHERE merchant_id = $1 AND code = $2`,
		},
		[merchantId, code],
	);
	return row;
}

/** What it was issued for gives one only: that one. */
export async function findIssuedFor(
	queryable: Queryable,
	merchantId: string,
	couponIds: readonly string[],
	issuedFor: string,
): Promise<WalletCouponRow[]> {
	return queryable.query<WalletCouponRow>(
		{
			name: 'wallet_find_issued_for',
			text: `SELECT ${COLUMNS} FROM wallet_coupon
				WHERE merchant_id = $1 AND coupon_id = ANY ($2::text[]) AND issued_for = $3 ORDER BY coupon_id`,
		},
		[merchantId, couponIds, issuedFor],
	);
}

/** Which of these reasons a coupon was issued for already. */
export async function findIssuedReasons(
	queryable: Queryable,
	merchantId: string,
	couponId: string,
	reasons: readonly string[],
): Promise<Set<string>> {
	const rows = await queryable.query<{ issued_for: string }>(
		{
			name: 'wallet_find_issued_reasons',
			text: `SELECT issued_for FROM wallet_coupon
				WHERE merchant_id = $1 AND coupon_id = $2 AND issued_for = ANY ($3::text[])`,
		},
		[merchantId, couponId, reasons],
	);
	return new Set(rows.map(({ issued_for }) => issued_for));
}

export interface NewWalletCoupon {
	wallet_coupon_id: string;
	coupon_id: string;
	code: string;
	locator: string;
	customer_id: string | null;
	valid_until: string | null;
	issued_for: string | null;
}

/** Resolves to the ids of those that are new: what was issued for the same before is not issued again. */
export async function insertWalletCoupons(
	tx: Queryable,
	merchantId: string,
	made: readonly NewWalletCoupon[],
	{ channel, channels }: { channel: Channel; channels: readonly Channel[] | null },
): Promise<string[]> {
	const column = (field: keyof NewWalletCoupon) => made.map((each) => each[field]);
	const rows = await tx.query<{ wallet_coupon_id: string }>(
		{
			name: 'wallet_insert',
			text: `INSERT INTO wallet_coupon (merchant_id, issued_channel, channels, wallet_coupon_id, coupon_id, code, locator,
					customer_id, valid_until, issued_for)
				SELECT $1, $2, $3::text[], made.* FROM unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
					$10::text[]) AS made
				ON CONFLICT DO NOTHING RETURNING wallet_coupon_id`,
		},
		[
			merchantId,
			channel,
			channels,
			column('wallet_coupon_id'),
			column('coupon_id'),
			column('code'),
			column('locator'),
			column('customer_id'),
			column('valid_until'),
			column('issued_for'),
		],
	);
	return rows.map(({ wallet_coupon_id }) => wallet_coupon_id);
}

/** Of a coupon whose row is locked. */
export async function giveToCustomer(
	tx: Queryable,
	merchantId: string,
	walletCouponId: string,
	customerId: string,
): Promise<void> {
	await tx.query(
		{
			name: 'wallet_give',
			text: `UPDATE wallet_coupon SET customer_id = $3
				WHERE merchant_id = $1 AND wallet_coupon_id = $2 AND customer_id IS NULL AND status = 'issued'`,
		},
		[merchantId, walletCouponId, customerId],
	);
}

/** How many codes of a coupon there are for whoever has them, and how many of those are left. */
export async function countCodes(
	queryable: Queryable,
	merchantId: string,
	couponId: string,
): Promise<{ total: number; left: number }> {
	const [row] = await queryable.query<{ total: number; left: number }>(
		{
			name: 'wallet_count_codes',
			text: `SELECT count(*)::int AS total, count(*) FILTER (WHERE status = 'issued' AND customer_id IS NULL)::int AS left
				FROM wallet_coupon WHERE merchant_id = $1 AND coupon_id = $2 AND issued_for IS NULL`,
		},
		[merchantId, couponId],
	);
	return row ?? { total: 0, left: 0 };
}

/** All that was made of a coupon, in the order of making. */
export async function exportCodes(
	queryable: Queryable,
	merchantId: string,
	couponId: string,
	after: string,
	most: number,
): Promise<WalletCouponRow[]> {
	return queryable.query<WalletCouponRow>(
		{
			name: 'wallet_export_codes',
			text: `SELECT ${COLUMNS} FROM wallet_coupon
				WHERE merchant_id = $1 AND coupon_id = $2 AND wallet_coupon_id > $3 ORDER BY wallet_coupon_id LIMIT $4`,
		},
		[merchantId, couponId, after, most],
	);
}

/** The coupons of which a customer has something unused, or has reserved something. */
export async function listUnusedCoupons(tx: Queryable, merchantId: string, customerId: string): Promise<string[]> {
	const rows = await tx.query<{ coupon_id: string }>(
		{
			name: 'wallet_list_unused',
			text: `SELECT coupon_id FROM wallet_coupon
					WHERE merchant_id = $1 AND customer_id = $2 AND status IN ('issued', 'reserved')
				UNION SELECT coupon_id FROM redemption WHERE merchant_id = $1 AND customer_id = $2 AND status = 'reserved'
				ORDER BY coupon_id`,
		},
		[merchantId, customerId],
	);
	return rows.map(({ coupon_id }) => coupon_id);
}

/** Of coupons whose rows are locked. Resolves to what was taken back. */
export async function cancelUnused(
	tx: Queryable,
	merchantId: string,
	customerId: string,
): Promise<{ wallet_coupon_id: string; coupon_id: string }[]> {
	return tx.query(
		{
			name: 'wallet_cancel_unused',
			text: `UPDATE wallet_coupon SET status = 'canceled', reserved_until = NULL
				WHERE merchant_id = $1 AND customer_id = $2 AND status = 'issued' RETURNING wallet_coupon_id, coupon_id`,
		},
		[merchantId, customerId],
	);
}
