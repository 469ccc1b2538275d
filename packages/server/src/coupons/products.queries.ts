import type { Queryable } from '../database/database.ts';

/** Makes these the articles of a coupon. */
export async function replaceProducts(
	tx: Queryable,
	merchantId: string,
	couponId: string,
	skus: readonly string[],
): Promise<void> {
	await tx.query(
		{
			name: 'coupon_products_replace',
			text: `WITH said AS (
					SELECT DISTINCT sku FROM unnest($3::text[]) AS sku
				), gone AS (
					DELETE FROM coupon_product product WHERE merchant_id = $1 AND coupon_id = $2
						AND NOT EXISTS (SELECT FROM said WHERE said.sku = product.sku)
				)
				INSERT INTO coupon_product (merchant_id, coupon_id, sku) SELECT $1, $2, sku FROM said ON CONFLICT DO NOTHING`,
		},
		[merchantId, couponId, skus],
	);
}

/** The first of each coupon’s, by SKU. */
export async function listProducts(
	queryable: Queryable,
	merchantId: string,
	couponIds: readonly string[],
	most: number | null,
): Promise<{ coupon_id: string; sku: string }[]> {
	return queryable.query(
		{
			name: 'coupon_products_list',
			text: `SELECT named.coupon_id, first.sku FROM unnest($2::text[]) AS named (coupon_id)
				CROSS JOIN LATERAL (SELECT sku FROM coupon_product product
					WHERE product.merchant_id = $1 AND product.coupon_id = named.coupon_id ORDER BY sku LIMIT $3) first
				ORDER BY named.coupon_id, first.sku`,
		},
		[merchantId, couponIds, most],
	);
}

/** Of the SKUs those that each coupon names. */
export async function matchProducts(
	queryable: Queryable,
	merchantId: string,
	couponIds: readonly string[],
	skus: readonly string[],
): Promise<{ coupon_id: string; sku: string }[]> {
	return queryable.query(
		{
			name: 'coupon_products_match',
			text: `SELECT coupon_id, sku FROM coupon_product
				WHERE merchant_id = $1 AND coupon_id = ANY ($2::text[]) AND sku = ANY ($3::text[])`,
		},
		[merchantId, couponIds, skus],
	);
}

export interface GoodsRow {
	sku: string;
	category: string | null;
	/** int8 as text. */
	price_amount: string | null;
	currency: string | null;
}

/** Of the SKUs those that variants have. */
export async function findGoods(
	queryable: Queryable,
	merchantId: string,
	skus: readonly string[],
): Promise<GoodsRow[]> {
	return queryable.query<GoodsRow>(
		{
			name: 'coupon_goods',
			text: `SELECT v.sku, p.category, v.price_amount, v.currency
				FROM variant v JOIN product p ON p.merchant_id = v.merchant_id AND p.product_id = v.product_id
				WHERE v.merchant_id = $1 AND v.sku = ANY ($2::text[])`,
		},
		[merchantId, skus],
	);
}
