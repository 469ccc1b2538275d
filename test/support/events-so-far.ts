import type { Queryable } from '@endcap/server';

export interface ToldEvent {
	type: string;
	store_id: string | null;
	sku: string | null;
	owner_id: string | null;
	data: Record<string, unknown>;
}

/** A merchant’s events in order, whether or not they have their positions yet. */
export async function eventsSoFar(queryable: Queryable, merchantId: string, types: string[]): Promise<ToldEvent[]> {
	return queryable.query<ToldEvent>(
		{
			text: `SELECT type, store_id, sku, owner_id, data FROM (
					SELECT 0 AS staged, pos AS place, merchant_id, type, store_id, sku, owner_id, data FROM event
					UNION ALL
					SELECT 1, staging_id, merchant_id, type, store_id, sku, owner_id, data FROM event_staging
				) told
				WHERE merchant_id = $1 AND (cardinality($2::text[]) = 0 OR type = ANY($2)) ORDER BY staged, place`,
		},
		[merchantId, types],
	);
}
