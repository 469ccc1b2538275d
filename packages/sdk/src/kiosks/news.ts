import type { EventStream } from '../events/event-stream.ts';
import { requestUrl } from '../shared/url.ts';

export interface News {
	/** Listens with this key from now on; without one not at all. */
	listen(key: string | undefined): void;
}

export interface NewsOptions {
	baseUrl: string;
	fetch: typeof fetch;
	/** Something of this kiosk was changed, or may have been. */
	onNews: () => void;
	end: AbortSignal;
}

/** Until the code of streams is asked for again after it did not come (ms). */
const ASK_AGAIN = 30_000;

/** Hears at once what is changed of this kiosk at the counter. What it misses, the next heartbeat brings. */
export function createNews({ baseUrl, fetch, onNews, end }: NewsOptions): News {
	let key: string | undefined;
	let stream: EventStream | undefined;

	async function open(): Promise<void> {
		const code = await import('../events/event-stream.ts').catch(() => undefined);
		// Meanwhile it may have been opened, or the key may be over.
		if (end.aborted || stream || !key) return;
		if (!code) return void setTimeout(open, ASK_AGAIN);
		const authorization = `Bearer ${key}`;
		stream = code.openEventStream({
			topics: ['kiosk'],
			url: (query) => baseUrl + requestUrl('/v1/events', query),
			async fetch(input, init) {
				const response = await fetch(input, { ...init, headers: { authorization } });
				// The key is over: the heartbeat is who says so.
				if (response.status === 401) onNews();
				return response;
			},
			// What was heard before this place was known may be older than it.
			onOpen: onNews,
			onEvent: onNews,
			onResync: onNews,
			onAlive: () => undefined,
		});
	}

	function close(): void {
		stream?.close();
		stream = undefined;
	}

	end.addEventListener('abort', close);
	return {
		listen(next) {
			close();
			key = next;
			if (key) void open();
		},
	};
}
