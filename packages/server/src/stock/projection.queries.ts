import type { Channel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface HeadRow {
	/** Every row that this statement could not see carries a `changed_in` at or above it. */
	xmin: string;
	quantity_cap: number;
	limited_below: number;
	/** Until the next hold lapses and its units are free; null when none is running. */
	next_lapse_ms: number | null;
}

export async function readHead(queryable: Queryable, merchantId: string): Promise<HeadRow | undefined> {
	const [row] = await queryable.query<HeadRow>(
		{
			name: 'projection_head',
			text: `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, quantity_cap, limited_below,
					(SELECT extract(epoch FROM min(expires_at) - statement_timestamp())::float8 * 1000 FROM reservation
						WHERE merchant_id = $1 AND status = 'active' AND expires_at > statement_timestamp()) AS next_lapse_ms
				FROM merchant WHERE merchant_id = $1`,
		},
		[merchantId],
	);
	return row;
}

export interface StoreRow {
	store_id: string;
	kind: 'store' | 'warehouse';
	status: 'active' | 'inactive';
	name: string;
	latitude: number | null;
	longitude: number | null;
	pickup_prep_minutes: number | null;
}

export async function readChangedStores(queryable: Queryable, merchantId: string, since: string): Promise<StoreRow[]> {
	return queryable.query<StoreRow>(
		{
			name: 'projection_stores',
			text: `SELECT store_id, kind, status, name, latitude, longitude, pickup_prep_minutes
				FROM store WHERE merchant_id = $1 AND changed_in >= $2::xid8`,
		},
		[merchantId, since],
	);
}

export interface ChangedSkuRow {
	sku: string;
	/** The variant or its product changed, not just a level. */
	catalog: boolean;
}

/** At most `most` of each kind; as many as that means there may be more. */
export async function readChangedSkus(
	queryable: Queryable,
	merchantId: string,
	since: string,
	most: number,
): Promise<ChangedSkuRow[]> {
	return queryable.query<ChangedSkuRow>(
		{
			name: 'projection_changed_skus',
			text: `(SELECT sku, false AS catalog FROM inventory_level WHERE merchant_id = $1 AND changed_in >= $2::xid8 LIMIT $3)
				UNION ALL
				(SELECT sku, true FROM variant WHERE merchant_id = $1 AND changed_in >= $2::xid8 LIMIT $3)
				UNION ALL
				(SELECT v.sku, true FROM product p
					JOIN variant v ON v.merchant_id = p.merchant_id AND v.product_id = p.product_id
					WHERE p.merchant_id = $1 AND p.changed_in >= $2::xid8 LIMIT $3)
				UNION ALL
				(SELECT sku, false FROM lapsed_hold WHERE merchant_id = $1 LIMIT $3)`,
		},
		[merchantId, since, most],
	);
}

export interface SkuRow {
	sku: string;
	gtin: string | null;
	backorder: boolean;
	tracked: boolean;
	active: boolean;
	store_ids: string[] | null;
	available: number[] | null;
}

/** `available` is what shoppers of the channel can have. */
export async function readSkus(
	queryable: Queryable,
	merchantId: string,
	channel: Channel,
	skus: string[],
): Promise<SkuRow[]> {
	return queryable.query<SkuRow>(
		{
			name: 'projection_skus',
			text: `SELECT v.sku, v.gtin, v.backorder, v.tracked, NOT v.archived AND p.status = 'active' AS active,
					l.store_ids, l.available
				FROM variant v
				JOIN product p ON p.merchant_id = v.merchant_id AND p.product_id = v.product_id
				LEFT JOIN LATERAL (
					SELECT array_agg(l.store_id) AS store_ids,
						array_agg(available_units(l, lapsed.units::bigint, $3)) AS available
					FROM inventory_level l LEFT JOIN lapsed_hold lapsed USING (merchant_id, sku, store_id)
					WHERE l.merchant_id = v.merchant_id AND l.sku = v.sku AND l.stocked
				) l ON true
				WHERE v.merchant_id = $1 AND v.sku = ANY($2::text[])`,
		},
		[merchantId, skus, channel],
	);
}

export async function readGtins(
	queryable: Queryable,
	merchantId: string,
	gtins: string[],
): Promise<{ gtin: string; sku: string }[]> {
	return queryable.query(
		{
			name: 'projection_gtins',
			text: `SELECT gtin, sku FROM variant WHERE merchant_id = $1 AND gtin = ANY($2::text[]) ORDER BY sku`,
		},
		[merchantId, gtins],
	);
}
