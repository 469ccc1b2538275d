import type { AvailabilityQuery } from '@endcap/contract';

/** One variant, by the merchant's own SKU or by GTIN of 8 to 14 digits. */
export type VariantReference = { sku: string; gtin?: undefined } | { gtin: string; sku?: undefined };

/** `sku=…` or `gtin=…`: one key for one reference, however it is written. */
export type ReferenceKey = `${'sku' | 'gtin'}=${string}`;

/** The keys by which a variant may have been asked for. */
export function namesOf(sku: string, gtin: string | null): [ReferenceKey, ReferenceKey] {
	return [`sku=${sku}`, `gtin=${gtin}`];
}

/** The references of a query, each once. GTINs, shorter in barcodes and pages, become the fourteen digits of the API. */
export function keysOf({ sku = [], gtin = [] }: Pick<AvailabilityQuery, 'sku' | 'gtin'>): ReferenceKey[] {
	const padded = gtin.map((each) => (/^\d{8,}$/.test(each) ? each.padStart(14, '0') : each));
	return [...new Set([...sku.map((each) => namesOf(each, null)[0]), ...padded.map((each) => namesOf('', each)[1])])];
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
