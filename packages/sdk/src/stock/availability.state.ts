import type { Availability, SkuAvailability } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import { now } from '../shared/clock.ts';
import type { Live } from '../shared/live.ts';
import { onDemand } from '../shared/on-demand.ts';
import type { Refreshed, Refresher } from '../shared/refresher.ts';
import type { Reading, Transport } from '../shared/transport.ts';
import { requestUrl } from '../shared/url.ts';
import { createWeakCache } from '../shared/weak-cache.ts';
import type { AvailabilityLive, LiveSettings } from './availability.live.ts';
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

export function createAvailabilityState(
	batch: AvailabilityBatch,
	refresher: Refresher,
	transport: Transport,
	settings: LiveSettings,
): AvailabilityState {
	const sources = createWeakCache<Refreshed<SkuAvailability | null>>();
	let live: AvailabilityLive | undefined;
	const load = onDemand(async () => {
		const { createAvailabilityLive } = await import('./availability.live.ts');
		live = createAvailabilityLive({ refresher, transport, settings, requestUrl, now });
	});

	/** Not before something has been read: what shows stock first does not share the line with what keeps it current. */
	async function follow(): Promise<void> {
		if (settings.live === false || refresher.mounted.size === 0) return;
		// When its code does not come, reading is enough, and it is asked for again after the next.
		await load().catch(() => undefined);
		live?.update();
	}

	return {
		$availability({ sku, gtin }) {
			const keys = keysOf(sku === undefined ? { gtin: [gtin] } : { sku: [sku] });
			const key = String(keys);
			// The value comes by `apply`, as every one does.
			return sources.get(key, () => refresher.live(() => batch.read(queryOf(keys)), key)).$live;
		},
		apply(reading, asked) {
			// Of one reading a source takes the first value: the first of several variants that share a GTIN.
			const accept = (names: readonly ReferenceKey[], value: SkuAvailability | null) =>
				names.forEach((name) => sources.peek(name)?.accept({ ...reading, value }));
			for (const each of reading.value.data) {
				accept(namesOf(each.sku, each.gtin), live?.patch(each, reading.began) ?? each);
			}
			accept(asked, null);
			void follow();
		},
	};
}
