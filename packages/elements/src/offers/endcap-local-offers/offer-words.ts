import type { OfferFace, OfferStore } from '@endcap/sdk';
import { fill, plural } from '../../shared/localization.ts';
import { momentWords } from '../../shared/pickup-words.ts';
import { distanceBetween, formatDistance } from '../../shared/shops/distance.ts';
import type { OffersScene } from './scene.ts';

/** So many of its shops are named. */
const MOST_NAMES = 3;
/** What ends within this (ms) is said to. */
const SOON = 3 * 86_400_000;
const MINUTE = 60_000;

/** Where it is to be had now. */
export function openStores({ stores }: OfferFace, now: number): OfferStore[] {
	const isOn = ({ starts_at, ends_at }: OfferStore) =>
		(starts_at === null || Date.parse(starts_at) <= now) && (ends_at === null || Date.parse(ends_at) > now);
	return stores.filter(isOn);
}

/** “In all our shops”, “Rüütli (480 m), Miera iela and 4 more shops”. */
export function shopWords(open: readonly OfferStore[], { strings, locale, stores, from }: OffersScene): string {
	const shops = [...stores.values()].filter(({ kind }) => kind === 'store');
	if (!from && shops.length > 1 && open.length >= shops.length) return strings.everyShop;
	const named = open.flatMap(({ store_id }) => stores.get(store_id) ?? []);
	const names = named.slice(0, named.length === MOST_NAMES + 1 ? named.length : MOST_NAMES).map(({ name, geo }) => {
		if (!from || !geo) return name;
		return fill(strings.shopAway, { store: name, distance: formatDistance(distanceBetween(from, geo), locale) });
	});
	const more = named.length - names.length;
	if (more > 0) names.push(plural(strings.moreShops, more, locale));
	return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

/** “Ends tomorrow, 18:00”, “Until 31 March”: in the first of its shops, by the clock there, to the last minute. */
export function endWords(
	[first]: readonly OfferStore[],
	{ strings, locale, stores, now, zone }: OffersScene,
): { text: string; soon: boolean } | undefined {
	const timeZone = first && stores.get(first.store_id)?.timezone;
	if (!first?.ends_at || !timeZone) return undefined;
	const end = Date.parse(first.ends_at);
	const last = end - MINUTE;
	const soon = end - now < SOON;
	const time = soon
		? momentWords(last, timeZone, now, locale, strings.localTime, zone)
		: new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long' }).format(last);
	return { text: fill(soon ? strings.endsSoon : strings.until, { time }), soon };
}
