import { createKey, createMerchant, type Database } from '@endcap/server';

export const STORES = 20;
export const SKUS = 50;

/** A merchant with 20 shops and 50 articles that every shop has; gives the publishable key. */
export async function makeShop(database: Database): Promise<string> {
	const merchant = await createMerchant(database, { name: 'Bench', currency: 'EUR', language: 'en' });
	const values = [merchant.merchant_id];
	await database.query(
		{
			text: `INSERT INTO store (merchant_id, store_id, kind, status, name, latitude, longitude, timezone,
					pickup_prep_minutes, pickup_hold_hours)
				SELECT $1, 'store-' || n, 'store', 'active', 'Store ' || n, 58 + n * 0.05, 26 + n * 0.03, 'Europe/Tallinn', 60, 48
				FROM generate_series(1, ${STORES}) n`,
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
				SELECT $1, 'SKU-' || n, 'p', n, '[]', true, false FROM generate_series(1, ${SKUS}) n`,
		},
		values,
	);
	await database.query(
		{
			text: `INSERT INTO inventory_level (merchant_id, sku, store_id, on_hand)
				SELECT $1, 'SKU-' || a, 'store-' || s, (a * 7 + s * 3) % 15
				FROM generate_series(1, ${SKUS}) a, generate_series(1, ${STORES}) s`,
		},
		values,
	);
	const { key } = await createKey(database, merchant, { kind: 'publishable', rate_limit: 1_000_000 });
	return key;
}
