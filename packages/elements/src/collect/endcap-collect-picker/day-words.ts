import type { PickupSlot } from '@endcap/sdk';
import { fill } from '../../shared/localization.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';

/** How a time of a day is said; each chunk that says it has the English. */
export interface DayStrings {
	dayTime: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than all else here. */
export function format(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale} ${Object.values(parts).join(' ')}`;
	let made = formats.get(key);
	if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, parts)));
	return made;
}

/** A shop's day of this moment, as `2026-03-25`. */
export function dateIn(timeZone: string, at: number): string {
	return format('sv', { timeZone, dateStyle: 'short' }).format(at);
}

/** “today”, “tomorrow”, “Friday 27 March”; a date belongs to a calendar, not to a zone. */
export function dayWords(date: string, today: string, locale: string, style: 'short' | 'long' = 'long'): string {
	const days = (Date.parse(date) - Date.parse(today)) / 86_400_000;
	if (days === 0 || days === 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
	return format(locale, { timeZone: 'UTC', weekday: style, day: 'numeric', month: style }).format(Date.parse(date));
}

/** “today, 14:00”: from when on. */
export function startWords(slot: PickupSlot, timeZone: string, now: number, words: DayStrings, locale: string): string {
	const day = dayWords(slot.date, dateIn(timeZone, now), locale, 'short');
	return fill(words.dayTime, { day, time: formatTime(Date.parse(slot.starts_at), locale, timeZone) });
}
