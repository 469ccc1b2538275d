import type { SafetyStock, Variant } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface LevelRow {
	sku: string;
	store_id: string;
	product_title: string;
	options: Variant['options'];
	gtin: string | null;
	/** Where it lies in the store. */
	shelf: string | null;
	on_hand: number;
	committed: number;
	reserved: number;
	unavailable: number;
	incoming: number;
	available: number;
	safety_stock: SafetyStock;
	reorder_point: number | null;
	updated_at: Date;
}

/** Holds that have lapsed are free, whether or not that is written down yet. */
const COLUMNS = `l.sku, l.store_id, p.title AS product_title, v.options, v.gtin, l.shelf, l.on_hand, l.committed, (l.reserved - coalesce(lapsed.units, 0))::integer AS reserved,
	l.unavailable, l.incoming, greatest(free_units(l, lapsed.units::bigint), 0)::integer AS available, l.safety_stock,
	l.reorder_point, l.updated_at`;
const LEVELS = `inventory_level l LEFT JOIN lapsed_hold lapsed USING (merchant_id, sku, store_id)
	JOIN variant v ON v.merchant_id = l.merchant_id AND v.sku = l.sku
	JOIN product p ON p.merchant_id = v.merchant_id AND p.product_id = v.product_id`;

export interface LevelFilter {
	skus: string[] | undefined;
	stores: readonly string[] | undefined;
	/** LIKE patterns, every one of which has to match somewhere. */
	patterns: string[];
	after: { sku: string; store_id: string } | undefined;
	limit: number;
}

/** Levels of variants that the store carries. */
export async function listLevels(
	queryable: Queryable,
	merchantId: string,
	{ skus, stores, patterns, after, limit }: LevelFilter,
): Promise<LevelRow[]> {
	return queryable.query<LevelRow>(
		{
			name: 'stock_levels',
			text: `SELECT ${COLUMNS} FROM ${LEVELS}
				WHERE l.merchant_id = $1 AND l.stocked
					AND ($2::text[] IS NULL OR l.sku = ANY($2))
					AND ($3::text[] IS NULL OR l.store_id = ANY($3))
					AND ($4::text IS NULL OR (l.sku, l.store_id) > ($4, $5))
					AND NOT EXISTS (
						SELECT 1 FROM unnest($6::text[]) AS word
						WHERE NOT (p.title ILIKE word OR l.sku ILIKE word OR coalesce(v.gtin, '') ILIKE word OR EXISTS (
							SELECT 1 FROM jsonb_array_elements(v.options) AS option WHERE option ->> 'value' ILIKE word
						))
					)
				ORDER BY l.sku, l.store_id
				LIMIT $7`,
		},
		[merchantId, skus ?? null, stores ?? null, after?.sku ?? null, after?.store_id ?? null, patterns, limit],
	);
}

export interface Place {
	sku: string;
	store_id: string;
}

/** Undefined when the store does not carry it. */
export async function findLevel(
	queryable: Queryable,
	merchantId: string,
	{ sku, store_id }: Place,
): Promise<LevelRow | undefined> {
	const [row] = await queryable.query<LevelRow>(
		{
			name: 'stock_level',
			text: `SELECT ${COLUMNS} FROM ${LEVELS}
				WHERE l.merchant_id = $1 AND l.sku = $2 AND l.store_id = $3 AND l.stocked`,
		},
		[merchantId, sku, store_id],
	);
	return row;
}

/** Waits for the levels that are there, in the order that every writer takes, and ends what has lapsed on them. */
export async function lockLevels(tx: Queryable, merchantId: string, places: readonly Place[]): Promise<void> {
	const skus = places.map(({ sku }) => sku);
	const stores = places.map(({ store_id }) => store_id);
	await tx.query({ name: 'stock_lock', text: 'SELECT lock_levels($1, $2, $3)' }, [merchantId, skus, stores]);
}

/** Levels of nothing where there are none yet. Before anything is locked. */
export async function createLevels(tx: Queryable, merchantId: string, places: readonly Place[]): Promise<void> {
	await tx.query(
		{
			name: 'stock_create',
			text: `INSERT INTO inventory_level (merchant_id, sku, store_id, on_hand)
				SELECT DISTINCT $1, place.sku, place.store_id, 0 FROM unnest($2::text[], $3::text[]) AS place (sku, store_id)
				WHERE NOT EXISTS (SELECT FROM inventory_level level WHERE level.merchant_id = $1 AND level.sku = place.sku
					AND level.store_id = place.store_id)
				ORDER BY place.sku, place.store_id
				ON CONFLICT DO NOTHING`,
		},
		[merchantId, places.map(({ sku }) => sku), places.map(({ store_id }) => store_id)],
	);
}

