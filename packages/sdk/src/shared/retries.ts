import ky, { isTimeoutError } from 'ky';
import type { Outcome } from './transport.ts';

export interface RetryOptions {
	url: string;
	/** Tries after the first. */
	retries: number;
	/** HTTP statuses to try again after. */
	statuses: number[];
	/** Milliseconds left for all tries. */
	left: number;
	signal: AbortSignal;
}

/**
 * What comes of trying again: the first outcome that need not be tried again, or the last. ky decides whether and when;
 * it is told the first outcome as if it had made that try itself, so that one set of rules counts all tries.
 * Imports nothing but ky, so that the chunk it is bundled into needs no other.
 */
export async function retry(
	first: Outcome,
	attempt: () => Promise<Outcome>,
	{ url, retries, statuses, left, signal }: RetryOptions,
): Promise<{ last: Outcome; timedOut: boolean }> {
	let tries = 0;
	let last = first;
	let timedOut = false;
	try {
		await ky(url, {
			async fetch() {
				if (tries++ > 0) last = await attempt();
				if (last instanceof Error) throw last;
				return last.response;
			},
			signal,
			timeout: false,
			totalTimeout: left,
			retry: {
				limit: retries,
				methods: ['get'],
				statusCodes: statuses,
				afterStatusCodes: [429, 503],
				maxRetryAfter: 10_000,
				backoffLimit: 5000,
				jitter: (delay) => delay * (0.5 + Math.random() / 2),
				// ky would not know our errors as its own network and timeout errors.
				shouldRetry: ({ error }) => (error === last ? true : undefined),
			},
		});
	} catch (error) {
		signal.throwIfAborted();
		// Any other error of ky's says again what `last` says.
		timedOut = isTimeoutError(error);
	}
	return { last, timedOut };
}
