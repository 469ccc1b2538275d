import type { PickupSlot } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { refuse, type PointedError, type Refusal } from '../http/problems.ts';
import { instant } from '../stores/openings.ts';
import { findStore } from '../stores/queries.ts';
import { fieldsOf } from '../stores/rules.ts';
import { findOpenSlots, readSlot, type Looking } from './calendar.ts';
import {
	createSlots,
	findBookings,
	insertBookings,
	lockSlots,
	lockSlotsOf,
	updateBooking,
	type Booking,
	type SlotKey,
} from './queries.ts';

/** How many are offered in place of one that is refused. */
const OFFERED = 2;

export interface WantedSlot extends SlotKey {
	/** Where a refusal points to in what was asked. */
	pointer: string;
}

export type SlotRefusal = Refusal<'slot_full' | 'slot_closed'>;

/**
 * Locks slots and judges whether each takes one order more; slots of one store once. In a transaction that has
 * locked no level and no reservation yet: those come after. Until it ends nobody else takes the places,
 * so once the reservations are there, `bookSlots` gives them theirs.
 */
export async function lockAndJudgeSlots(
	tx: Queryable,
	merchantId: string,
	wanted: readonly WantedSlot[],
	looking: Looking,
): Promise<PickupSlot[] | SlotRefusal> {
	const stores = new Map<string, ReturnType<typeof fieldsOf>>();
	for (const { store_id } of wanted) {
		const row = stores.has(store_id) ? undefined : await findStore(tx, merchantId, store_id);
		if (row) stores.set(store_id, fieldsOf(row));
	}
	const known = wanted.filter(({ store_id }) => stores.has(store_id));
	await createSlots(tx, merchantId, known);
	await lockSlots(tx, merchantId, known);
	const judged: PickupSlot[] = [];
	const refused: { want: WantedSlot; full: boolean; offered: PickupSlot[] }[] = [];
	for (const want of wanted) {
		const store = stores.get(want.store_id);
		const slot = store && (await readSlot(tx, merchantId, store, { ...looking, starts_at: want.starts_at }));
		if (slot?.status === 'open') {
			judged.push(slot);
			continue;
		}
		const after = { ...looking, after: want.starts_at, most: OFFERED };
		const offered = store ? await findOpenSlots(tx, merchantId, store, after) : [];
		refused.push({ want, full: slot?.status === 'full', offered });
	}
	return refused.length === 0 ? judged : refusalOf(refused);
}

function refusalOf(refused: readonly { want: WantedSlot; full: boolean; offered: PickupSlot[] }[]): SlotRefusal {
	const errors = refused.map(({ want, full }): PointedError => ({
		pointer: want.pointer,
		detail: full ? 'Takes no more orders.' : 'Can no longer be chosen.',
	}));
	const slots = refused.flatMap(({ offered }) => offered);
	if (refused.every(({ full }) => full)) {
		return refuse('slot_full', 'Others were quicker: that pickup time takes no more orders. Choose another one.', {
			errors,
			slots,
		});
	}
	return refuse(
		'slot_closed',
		'That pickup time has passed, is too near to prepare the order, or was closed by the store. Choose another one.',
		{ errors, slots },
	);
}

/** Gives reservations their places, in the transaction that judged them. */
export async function bookSlots(tx: Queryable, merchantId: string, bookings: readonly Booking[]): Promise<void> {
	if (bookings.length === 0) return;
	await insertBookings(tx, merchantId, bookings);
	await stageSlotEvents(tx, merchantId, bookings);
}

/**
 * Gives a reservation that has a place another one of the same store, or refuses. In a transaction that has
 * locked no level and no reservation yet. Undefined: it has none.
 */
export async function moveBooking(
	tx: Queryable,
	merchantId: string,
	{ reservation_id, starts_at, pointer }: Omit<WantedSlot, 'store_id'> & { reservation_id: string },
	now: Date,
): Promise<PickupSlot | SlotRefusal | undefined> {
	const [before] = await findBookings(tx, merchantId, [reservation_id]);
	if (!before) return undefined;
	const { store_id } = before;
	const looking = { now, except: [reservation_id] };
	const judged = await lockAndJudgeSlots(tx, merchantId, [{ store_id, starts_at, pointer }], looking);
	if ('problem' in judged) return judged;
	await updateBooking(tx, merchantId, { reservation_id, starts_at });
	await stageSlotEvents(tx, merchantId, [before, { store_id, starts_at }]);
	return judged[0];
}

/**
 * Before a hold is made longer or committed: who counts a slot meanwhile waits, and does not give away the place of a
 * hold that has just been kept from lapsing. In a transaction that has locked no level and no reservation yet.
 */
export async function lockBookedSlots(
	tx: Queryable,
	merchantId: string,
	reservationIds: readonly string[],
): Promise<void> {
	await lockSlotsOf(tx, merchantId, reservationIds);
}

/** In the transaction of whatever changes what slots take. */
export async function stageSlotEvents(tx: Queryable, merchantId: string, slots: readonly SlotKey[]): Promise<void> {
	const events = slots.map(({ store_id, starts_at }) => ({
		type: 'pickup_slot.updated' as const,
		store_id,
		data: { store_id, starts_at: instant(starts_at.getTime()) },
	}));
	await stageEvents(tx, merchantId, events);
}
