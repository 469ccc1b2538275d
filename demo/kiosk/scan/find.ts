import type { KioskCatalogue } from '@endcap/contract';
import type { Scanned } from './scanned.ts';

/** The article that was scanned: by its GTIN, or by the number the shop gave it. */
export function findScanned(
	{ products }: Pick<KioskCatalogue, 'products'>,
	scanned: Scanned,
): { product_id: string; sku: string } | undefined {
	if (scanned.kind === 'article') {
		const variants = products.flatMap(({ variants }) => variants);
		const byNumber = variants.find(({ gtin }) => gtin === scanned.gtin);
		return identityOf(byNumber ?? variants.find(({ sku }) => sku.padStart(14, '0') === scanned.gtin));
	}
	if (scanned.kind !== 'text' && scanned.kind !== 'misread') return undefined;
	const wanted = scanned.code.toLowerCase();
	return identityOf(products.flatMap(({ variants }) => variants).find(({ sku }) => sku.toLowerCase() === wanted));
}

function identityOf(variant: { product_id: string; sku: string } | undefined) {
	return variant && { product_id: variant.product_id, sku: variant.sku };
}
