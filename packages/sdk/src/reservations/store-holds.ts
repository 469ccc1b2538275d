import type { Reservation, ReservationPage, ReservationQuery } from '@endcap/contract';
import { onMount, type ReadableAtom } from 'nanostores';
import { makeIdempotencyKey, type WriteCallOptions } from '../shared/idempotency-key.ts';
import type { Live, Source } from '../shared/live.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import type { Refresher } from '../shared/refresher.ts';
import { PAGE } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { createWeakCache } from '../shared/weak-cache.ts';
import { write } from '../shared/write.ts';
import type { StaffFeed } from '../staff/feed.ts';

export type EndHoldOutcome<Done extends string> =
	| { outcome: Done; reservation: Reservation }
	/** `reservation_ended`: it was over before, and nothing was changed. */
	| Refused<'reservation_ended' | 'not_found' | 'store_not_allowed'>;

/** What shoppers hold in the stores of whoever is signed in. */
export interface StoreHolds {
	/** One page of reservations, newest first. */
	list(query?: ReservationQuery, options?: RequestOptions): Promise<ReservationPage>;
	/** The units become free. */
	release(id: string, options?: WriteCallOptions): Promise<EndHoldOutcome<'released'>>;
	/** The units leave the store. */
	handOver(id: string, options?: WriteCallOptions): Promise<EndHoldOutcome<'handed_over'>>;
	/** What is held and promised in a store now, newest first; at most 250. */
	$holds(query: { store: string }): ReadableAtom<Live<readonly Reservation[]>>;
}

const PATH = '/v1/reservations';
const MOST = 250;
const TOGETHER_MS = 50;

export function createStoreHolds(transport: Transport, refresher: Refresher, feed: StaffFeed): StoreHolds {
	const sources = createWeakCache<Source<readonly Reservation[]>>();

	async function end<Done extends string>(
		id: string,
		action: string,
		outcome: Done,
		{ idempotencyKey = makeIdempotencyKey(), signal }: WriteCallOptions = {},
	): Promise<EndHoldOutcome<Done>> {
		const path = `${PATH}/${encodeURIComponent(id)}/${action}`;
		try {
			const { value } = await write<Reservation>(transport, 'POST', path, undefined, {
				shape: ['id', 'lines'],
				idempotencyKey,
				signal,
			});
			return { outcome, reservation: value };
		} catch (error) {
			return refusalOf(error, 'reservation_ended', 'not_found', 'store_not_allowed');
		}
	}

	function follow(store: string): Source<readonly Reservation[]> {
		const query = { store: [store], status: ['active', 'committed'], limit: MOST };
		const read = async () => {
			const reading = await transport.read<ReservationPage>(PATH, query, PAGE);
			source.accept({ ...reading, value: reading.value.data });
		};
		let timer: ReturnType<typeof setTimeout> | undefined;
		const source = refresher.live<readonly Reservation[]>(read);
		onMount(source.$live, () =>
			feed.listen((happened) => {
				if (happened !== 'resync' && !/^reservation\.|\.conflict$/.test(happened.type)) return;
				timer ??= setTimeout(() => {
					timer = undefined;
					read().catch(() => undefined);
				}, TOGETHER_MS);
			}),
		);
		return source;
	}

	return {
		list: (query = {}, options) => transport.get<ReservationPage>(PATH, query, PAGE, options),
		release: (id, options) => end(id, 'release', 'released', options),
		handOver: (id, options) => end(id, 'consume', 'handed_over', options),
		$holds: ({ store }) => sources.get(store, () => follow(store)).$live,
	};
}
