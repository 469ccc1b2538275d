import { atom, type ReadableAtom } from 'nanostores';
import { isEndcapError } from '../shared/errors.ts';
import { dateOf } from '../shared/server-date.ts';

export interface Network {
	readonly $online: ReadableAtom<boolean>;
	readonly fetch: typeof fetch;
}

/** What the API answers with: anything else is a sign-in page of the network, or a proxy before a server that is down. */
const OURS = /json|event-stream/;

/** Watches what becomes of requests. `onDate` is told the server's time of each answer. */
export function createNetwork(end: AbortSignal, onDate: (date: Date | undefined) => void): Network {
	const $online = atom(navigator.onLine);

	// The platform knows of a cable that was pulled before a request does; that it is back says nothing of the server.
	addEventListener('offline', () => $online.set(false), { signal: end });

	return {
		$online,
		async fetch(input, init) {
			const { signal } = init ?? {};
			try {
				const response = await fetch(input, init);
				const isOurs = [204, 304].includes(response.status) || OURS.test(response.headers.get('content-type') ?? '');
				if (isOurs) onDate(dateOf(response.headers));
				$online.set(isOurs);
				return response;
			} catch (error) {
				// What was called off says nothing, but for what took too long.
				if (!end.aborted && (!signal?.aborted || isEndcapError(signal.reason))) $online.set(false);
				throw error;
			}
		},
	};
}
