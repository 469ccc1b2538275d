import type { PickupDay, PickupSlot, PickupSlots } from './schemas.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CAPACITY = 4;

function instant(milliseconds: number): string {
	return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** Hours of a day in Tallinn, each with a slot; summer time begins on 2026-03-29. */
function day(date: string, [opens, closes]: readonly [number, number], cutoff: (starts: number) => number): PickupDay {
	const midnight = Date.parse(`${date}T00:00:00${date < '2026-03-29' ? '+02:00' : '+03:00'}`);
	const slots = Array.from({ length: closes - opens }, (_, index): PickupSlot => {
		const starts = midnight + (opens + index) * HOUR;
		return {
			store_id: 'tartu-ruutli',
			date,
			starts_at: instant(starts),
			ends_at: instant(starts + HOUR),
			cutoff_at: instant(Math.min(cutoff(starts), midnight + 16 * HOUR)),
			capacity: CAPACITY,
			remaining: CAPACITY,
			status: 'open',
		};
	});
	return { date, open: slots.length > 0, slots };
}

/** An hour before, but the first slot of a day has its hour at the end of the day before. */
function daily(date: string, hours: readonly [number, number], eveningBefore: string): PickupDay {
	const opens = day(date, hours, (starts) => starts).slots[0]?.starts_at;
	return day(date, hours, (starts) => (instant(starts) === opens ? Date.parse(eveningBefore) : starts - HOUR));
}

function change(days: readonly PickupDay[], changes: Record<string, Partial<PickupSlot>>): PickupDay[] {
	return days.map((each) => ({ ...each, slots: each.slots.map((slot) => ({ ...slot, ...changes[slot.starts_at] })) }));
}

const closed = { status: 'closed' } as const;
const full = { remaining: 0, status: 'full' } as const;

/** At EXAMPLE_NOW, Wednesday noon: the morning is past, some times are full, and one of Friday the shop has closed. */
const week = change(
	[
		daily('2026-03-25', [10, 18], '2026-03-24T15:00:00Z'),
		daily('2026-03-26', [10, 18], '2026-03-25T15:00:00Z'),
		daily('2026-03-27', [10, 18], '2026-03-26T15:00:00Z'),
		daily('2026-03-28', [10, 16], '2026-03-27T15:00:00Z'),
		{ date: '2026-03-29', open: false, slots: [] },
		daily('2026-03-30', [10, 18], '2026-03-28T13:00:00Z'),
		daily('2026-03-31', [10, 18], '2026-03-30T14:00:00Z'),
	],
	{
		'2026-03-25T08:00:00Z': closed,
		'2026-03-25T09:00:00Z': closed,
		'2026-03-25T10:00:00Z': closed,
		'2026-03-25T11:00:00Z': { remaining: 1 },
		'2026-03-25T14:00:00Z': full,
		'2026-03-26T08:00:00Z': full,
		'2026-03-26T15:00:00Z': { remaining: 2 },
		'2026-03-27T12:00:00Z': closed,
	},
);

function firstOpen(days: readonly PickupDay[]): PickupSlot | null {
	return days.flatMap(({ slots }) => slots).find(({ status }) => status === 'open') ?? null;
}

export const examplePickupSlots: PickupSlots = {
	store_id: 'tartu-ruutli',
	timezone: 'Europe/Tallinn',
	reason: null,
	soonest: firstOpen(week),
	days: week,
};

const [, ...later] = week;
const closedToday: PickupDay[] = [{ date: '2026-03-25', open: false, slots: [] }, ...later];

export const exampleShopClosedToday: PickupSlots = {
	...examplePickupSlots,
	soonest: firstOpen(closedToday),
	days: closedToday,
};

export const exampleHoursUnknown: PickupSlots = {
	store_id: 'cape-town-kloof',
	timezone: 'Africa/Johannesburg',
	reason: 'hours_unknown',
	soonest: null,
	days: week.map(({ date }) => ({ date, open: false, slots: [] })),
};
