import type { Store } from '@endcap/sdk';
import { fill } from '../localization.ts';

/** How opening hours are said. `days` begin with Sunday and read on after “Opens”. */
export interface OpeningStrings {
	openUntil: string;
	openUntilDay: string;
	openAlways: string;
	opensToday: string;
	opensTomorrow: string;
	opensDay: string;
	closed: string;
	localTime: string;
	days: readonly string[];
}

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than all else here, and shops share zones. */
function format(locale: string, timeZone: string | undefined, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale} ${timeZone} ${Object.keys(parts).join(' ')}`;
	let made = formats.get(key);
	if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, { ...parts, timeZone })));
	return made;
}

/** “18:00”; in the shopper's own zone when none is given. */
export function formatTime(at: number, locale: string, timeZone?: string): string {
	return format(locale, timeZone, { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** Wall clock of a zone as milliseconds, so that days can be counted and zones compared. */
export function wallClock(at: number, timeZone?: string): number {
	const text = format('sv', timeZone, { dateStyle: 'short', timeStyle: 'short' }).format(at);
	return Date.parse(`${text.replace(' ', 'T')}Z`);
}

const dayOf = (at: number, timeZone: string) => Math.floor(wallClock(at, timeZone) / DAY);

/**
 * When a shop is open, in its own time and in words: “Open until 18:00”, “Opens tomorrow at 10:00”. Undefined when its
 * hours are not known, or its zone is not one that the browser knows.
 */
export function openingWords(
	store: Pick<Store, 'openings' | 'timezone'>,
	now: number,
	strings: OpeningStrings,
	locale: string,
): string | undefined {
	if (!store.openings) return undefined;
	const periods = store.openings
		.map(({ opens_at, closes_at }) => ({ opens: Date.parse(opens_at), closes: Date.parse(closes_at) }))
		.filter(({ closes }) => closes > now);
	const [first, ...later] = periods;
	if (!first) return strings.closed;
	let { closes } = first;
	for (const next of later) if (next.opens <= closes) closes = Math.max(closes, next.closes);
	try {
		return sentence(first.opens, closes, store.timezone, now, strings, locale);
	} catch {
		return undefined;
	}
}

function sentence(
	opens: number,
	closes: number,
	zone: string,
	now: number,
	strings: OpeningStrings,
	locale: string,
): string {
	const open = opens <= now;
	if (open && closes - now > 6 * DAY) return strings.openAlways;
	const at = open ? closes : opens;
	const clock = formatTime(at, locale, zone);
	const time = wallClock(at, zone) === wallClock(at) ? clock : fill(strings.localTime, { time: clock });
	const days = dayOf(at, zone) - dayOf(now, zone);
	const day = strings.days[new Date(wallClock(at, zone)).getUTCDay()] ?? '';
	const until = closes - now < DAY ? strings.openUntil : strings.openUntilDay;
	const from = [strings.opensToday, strings.opensTomorrow][days] ?? strings.opensDay;
	return fill(open ? until : from, { day, time });
}
