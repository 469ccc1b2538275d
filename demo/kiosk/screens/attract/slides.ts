import type { KioskCatalogue } from '@endcap/contract';

type Product = KioskCatalogue['products'][number];
type Variant = Product['variants'][number];
type Offer = KioskCatalogue['offers'][number];

export interface Slide {
	title: string;
	/** Below it: what the shop says of its offer. */
	text: string | null;
	image: string | null;
	/** The image is the offer’s own, made to be shared, and so twice as wide as high. */
	isWide: boolean;
	/** Names the drawing, where there is no image. */
	sku: string | undefined;
	/** Of the article that is shown, with its price; undefined where an offer is about none. */
	variant: Variant | undefined;
	/** The article’s name, where the title is another. */
	name: string | null;
}

const MOST = 12;
/** So that offers about everything do not show neighbours on one shelf. */
const APART = 7;

/**
 * What the loop shows: the shop’s offers that are to be had in it now, and what costs less than before; where there is
 * neither, one article of each category.
 */
export function slidesOf({ products, offers }: KioskCatalogue, storeId: string | undefined, now: number): Slide[] {
	const variants = products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
	const current = offers
		.filter((offer) => isCurrent(offer, storeId, now))
		.map(({ headline, text, image, skus }, index) => {
			const about = variants.find(({ variant }) => skus.includes(variant.sku));
			// One about everything shows something of it.
			const shown = about ?? variants[(index * APART) % variants.length];
			const { sku } = shown?.variant ?? {};
			const name = about?.product.title ?? null;
			const isWide = image !== null;
			return { title: headline, text, image: image ?? imageOf(shown), isWide, sku, variant: about?.variant, name };
		});
	const reduced = products.flatMap((product) => slideOf(product, product.variants.find(isReduced)));
	if (current.length + reduced.length > 0) return [...current, ...reduced].slice(0, MOST);
	const categories = new Set<string | null>();
	const firsts = products.filter(({ category }) => !categories.has(category) && categories.add(category));
	return firsts.flatMap((product) => slideOf(product, product.variants[0])).slice(0, MOST);
}

function slideOf(product: Product, variant: Variant | undefined): Slide[] {
	return variant
		? [
				{
					title: product.title,
					text: null,
					image: imageOf({ product, variant }),
					isWide: false,
					sku: variant.sku,
					variant,
					name: null,
				},
			]
		: [];
}

function imageOf(article: { product: Product; variant: Variant } | undefined): string | null {
	return article?.variant.image ?? article?.product.image ?? null;
}

function isReduced({ price, list_price }: Variant): boolean {
	return price !== null && list_price !== null && list_price.amount > price.amount;
}

/** The catalogue may be old by now, so its own word on what is active does not do. */
function isCurrent({ stores }: Offer, storeId: string | undefined, now: number): boolean {
	return stores.some(
		({ store_id, starts_at, ends_at }) =>
			store_id === storeId &&
			(starts_at === null || Date.parse(starts_at) <= now) &&
			(ends_at === null || now < Date.parse(ends_at)),
	);
}
