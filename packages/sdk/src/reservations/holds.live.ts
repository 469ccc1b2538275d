import type { Reservation } from '@endcap/contract';
import type { createEventFeed } from '../events/event-feed.ts';
import type { Shopper } from '../sessions/sessions.ts';
import { now } from '../shared/clock.ts';
import type { Credentials, Transport } from '../shared/transport.ts';
import { requestUrl } from '../shared/url.ts';

export type HoldsLiveSettings = Credentials & { baseUrl: string; fetch?: typeof fetch };

export interface HoldsLiveOptions {
	/** Comes with what tells of availability, so that one chunk serves both. */
	createEventFeed: typeof createEventFeed;
	transport: Transport;
	settings: HoldsLiveSettings;
	/** Whose holds somebody looks at now, if anyone's. */
	shopper: () => Promise<Shopper | undefined>;
	onReservation: (reservation: Reservation) => void;
	/** What was read before may have missed something. */
	onGap: () => void;
}

/** Follows what becomes of a shopper's holds, on one line for all tabs. */
export interface HoldsLive {
	/** Looks again whose. */
	update(): Promise<void>;
}

export function createHoldsLive(options: HoldsLiveOptions): HoldsLive {
	const { transport, settings, shopper, onReservation, onGap } = options;
	const { baseUrl, publishableKey: key } = settings;
	let followed: string | undefined;
	let end = new AbortController();

	function follow(id: string): void {
		const feed = options.createEventFeed({
			// Each session hears its own.
			group: `endcap ${baseUrl} ${id}`,
			url: (query) => baseUrl + requestUrl('/v1/events', { ...query, key }),
			// Called as a function of no object, as browsers want it.
			fetch: (input, init) => (settings.fetch ?? fetch)(input, init),
			init: async () => ({ headers: { authorization: (await shopper())?.authorization ?? '' } }),
			now,
			signal: end.signal,
			topics: () => ['reservations'],
			onOpen: onGap,
			onResync: onGap,
			onAlive() {},
			onEvent({ type, data }) {
				if (type.startsWith('reservation.')) onReservation(data as unknown as Reservation);
			},
		});
		feed.update();
	}

	transport.end.addEventListener('abort', () => end.abort());
	return {
		async update() {
			const id = (await shopper())?.id;
			if (id === followed || transport.end.aborted) return;
			end.abort();
			end = new AbortController();
			followed = id;
			if (id) follow(id);
		},
	};
}
