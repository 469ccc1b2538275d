import type { VariantInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';

export interface ProductRow {
	product_id: string;
	title: string;
	description: string | null;
	vendor: string | null;
	category: string | null;
	status: 'draft' | 'active' | 'archived';
	image: string | null;
}

export interface VariantRow {
	sku: string;
	product_id: string;
	product_title: string;
	product_status: ProductRow['status'];
	archived: boolean;
	gtin: string | null;
	options: VariantInput['options'];
	/** int8 as text. */
	price_amount: string | null;
	list_price_amount: string | null;
	currency: string | null;
	image: string | null;
	tracked: boolean;
	backorder: boolean;
}

const PRODUCT = 'p.product_id, p.title, p.description, p.vendor, p.category, p.status, p.image';
const VARIANT = `v.sku, v.product_id, p.title AS product_title, p.status AS product_status, v.archived, v.gtin, v.options,
	v.price_amount, v.list_price_amount, v.currency, v.image, v.tracked, v.backorder`;
const VARIANT_WITH_PRODUCT =
	'variant v JOIN product p ON p.merchant_id = v.merchant_id AND p.product_id = v.product_id';

export interface ProductFilter {
	onlyActive: boolean;
	/** LIKE patterns, every one of which has to match somewhere. */
	patterns: string[];
	after: string | undefined;
	limit: number;
}

export async function listProducts(
	queryable: Queryable,
	merchantId: string,
	{ onlyActive, patterns, after, limit }: ProductFilter,
): Promise<ProductRow[]> {
	return queryable.query<ProductRow>(
		{
			name: 'products_list',
			text: `SELECT ${PRODUCT} FROM product p
				WHERE p.merchant_id = $1
					AND ($2 = false OR p.status = 'active')
					AND NOT EXISTS (
						SELECT 1 FROM unnest($3::text[]) AS word
						WHERE NOT (p.title ILIKE word OR coalesce(p.vendor, '') ILIKE word OR coalesce(p.category, '') ILIKE word
							OR EXISTS (
								SELECT 1 FROM variant v WHERE v.merchant_id = p.merchant_id AND v.product_id = p.product_id
									AND NOT v.archived AND v.sku ILIKE word
							))
					)
					AND ($4::text IS NULL OR p.product_id > $4)
				ORDER BY p.product_id
				LIMIT $5`,
		},
		[merchantId, onlyActive, patterns, after ?? null, limit],
	);
}

export async function findProduct(
	queryable: Queryable,
	merchantId: string,
	productId: string,
): Promise<ProductRow | undefined> {
	const [row] = await queryable.query<ProductRow>(
		{ name: 'products_find', text: `SELECT ${PRODUCT} FROM product p WHERE merchant_id = $1 AND product_id = $2` },
		[merchantId, productId],
	);
	return row;
}

/** Variants that still belong to these products, in their order. */
export async function listVariantsOf(
	queryable: Queryable,
	merchantId: string,
	productIds: string[],
): Promise<VariantRow[]> {
	return queryable.query<VariantRow>(
		{
			name: 'products_variants_of',
			text: `SELECT ${VARIANT} FROM ${VARIANT_WITH_PRODUCT}
				WHERE v.merchant_id = $1 AND v.product_id = ANY($2::text[]) AND NOT v.archived
				ORDER BY v.product_id, v.position, v.sku`,
		},
		[merchantId, productIds],
	);
}

export interface VariantFilter {
	onlyActive: boolean;
	skus: string[] | undefined;
	gtins: string[] | undefined;
	after: string | undefined;
	limit: number;
}

export async function listVariants(
	queryable: Queryable,
	merchantId: string,
	{ onlyActive, skus, gtins, after, limit }: VariantFilter,
): Promise<VariantRow[]> {
	return queryable.query<VariantRow>(
		{
			name: 'products_variants',
			text: `SELECT ${VARIANT} FROM ${VARIANT_WITH_PRODUCT}
				WHERE v.merchant_id = $1
					AND ($2 = false OR (p.status = 'active' AND NOT v.archived))
					AND (($3::text[] IS NULL AND $4::text[] IS NULL) OR v.sku = ANY($3) OR v.gtin = ANY($4))
					AND ($5::text IS NULL OR v.sku > $5)
				ORDER BY v.sku
				LIMIT $6`,
		},
		[merchantId, onlyActive, skus ?? null, gtins ?? null, after ?? null, limit],
	);
}

/** True when the product was not there before. A product that is already like that is not written at all. */
export async function upsertProduct(tx: Queryable, merchantId: string, product: ProductRow): Promise<boolean> {
	const [row] = await tx.query<{ created: boolean }>(
		{
			name: 'products_upsert',
			text: `INSERT INTO product AS p (merchant_id, product_id, title, description, vendor, category, status, image)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
				ON CONFLICT (merchant_id, product_id) DO UPDATE SET title = excluded.title,
					description = excluded.description, vendor = excluded.vendor, category = excluded.category,
					status = excluded.status, image = excluded.image
				WHERE (p.title, p.description, p.vendor, p.category, p.status, p.image)
					IS DISTINCT FROM (excluded.title, excluded.description, excluded.vendor, excluded.category,
						excluded.status, excluded.image)
				RETURNING xmax = 0 AS created`,
		},
		[
			merchantId,
			product.product_id,
			product.title,
			product.description,
			product.vendor,
			product.category,
			product.status,
			product.image,
		],
	);
	return row?.created === true;
}

/** So that two replacements of one product do not mix their variants. */
export async function lockProduct(tx: Queryable, merchantId: string, productId: string): Promise<void> {
	await tx.query(
		{
			name: 'products_lock',
			text: 'SELECT 1 FROM product WHERE merchant_id = $1 AND product_id = $2 FOR UPDATE',
		},
		[merchantId, productId],
	);
}

export interface VariantToWrite extends Omit<
	VariantRow,
	'product_title' | 'product_status' | 'archived' | 'product_id' | 'price_amount' | 'list_price_amount'
> {
	position: number;
	price_amount: number | null;
	list_price_amount: number | null;
}

/** In the order of their SKUs, so that two writers wait for each other instead of locking each other out. */
export async function upsertVariants(
	tx: Queryable,
	merchantId: string,
	productId: string,
	variants: VariantToWrite[],
): Promise<void> {
	await tx.query(
		{
			name: 'products_upsert_variants',
			text: `INSERT INTO variant AS v (merchant_id, product_id, sku, position, archived, gtin, options, price_amount,
					list_price_amount, currency, image, tracked, backorder)
				SELECT $1, $2, sku, position, false, gtin, options, price_amount, list_price_amount, currency, image, tracked,
					backorder
				FROM jsonb_to_recordset($3::jsonb) AS given (sku text, position integer, gtin text, options jsonb,
					price_amount bigint, list_price_amount bigint, currency text, image text, tracked boolean, backorder boolean)
				ORDER BY sku
				ON CONFLICT (merchant_id, sku) DO UPDATE SET position = excluded.position, archived = false,
					gtin = excluded.gtin, options = excluded.options, price_amount = excluded.price_amount,
					list_price_amount = excluded.list_price_amount, currency = excluded.currency, image = excluded.image,
					tracked = excluded.tracked, backorder = excluded.backorder
				WHERE v.product_id = excluded.product_id
					AND (v.position, v.archived, v.gtin, v.options, v.price_amount, v.list_price_amount, v.currency, v.image,
						v.tracked, v.backorder)
					IS DISTINCT FROM (excluded.position, false, excluded.gtin, excluded.options, excluded.price_amount,
						excluded.list_price_amount, excluded.currency, excluded.image, excluded.tracked, excluded.backorder)`,
		},
		[merchantId, productId, JSON.stringify(variants)],
	);
}

export async function findVariantsOfOthers(
	tx: Queryable,
	merchantId: string,
	productId: string,
	skus: string[],
): Promise<{ sku: string; product_id: string }[]> {
	return tx.query(
		{
			name: 'products_variants_of_others',
			text: `SELECT sku, product_id FROM variant
				WHERE merchant_id = $1 AND product_id <> $2 AND sku = ANY($3::text[])`,
		},
		[merchantId, productId, skus],
	);
}

export async function archiveOtherVariants(
	tx: Queryable,
	merchantId: string,
	productId: string,
	skus: string[],
): Promise<void> {
	await tx.query(
		{
			name: 'products_archive_variants',
			text: `UPDATE variant SET archived = true
				WHERE merchant_id = $1 AND product_id = $2 AND NOT archived AND sku <> ALL($3::text[])`,
		},
		[merchantId, productId, skus],
	);
}
