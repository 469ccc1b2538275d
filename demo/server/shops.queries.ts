import type { Queryable } from '@endcap/server';
import type { SocialShop } from './shops.ts';

/** Every merchant that has a publishable key to show a page with, oldest first. */
export async function selectShops(database: Queryable): Promise<SocialShop[]> {
	return database.query<SocialShop>({
		name: 'demo_shops',
		text: `SELECT merchant.merchant_id, slug, name, demo, public_keys[1] AS publishable_key, social_keys[1] AS social_key
			FROM merchant CROSS JOIN LATERAL (
				SELECT array_agg(public_key ORDER BY created_at, key_id) AS public_keys,
					array_agg(public_key ORDER BY channel = 'social' DESC, created_at, key_id) AS social_keys
				FROM api_key
				WHERE api_key.merchant_id = merchant.merchant_id AND kind = 'publishable' AND revoked_at IS NULL
				HAVING count(*) > 0
			) keys
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
	has_social_key: boolean;
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
				EXISTS (SELECT FROM api_key WHERE api_key.merchant_id = merchant.merchant_id AND kind = 'publishable'
					AND channel = 'social') AS has_social_key,
				EXISTS (SELECT FROM api_key WHERE api_key.merchant_id = merchant.merchant_id AND kind = 'secret') AS has_secret_key
			FROM merchant ORDER BY created_at, merchant_id`,
	});
}
