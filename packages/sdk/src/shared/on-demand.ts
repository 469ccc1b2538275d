import { EndcapNetworkError } from './errors.ts';

/** What a chunk of its own gives, once. Rejects with an EndcapNetworkError when it does not come, and then asks again. */
export function onDemand<T>(load: () => Promise<T>): () => Promise<T> {
	let loaded: Promise<T> | undefined;
	return () =>
		(loaded ??= load().catch((cause: unknown) => {
			loaded = undefined;
			throw new EndcapNetworkError('Code could not be reached.', { cause });
		}));
}
