import type { FastifyRequest } from 'fastify';

/**
 * What a browser says of the page that asks: `same`, `other`, or undefined when it says nothing. Pages can set neither
 * header. Sec-Fetch-Site is judged first: it knows what a proxy did to the scheme. Browsers send it over https and on
 * localhost only, and elsewhere Origin with whatever changes something.
 */
export function originOfPage(request: FastifyRequest, publicUrl: string | undefined): 'same' | 'other' | undefined {
	const site = request.headers['sec-fetch-site'];
	// `none`: a person typed the address.
	if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'same' : 'other';
	const { origin } = request.headers;
	if (origin === undefined) return undefined;
	if (!URL.canParse(origin)) return 'other';
	const hosts = [request.host, publicUrl === undefined ? undefined : new URL(publicUrl).host];
	return hosts.includes(new URL(origin).host) ? 'same' : 'other';
}
