import type { Queryable } from '../../database/database.ts';
import type { RunKey } from '../run.queries.ts';
import { rowsJson } from './rows-json.ts';

const PRODUCT = ['product_id', 'title', 'description', 'vendor', 'category', 'status', 'image'] as const;
const VARIANT = [
	'sku',
	'position',
	'gtin',
	'options',
	'price_amount',
	'list_price_amount',
	'currency',
	'image',
	'tracked',
	'backorder',
] as const;

export type StagedProduct = Record<(typeof PRODUCT)[number], unknown> & { number: number; line: number };
export type StagedVariant = Record<(typeof VARIANT)[number], unknown> & { number: number; line: number };

const productColumns = PRODUCT.join(', ');
const variantColumns = VARIANT.join(', ');
const of = (alias: string, fields: readonly string[]) => fields.map((field) => `${alias}.${field}`).join(', ');

export async function stageProducts(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	products: readonly StagedProduct[],
	variants: readonly StagedVariant[],
): Promise<void> {
	await database.query(
		{
			text: `WITH staged AS (
					INSERT INTO import_product (merchant_id, import_id, number, line, ${productColumns})
					SELECT $1, $2, number, line, ${productColumns} FROM jsonb_populate_recordset(NULL::import_product, $3::jsonb)
				)
				INSERT INTO import_variant (merchant_id, import_id, number, line, ${variantColumns})
				SELECT $1, $2, number, line, ${variantColumns} FROM jsonb_populate_recordset(NULL::import_variant, $4::jsonb)`,
		},
		[merchantId, importId, rowsJson(products), rowsJson(variants)],
	);
}

/** A product that is named twice is taken the first time only. */
export async function refuseRepeatedProducts(database: Queryable, { merchantId, importId }: RunKey): Promise<void> {
	await database.query(
		{
			text: `UPDATE import_product staged SET refusal = 'product_repeated', other = first.line::text
				FROM (SELECT DISTINCT ON (product_id) product_id, number, line FROM import_product
					WHERE merchant_id = $1 AND import_id = $2 ORDER BY product_id, number) first
				WHERE staged.merchant_id = $1 AND staged.import_id = $2
					AND staged.product_id = first.product_id AND staged.number > first.number`,
		},
		[merchantId, importId],
	);
}

/** A SKU that comes again is refused every time but the first. */
export async function refuseRepeatedSkus(database: Queryable, { merchantId, importId }: RunKey): Promise<void> {
	await database.query(
		{
			text: `UPDATE import_variant staged SET refusal = 'sku_repeated', other = repeated.first::text
				FROM (SELECT number, position, first_value(line) OVER said AS first, row_number() OVER said AS time
					FROM import_variant WHERE merchant_id = $1 AND import_id = $2 AND NOT EXISTS (
						SELECT FROM import_product product WHERE product.merchant_id = $1 AND product.import_id = $2
							AND product.number = import_variant.number AND product.refusal IS NOT NULL)
					WINDOW said AS (PARTITION BY sku ORDER BY number, position)) repeated
				WHERE staged.merchant_id = $1 AND staged.import_id = $2 AND repeated.time > 1
					AND staged.number = repeated.number AND staged.position = repeated.position`,
		},
		[merchantId, importId],
	);
}

/**
 * A SKU that another product has. It may come over when that product has given it up: it is archived there, or the file
 * has that product without it.
 */
export async function refuseSkusOfOthers(database: Queryable, { merchantId, importId }: RunKey): Promise<number> {
	const [row] = await database.query<{ refused: number }>(
		{
			text: `WITH refused AS (
					UPDATE import_variant staged SET refusal = 'sku_of_other_product', other = variant.product_id
					FROM import_product product, variant
					WHERE staged.merchant_id = $1 AND staged.import_id = $2 AND staged.refusal IS NULL
						AND product.merchant_id = $1 AND product.import_id = $2
						AND product.number = staged.number AND product.refusal IS NULL
						AND variant.merchant_id = $1 AND variant.sku = staged.sku
						AND variant.product_id <> product.product_id AND NOT variant.archived
						AND NOT EXISTS (SELECT FROM import_product giver
							WHERE giver.merchant_id = $1 AND giver.import_id = $2
								AND giver.product_id = variant.product_id AND giver.refusal IS NULL)
					RETURNING 1)
				SELECT count(*)::int AS refused FROM refused`,
		},
		[merchantId, importId],
	);
	return row?.refused ?? 0;
}

