import type { PickupSlot } from '@endcap/sdk';
import { fill } from '../../shared/localization.ts';
import { dateIn, dayWords, format, type DayStrings } from './day-words.ts';

/** “14:00–15:00”, “23:30–0:00”, on the shop's clock. */
export function rangeWords({ starts_at, ends_at }: PickupSlot, timeZone: string, locale: string): string {
	const hours = format(locale, { timeZone, hour: 'numeric', minute: '2-digit' });
	const [start, end] = [Date.parse(starts_at), Date.parse(ends_at)];
	if (dateIn(timeZone, start) === dateIn(timeZone, end)) return hours.formatRange(start, end);
	// From one day to the next a formatter by itself says both dates.
	return `${hours.format(start)}–${hours.format(end)}`;
}

/** “today” above “25 Mar”, and “Fri” above “27 Mar”. */
export function dayLabel(date: string, today: string, locale: string): [string, string] {
	const days = (Date.parse(date) - Date.parse(today)) / 86_400_000;
	const at = Date.parse(date);
	const near = days === 0 || days === 1;
	const name = near ? dayWords(date, today, locale) : format(locale, { timeZone: 'UTC', weekday: 'short' }).format(at);
	return [name, format(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(at)];
}

/** “today, 14:00–15:00”, on the shop's calendar and clock. */
export function slotWords(slot: PickupSlot, timeZone: string, now: number, words: DayStrings, locale: string): string {
	const day = dayWords(slot.date, dateIn(timeZone, now), locale);
	return fill(words.dayTime, { day, time: rangeWords(slot, timeZone, locale) });
}

/** The name of a zone whose clock differs from the device's at that moment; empty when it does not. */
export function zoneWords(timeZone: string, at: number, locale: string): string {
	const clock = (zone: string | undefined) =>
		new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
	if (clock(timeZone) === clock(undefined)) return '';
	const parts = format(locale, { timeZone, timeZoneName: 'long' }).formatToParts(at);
	return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
