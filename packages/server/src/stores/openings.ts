import type { Opening, Period, Store } from '@endcap/contract';
import { isPublicHoliday } from './holidays.ts';
import { WEEKDAYS } from './opening-hours/tokens.ts';
import { localTime, type LocalTime } from './zone.ts';

export type StoreHours = Pick<Store, 'hours' | 'exception_hours' | 'holiday_hours' | 'timezone' | 'address'>;

const DAY = 86_400_000;
const DAYS_AHEAD = 8;
const MINUTES_A_DAY = 1440;

/** Milliseconds. */
export interface Stretch {
	opens: number;
	closes: number;
}

/** What holds on a date: its own exception, that of every year, the public holiday’s hours, then the week’s. */
function periodsOn(store: StoreHours, day: number): readonly Period[] {
	const date = new Date(day).toISOString().slice(0, 10);
	const exceptions = store.exception_hours;
	const exception =
		exceptions.findLast((other) => other.date === date) ??
		exceptions.findLast((other) => other.date === `-${date.slice(4)}`);
	if (exception) return exception.periods;
	const { country, region } = store.address;
	if (store.holiday_hours && isPublicHoliday(date, country, region)) return store.holiday_hours;
	const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7];
	return (store.hours ?? []).filter((period) => period.day === weekday);
}

function minutesOf(time: string): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function merge(stretches: Stretch[]): Stretch[] {
	const merged: Stretch[] = [];
	for (const next of stretches.toSorted((one, other) => one.opens - other.opens)) {
		const last = merged.at(-1);
		if (last && next.opens <= last.closes) last.closes = Math.max(last.closes, next.closes);
		else merged.push({ ...next });
	}
	return merged;
}

/** RFC 3339, to the second. */
export function instant(milliseconds: number): string {
	return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/**
 * When the store is open by what holds on some days of its calendar, in order and none touching another: the last may go
 * on past those days, and the first begin on the evening before them. `from` as in LocalTime, which has to reach a day
 * further to both sides.
 */
export function stretchesOf(
	store: StoreHours,
	{ instantOf }: Pick<LocalTime, 'instantOf'>,
	from: number,
	days: number,
): Stretch[] {
	const stretches: Stretch[] = [];
	// From the day before, whose evening may reach past midnight.
	for (let day = from - DAY; day < from + days * DAY; day += DAY) {
		for (const { opens, closes } of periodsOn(store, day)) {
			const start = minutesOf(opens);
			const end = minutesOf(closes);
			const stretch = {
				opens: instantOf(day, start),
				closes: instantOf(day, end <= start ? end + MINUTES_A_DAY : end),
			};
			if (stretch.closes > stretch.opens) stretches.push(stretch);
		}
	}
	return merge(stretches);
}

/**
 * The periods that end after now and begin within eight days of the store’s calendar, today being the first; one that
 * goes on is cut there. Null when the hours are not known.
 * @throws {RangeError} when the store’s time zone does not exist.
 */
export function openingsOf(store: StoreHours, now: Date): Opening[] | null {
	if (!store.hours) return null;
	const local = localTime(store.timezone, now.getTime(), DAYS_AHEAD);
	return stretchesOf(store, local, local.today, DAYS_AHEAD)
		.filter(({ closes }) => closes > now.getTime())
		.map(({ opens, closes }) => ({ opens_at: instant(opens), closes_at: instant(closes) }));
}
