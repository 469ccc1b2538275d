import type { Availability, AvailabilityQuery, SkuAvailability } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live } from '../shared/live.ts';
import { onDemand } from '../shared/on-demand.ts';
import type { Refresher } from '../shared/refresher.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import type { LiveSettings } from './availability.live.ts';
import { createAvailabilityState } from './availability.state.ts';
import { createAvailabilityBatch } from './batch.ts';
import { keysOf, namesOf, type VariantReference } from './reference.ts';

export interface AvailabilityResource {
	/**
	 * Which stores have these variants. All reads of one turn of the event loop that ask with the same `store`, `near`
	 * and `radius` become one request; so does what live state asks for. `as_of` is when the server confirmed it.
	 */
	get(query: AvailabilityQuery, options?: RequestOptions): Promise<Availability>;
	/**
	 * One variant in every store, kept current while someone subscribes. `value` is null when no active variant has that
	 * SKU or GTIN, or its stock is not counted. The same atom for the same reference.
	 */
	$availability(reference: VariantReference): ReadableAtom<Live<SkuAvailability | null>>;
}

export function createAvailability(
	transport: Transport,
	refresher: Refresher,
	settings: LiveSettings,
): AvailabilityResource {
	const loadAnswer = onDemand(() => import('./answer.ts'));
	const batch = createAvailabilityBatch(transport, ({ reading, keys }) => state.apply(reading, keys));
	const state = createAvailabilityState(batch, refresher, transport, settings);
	return {
		async get(query, options) {
			const keys = keysOf(query);
			const answers = await batch.read(query, options?.signal);
			const [first, another] = answers;
			if (!another && first?.keys.length === keys.length) return first.reading.value;
			// Only who shares a request has to pick their own out of its answer.
			const { answerFor } = await loadAnswer();
			return answerFor(answers, (sku, gtin) => namesOf(sku, gtin).some((name) => keys.includes(name)));
		},
		$availability: state.$availability,
	};
}
