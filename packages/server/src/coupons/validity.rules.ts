import { localTime } from '../stores/zone.ts';

const DAY = 86_400_000;
const MOST_KNOWN = 5000;

const known = new Map<string, Map<string, number>>();

/** The instant at which the clock of a zone shows a wall-clock time of the contract, as `localTime` has it. Milliseconds. */
export function instantOf(zone: string, wallClock: string): number {
	let ofZone = known.get(zone);
	if (!ofZone || ofZone.size >= MOST_KNOWN) known.set(zone, (ofZone = new Map<string, number>()));
	const before = ofZone.get(wallClock);
	if (before !== undefined) return before;
	const day = Date.parse(`${wallClock.slice(0, 10)}T00:00:00Z`);
	const minutes = Number(wallClock.slice(11, 13)) * 60 + Number(wallClock.slice(14, 16));
	const instant = localTime(zone, day, 2).instantOf(day, minutes);
	ofZone.set(wallClock, instant);
	return instant;
}

/** The earlier end of two that may be missing. Wall-clock times sort as text. */
export function earlierEnd(one: string | null, other: string | null): string | null {
	if (one === null || other === null) return one ?? other;
	return one < other ? one : other;
}

/** Midnight so many whole days after the day that a zone shows at an instant: the end of the last of them. */
export function endAfterDays(zone: string, at: Date, days: number): string {
	return wallClockOf(localTime(zone, at.getTime(), 0).today + (days + 1) * DAY);
}

interface Around {
	days_before: number;
	days_after: number;
}

/**
 * The birthday that it is around now, by its year, and until when a coupon for it is good; undefined when it is around
 * none.
 */
export function birthdayAround(
	birthday: string,
	{ days_before, days_after }: Around,
	zone: string,
	at: Date,
): { year: number; end: string } | undefined {
	const { today } = localTime(zone, at.getTime(), 0);
	const now = new Date(today).getUTCFullYear();
	for (const year of [now - 1, now, now + 1]) {
		const day = birthdayIn(year, birthday);
		if (today >= day - days_before * DAY && today <= day + days_after * DAY) {
			return { year, end: wallClockOf(day + (days_after + 1) * DAY) };
		}
	}
	return undefined;
}

/** Until when a birthday coupon is good that is used or given now; undefined when it is not around the birthday. */
export function birthdayEnd(birthday: string, around: Around, zone: string, at: Date): string | undefined {
	return birthdayAround(birthday, around, zone, at)?.end;
}

function birthdayIn(year: number, birthday: string): number {
	const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
	return Date.parse(`${year}-${birthday === '02-29' && !leap ? '02-28' : birthday}T00:00:00Z`);
}

function wallClockOf(day: number): string {
	return `${new Date(day).toISOString().slice(0, 10)}T00:00`;
}