export interface CountedLevel extends Place {
	on_hand: number;
	committed: number;
	reserved: number;
}

/** After `lockLevels`. */
export async function readLevels(tx: Queryable, merchantId: string, places: readonly Place[]): Promise<CountedLevel[]> {
	return tx.query(
		{
			name: 'stock_read',
			text: `SELECT sku, store_id, on_hand, committed, reserved FROM inventory_level
				JOIN unnest($2::text[], $3::text[]) AS place (sku, store_id) USING (sku, store_id)
				WHERE merchant_id = $1`,
		},
		[merchantId, places.map(({ sku }) => sku), places.map(({ store_id }) => store_id)],
	);
}

export interface UnitsMoved extends Place {
	/** Units that come, or below zero go. */
	units: number;
}

/** What comes in makes the store carry it again. */
export async function moveUnits(tx: Queryable, merchantId: string, moved: readonly UnitsMoved[]): Promise<void> {
	await tx.query(
		{
			name: 'stock_move',
			text: `UPDATE inventory_level level
				SET on_hand = least(level.on_hand::bigint + moved.units, 2147483647), stocked = level.stocked OR moved.units > 0
				FROM unnest($2::text[], $3::text[], $4::integer[]) AS moved (sku, store_id, units)
				WHERE level.merchant_id = $1 AND level.sku = moved.sku AND level.store_id = moved.store_id AND moved.units <> 0`,
		},
		[merchantId, moved.map(({ sku }) => sku), moved.map(({ store_id }) => store_id), moved.map(({ units }) => units)],
	);
}

/** Found in the store: also none of it, which means that the store carries it. */
export async function carryLevels(tx: Queryable, merchantId: string, places: readonly Place[]): Promise<void> {
	await tx.query(
		{
			name: 'stock_carry',
			text: `UPDATE inventory_level level SET stocked = true FROM unnest($2::text[], $3::text[]) AS place (sku, store_id)
				WHERE merchant_id = $1 AND level.sku = place.sku AND level.store_id = place.store_id AND NOT stocked`,
		},
		[merchantId, places.map(({ sku }) => sku), places.map(({ store_id }) => store_id)],
	);
}

export interface LevelSettingsRow {
	safety_stock: SafetyStock;
	reorder_point: number | null;
	incoming: number;
}

/** A level that is already so is not written. */
export async function updateLevelSettings(
	tx: Queryable,
	merchantId: string,
	{ sku, store_id }: Place,
	{ safety_stock, reorder_point, incoming }: LevelSettingsRow,
): Promise<void> {
	await tx.query(
		{
			name: 'stock_settings',
			text: `UPDATE inventory_level SET safety_stock = $4, reorder_point = $5, incoming = $6
				WHERE merchant_id = $1 AND sku = $2 AND store_id = $3
					AND (safety_stock, reorder_point, incoming) IS DISTINCT FROM ($4::jsonb, $5::integer, $6::integer)`,
		},
		[merchantId, sku, store_id, JSON.stringify(safety_stock), reorder_point, incoming],
	);
}

/** Of the SKUs those that variants have, and whether their units are counted. */
export async function findVariants(
	queryable: Queryable,
	merchantId: string,
	skus: readonly string[],
): Promise<{ sku: string; tracked: boolean }[]> {
	return queryable.query(
		{
			name: 'stock_variants',
			text: 'SELECT sku, tracked FROM variant WHERE merchant_id = $1 AND sku = ANY($2::text[])',
		},
		[merchantId, skus],
	);
}

/** Of the ids those that stores have, inactive ones too. */
export async function findStores(
	queryable: Queryable,
	merchantId: string,
	storeIds: readonly string[],
): Promise<{ store_id: string }[]> {
	return queryable.query(
		{
			name: 'stock_stores',
			text: 'SELECT store_id FROM store WHERE merchant_id = $1 AND store_id = ANY($2::text[])',
		},
		[merchantId, storeIds],
	);
}
