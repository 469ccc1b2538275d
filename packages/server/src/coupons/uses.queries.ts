import type { Queryable } from '../database/database.ts';

export interface Uses {
	coupon_id: string;
	uses: number;
	/** Of the customer asked for. */
	own: number;
}

/** How often coupons are used as of now: what was reserved and has lapsed is not. */
export async function readUses(
	queryable: Queryable,
	merchantId: string,
	couponIds: readonly string[],
	customerId: string | null,
): Promise<Uses[]> {
	return queryable.query<Uses>(
		{
			name: 'coupon_uses_read',
			text: `SELECT coupon.coupon_id, coupon.uses - coalesce(lapsed.uses, 0) AS uses,
					coalesce(own.uses, 0) - coalesce(lapsed.own, 0) AS own
				FROM coupon
				LEFT JOIN coupon_customer own ON own.merchant_id = $1 AND own.coupon_id = coupon.coupon_id AND own.customer_id = $3
				LEFT JOIN LATERAL (SELECT count(*)::int AS uses, (count(*) FILTER (WHERE customer_id = $3))::int AS own
					FROM redemption WHERE merchant_id = $1 AND redemption.coupon_id = coupon.coupon_id AND counted
						AND status = 'reserved' AND reserved_until <= now()) lapsed ON true
				WHERE coupon.merchant_id = $1 AND coupon.coupon_id = ANY ($2::text[])`,
		},
		[merchantId, couponIds, customerId],
	);
}

/** Uses taken or, below zero, given back. */
export interface UseChange {
	coupon_id: string;
	customer_id: string | null;
	uses: number;
	excess: number;
}

/** Of coupons whose rows are locked. The database refuses more uses than a limit. */
export async function addUses(tx: Queryable, merchantId: string, changes: readonly UseChange[]): Promise<void> {
	if (changes.length === 0) return;
	await tx.query(
		{
			name: 'coupon_uses_add',
			text: `WITH change AS (
					SELECT * FROM jsonb_to_recordset($2::jsonb)
						AS change (coupon_id text, customer_id text, uses int, excess int)
				), own AS (
					INSERT INTO coupon_customer AS own (merchant_id, coupon_id, customer_id, uses)
					SELECT $1, coupon_id, customer_id, sum(uses) FROM change WHERE customer_id IS NOT NULL
					GROUP BY coupon_id, customer_id HAVING sum(uses) > 0
					ON CONFLICT (merchant_id, coupon_id, customer_id) DO UPDATE SET uses = own.uses + excluded.uses
				), own_back AS (
					UPDATE coupon_customer own SET uses = own.uses + back.uses
					FROM (SELECT coupon_id, customer_id, sum(uses) AS uses FROM change WHERE customer_id IS NOT NULL
						GROUP BY coupon_id, customer_id HAVING sum(uses) < 0) back
					WHERE own.merchant_id = $1 AND own.coupon_id = back.coupon_id AND own.customer_id = back.customer_id
				)
				UPDATE coupon SET uses = coupon.uses + changed.uses, excess = coupon.excess + changed.excess
				FROM (SELECT coupon_id, sum(uses) AS uses, sum(excess) AS excess FROM change GROUP BY coupon_id) changed
				WHERE coupon.merchant_id = $1 AND coupon.coupon_id = changed.coupon_id`,
		},
		[merchantId, JSON.stringify(changes)],
	);
}
