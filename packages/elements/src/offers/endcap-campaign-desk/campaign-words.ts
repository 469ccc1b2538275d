import type { OfferFace, Store } from '@endcap/sdk';
import type { Offer, OfferInput } from '@endcap/sdk/staff';
import { fill } from '../../shared/localization.ts';
import { formatDistance } from '../../shared/shops/distance.ts';
import { wallClock } from '../../shared/shops/opening-words.ts';
import { PICTURE } from './picture.ts';
import type { Scene } from './scene.ts';

const MINUTE = 60_000;

/** A wall clock’s time is nobody’s moment: it is written as it stands. Until midnight is until the day before. */
function wallWords(time: string, locale: string, isEnd: boolean): string {
	const isMidnight = time.endsWith('T00:00');
	const at = Date.parse(`${time}:00Z`) - (isEnd && isMidnight ? MINUTE : 0);
	const timeStyle = isMidnight ? undefined : 'short';
	return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium', timeStyle }).format(at);
}

/** “1 Mar 2026 – 30 Apr 2026” */
export function periodWords(
	{ starts_at, ends_at }: Pick<Offer, 'starts_at' | 'ends_at'>,
	{ strings, locale }: Scene,
): string {
	const from = starts_at === null ? '' : wallWords(starts_at, locale, false);
	const until = ends_at === null ? '' : wallWords(ends_at, locale, true);
	if (from && until) return `${from} – ${until}`;
	if (from) return fill(strings.from, { from });
	return until ? fill(strings.until, { until }) : strings.always;
}

/** Where it is, what it gives, and for whom. */
export function ruleWords(offer: Offer, { strings, stores, coupons, locale }: Scene): string[] {
	const { coupon_id, segments, radius_km } = offer;
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	const names = offer.stores?.map((id) => stores.find((store) => store.id === id)?.name ?? id);
	const coupon = coupons.find(({ id }) => id === coupon_id)?.name ?? coupon_id;
	return [
		names ? list.format(names) : strings.everyShop,
		coupon === null ? strings.noCoupon : fill(strings.gives, { coupon }),
		...(segments ? [fill(strings.forSegments, { segments: list.format(segments) })] : []),
		...(radius_km === null ? [] : [fill(strings.within, { distance: formatDistance(radius_km * 1000, locale) })]),
	];
}

/** The moment at which the clock of a shop shows a time, near enough to look at it. */
function momentOf(time: string, timeZone: string): string {
	const at = Date.parse(`${time}:00Z`);
	const first = at - (wallClock(at, timeZone) - at);
	return new Date(at - (wallClock(first, timeZone) - first)).toISOString();
}

/** As shoppers will see it. */
export function faceOf(input: OfferInput, { stores, coupons, now }: Scene): OfferFace {
	const { slug, headline, text, image, skus, coupon_id, starts_at, ends_at } = input;
	const isIts = ({ id, kind, status }: Store) =>
		kind === 'store' && status === 'active' && (input.stores?.includes(id) ?? true);
	const places = stores.filter(isIts).map(({ id, timezone }) => {
		const ends = ends_at && momentOf(ends_at, timezone);
		// A campaign that begins later is shown as on its first day.
		const isOver = ends !== null && Date.parse(ends) <= now;
		return { store_id: id, distance: null, starts_at: null, ends_at: isOver ? null : ends };
	});
	return {
		id: 'preview',
		slug,
		headline,
		text,
		// Of a path the server makes an address; this page is one of its own.
		image: image && PICTURE.test(image) ? new URL(image, location.origin).href : null,
		skus,
		coupon: coupons.find(({ id }) => id === coupon_id) ?? null,
		stores: places,
		state: starts_at === null ? 'active' : 'scheduled',
		claimed: null,
	};
}
