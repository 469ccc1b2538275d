import type { Availability } from '@endcap/contract';
import type { Answered } from './batch.ts';
import { namesOf, type ReferenceKey } from './reference.ts';

/** What the API answers to these references alone, out of answers that may hold more. */
export function answerFor(keys: readonly ReferenceKey[], answers: readonly Answered[]): Availability {
	const [first] = answers as [Answered];
	if (answers.length === 1 && first.keys.length === keys.length) return first.reading.value;
	const values = answers.map(({ reading }) => reading.value);
	const asked = (sku: string, gtin: string | null) => namesOf(sku, gtin).some((name) => keys.includes(name));
	const data = values.flatMap((value) => value.data).filter(({ sku, gtin }) => asked(sku, gtin));
	const not_found = values.flatMap((value) => value.not_found).filter((name) => asked(name, name));
	const has = (id: string) =>
		data.every((each) =>
			each.stores.some(({ store_id, quantity_available }) => store_id === id && quantity_available > 0),
		);
	const stores = first.reading.value.stores.map((store) => ({
		...store,
		complete: not_found.length === 0 && data.length > 0 && has(store.store_id),
	}));
	return { ...first.reading.value, stores, data, not_found };
}
