import type { Queryable } from '../../database/database.ts';
import type { ProductRow, VariantRow } from '../../products/queries.ts';
import type { StoreRow } from '../../stores/queries.ts';

export interface ExportedVariant
	extends ProductRow, Omit<VariantRow, keyof ProductRow | 'product_title' | 'product_status' | 'archived'> {
	position: number;
	variant_image: string | null;
}

/** How many options a variant has at most. */
export async function countOptions(database: Queryable, merchantId: string): Promise<number> {
	const [row] = await database.query<{ most: number | null }>(
		{ text: `SELECT max(jsonb_array_length(options)) AS most FROM variant WHERE merchant_id = $1 AND NOT archived` },
		[merchantId],
	);
	return row?.most ?? 0;
}

/** Variants that are for sale in some way, product after product. */
export async function exportVariants(
	database: Queryable,
	merchantId: string,
	after: { product_id: string; position: number; sku: string },
	most: number,
): Promise<ExportedVariant[]> {
	return database.query(
		{
			text: `SELECT product.product_id, product.title, product.description, product.vendor, product.category,
					product.status, product.image, variant.position, variant.sku, variant.gtin, variant.options,
					variant.price_amount, variant.list_price_amount, variant.currency, variant.image AS variant_image,
					variant.tracked, variant.backorder
				FROM variant JOIN product USING (merchant_id, product_id)
				WHERE merchant_id = $1 AND NOT variant.archived
					AND (variant.product_id, variant.position, variant.sku) > ($2, $3, $4)
				ORDER BY variant.product_id, variant.position, variant.sku LIMIT $5`,
		},
		[merchantId, after.product_id, after.position, after.sku, most],
	);
}

export async function exportStores(
	database: Queryable,
	merchantId: string,
	after: string,
	most: number,
): Promise<StoreRow[]> {
	return database.query(
		{
			text: `SELECT store_id, kind, status, name, street, city, postal_code, region, country, latitude, longitude,
					timezone, phone, url, hours, exception_hours, holiday_hours, pickup_prep_minutes, pickup_hold_hours,
					pickup_slot_minutes, pickup_slot_capacity, pickup_same_day_until
				FROM store WHERE merchant_id = $1 AND store_id > $2 ORDER BY store_id LIMIT $3`,
		},
		[merchantId, after, most],
	);
}

export interface ExportedLevel {
	sku: string;
	store_id: string;
	stocked: boolean;
	on_hand: number;
	committed: number;
	unavailable: number;
	incoming: number;
	shelf: string | null;
}

/** Stock of the variants that `exportVariants` gives and that are counted. */
export async function exportLevels(
	database: Queryable,
	merchantId: string,
	after: { sku: string; store_id: string },
	most: number,
): Promise<ExportedLevel[]> {
	return database.query(
		{
			text: `SELECT level.sku, level.store_id, level.stocked, level.on_hand, level.committed, level.unavailable, level.incoming,
					level.shelf
				FROM inventory_level level JOIN variant ON variant.merchant_id = $1 AND variant.sku = level.sku
				WHERE level.merchant_id = $1 AND NOT variant.archived AND variant.tracked
					AND (level.sku, level.store_id) > ($2, $3)
				ORDER BY level.sku, level.store_id LIMIT $4`,
		},
		[merchantId, after.sku, after.store_id, most],
	);
}

export interface ExportedIssue {
	wallet_coupon_id: string;
	coupon_id: string;
	code: string;
	customer_id: string | null;
	issued_for: string | null;
	valid_until: string | null;
	status: string;
}

/** What was issued of all coupons, in the order of issue. */
export async function exportIssues(
	database: Queryable,
	merchantId: string,
	after: string,
	most: number,
): Promise<ExportedIssue[]> {
	return database.query(
		{
			text: `SELECT wallet_coupon_id, coupon_id, code, customer_id, issued_for, valid_until, status
				FROM wallet_coupon WHERE merchant_id = $1 AND wallet_coupon_id > $2 ORDER BY wallet_coupon_id LIMIT $3`,
		},
		[merchantId, after, most],
	);
}