/** A product with a refused variant is refused whole: without it, the variant would look as if it had left. */
export async function refuseIncompleteProducts(database: Queryable, { merchantId, importId }: RunKey): Promise<void> {
	await database.query(
		{
			text: `UPDATE import_product product SET refusal = 'variant_refused'
				WHERE merchant_id = $1 AND import_id = $2 AND refusal IS NULL AND EXISTS (
					SELECT FROM import_variant staged WHERE staged.merchant_id = $1 AND staged.import_id = $2
						AND staged.number = product.number AND staged.refusal IS NOT NULL)`,
		},
		[merchantId, importId],
	);
}

export interface ProductRefusal {
	line: number;
	code: 'product_repeated' | 'sku_repeated' | 'sku_of_other_product';
	product_id: string;
	/** Null: the product itself is refused, not one of its variants. */
	sku: string | null;
	other: string;
}

export async function listProductRefusals(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	most: number,
): Promise<ProductRefusal[]> {
	return database.query(
		{
			text: `SELECT line, refusal AS code, product_id, NULL AS sku, other FROM import_product
				WHERE merchant_id = $1 AND import_id = $2 AND refusal = 'product_repeated'
				UNION ALL
				SELECT staged.line, staged.refusal, product.product_id, staged.sku, staged.other FROM import_variant staged
					JOIN import_product product ON product.merchant_id = $1 AND product.import_id = $2
						AND product.number = staged.number
				WHERE staged.merchant_id = $1 AND staged.import_id = $2 AND staged.refusal IS NOT NULL
				ORDER BY line LIMIT $3`,
		},
		[merchantId, importId, most],
	);
}

export async function countRefusedProducts(
	database: Queryable,
	{ merchantId, importId }: RunKey,
): Promise<{ products: number; variants: number }> {
	const [row] = await database.query<{ products: number; variants: number }>(
		{
			text: `SELECT count(DISTINCT product.number)::int AS products, count(staged.number)::int AS variants
				FROM import_product product LEFT JOIN import_variant staged ON staged.merchant_id = $1
					AND staged.import_id = $2 AND staged.number = product.number
				WHERE product.merchant_id = $1 AND product.import_id = $2 AND product.refusal IS NOT NULL`,
		},
		[merchantId, importId],
	);
	return row ?? { products: 0, variants: 0 };
}

/** Fields that the file does not mention: what exists keeps them, unless the file has a value after all. */
export interface KeptProductFields {
	products: readonly ('description' | 'vendor' | 'category' | 'image')[];
	variants: readonly ('gtin' | 'price_amount' | 'list_price_amount' | 'image')[];
	status: boolean;
	tracked: boolean;
	backorder: boolean;
	/** The file says whether another system counts the variant: that never turns off what is counted here. */
	countedHere: boolean;
}

export async function keepProductFields(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	{ products, status }: KeptProductFields,
): Promise<void> {
	const fields = products.map((field) => `, ${field} = coalesce(staged.${field}, product.${field})`).join('');
	await database.query(
		{
			text: `UPDATE import_product staged SET status = CASE WHEN $3 THEN product.status ELSE staged.status END ${fields}
				FROM product
				WHERE staged.merchant_id = $1 AND staged.import_id = $2
					AND product.merchant_id = $1 AND product.product_id = staged.product_id`,
		},
		[merchantId, importId, status],
	);
}

export async function keepVariantFields(
	database: Queryable,
	{ merchantId, importId }: RunKey,
	{ variants, tracked, backorder, countedHere }: KeptProductFields,
): Promise<void> {
	const fields = variants.map((field) => `, ${field} = coalesce(staged.${field}, variant.${field})`).join('');
	await database.query(
		{
			text: `UPDATE import_variant staged SET
					tracked = CASE WHEN $3 THEN variant.tracked WHEN $4 THEN staged.tracked OR variant.tracked ELSE staged.tracked END,
					backorder = CASE WHEN $5 THEN variant.backorder ELSE staged.backorder END,
					currency = coalesce(staged.currency, variant.currency) ${fields}
				FROM variant
				WHERE staged.merchant_id = $1 AND staged.import_id = $2
					AND variant.merchant_id = $1 AND variant.sku = staged.sku`,
		},
		[merchantId, importId, tracked, countedHere, backorder],
	);
}

const differentProducts = `SELECT staged.*, product.product_id IS NULL AS new FROM import_product staged
	LEFT JOIN product ON product.merchant_id = $1 AND product.product_id = staged.product_id
	WHERE staged.merchant_id = $1 AND staged.import_id = $2 AND staged.refusal IS NULL
		AND (product.product_id IS NULL OR (${of('staged', PRODUCT)}) IS DISTINCT FROM (${of('product', PRODUCT)}))`;

