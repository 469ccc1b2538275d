import type { PickupSlot } from '@endcap/sdk';
import { fill } from '../../shared/localization.ts';
import { formatTime } from '../../shared/shops/opening-words.ts';
import type { CollectPickerStrings } from './endcap-collect-picker.strings.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than all else here. */
function format(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale} ${Object.values(parts).join(' ')}`;
	let made = formats.get(key);
	if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, parts)));
	return made;
}

/** A shop's day of this moment, as `2026-03-25`. */
export function dateIn(timeZone: string, at: number): string {
	return format('sv', { timeZone, dateStyle: 'short' }).format(at);
}

/** “14:00–15:00”, on the shop's clock. */
export function rangeWords({ starts_at, ends_at }: PickupSlot, timeZone: string, locale: string): string {
	return format(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).formatRange(
		Date.parse(starts_at),
		Date.parse(ends_at),
	);
}

/** How many days a date is after another. */
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** “today”, “tomorrow”, “Friday 27 March”; a date belongs to a calendar, not to a zone. */
export function dayWords(date: string, today: string, locale: string, style: 'short' | 'long' = 'long'): string {
	const days = daysBetween(today, date);
	if (days === 0 || days === 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
	return format(locale, { timeZone: 'UTC', weekday: style, day: 'numeric', month: style }).format(Date.parse(date));
}

/** “25 Mar” below “today”, and “Fri” above “27 Mar”. */
export function dayLabel(date: string, today: string, locale: string): [string, string] {
	const days = daysBetween(today, date);
	const near = days === 0 || days === 1;
	const at = Date.parse(date);
	const name = near ? dayWords(date, today, locale) : format(locale, { timeZone: 'UTC', weekday: 'short' }).format(at);
	return [name, format(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(at)];
}

/** “today, 14:00–15:00”, on the shop's calendar and clock. */
export function slotWords(
	slot: PickupSlot,
	timeZone: string,
	now: number,
	words: CollectPickerStrings,
	locale: string,
): string {
	const day = dayWords(slot.date, dateIn(timeZone, now), locale);
	return fill(words.dayRange, { day, time: rangeWords(slot, timeZone, locale) });
}

/** “today, 14:00”: from when on. */
export function startWords(
	slot: PickupSlot,
	timeZone: string,
	now: number,
	words: CollectPickerStrings,
	locale: string,
): string {
	const day = dayWords(slot.date, dateIn(timeZone, now), locale, 'short');
	return fill(words.dayRange, { day, time: formatTime(Date.parse(slot.starts_at), locale, timeZone) });
}

/** The name of a zone whose clock differs from the device's at that moment; empty when it does not. */
export function zoneWords(timeZone: string, at: number, locale: string): string {
	const clock = (zone: string | undefined) =>
		new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
	if (clock(timeZone) === clock(undefined)) return '';
	const parts = format(locale, { timeZone, timeZoneName: 'long' }).formatToParts(at);
	return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
