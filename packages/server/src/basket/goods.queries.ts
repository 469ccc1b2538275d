import type { Channel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface Goods {
	sku: string;
	/** False for what shoppers do not see. */
	sold: boolean;
	tracked: boolean;
	/** int8 as text. */
	price_amount: string | null;
	currency: string | null;
}

/** Of the SKUs those that variants have. */
export async function findGoods(queryable: Queryable, merchantId: string, skus: readonly string[]): Promise<Goods[]> {
	return queryable.query<Goods>(
		{
			name: 'basket_goods',
			text: `SELECT v.sku, p.status = 'active' AND NOT v.archived AS sold, v.tracked, v.price_amount, v.currency
				FROM variant v JOIN product p ON p.merchant_id = v.merchant_id AND p.product_id = v.product_id
				WHERE v.merchant_id = $1 AND v.sku = ANY ($2::text[])`,
		},
		[merchantId, skus],
	);
}

/** Of the stores those where goods can be collected. */
export async function findPickupStores(
	queryable: Queryable,
	merchantId: string,
	storeIds: readonly string[],
): Promise<string[]> {
	const rows = await queryable.query<{ store_id: string }>(
		{
			name: 'basket_pickup_stores',
			text: `SELECT store_id FROM store WHERE merchant_id = $1 AND store_id = ANY ($2::text[]) AND kind = 'store'
				AND status = 'active' AND pickup_prep_minutes IS NOT NULL`,
		},
		[merchantId, storeIds],
	);
	return rows.map(({ store_id }) => store_id);
}

export interface UnitsThere {
	sku: string;
	store_id: string;
	/** What callers of the channel can have, by the rule that all holds go by; exact once `lockLevels` was there. */
	available: number;
}

/** Active stores that carry the SKUs, warehouses first, then by name. */
export async function findUnits(
	tx: Queryable,
	merchantId: string,
	skus: readonly string[],
	channel: Channel,
): Promise<UnitsThere[]> {
	return tx.query<UnitsThere>(
		{
			name: 'basket_units',
			text: `SELECT level.sku, level.store_id, available_units(level, 0, $3) AS available
				FROM inventory_level level
				JOIN store ON store.merchant_id = level.merchant_id AND store.store_id = level.store_id
				WHERE level.merchant_id = $1 AND level.sku = ANY ($2::text[]) AND level.stocked AND store.status = 'active'
				ORDER BY store.kind = 'store', store.name COLLATE "C", level.store_id COLLATE "C", level.sku`,
		},
		[merchantId, skus, channel],
	);
}
