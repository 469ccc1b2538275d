import type { SocialShop } from '../../server/shops.ts';
import type { Speech } from '../words/languages.ts';
import type { Phone } from './outside.ts';

/** Who came from where to which page. */
export interface Visit {
	shop: SocialShop;
	/** As the address names the shop; undefined when it names none. */
	asked: string | undefined;
	speech: Speech;
	/** Of the shop as browsers call it. */
	origin: string;
	/** Of this page, without its query. */
	path: string;
	/** What stays in the page’s address whoever follows it, as the variant. */
	parameters: Record<string, string | undefined>;
	/** In the browser of an app, by its own hints. */
	insideApp: boolean;
	/** Undefined on other devices. */
	phone: Phone | undefined;
	/** The link they came by. */
	via: { code: string; channel: string } | undefined;
}

/** This page’s address. */
export function addressOf(visit: Visit, more: Record<string, string | undefined> = {}): string {
	return address(`${visit.origin}${visit.path}`, { ...visit.parameters, shop: visit.asked, ...more });
}

/** Another page of the same shop. */
export function linkTo(visit: Visit, path: string, parameters: Record<string, string | undefined> = {}): string {
	return address(path, { ...parameters, shop: visit.asked });
}

function address(path: string, parameters: Record<string, string | undefined>): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
	return query.size > 0 ? `${path}?${query.toString()}` : path;
}
