import ky from 'ky';
import type { Outcome } from './transport.ts';

export interface RetryOptions {
	url: string;
	/** Tries after the first. */
	retries: number;
	/** HTTP statuses to try again after. */
	statuses: number[];
	/** Milliseconds left for all tries. */
	left: number;
	signal: AbortSignal | undefined;
}

/**
 * What comes of trying again: the first outcome that need not be tried again, or the last one there was time for. ky
 * decides whether and when; it is told the first outcome as if it had made that try itself, so that one set of rules
 * counts all tries. Imports nothing but ky, so that the chunk it is bundled into needs no other.
 */
export async function retry(
	first: Outcome,
	attempt: () => Promise<Outcome>,
	{ url, retries, statuses, left, signal }: RetryOptions,
): Promise<Outcome> {
	let last: Outcome | undefined;
	try {
		await ky(url, {
			async fetch() {
				last = last ? await attempt() : first;
				if (last instanceof Error) throw last;
				return last.response;
			},
			signal,
			timeout: false,
			totalTimeout: left,
			retry: {
				limit: retries,
				statusCodes: statuses,
				maxRetryAfter: 10_000,
				backoffLimit: 5000,
				jitter: true,
				// ky would not know our errors as its own network and timeout errors.
				shouldRetry: ({ error }) => error === last || undefined,
			},
		});
	} catch {
		// Whatever ky throws, `last` says it better; but for an abort.
		signal?.throwIfAborted();
	}
	return last ?? first;
}
