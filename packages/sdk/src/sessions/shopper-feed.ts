import type { Event } from '@endcap/contract';
import type { createEventFeed } from '../events/event-feed.ts';
import { now } from '../shared/clock.ts';
import type { Credentials, Transport } from '../shared/transport.ts';
import { requestUrl } from '../shared/url.ts';
import type { Identity } from './sessions.ts';

export type ShopperFeedSettings = Credentials & { baseUrl: string; fetch?: typeof fetch };

export interface ShopperFeedOptions {
	/** Comes with what tells of availability, so that one chunk serves both. */
	createEventFeed: typeof createEventFeed;
	transport: Transport;
	settings: ShopperFeedSettings;
	/** What somebody looks at now. */
	topics: () => string[];
	/** Whose it is. */
	identity: () => Promise<Identity | undefined>;
	onEvent: (event: Event) => void;
	/** What was read before may have missed something. */
	onGap: () => void;
}

/** Follows what becomes of what is a shopper's, on one line for all tabs. */
export interface ShopperFeed {
	/** Looks again whose, and what. */
	update(): Promise<void>;
}

export function createShopperFeed(options: ShopperFeedOptions): ShopperFeed {
	const { transport, settings, topics, identity, onEvent, onGap } = options;
	const { baseUrl, publishableKey: key } = settings;
	let followed: string | undefined;
	let feed: ReturnType<typeof createEventFeed> | undefined;
	let end = new AbortController();

	const follow = (id: string) =>
		options.createEventFeed({
			// Each session hears its own.
			group: `endcap ${baseUrl} ${id}`,
			url: (query) => baseUrl + requestUrl('/v1/events', { ...query, key }),
			// Called as a function of no object, as browsers want it.
			fetch: async (input, init) => {
				const response = await (settings.fetch ?? fetch)(input, init);
				// Its session was ended elsewhere, which the next read finds out.
				if (response.status === 401) onGap();
				return response;
			},
			init: async () => ({ headers: { authorization: (await identity())?.authorization ?? '' } }),
			now,
			signal: end.signal,
			topics,
			onOpen: onGap,
			onResync: onGap,
			onAlive() {},
			onEvent,
		});

	transport.end.addEventListener('abort', () => end.abort());
	return {
		async update() {
			const id = topics().length > 0 ? (await identity())?.id : undefined;
			if (transport.end.aborted) return;
			if (id !== followed) {
				end.abort();
				end = new AbortController();
				followed = id;
				feed = id ? follow(id) : undefined;
			}
			feed?.update();
		},
	};
}
