import type { AvailabilityQuery } from '@endcap/contract';

/** One variant, by the merchant's own SKU or by GTIN of 8 to 14 digits. */
export type VariantReference = { sku: string; gtin?: undefined } | { gtin: string; sku?: undefined };

/** `sku=…` or `gtin=…`: one key for one reference, however it is written. */
export type ReferenceKey = `sku=${string}` | `gtin=${string}`;

export function skuKey(sku: string): ReferenceKey {
	return `sku=${sku}`;
}

/** The API has GTINs padded with zeros to fourteen digits; barcodes and pages have them shorter. */
export function gtinKey(gtin: string): ReferenceKey {
	return `gtin=${/^\d{8,13}$/.test(gtin) ? gtin.padStart(14, '0') : gtin}`;
}

export function referenceKey(reference: VariantReference): ReferenceKey {
	return reference.gtin === undefined ? skuKey(reference.sku) : gtinKey(reference.gtin);
}

/** The references of a query, each once. */
export function keysOf(query: AvailabilityQuery): ReferenceKey[] {
	return [...new Set([...(query.sku ?? []).map(skuKey), ...(query.gtin ?? []).map(gtinKey)])];
}

/** The `sku` and `gtin` parameters that ask for these. */
export function queryOf(keys: readonly ReferenceKey[]): { sku: string[]; gtin: string[] } {
	const after = (name: string) => keys.filter((key) => key.startsWith(name)).map((key) => key.slice(name.length));
	return { sku: after('sku='), gtin: after('gtin=') };
}

/** False when the API would refuse a request for it, and with it whatever else that request asks for. */
export function isWellFormed(key: ReferenceKey): boolean {
	return /^(sku=\S(.{0,126}\S)?|gtin=\d{14})$/s.test(key);
}
