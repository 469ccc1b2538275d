import type { Availability, SkuAvailability } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live, Source } from '../shared/live.ts';
import type { Refresher } from '../shared/refresher.ts';
import type { Reading } from '../shared/transport.ts';
import { createWeakCache } from '../shared/weak-cache.ts';
import type { AvailabilityBatch } from './batch.ts';
import { keysOf, namesOf, queryOf, type ReferenceKey, type VariantReference } from './reference.ts';

export interface AvailabilityState {
	$availability: (reference: VariantReference) => ReadableAtom<Live<SkuAvailability | null>>;
	/**
	 * Takes what the server says of any variants in all stores, whoever asked. A reference that was asked for and is not
	 * in it names no variant. What is older than what is held is left.
	 */
	apply(reading: Reading<Pick<Availability, 'data'>>, asked: readonly ReferenceKey[]): void;
}

export function createAvailabilityState(batch: AvailabilityBatch, refresher: Refresher): AvailabilityState {
	const sources = createWeakCache<Source<SkuAvailability | null>>();

	return {
		$availability({ sku, gtin }) {
			const keys = keysOf(sku === undefined ? { gtin: [gtin] } : { sku: [sku] });
			// The value comes by `apply`, as every one does.
			return sources.get(String(keys), () => refresher.live(() => batch.read(queryOf(keys)))).$live;
		},
		apply(reading, asked) {
			// Of one reading a source takes the first value: the first of several variants that share a GTIN.
			const accept = (names: readonly ReferenceKey[], value: SkuAvailability | null) =>
				names.forEach((name) => sources.peek(name)?.accept({ ...reading, value }));
			for (const each of reading.value.data) accept(namesOf(each.sku, each.gtin), each);
			accept(asked, null);
		},
	};
}
