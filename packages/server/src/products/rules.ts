import type { Product, ProductInput, Variant } from '@endcap/contract';
import type { PointedError } from '../http/problems.ts';
import type { ProductRow, VariantRow, VariantToWrite } from './queries.ts';

export function productOf({ product_id, ...fields }: ProductRow, variants: VariantRow[]): Product {
	const { title, description, vendor, category, status, image } = fields;
	return { id: product_id, title, description, vendor, category, status, image, variants: variants.map(variantOf) };
}

export function productsOf(products: ProductRow[], variants: VariantRow[]): Product[] {
	const byProduct = new Map<string, VariantRow[]>(products.map(({ product_id }) => [product_id, []]));
	for (const variant of variants) byProduct.get(variant.product_id)?.push(variant);
	return products.map((product) => productOf(product, byProduct.get(product.product_id) ?? []));
}

export function variantOf(row: VariantRow): Variant {
	return {
		sku: row.sku,
		product_id: row.product_id,
		title: variantTitle(row.product_title, row.options),
		status: row.archived ? 'archived' : row.product_status,
		gtin: row.gtin,
		options: row.options,
		price: moneyOf(row.price_amount, row.currency),
		list_price: moneyOf(row.list_price_amount, row.currency),
		image: row.image,
		tracked: row.tracked,
		backorder: row.backorder,
	};
}

export function variantTitle(productTitle: string, options: Variant['options']): string {
	return [productTitle, ...options.map(({ value }) => value)].join(', ');
}

function moneyOf(amount: string | null, currency: string | null): Variant['price'] {
	return amount === null || currency === null ? null : { amount: Number(amount), currency };
}

export function rowsOf(
	productId: string,
	{ variants, ...fields }: ProductInput,
): {
	product: ProductRow;
	variants: VariantToWrite[];
} {
	return {
		product: { product_id: productId, ...fields },
		variants: variants.map(({ price, list_price, ...variant }, position) => ({
			...variant,
			position,
			price_amount: price?.amount ?? null,
			list_price_amount: list_price?.amount ?? null,
			currency: price?.currency ?? list_price?.currency ?? null,
		})),
	};
}

/** What the schema cannot say: check digits, currencies that exist, and what must agree within the product. */
export function productErrors({ variants }: ProductInput): PointedError[] {
	const errors: PointedError[] = [];
	const seen = new Set<string>();
	variants.forEach(({ sku, gtin, price, list_price, options }, index) => {
		const at = (field: string, detail: string) => errors.push({ pointer: `/variants/${index}/${field}`, detail });
		if (seen.has(sku)) at('sku', 'Is the SKU of another variant here too; each variant needs its own.');
		seen.add(sku);
		if (gtin !== null && !hasValidCheckDigit(gtin))
			at('gtin', 'Has a wrong check digit, so it was misread or mistyped.');
		if (price && !currencies().has(price.currency)) at('price/currency', 'Is not an ISO 4217 currency.');
		if (list_price && !currencies().has(list_price.currency)) at('list_price/currency', 'Is not an ISO 4217 currency.');
		if (price && list_price && price.currency !== list_price.currency) {
			at('list_price/currency', 'Differs from the currency of the price.');
		}
		if (new Set(options.map(({ name }) => name)).size < options.length) at('options', 'Names one option twice.');
	});
	return errors;
}

/** GS1 General Specifications §7.9: weights 3 and 1 from the right. */
export function hasValidCheckDigit(gtin14: string): boolean {
	const sum = gtin14.split('').reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
	return sum % 10 === 0;
}

let known: Set<string> | undefined;

function currencies(): Set<string> {
	return (known ??= new Set(Intl.supportedValuesOf('currency')));
}

/** Each word as a LIKE pattern of itself, wherever it stands. */
export function wordPatterns(search: string): string[] {
	const words = search.split(/\s+/u).filter((word) => word !== '');
	return words.slice(0, 10).map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}
