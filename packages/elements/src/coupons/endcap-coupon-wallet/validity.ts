import type { WalletCoupon } from '@endcap/sdk';
import { fill } from '../../shared/localization.ts';
import { momentWords } from '../../shared/pickup-words.ts';
import type { WalletScene } from './scene.ts';

/** What ends within this (ms) is said to. */
const SOON = 3 * 86_400_000;
const MINUTE = 60_000;

/** It may be used, or something may come of its use; a clock that has run out is not waited for to be confirmed. */
export function isCurrent({ status, valid_until }: WalletCoupon, now: number): boolean {
	if (status === 'reserved') return true;
	return status === 'issued' && (valid_until === null || Date.parse(valid_until) > now);
}

/** What ends first comes first; what ends never comes last, the newest of it before the others. */
export function byEnd(one: WalletCoupon, other: WalletCoupon): number {
	const endOf = ({ valid_until }: WalletCoupon) => (valid_until ? Date.parse(valid_until) : Number.MAX_VALUE);
	return endOf(one) - endOf(other) || Date.parse(other.issued_at) - Date.parse(one.issued_at);
}

export function endsSoon({ valid_until }: WalletCoupon, now: number): boolean {
	return valid_until !== null && Date.parse(valid_until) - now < SOON;
}

/** “Valid until 30 April”, “Ends tomorrow, 23:59”: its last minute, by the clock that it goes by. */
export function validityWords(coupon: WalletCoupon, { strings, locale, now, zone }: WalletScene): string {
	const { valid_until, timezone } = coupon;
	if (valid_until === null) return '';
	const last = Date.parse(valid_until) - MINUTE;
	return endsSoon(coupon, now)
		? fill(strings.endsSoon, { time: momentWords(last, timezone, now, locale, strings.localTime, zone) })
		: fill(strings.validUntil, { time: dateWords(last, timezone, now, locale) });
}

/** “30 April”, with the year where it is another. */
function dateWords(at: number, timeZone: string, now: number, locale: string): string {
	const yearOf = (moment: number) => new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(moment);
	const year = yearOf(at) === yearOf(now) ? undefined : ('numeric' as const);
	return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year }).format(at);
}

/** What became of it. */
export function endWords({ status, used, valid_until, timezone }: WalletCoupon, scene: WalletScene): string {
	const { strings, locale, now, stores } = scene;
	if (status === 'canceled') return strings.canceled;
	if (used) {
		const date = dateWords(Date.parse(used.at), timezone, now, locale);
		const store = stores.find(({ id }) => id === used.store_id)?.name;
		const place = used.channel === 'server' ? '' : strings.places[used.channel];
		return store ? fill(strings.usedIn, { date, store }) : fill(strings.usedOn, { date, place }).trim();
	}
	const ended = valid_until ? Date.parse(valid_until) - MINUTE : now;
	return fill(strings.expired, { date: dateWords(ended, timezone, now, locale) });
}
