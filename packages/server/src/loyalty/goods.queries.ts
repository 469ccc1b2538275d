import type { Queryable } from '../database/database.ts';

/** By SKU; those of SKUs that are not known are left out. */
export async function selectCategories(
	queryable: Queryable,
	merchantId: string,
	skus: readonly string[],
): Promise<Map<string, string | null>> {
	const rows = await queryable.query<{ sku: string; category: string | null }>(
		{
			name: 'loyalty_select_categories',
			text: `SELECT sku, category FROM variant JOIN product USING (merchant_id, product_id)
				WHERE merchant_id = $1 AND sku = ANY ($2)`,
		},
		[merchantId, skus],
	);
	return new Map(rows.map(({ sku, category }) => [sku, category]));
}
