import type { Variant } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface SoldVariant {
	sku: string;
	product_title: string;
	options: Variant['options'];
	image: string | null;
	price_amount: number | null;
	currency: string | null;
}

/** Of the SKUs those that are sold today. */
export async function findSold(
	queryable: Queryable,
	merchantId: string,
	skus: readonly string[],
): Promise<SoldVariant[]> {
	return queryable.query<SoldVariant>(
		{
			name: 'fulfillments_sold',
			text: `SELECT v.sku, p.title AS product_title, v.options, coalesce(v.image, p.image) AS image,
					v.price_amount::float8 AS price_amount, v.currency
				FROM variant v JOIN product p USING (merchant_id, product_id)
				WHERE v.merchant_id = $1 AND v.sku = ANY($2::text[]) AND NOT v.archived AND p.status = 'active'`,
		},
		[merchantId, skus],
	);
}
