import type { KioskCatalogue } from '@endcap/contract';
import { EndcapNetworkError, EndcapProblemError } from '../shared/errors.ts';
import { fits, type Shape } from '../shared/shape.ts';
import type { KeptCatalogue } from './device-store.ts';

const CATALOGUE: Shape<KioskCatalogue> = ['as_of', 'products', 'availability', 'shelves'];

/** Undefined when it is the one that is known. */
export async function readCatalogue(
	baseUrl: string,
	init: { fetch: typeof fetch; key: string; etag: string | null | undefined; signal: AbortSignal },
): Promise<KeptCatalogue | undefined> {
	const { key, etag, signal } = init;
	const headers = { authorization: `Bearer ${key}`, ...(etag && { 'if-none-match': etag }) };
	const response = await init.fetch(`${baseUrl}/v1/kiosks/me/catalogue`, { headers, signal });
	if (response.status === 304) return undefined;
	const value: unknown = await response.json();
	if (response.ok && fits(value, CATALOGUE)) return { etag: response.headers.get('etag'), value };
	if (fits(value, ['code', 'detail'] as Shape<EndcapProblemError['problem']>)) throw new EndcapProblemError(value);
	throw new EndcapNetworkError('Something else answered in place of the catalogue.');
}
