import type { Queryable } from '@endcap/server';
import type { Shop } from './shops.ts';

/** Every merchant that has a publishable key to show a page with, oldest first. */
export async function selectShops(database: Queryable): Promise<Shop[]> {
	return database.query<Shop>({
		name: 'demo_shops',
		text: `SELECT slug, name, demo, public_key AS publishable_key
			FROM merchant CROSS JOIN LATERAL (
				SELECT public_key FROM api_key
				WHERE api_key.merchant_id = merchant.merchant_id AND kind = 'publishable' AND revoked_at IS NULL
				ORDER BY created_at, key_id LIMIT 1
			) oldest
			ORDER BY merchant.created_at, merchant.merchant_id`,
	});
}

export interface Filling {
	merchant_id: string;
	slug: string;
	name: string;
	stores: number;
	products: number;
	levels: number;
	has_publishable_key: boolean;
	has_secret_key: boolean;
}

/** How much each merchant has, oldest first. */
export async function selectFillings(database: Queryable): Promise<Filling[]> {
	return database.query<Filling>({
		name: 'demo_fillings',
		text: `SELECT merchant_id, slug, name,
				(SELECT count(*)::integer FROM store WHERE store.merchant_id = merchant.merchant_id) AS stores,
				(SELECT count(*)::integer FROM product WHERE product.merchant_id = merchant.merchant_id) AS products,
				(SELECT count(*)::integer FROM inventory_level WHERE inventory_level.merchant_id = merchant.merchant_id) AS levels,
				EXISTS (SELECT FROM api_key WHERE api_key.merchant_id = merchant.merchant_id AND kind = 'publishable') AS has_publishable_key,
				EXISTS (SELECT FROM api_key WHERE api_key.merchant_id = merchant.merchant_id AND kind = 'secret') AS has_secret_key
			FROM merchant ORDER BY created_at, merchant_id`,
	});
}
