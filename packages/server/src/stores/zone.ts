const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// Two changes of a zone’s clock are never this near each other.
const STEP = 6 * HOUR;
const MOST_CACHED = 2000;

/** A stretch of time in which a zone’s clock differs from UTC by one amount. Milliseconds. */
interface Stretch {
	from: number;
	to: number;
	offset: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const stretches = new Map<string, Stretch[]>();

function clockOf(zone: string): Intl.DateTimeFormat {
	let clock = clocks.get(zone);
	if (!clock) {
		clock = new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
		clocks.set(zone, clock);
	}
	return clock;
}

function offsetAt(zone: string, instant: number): number {
	const numbers = clockOf(zone).format(instant).match(/\d+/g) ?? [];
	const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = numbers.map(Number);
	return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function changeBetween(zone: string, from: number, to: number): number {
	const before = offsetAt(zone, from);
	let low = from;
	let high = to;
	while (high - low > 1000) {
		const middle = Math.floor((low + high) / 2000) * 1000;
		if (offsetAt(zone, middle) === before) low = middle;
		else high = middle;
	}
	return high;
}

function stretchesOf(zone: string, from: number, days: number): Stretch[] {
	const key = `${zone} ${from} ${days}`;
	const known = stretches.get(key);
	if (known) return known;
	const found: Stretch[] = [{ from, to: Infinity, offset: offsetAt(zone, from) }];
	for (let instant = from + STEP; instant <= from + days * DAY; instant += STEP) {
		const offset = offsetAt(zone, instant);
		const last = found.at(-1);
		if (!last || last.offset === offset) continue;
		last.to = changeBetween(zone, instant - STEP, instant);
		found.push({ from: last.to, to: Infinity, offset });
	}
	if (stretches.size >= MOST_CACHED) stretches.clear();
	stretches.set(key, found);
	return found;
}

/** Days as milliseconds of UTC midnight of the same date, so that adding days is plain arithmetic. */
export interface LocalTime {
	/** The date on the zone’s clock at the instant. */
	today: number;
	/**
	 * The instant at which the zone’s clock first shows, or has jumped past, a time of day. So a time in the hour that
	 * spring skips is the moment of the jump, and one in the hour that autumn repeats is the first of the two.
	 */
	instantOf: (this: void, day: number, minutes: number) => number;
}

/**
 * The wall clock of an IANA zone around an instant, from two days before to `days` after.
 * @throws {RangeError} when there is no such zone.
 */
export function localTime(zone: string, now: number, days: number): LocalTime {
	const start = Math.floor(now / DAY) * DAY - 3 * DAY;
	const parts = stretchesOf(zone, start, days + 6);
	const current = parts.find(({ from, to }) => from <= now && now < to);
	return {
		today: Math.floor((now + (current?.offset ?? 0)) / DAY) * DAY,
		instantOf(day, minutes) {
			const wall = day + minutes * 60_000;
			for (const { from, to, offset } of parts) {
				const instant = Math.max(from, wall - offset);
				if (instant < to) return instant;
			}
			return wall;
		},
	};
}
