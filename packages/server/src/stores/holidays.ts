import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';

const require = createRequire(import.meta.url);
const DAY = 86_400_000;
const MOST_CACHED = 500;

const calendars = new Map<string, ReadonlySet<string>>();
const regions = new Map<string, string>();

// Its tables take 30 MB and a fifth of a second, which a merchant without holiday hours need not pay.
function library(): typeof Holidays {
	return require('date-holidays') as typeof Holidays;
}

/** The library’s code of a state, province or county, from its code (also `US-NY`) or its name; empty when it has none. */
function regionCode(country: string, region: string): string {
	const key = `${country} ${region}`;
	const known = regions.get(key);
	if (known !== undefined) return known;
	const states: Record<string, string> = new (library())().getStates(country) ?? {};
	const wanted = region.trim().toLowerCase().replace(`${country.toLowerCase()}-`, '');
	const found = Object.entries(states).find((state) => state.some((text) => text.toLowerCase() === wanted));
	if (regions.size >= MOST_CACHED) regions.clear();
	regions.set(key, found?.[0] ?? '');
	return found?.[0] ?? '';
}

function calendarOf(country: string, region: string | null, year: number): ReadonlySet<string> {
	const code = region ? regionCode(country, region) : '';
	const key = `${country} ${code} ${year}`;
	const known = calendars.get(key);
	if (known) return known;
	const calendar = code ? new (library())(country, code) : new (library())(country);
	const days = new Set<string>();
	for (const holiday of calendar.getHolidays(year) ?? []) {
		if (holiday.type !== 'public') continue;
		const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
		const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY));
		for (let day = 0; day < length; day += 1) days.add(new Date(first + day * DAY).toISOString().slice(0, 10));
	}
	if (calendars.size >= MOST_CACHED) calendars.clear();
	calendars.set(key, days);
	return days;
}

/** True on a public holiday of the country, and of the region where that is known. `date` is `2026-12-24`. */
export function isPublicHoliday(date: string, country: string | null, region: string | null): boolean {
	if (country === null) return false;
	return calendarOf(country, region, Number(date.slice(0, 4))).has(date);
}
