import type { Availability } from '@endcap/contract';
import type { Answered } from './batch.ts';

/**
 * What the API answers to some references alone, out of answers that may hold more; `asked` knows a variant of theirs
 * by its names. Imports nothing, so that the chunk it is bundled into needs no other.
 */
export function answerFor(
	answers: readonly Answered[],
	asked: (sku: string, gtin: string | null) => boolean,
): Availability {
	const [first] = answers as [Answered];
	const values = answers.map(({ reading }) => reading.value);
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
