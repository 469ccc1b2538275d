import type { Availability, OfferFaceAnswer, Product, StorePage, VariantPage } from '@endcap/sdk';
import { drawOffer } from '../pictures/offers.ts';
import { drawWide } from '../pictures/picture.ts';
import type { Page } from '../social/page/document.ts';
import { offerPage, type OfferView } from '../social/page/offer.ts';
import { productPage } from '../social/page/product.ts';
import type { Visit } from '../social/page/visit.ts';
import type { OwnApi } from './own-api.ts';

/** Of what an offer is about so many are shown. */
const THINGS = 6;

/** Undefined when there is no such product to be had. */
export async function findProductPage(visit: Visit, api: OwnApi, id: string, sku?: string): Promise<Page | undefined> {
	const product = await api<Product>(`/v1/products/${encodeURIComponent(id)}`);
	const variant = product && (product.variants.find((each) => each.sku === sku) ?? product.variants[0]);
	if (!product || !variant || product.status !== 'active') return undefined;
	if (sku !== undefined) visit.parameters = { sku: variant.sku };
	const [availability, stores] = await Promise.all([
		variant.tracked ? api<Availability>(`/v1/availability?sku=${encodeURIComponent(variant.sku)}`) : undefined,
		api<StorePage>('/v1/stores?limit=250'),
	]);
	const stock = { sku: variant.sku, tracked: variant.tracked, availability, stores: stores?.data ?? [] };
	return productPage(visit, { product, variant, stock, drawing: drawingOf(visit, product, variant.sku) });
}

/** By its slug or its id; the page’s address has the slug. Undefined when there is no such offer, or not any more. */
export async function findOfferPage(visit: Visit, api: OwnApi, name: string): Promise<Page | undefined> {
	const answer = await api<OfferFaceAnswer>(`/v1/offers/${encodeURIComponent(name)}`);
	if (!answer) return undefined;
	const { offer } = answer;
	visit.path = `/o/${offer.slug}`;
	const [stores, products] = await Promise.all([
		api<StorePage>('/v1/stores?limit=250'),
		findProducts(api, offer.skus.slice(0, THINGS)),
	]);
	return offerPage(visit, { offer, products, stores: stores?.data ?? [], drawn: offerDrawing(visit, offer, products) });
}

async function findProducts(api: OwnApi, skus: readonly string[]) {
	if (skus.length === 0) return [];
	const query = skus.map((sku) => `sku=${encodeURIComponent(sku)}`).join('&');
	const variants = await api<VariantPage>(`/v1/variants?${query}`);
	const found = await Promise.all(
		(variants?.data ?? []).map(async ({ sku, product_id }) => {
			const product = await api<Product>(`/v1/products/${encodeURIComponent(product_id)}`);
			return product?.status === 'active' ? [{ product, sku }] : [];
		}),
	);
	return found.flat();
}

/** Its own, else that of the first thing that it is about; undefined where somebody gave it another picture. */
function offerDrawing(
	visit: Visit,
	{ slug, image }: OfferFaceAnswer['offer'],
	[first]: OfferView['products'],
): OfferView['drawn'] {
	const own = visit.shop.demo && image?.endsWith(`/pictures/offers/${slug}.svg`) ? drawOffer(slug) : undefined;
	if (own !== undefined) return { drawing: own, share: `offer-${slug}` };
	const drawing = image === null && first ? drawingOf(visit, first.product, first.sku) : undefined;
	return drawing !== undefined && first ? { drawing, share: first.product.id } : undefined;
}

function drawingOf({ shop }: Visit, product: Product, sku: string): string | undefined {
	const options = product.variants.find((variant) => variant.sku === sku)?.options ?? [];
	return shop.demo
		? drawWide(
				product.id,
				product.category ?? '',
				options.map(({ value }) => value),
			)
		: undefined;
}
