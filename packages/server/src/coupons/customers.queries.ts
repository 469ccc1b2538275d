import type { Queryable } from '../database/database.ts';
import type { BasketCustomer } from './terms.ts';

/** Undefined when there is no such customer. */
export async function findBasketCustomer(
	queryable: Queryable,
	merchantId: string,
	customerId: string,
): Promise<BasketCustomer | undefined> {
	const [row] = await queryable.query<BasketCustomer>(
		{
			name: 'coupons_customer',
			text: `SELECT customer_id, segments, birthday,
					NOT EXISTS (SELECT FROM placed_order
						WHERE merchant_id = $1 AND owner_id = $2 AND status <> 'canceled')
						AND NOT EXISTS (SELECT FROM sale WHERE merchant_id = $1 AND customer_id = $2) AS first_order
				FROM customer WHERE merchant_id = $1 AND customer_id = $2 AND erased_at IS NULL`,
		},
		[merchantId, customerId],
	);
	return row;
}

export interface IssueTarget {
	customerIds: readonly string[] | null;
	segment: string | null;
	birthday: boolean;
}

export interface Receiver {
	customer_id: string;
	birthday: string | null;
	segments: string[];
}

/** Customers that a coupon is for, but for those who have as many of it as they may. */
export async function findReceivers(
	queryable: Queryable,
	merchantId: string,
	couponId: string,
	{ customerIds, segment, birthday }: IssueTarget,
	mostEach: number | null,
): Promise<Receiver[]> {
	return queryable.query(
		{
			name: 'coupons_receivers',
			text: `SELECT customer_id, birthday, segments FROM customer
				WHERE merchant_id = $1 AND erased_at IS NULL
					AND ($3::text[] IS NULL OR customer_id = ANY ($3))
					AND ($4::text IS NULL OR $4 = ANY (segments))
					AND (NOT $5::boolean OR birthday IS NOT NULL)
					AND ($6::integer IS NULL OR NOT EXISTS (SELECT FROM coupon_customer own
						WHERE own.merchant_id = $1 AND own.coupon_id = $2 AND own.customer_id = customer.customer_id
							AND own.uses >= $6))
				ORDER BY customer_id`,
		},
		[merchantId, couponId, customerIds, segment, birthday, mostEach],
	);
}

/** The zone of the merchant’s first store, for what happens in none. */
export async function findHomeTimezone(queryable: Queryable, merchantId: string): Promise<string> {
	const [row] = await queryable.query<{ timezone: string }>(
		{
			name: 'coupons_home_timezone',
			text: `SELECT timezone FROM store WHERE merchant_id = $1
				ORDER BY status <> 'active', kind <> 'store', store_id COLLATE "C" LIMIT 1`,
		},
		[merchantId],
	);
	return row?.timezone ?? 'UTC';
}
