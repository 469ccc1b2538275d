import type { RedemptionSource } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { WalletCouponRow } from './wallet.queries.ts';

export interface NamedCoupon extends Pick<
	WalletCouponRow,
	'code' | 'customer_id' | 'channels' | 'valid_until' | 'status' | 'coupon_id'
> {
	name: string;
	/** Null: the coupon’s own code, for everyone. The fields of the wallet are null then. */
	wallet_coupon_id: string | null;
	/** The source asked about has it reserved or redeemed. */
	own: boolean;
}

/** What names stand for, one statement whatever they are; those that stand for nothing are left out. */
export async function findNamed(
	queryable: Queryable,
	merchantId: string,
	names: readonly { name: string; code: string }[],
	source: RedemptionSource | null,
): Promise<NamedCoupon[]> {
	return queryable.query<NamedCoupon>(
		{
			name: 'coupons_find_named',
			text: `SELECT asked.name, found.*, EXISTS (SELECT FROM redemption
						WHERE merchant_id = $1 AND source_type = $4 AND source_id = $5 AND redemption.code = found.code
							AND redemption.status IN ('reserved', 'succeeded')) AS own
				FROM unnest($2::text[], $3::text[]) AS asked (name, code)
				CROSS JOIN LATERAL (
					SELECT wallet_coupon_id, coupon_id, code, customer_id, channels, valid_until,
						CASE WHEN reserved_until <= now() THEN 'issued' ELSE status END AS status
					FROM wallet_coupon WHERE merchant_id = $1 AND code = asked.code
					UNION ALL
					SELECT wallet_coupon_id, coupon_id, code, customer_id, channels, valid_until,
						CASE WHEN reserved_until <= now() THEN 'issued' ELSE status END AS status
					FROM wallet_coupon WHERE merchant_id = $1 AND wallet_coupon_id = asked.name
					UNION ALL
					SELECT NULL, coupon_id, code, NULL, NULL, NULL, 'issued' FROM coupon WHERE merchant_id = $1 AND code = asked.code
					LIMIT 1
				) found`,
		},
		[
			merchantId,
			names.map(({ name }) => name),
			names.map(({ code }) => code),
			source?.type ?? null,
			source?.id ?? null,
		],
	);
}
