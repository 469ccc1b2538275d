import type { PickupDay, PickupSlot } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { localTime } from '../stores/zone.ts';
import { readTaken, type TakenRow } from './queries.ts';
import { daysOf, slotTimes, type CollectStore, type DayOfSlots, type TakenSlot } from './slots.ts';

const DAY = 86_400_000;
/** The last day from which slots can be asked for, and how many days that may be. */
export const DAYS_AHEAD = 60;
export const MOST_DAYS = 14;

export interface Looking {
	/** For what is still in time to be ordered. */
	now: Date;
	/** Reservations whose slots count as free: they end, or move, in the same transaction. */
	except?: readonly string[];
}

/** As in LocalTime. */
export function dayAt({ timezone }: CollectStore, instant: number): number {
	return localTime(timezone, instant, 0).today;
}

/**
 * What is stored belongs to the slot in which it lies. Where the hours or the length of slots have changed since, that
 * is how earlier bookings still count.
 */
function placeTaken(times: readonly DayOfSlots[], rows: readonly TakenRow[]): Map<number, TakenSlot> {
	const taken = new Map<number, TakenSlot>();
	const slots = times.flatMap((day) => day.slots);
	for (const { starts_at, capacity_override, closed, booked } of rows) {
		const instant = starts_at.getTime();
		const slot = slots.find(({ starts, ends }) => starts <= instant && instant < ends);
		if (!slot) continue;
		const { starts } = slot;
		const own = starts === instant ? { capacity_override, closed } : {};
		const before = taken.get(starts) ?? { capacity_override: null, closed: false, booked: 0 };
		taken.set(starts, { ...before, ...own, booked: before.booked + booked });
	}
	return taken;
}

/** Days of the store’s calendar, `from` as in LocalTime. */
export async function readDays(
	queryable: Queryable,
	merchantId: string,
	store: CollectStore,
	{ from, days, now, except = [] }: Looking & { from: number; days: number },
): Promise<PickupDay[]> {
	const times = slotTimes(store, from, days);
	const slots = times.flatMap((day) => day.slots);
	const [first, last] = [slots.at(0), slots.at(-1)];
	if (!first || !last) return daysOf(store, times, new Map(), now);
	const stretch = { from: new Date(first.starts), to: new Date(last.ends), except };
	return daysOf(store, times, placeTaken(times, await readTaken(queryable, merchantId, store.id, stretch)), now);
}

/** Undefined when no slot of the store starts then, or one that nobody can ask for: long past, or too far ahead. */
export async function readSlot(
	queryable: Queryable,
	merchantId: string,
	store: CollectStore,
	{ starts_at, now, except }: Looking & { starts_at: Date },
): Promise<PickupSlot | undefined> {
	// The contract takes leap seconds, and this calendar has none.
	if (Number.isNaN(starts_at.getTime())) return undefined;
	const from = dayAt(store, starts_at.getTime());
	const ahead = from - dayAt(store, now.getTime());
	if (ahead < -DAY || ahead >= (DAYS_AHEAD + MOST_DAYS) * DAY) return undefined;
	const [day] = await readDays(queryable, merchantId, store, { from, days: 1, now, except });
	return day?.slots.find((slot) => Date.parse(slot.starts_at) === starts_at.getTime());
}

/** The first that are open after an instant, as far ahead as any can be chosen. */
export async function findOpenSlots(
	queryable: Queryable,
	merchantId: string,
	store: CollectStore,
	{ after, most, now, except }: Looking & { after: Date; most: number },
): Promise<PickupSlot[]> {
	const today = dayAt(store, now.getTime());
	const found: PickupSlot[] = [];
	let from = Math.max(today, dayAt(store, after.getTime()));
	for (; found.length < most && from < today + (DAYS_AHEAD + MOST_DAYS) * DAY; from += MOST_DAYS * DAY) {
		const days = await readDays(queryable, merchantId, store, { from, days: MOST_DAYS, now, except });
		const open = days.flatMap(({ slots }) => slots).filter(({ status }) => status === 'open');
		found.push(...open.filter(({ starts_at }) => Date.parse(starts_at) > after.getTime()));
	}
	return found.slice(0, most);
}
