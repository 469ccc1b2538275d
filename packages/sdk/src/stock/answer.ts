import type { Availability, SkuAvailability } from '@endcap/contract';
import type { Reading } from '../shared/transport.ts';
import { gtinKey, skuKey, type ReferenceKey } from './reference.ts';

/** What the API would have answered to these references alone, out of answers that hold more. At least one. */
export function answerFor(keys: readonly ReferenceKey[], readings: Reading<Availability>[]): Reading<Availability> {
	const oldest = readings.reduce((a, b) => (a.began.order < b.began.order ? a : b));
	const asked = new Set(keys);
	const isAsked = (each: SkuAvailability) =>
		asked.has(skuKey(each.sku)) || (each.gtin !== null && asked.has(gtinKey(each.gtin)));
	const data = readings.flatMap(({ value }) => value.data).filter(isAsked);
	const not_found = [...new Set(readings.flatMap(({ value }) => value.not_found))].filter(
		(text) => asked.has(skuKey(text)) || asked.has(gtinKey(text)),
	);
	const had = new Map<string, number>();
	for (const { stores } of data) {
		for (const { store_id, quantity_available } of stores) {
			if (quantity_available > 0) had.set(store_id, (had.get(store_id) ?? 0) + 1);
		}
	}
	const stores = oldest.value.stores.map((store) => ({
		...store,
		complete: not_found.length === 0 && had.get(store.store_id) === data.length,
	}));
	return { ...oldest, value: { ...oldest.value, stores, data, not_found } };
}

/** The variant that a reference names, or null when no active one does. The first, when several share a GTIN. */
export function variantOf(key: ReferenceKey, { data }: Availability): SkuAvailability | null {
	return data.find((each) => skuKey(each.sku) === key || (each.gtin !== null && gtinKey(each.gtin) === key)) ?? null;
}
