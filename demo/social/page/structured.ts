import type { Product, Store, Variant } from '@endcap/sdk';
import type { Markup } from '../../server/template.ts';
import { jsonMarkup } from './document.ts';
import { plainAmount } from './money.ts';
import { storeRows, type Stock, type StoreRow } from './stock.ts';
import { addressOf, linkTo, type Visit } from './visit.ts';

const AVAILABILITY = {
	in_stock: 'https://schema.org/InStock',
	limited_availability: 'https://schema.org/LimitedAvailability',
	out_of_stock: 'https://schema.org/OutOfStock',
	backorder: 'https://schema.org/BackOrder',
};

/** What search engines read: the product with an offer of each shop, and where the page stands in the shop. */
export function structuredMarkup(
	visit: Visit,
	product: Product,
	variant: Variant,
	stock: Stock,
	image?: string,
): Markup[] {
	return [
		jsonMarkup('product-data', productData(visit, product, variant, stock, image), 'application/ld+json'),
		jsonMarkup('trail-data', trailData(visit, product), 'application/ld+json'),
	];
}

function productData(visit: Visit, product: Product, variant: Variant, stock: Stock, image: string | undefined) {
	return {
		'@context': 'https://schema.org',
		'@type': 'Product',
		name: variant.title,
		url: addressOf(visit),
		sku: variant.sku,
		...(variant.gtin && { gtin14: variant.gtin }),
		...(product.description && { description: product.description }),
		...(product.vendor && { brand: { '@type': 'Brand', name: product.vendor } }),
		...(image && { image }),
		...(variant.price && { offers: offersOf(visit, variant, variant.price, stock) }),
	};
}

function offersOf(visit: Visit, variant: Variant, price: NonNullable<Variant['price']>, stock: Stock) {
	const offer = {
		'@type': 'Offer',
		url: addressOf(visit),
		price: plainAmount(price),
		priceCurrency: price.currency,
		seller: { '@type': 'Organization', name: visit.shop.name },
	};
	if (!variant.tracked) return [{ ...offer, availability: AVAILABILITY.in_stock }];
	return storeRows(stock).map((row) => ({ ...offer, ...placeOf(row) }));
}

function placeOf({ store, stock }: StoreRow) {
	const availability = AVAILABILITY[stock.status];
	if (store.kind === 'warehouse') return { availability, availableDeliveryMethod: 'https://schema.org/ParcelService' };
	return { availability, availableDeliveryMethod: 'https://schema.org/OnSitePickup', availableAtOrFrom: shopOf(store) };
}

function shopOf({ name, address, geo, phone }: Store) {
	const { street, city, postal_code, region, country } = address;
	return {
		'@type': 'Store',
		name,
		...(phone && { telephone: phone }),
		address: {
			'@type': 'PostalAddress',
			...(street && { streetAddress: street }),
			...(city && { addressLocality: city }),
			...(postal_code && { postalCode: postal_code }),
			...(region && { addressRegion: region }),
			...(country && { addressCountry: country }),
		},
		...(geo && { geo: { '@type': 'GeoCoordinates', ...geo } }),
	};
}

function trailData(visit: Visit, product: Product) {
	const { origin, speech } = visit;
	const places = [
		{ name: speech.words.everything, item: `${origin}${linkTo(visit, '/')}` },
		...(product.category
			? [{ name: product.category, item: `${origin}${linkTo(visit, '/', { category: product.category })}` }]
			: []),
		{ name: product.title, item: addressOf(visit) },
	];
	const itemListElement = places.map((place, index) => ({ '@type': 'ListItem', position: index + 1, ...place }));
	return { '@context': 'https://schema.org', '@type': 'BreadcrumbList', itemListElement };
}
