import type { Availability, SkuAvailability } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live, Source } from '../shared/live.ts';
import type { Refresher } from '../shared/refresher.ts';
import type { Reading } from '../shared/transport.ts';
import { createWeakCache } from '../shared/weak-cache.ts';
import type { AvailabilityBatch } from './batch.ts';
import { variantOf } from './answer.ts';
import { gtinKey, queryOf, referenceKey, skuKey, type ReferenceKey, type VariantReference } from './reference.ts';

export interface AvailabilityState {
	$availability(reference: VariantReference): ReadableAtom<Live<SkuAvailability | null>>;
	/** Takes what the server says of any variants, whoever asked. What is older than what is held is left. */
	apply(reading: Reading<Availability>): void;
}

export function createAvailabilityState(batch: AvailabilityBatch, refresher: Refresher): AvailabilityState {
	const sources = createWeakCache<Source<SkuAvailability | null>>();

	function live(key: ReferenceKey): Source<SkuAvailability | null> {
		return refresher.live(async () => {
			const reading = await batch.read(queryOf([key]));
			return { ...reading, value: variantOf(key, reading.value) };
		});
	}

	return {
		$availability(reference) {
			const key = referenceKey(reference);
			return sources.get(key, () => live(key)).$live;
		},
		apply(reading) {
			const { data, not_found } = reading.value;
			const accept = (key: ReferenceKey, value: SkuAvailability | null) =>
				sources.peek(key)?.accept({ ...reading, value });
			// Of one reading a source takes the first value: the first of several variants that share a GTIN.
			for (const each of data) {
				accept(skuKey(each.sku), each);
				if (each.gtin !== null) accept(gtinKey(each.gtin), each);
			}
			for (const text of not_found) {
				accept(skuKey(text), null);
				accept(gtinKey(text), null);
			}
		},
	};
}
