import type { KioskCatalogue } from '@endcap/contract';
import { EndcapNetworkError, EndcapProblemError, EndcapTimeoutError } from '../shared/errors.ts';
import { fits, type Shape } from '../shared/shape.ts';
import type { KeptCatalogue } from './device-store.ts';

const CATALOGUE: Shape<KioskCatalogue> = ['as_of', 'products', 'availability', 'shelves'];

/** Milliseconds that it may take, with all of its products. */
const LONGEST = 60_000;

/** Undefined when it is the one that is known. */
export async function readCatalogue(
	baseUrl: string,
	init: { fetch: typeof fetch; key: string; etag: string | null | undefined; end: AbortSignal },
): Promise<KeptCatalogue | undefined> {
	const { key, etag, end } = init;
	const headers = { authorization: `Bearer ${key}`, ...(etag && { 'if-none-match': etag }) };
	const stop = new AbortController();
	end.addEventListener('abort', () => stop.abort(), { signal: stop.signal });
	// A line that stalls would else be waited for, and nothing read again, for as long as the page stands.
	const late = new EndcapTimeoutError('The catalogue did not come in time.');
	const timer = setTimeout(() => stop.abort(late), LONGEST);
	try {
		const response = await init.fetch(`${baseUrl}/v1/kiosks/me/catalogue`, { headers, signal: stop.signal });
		if (response.status === 304) return undefined;
		const value: unknown = await response.json();
		if (response.ok && fits(value, CATALOGUE)) return { etag: response.headers.get('etag'), value };
		if (fits(value, ['code', 'detail'] as Shape<EndcapProblemError['problem']>)) throw new EndcapProblemError(value);
		throw new EndcapNetworkError('Something else answered in place of the catalogue.');
	} finally {
		clearTimeout(timer);
		// Lets go of the signal it listened to.
		stop.abort();
	}
}
