import type { Visit } from '../shell/visit.ts';
import { pageOf, type ScannedPage } from './scanned.ts';

/** Shows the thing whose page it is, as far as this shop has it. By which link they came goes along where the page says it. */
export function openPage(visit: Visit, page: ScannedPage, scanned: string): void {
	const catalogue = visit.device.$catalogue.get();
	const { products = [], offers = [] } = catalogue ?? {};
	const offer = page.of === 'offer' ? offers.find(({ id, slug }) => page.id === id || page.id === slug) : undefined;
	const wanted = offer?.skus ?? (page.sku === undefined ? [] : [page.sku]);
	const product = products.find(({ id, variants }) =>
		page.of === 'product' ? id === page.id : variants.some(({ sku }) => wanted.includes(sku)),
	);
	const sku = product?.variants.find((variant) => wanted.includes(variant.sku))?.sku;
	// Nothing that they want waits for it, and without it the order is the same.
	if (page.via !== undefined && (product || offer)) visit.endcap.account.setSource(page.via).catch(() => undefined);
	if (product) visit.go('product', { product_id: product.id, ...(sku !== undefined && { sku }) });
	else if (offer) visit.go('member', {});
	// The screen shows it as soon as it knows it.
	else if (!catalogue && page.of === 'product') visit.go('product', { product_id: page.id });
	else visit.go('unknown', { code: scanned });
}

/** Where a short link leads, which is one opening of it. Nobody was asked by which link they came, so that is forgotten. */
export async function openLink(visit: Visit, code: string, scanned: string): Promise<void> {
	const before = visit.$place.get();
	const led = await fetch(`/l/${code}${location.search}`).catch(() => undefined);
	// Somebody who went on meanwhile is not called back.
	if (visit.$place.get() !== before) return;
	const page = led?.ok ? pageOf(led.url) : undefined;
	if (!page) return visit.go('unknown', { code: scanned });
	const { via: _unasked, ...asked } = page;
	openPage(visit, asked, scanned);
}
