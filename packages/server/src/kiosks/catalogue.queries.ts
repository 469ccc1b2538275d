import type { Queryable } from '../database/database.ts';

/** Where the articles lie in a store, of those that somebody wrote it down for. */
export async function selectShelves(
	queryable: Queryable,
	merchantId: string,
	storeId: string,
	skus: readonly string[],
): Promise<{ sku: string; shelf: string }[]> {
	return queryable.query(
		{
			name: 'kiosks_shelves',
			text: `SELECT sku, shelf FROM inventory_level
				WHERE merchant_id = $1 AND store_id = $2 AND sku = ANY ($3::text[]) AND shelf IS NOT NULL ORDER BY sku`,
		},
		[merchantId, storeId, skus],
	);
}
