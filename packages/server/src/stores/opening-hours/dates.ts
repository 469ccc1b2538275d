/** A day, of one year or of every year. */
export interface MonthDay {
	year: string | undefined;
	month: number;
	day: number;
}

/** Longer ones are seasons, and those have no place in a list of exceptions. */
const LONGEST_RANGE = 62;

const DAY = 86_400_000;

// A leap year, so that a day of every year may be the 29th of February.
const ANY_YEAR = 2024;

/** `--12-24` or `2026-12-24`, as in ExceptionDay. */
export function dateText(year: string | undefined, date: Date): string {
	const monthDay = date.toISOString().slice(5, 10);
	return year === undefined ? `--${monthDay}` : `${date.toISOString().slice(0, 4)}-${monthDay}`;
}

/** Null when the month has no such day. */
export function dayOf({ year, month, day }: MonthDay): Date | null {
	const date = new Date(Date.UTC(year === undefined ? ANY_YEAR : Number(year), month - 1, day));
	if (year !== undefined) date.setUTCFullYear(Number(year), month - 1, day);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : null;
}

/** Every day from the first to the last, as in ExceptionDay; or why that cannot be. */
export function datesBetween(from: MonthDay, to: MonthDay): string[] | string {
	const first = dayOf(from);
	const last = dayOf(to);
	if (!first || !last) return 'there is no such date';
	if (from.year === undefined && to.year !== undefined) return 'the year is missing at its beginning';
	if (from.year === undefined && last < first) last.setUTCFullYear(ANY_YEAR + 1);
	if (last < first) return 'it ends before it begins';
	const days = Math.round((last.getTime() - first.getTime()) / DAY) + 1;
	if (days > LONGEST_RANGE) return `a range of more than ${LONGEST_RANGE} days is a season, and cannot be kept`;
	return Array.from({ length: days }, (_, day) => dateText(from.year, new Date(first.getTime() + day * DAY)));
}
