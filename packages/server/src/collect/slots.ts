import type { PickupDay, PickupSlot, Store } from '@endcap/contract';
import { instant, stretchesOf, type StoreHours, type Stretch } from '../stores/openings.ts';
import { localTime } from '../stores/zone.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MINUTES_A_DAY = 1440;
/** How far back opening time is looked for that staff could prepare in. A slot that needs more has long been closed. */
const MOST_DAYS_BACK = 448;

export type CollectStore = StoreHours & Pick<Store, 'id' | 'kind' | 'status' | 'pickup'>;

/** When a slot is. Milliseconds. */
export interface SlotTime {
	starts: number;
	ends: number;
	/** The latest moment to order. */
	cutoff: number;
}

export interface DayOfSlots {
	/** As in LocalTime. */
	day: number;
	open: boolean;
	slots: SlotTime[];
}

/** Why a store has no slots on any day, or null. */
export function reasonOf({ kind, status, pickup, hours }: CollectStore): 'no_pickup' | 'hours_unknown' | null {
	if (kind !== 'store' || status !== 'active' || !pickup) return 'no_pickup';
	return hours ? null : 'hours_unknown';
}

export function dateOf(day: number): string {
	return new Date(day).toISOString().slice(0, 10);
}

/** Slots follow each other from the beginning of a piece; what is left at its end and is no half slot joins the last. */
function cut({ opens, closes }: Stretch, length: number): Omit<SlotTime, 'cutoff'>[] {
	const count = Math.max(1, Math.round((closes - opens) / length));
	return Array.from({ length: count }, (_, index) => ({
		starts: opens + index * length,
		ends: index === count - 1 ? closes : opens + (index + 1) * length,
	}));
}

/** The latest moment from which the store is open for so long before `until`; `earliest` when it never is. */
function latestWith(work: number, until: number, stretches: readonly Stretch[], earliest: number): number {
	let left = work;
	if (left === 0) return until;
	for (const { opens, closes } of stretches.toReversed()) {
		const end = Math.min(closes, until);
		if (end <= opens) continue;
		if (end - opens >= left) return end - left;
		left -= end - opens;
	}
	return earliest;
}

/** Opening stretches from so many days before `from` that their opening time is enough to prepare anything. */
function withTimeToPrepare(store: CollectStore, work: number, from: number, days: number) {
	for (let back = 7; ; back *= 2) {
		const first = from - back * DAY;
		const local = localTime(store.timezone, first, back + days + 1);
		const stretches = stretchesOf(store, local, first, back + days);
		const midnight = local.instantOf(from, 0);
		const before = stretches.reduce(
			(sum, { opens, closes }) => sum + Math.max(0, Math.min(closes, midnight) - opens),
			0,
		);
		if (before >= work || back >= MOST_DAYS_BACK) return { local, stretches, earliest: local.instantOf(first, 0) };
	}
}

/**
 * The slots of a store on some days of its calendar; none when it has a reason. They lie where it is open, and none
 * reaches over its midnight. An order can be made until the store still has its time to prepare while it is open, and
 * with `same_day_until` not after that time of the slot’s own day.
 * @throws {RangeError} when the store’s time zone does not exist.
 */
export function slotTimes(store: CollectStore, from: number, days: number): DayOfSlots[] {
	const dates = Array.from({ length: days }, (_, index) => from + index * DAY);
	const { pickup } = store;
	if (reasonOf(store) !== null || !pickup) return dates.map((day) => ({ day, open: false, slots: [] }));
	const work = pickup.prep_minutes * MINUTE;
	const { local, stretches, earliest } = withTimeToPrepare(store, work, from, days);
	const [hours, minutes] = (pickup.same_day_until ?? '24:00').split(':').map(Number) as [number, number];
	return dates.map((day) => {
		const midnight = local.instantOf(day, 0);
		const next = local.instantOf(day, MINUTES_A_DAY);
		const lastOrder = local.instantOf(day, hours * 60 + minutes);
		const slots = stretches
			.map(({ opens, closes }) => ({ opens: Math.max(opens, midnight), closes: Math.min(closes, next) }))
			.filter(({ opens, closes }) => closes > opens)
			.flatMap((piece) => cut(piece, pickup.slot_minutes * MINUTE))
			.map(({ starts, ends }) => {
				const cutoff = Math.min(latestWith(work, starts, stretches, earliest), lastOrder);
				return { starts, ends, cutoff };
			});
		return { day, open: slots.length > 0, slots };
	});
}

/** What is stored of one slot: what the store changed about it, and how many have it. */
export interface TakenSlot {
	capacity_override: number | null;
	closed: boolean;
	booked: number;
}

const UNTOUCHED: TakenSlot = { capacity_override: null, closed: false, booked: 0 };

export function slotOf(
	{ id, pickup }: CollectStore,
	day: number,
	{ starts, ends, cutoff }: SlotTime,
	{ capacity_override, closed, booked } = UNTOUCHED,
	now: Date,
): PickupSlot {
	const capacity = capacity_override ?? pickup?.slot_capacity ?? null;
	const remaining = capacity === null ? null : Math.max(0, capacity - booked);
	const over = closed || now.getTime() > cutoff;
	return {
		store_id: id,
		date: dateOf(day),
		starts_at: instant(starts),
		ends_at: instant(ends),
		cutoff_at: instant(cutoff),
		capacity,
		remaining,
		status: over ? 'closed' : remaining === 0 ? 'full' : 'open',
	};
}

/** Slots as shoppers see them; `taken` by the instant at which a slot starts. */
export function daysOf(
	store: CollectStore,
	times: readonly DayOfSlots[],
	taken: ReadonlyMap<number, TakenSlot>,
	now: Date,
): PickupDay[] {
	return times.map(({ day, open, slots }) => ({
		date: dateOf(day),
		open,
		slots: slots.map((time) => slotOf(store, day, time, taken.get(time.starts), now)),
	}));
}
