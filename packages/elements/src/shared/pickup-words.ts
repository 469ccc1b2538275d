import type { Surroundings } from './context.ts';
import { fill } from './localization.ts';

const DAY = 86_400_000;

/** The date on a zone's calendar as a number of days. */
function dayOf(at: number, timeZone: string): number {
	return Date.parse(new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(at)) / DAY;
}

/** The zone of whoever reads: the one that their provider says, else the device's. */
export function zoneHere(surroundings: Surroundings | undefined): string {
	return surroundings?.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** True when the clocks of two zones show the same at a moment. */
function sameClock(at: number, timeZone: string, here: string | undefined): boolean {
	const clock = (zone?: string) =>
		new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
	return clock(timeZone) === clock(here);
}

interface Window {
	starts_at: string;
	ends_at: string;
}

/**
 * “today, 14:00–14:30”, “Friday 27 March, 10:00–10:30”: in the shop's own time, with the zone's name where whoever
 * reads is in another.
 *
 * @param localTime - `{time}, {zone}`
 * @param here - Their zone; the device's unless given.
 */
export function pickupWords(
	{ starts_at, ends_at }: Window,
	timeZone: string,
	now: number,
	locale: string,
	localTime: string,
	here?: string,
): string {
	return windowWords(Date.parse(starts_at), Date.parse(ends_at), timeZone, now, locale, localTime, here);
}

/** “today, 18:00”, “Friday 27 March, 14:30”: one moment, said in the same way. */
export function momentWords(
	at: number,
	timeZone: string,
	now: number,
	locale: string,
	localTime: string,
	here?: string,
): string {
	return windowWords(at, at, timeZone, now, locale, localTime, here);
}

/** “14:00–14:30”, “23:30–0:00”: from one day to the next a formatter by itself says both dates. */
function rangeWords(start: number, end: number, hours: Intl.DateTimeFormat, timeZone: string): string {
	if (dayOf(start, timeZone) === dayOf(end, timeZone)) return hours.formatRange(start, end);
	return `${hours.format(start)}–${hours.format(end)}`;
}

function windowWords(
	start: number,
	end: number,
	timeZone: string,
	now: number,
	locale: string,
	localTime: string,
	here: string | undefined,
): string {
	const days = dayOf(start, timeZone) - dayOf(now, timeZone);
	const day =
		days === 0 || days === 1
			? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
			: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(start);
	const hours = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' });
	const words = `${day}, ${rangeWords(start, end, hours, timeZone)}`;
	if (sameClock(start, timeZone, here)) return words;
	const zone = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' })
		.formatToParts(start)
		.find(({ type }) => type === 'timeZoneName')?.value;
	return fill(localTime, { time: words, zone: zone ?? timeZone });
}
