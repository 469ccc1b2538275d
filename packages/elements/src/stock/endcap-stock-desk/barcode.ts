import type { InventoryLevel } from '@endcap/sdk/staff';

/** What a scanner types: the digits of an EAN or UPC. No shop moves as many units. */
export function isBarcode(text: string): boolean {
	return /^\s*(\d{8}|\d{12,14})\s*$/.test(text);
}

/** The one level that was meant: by its barcode or SKU, or because nothing else matches. */
export function levelMeant(levels: readonly InventoryLevel[], text: string): InventoryLevel | undefined {
	const wanted = text.trim().toLowerCase();
	const gtin = wanted.padStart(14, '0');
	const named = levels.find(
		(level) => level.sku.toLowerCase() === wanted || (isBarcode(wanted) && level.gtin === gtin),
	);
	return named ?? (levels.length === 1 ? levels[0] : undefined);
}
