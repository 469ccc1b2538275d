import type { KioskCatalogue } from '@endcap/contract';

type Product = KioskCatalogue['products'][number];
type Variant = Product['variants'][number];

export interface Slide {
	product: Product;
	variant: Variant;
}

const MOST = 12;

/** What the loop shows: what costs less than before, and where nothing does, one of each category. */
export function slidesOf({ products }: KioskCatalogue): Slide[] {
	const reduced = products.flatMap((product) => {
		const variant = product.variants.find(isReduced);
		return variant ? [{ product, variant }] : [];
	});
	if (reduced.length > 0) return reduced.slice(0, MOST);
	const categories = new Set<string | null>();
	return products
		.flatMap((product) => {
			const [variant] = product.variants;
			if (!variant || categories.has(product.category)) return [];
			categories.add(product.category);
			return [{ product, variant }];
		})
		.slice(0, MOST);
}

function isReduced({ price, list_price }: Variant): boolean {
	return price !== null && list_price !== null && list_price.amount > price.amount;
}
