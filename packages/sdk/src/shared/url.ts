import { EndcapError } from './errors.ts';

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/**
 * One request has one URL, so that it can be begun early elsewhere and handed over: every `name=value` of the query,
 * encoded as by `encodeURIComponent`, in the order of its code units. Undefined parameters are left out.
 */
export function requestUrl(path: string, query: Query): string {
	const pairs = Object.entries(query).flatMap(([name, value]) =>
		value === undefined ? [] : [value].flat().map((each) => `${name}=${encodeURIComponent(each)}`),
	);
	return `${path}${pairs.length > 0 ? '?' : ''}${pairs.sort().join('&')}`;
}

/** The base of every request, without a slash at its end. In a browser it may be relative to the page. */
export function absoluteUrl(baseUrl: string): string {
	try {
		return new URL(baseUrl, globalThis.location?.href).href.replace(/\/+$/, '');
	} catch {
		throw new EndcapError(`baseUrl is not a URL: ${baseUrl}`);
	}
}
