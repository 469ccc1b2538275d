import assert from 'node:assert/strict';
import type { Queryable } from '@endcap/server';

/** Holds what is counted against what is there, and both against the limits. */
export async function assertCouponSums(queryable: Queryable, merchantId: string): Promise<void> {
	const wrong = await queryable.query(
		{
			text: `SELECT coupon_id, uses, counted, limit_total FROM (
					SELECT coupon_id, uses, limit_total,
						(SELECT count(*) FROM wallet_coupon own WHERE own.merchant_id = $1 AND own.coupon_id = coupon.coupon_id
							AND own.customer_id IS NOT NULL AND own.status <> 'canceled')
						+ (SELECT count(*) FROM redemption use WHERE use.merchant_id = $1 AND use.coupon_id = coupon.coupon_id
							AND use.counted AND use.status IN ('reserved', 'succeeded')) AS counted
					FROM coupon WHERE merchant_id = $1
				) sums WHERE uses <> counted OR uses > limit_total`,
		},
		[merchantId],
	);
	assert.deepEqual(wrong, [], 'uses of coupons');
	const own = await queryable.query(
		{
			text: `WITH counted AS (
					SELECT coupon_id, customer_id, sum(uses)::int AS counted FROM (
						SELECT coupon_id, customer_id, 1 AS uses FROM wallet_coupon
							WHERE merchant_id = $1 AND customer_id IS NOT NULL AND status <> 'canceled'
						UNION ALL SELECT coupon_id, customer_id, 1 FROM redemption
							WHERE merchant_id = $1 AND counted AND customer_id IS NOT NULL AND status IN ('reserved', 'succeeded')
					) each GROUP BY coupon_id, customer_id
				)
				SELECT sums.* FROM (
					SELECT coupon_id, customer_id, coalesce(own.uses, 0) AS uses, coalesce(counted, 0) AS counted
					FROM counted FULL JOIN (SELECT * FROM coupon_customer WHERE merchant_id = $1) own USING (coupon_id, customer_id)
				) sums JOIN coupon ON coupon.merchant_id = $1 AND coupon.coupon_id = sums.coupon_id
				WHERE sums.uses <> counted OR sums.uses > coupon.limit_per_customer`,
		},
		[merchantId],
	);
	assert.deepEqual(own, [], 'uses of customers');
	const twice = await queryable.query(
		{
			text: `SELECT code, status FROM wallet_coupon own WHERE merchant_id = $1
				AND (status IN ('reserved', 'redeemed')) <> EXISTS (SELECT FROM redemption use
					WHERE use.merchant_id = $1 AND use.wallet_coupon_id = own.wallet_coupon_id AND NOT use.excess
						AND use.status = CASE own.status WHEN 'reserved' THEN 'reserved' ELSE 'succeeded' END)`,
		},
		[merchantId],
	);
	assert.deepEqual(twice, [], 'wallets and redemptions');
}
