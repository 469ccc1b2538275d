import type { Event } from '@endcap/contract';
import type { EventStream } from '../events/event-stream.ts';
import { requestUrl } from '../shared/url.ts';
import type { SessionWatch } from './session.ts';

type Listener = (happened: Event | 'resync') => void;

/** What happens in the stores of whoever is signed in, as it happens. */
export interface StaffFeed {
	/** `resync`: something may have been missed, so whatever was read is read again. */
	listen(listener: Listener): () => void;
	stop(): void;
}

export interface StaffFeedOptions {
	baseUrl: string;
	fetch: typeof fetch;
	watch: SessionWatch;
}

/** Until the code of streams is asked for again after it did not come (ms). */
const ASK_AGAIN = 30_000;

/** One stream while anybody listens and somebody is signed in. It rests while the page is in the back-forward cache. */
export function createStaffFeed({ baseUrl, fetch, watch }: StaffFeedOptions): StaffFeed {
	const listeners = new Set<Listener>();
	const end = new AbortController();
	let stream: EventStream | undefined;
	let after: string | undefined;

	const tell: Listener = (happened) => listeners.forEach((listener) => listener(happened));

	const wanted = () => !stream && listeners.size > 0 && !end.signal.aborted && watch.mayBeSignedIn();

	async function open(): Promise<void> {
		if (!wanted()) return;
		const code = await import('../events/event-stream.ts').catch(() => undefined);
		if (!code) setTimeout(open, ASK_AGAIN);
		// Meanwhile it may have been opened, or nobody may listen any more.
		if (!code || !wanted()) return;
		stream = code.openEventStream({
			topics: [],
			url: (query) => baseUrl + requestUrl('/v1/events', query),
			fetch,
			after,
			// What was read before this place was known may be older than it.
			onOpen: () => after === undefined && tell('resync'),
			onEvent: tell,
			onResync: () => tell('resync'),
			onAlive: () => undefined,
		});
	}

	function close(): void {
		after = stream?.position ?? after;
		stream?.close();
		stream = undefined;
	}

	watch.onChange((signedIn) => {
		close();
		// Whoever signs in now may hear of other stores.
		after = undefined;
		if (signedIn) void open();
	});
	globalThis.addEventListener?.('pagehide', close, { signal: end.signal });
	globalThis.addEventListener?.('pageshow', open, { signal: end.signal });

	return {
		listen(listener) {
			listeners.add(listener);
			void open();
			return () => {
				listeners.delete(listener);
				if (listeners.size === 0) close();
			};
		},
		stop() {
			end.abort();
			close();
		},
	};
}
