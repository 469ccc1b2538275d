import { EndcapNetworkError } from './errors.ts';

/** Code of a chunk of its own. Rejects with an EndcapNetworkError when it does not come; the next call asks again. */
export async function onDemand<T>(chunk: Promise<T>): Promise<T> {
	try {
		return await chunk;
	} catch (cause) {
		throw new EndcapNetworkError('A part of the SDK could not be loaded.', { cause });
	}
}
