import { createKey, createMerchant, type Database } from '@endcap/server';

export const STORES = 20;
export const SKUS = 50;

export interface BenchShop {
	publishable: string;
	secret: string;
}

export interface ShopSize {
	stores?: number;
	skus?: number;
	/** Of every article in every shop; unless told a few, different ones. */
	onHand?: number;
	/** How many articles `LAST-1`… there are besides, each with 50 units in the first shop and none elsewhere. */
	last?: number;
}

/** A merchant with shops `store-1`… and articles `SKU-1`… that every shop has, and keys that no limit stops. */
export async function makeShop(
	database: Database,
	{ stores = STORES, skus = SKUS, onHand, last = 0 }: ShopSize = {},
): Promise<BenchShop> {
	const merchant = await createMerchant(database, { name: 'Bench', currency: 'EUR', language: 'en' });
	const values = [merchant.merchant_id];
	await database.query(
		{
			text: `INSERT INTO store (merchant_id, store_id, kind, status, name, latitude, longitude, timezone,
					pickup_prep_minutes, pickup_hold_hours)
				SELECT $1, 'store-' || n, 'store', 'active', 'Store ' || n, 58 + n * 0.05, 26 + n * 0.03, 'Europe/Tallinn', 60, 48
				FROM generate_series(1, ${stores}) n`,
		},
		values,
	);
	await database.query(
		{ text: `INSERT INTO product (merchant_id, product_id, title, status) VALUES ($1, 'p', 'Article', 'active')` },
		values,
	);
	await database.query(
		{
			text: `INSERT INTO variant (merchant_id, sku, product_id, position, options, tracked, backorder)
				SELECT $1, 'SKU-' || n, 'p', n, '[]'::jsonb, true, false FROM generate_series(1, ${skus}) n
				UNION ALL
				SELECT $1, 'LAST-' || n, 'p', ${skus} + n, '[]'::jsonb, true, false FROM generate_series(1, ${last}) n`,
		},
		values,
	);
	await database.query(
		{
			text: `INSERT INTO inventory_level (merchant_id, sku, store_id, on_hand)
				SELECT $1, 'SKU-' || a, 'store-' || s, coalesce($2::integer, (a * 7 + s * 3) % 15)
				FROM generate_series(1, ${skus}) a, generate_series(1, ${stores}) s
				UNION ALL
				SELECT $1, 'LAST-' || n, 'store-1', 50 FROM generate_series(1, ${last}) n`,
		},
		[merchant.merchant_id, onHand ?? null],
	);
	const keys = { publishable: '', secret: '' };
	for (const kind of ['publishable', 'secret'] as const) {
		keys[kind] = (await createKey(database, merchant, { kind, rate_limit: 1_000_000 })).key;
	}
	return keys;
}
