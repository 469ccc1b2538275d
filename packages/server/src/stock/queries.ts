import type { Queryable } from '../database/database.ts';

export interface LevelRow {
	sku: string;
	store_id: string;
	on_hand: number;
	committed: number;
	reserved: number;
	unavailable: number;
	incoming: number;
	updated_at: Date;
}

export interface LevelFilter {
	skus: string[] | undefined;
	stores: string[] | undefined;
	after: { sku: string; store_id: string } | undefined;
	limit: number;
}

/** Levels of variants that the store carries. */
export async function listLevels(
	queryable: Queryable,
	merchantId: string,
	{ skus, stores, after, limit }: LevelFilter,
): Promise<LevelRow[]> {
	return queryable.query<LevelRow>(
		{
			name: 'stock_levels',
			text: `SELECT sku, store_id, on_hand, committed, reserved, unavailable, incoming, updated_at
				FROM inventory_level
				WHERE merchant_id = $1 AND stocked
					AND ($2::text[] IS NULL OR sku = ANY($2))
					AND ($3::text[] IS NULL OR store_id = ANY($3))
					AND ($4::text IS NULL OR (sku, store_id) > ($4, $5))
				ORDER BY sku, store_id
				LIMIT $6`,
		},
		[merchantId, skus ?? null, stores ?? null, after?.sku ?? null, after?.store_id ?? null, limit],
	);
}