const differentVariants = `SELECT staged.*, said.product_id, variant.sku IS NULL AS new FROM import_variant staged
	JOIN import_product said ON said.merchant_id = $1 AND said.import_id = $2
		AND said.number = staged.number AND said.refusal IS NULL
	LEFT JOIN variant ON variant.merchant_id = $1 AND variant.sku = staged.sku
	WHERE staged.merchant_id = $1 AND staged.import_id = $2
		AND (variant.sku IS NULL OR (false, said.product_id, ${of('staged', VARIANT)})
			IS DISTINCT FROM (variant.archived, variant.product_id, ${of('variant', VARIANT)}))`;

/** Variants that are stored with a product of the file, and that the file’s product no longer has. */
const departed = `SELECT variant.sku FROM variant
	JOIN import_product said ON said.merchant_id = $1 AND said.import_id = $2
		AND said.product_id = variant.product_id AND said.refusal IS NULL
	WHERE variant.merchant_id = $1 AND NOT variant.archived AND NOT EXISTS (
		SELECT FROM import_variant staged JOIN import_product owner ON owner.merchant_id = $1 AND owner.import_id = $2
			AND owner.number = staged.number AND owner.refusal IS NULL
		WHERE staged.merchant_id = $1 AND staged.import_id = $2 AND staged.sku = variant.sku)`;

export interface ProductCounts {
	products: { created: number; changed: number };
	variants: { created: number; changed: number };
	archived: number;
}

export async function compareProducts(database: Queryable, { merchantId, importId }: RunKey): Promise<ProductCounts> {
	const [row] = await database.query<ProductCounts>(
		{
			text: `SELECT
				(SELECT jsonb_build_object('created', count(*) FILTER (WHERE new), 'changed', count(*) FILTER (WHERE NOT new))
					FROM (${differentProducts}) different) AS products,
				(SELECT jsonb_build_object('created', count(*) FILTER (WHERE new), 'changed', count(*) FILTER (WHERE NOT new))
					FROM (${differentVariants}) different) AS variants,
				(SELECT count(*)::int FROM (${departed}) departed) AS archived`,
		},
		[merchantId, importId],
	);
	if (!row) throw new Error('An aggregate gave no row');
	return row;
}

const counted = `SELECT count(*) FILTER (WHERE created)::int AS created, count(*) FILTER (WHERE NOT created)::int AS changed
	FROM written`;

export async function applyProducts(
	tx: Queryable,
	{ merchantId, importId }: RunKey,
): Promise<{ created: number; changed: number }> {
	const [row] = await tx.query<{ created: number; changed: number }>(
		{
			text: `WITH written AS (
					INSERT INTO product (merchant_id, ${productColumns})
					SELECT merchant_id, ${productColumns} FROM (${differentProducts}) different ORDER BY product_id
					ON CONFLICT (merchant_id, product_id) DO UPDATE SET
						${PRODUCT.slice(1)
							.map((field) => `${field} = excluded.${field}`)
							.join(', ')}
					-- A row that this statement inserted was locked by nobody.
					RETURNING xmax = 0 AS created
				) ${counted}`,
		},
		[merchantId, importId],
	);
	return row ?? { created: 0, changed: 0 };
}

export async function applyVariants(
	tx: Queryable,
	{ merchantId, importId }: RunKey,
): Promise<{ created: number; changed: number }> {
	const [row] = await tx.query<{ created: number; changed: number }>(
		{
			text: `WITH written AS (
					INSERT INTO variant (merchant_id, product_id, archived, ${variantColumns})
					SELECT merchant_id, product_id, false, ${variantColumns} FROM (${differentVariants}) different ORDER BY sku
					ON CONFLICT (merchant_id, sku) DO UPDATE SET product_id = excluded.product_id, archived = false,
						${VARIANT.slice(1)
							.map((field) => `${field} = excluded.${field}`)
							.join(', ')}
					RETURNING xmax = 0 AS created
				) ${counted}`,
		},
		[merchantId, importId],
	);
	return row ?? { created: 0, changed: 0 };
}

export async function archiveDeparted(tx: Queryable, { merchantId, importId }: RunKey): Promise<number> {
	const [row] = await tx.query<{ archived: number }>(
		{
			text: `WITH archived AS (
					UPDATE variant SET archived = true WHERE merchant_id = $1 AND sku IN (${departed}) RETURNING 1)
				SELECT count(*)::int AS archived FROM archived`,
		},
		[merchantId, importId],
	);
	return row?.archived ?? 0;
}
