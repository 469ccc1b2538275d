import type { EventType, Reservation } from '@endcap/contract';
import { lockBookedSlots } from '../collect/bookings.ts';
import type { Queryable } from '../database/database.ts';
import { stageEvents, type StagedEvent } from '../events/staging.queries.ts';
import { fulfillmentsOfReservations } from '../fulfillments/queries.ts';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { lockLevels } from '../stock/queries.ts';
import { endHolds, findReservation, placesOf, readClock, updateReservation, type ReservationRow } from './queries.ts';
import { changeOf, EVENTS, maySee, noSuchReservation, type Action, type Change } from './rules.ts';

type ChangeRefusal = Refusal<'not_found' | 'store_not_allowed' | 'reservation_ended' | 'reservation_in_order'>;

/** In a transaction that holds no lock yet, or only on the idempotency key. */
export async function changeReservation(
	tx: Queryable,
	caller: Caller,
	reservationId: string,
	{ action, holdMinutes }: { action: Action; holdMinutes?: number },
): Promise<Reservation | ChangeRefusal> {
	const merchantId = caller.merchant.id;
	if (action === 'extend' || action === 'commit') await lockBookedSlots(tx, merchantId, [reservationId]);
	await lockLevels(tx, merchantId, await placesOf(tx, merchantId, reservationId));
	// Read with the locks held: what it says now, nobody else changes meanwhile.
	const row = await findReservation(tx, merchantId, reservationId);
	if (!row || !maySee(caller, row)) return noSuchReservation();
	if (storesNotAllowed(caller, row.store_ids).length > 0) {
		return refuse('store_not_allowed', 'It also holds units in a store that is not one of yours. Ask who has both.');
	}
	if ((await fulfillmentsOfReservations(tx, merchantId, [reservationId])).length > 0) {
		return refuse('reservation_in_order', 'An order has its units. Change or cancel the order, or its fulfillment.');
	}
	const now = await readClock(tx);
	const change = changeOf(action, judgedOf(row), { now, holdMinutes, shopper: caller.kind === 'shopper' });
	if (change === 'same') return row.document;
	if ('problem' in change) return change;
	await applyChange(tx, merchantId, row.reservation_id, change);
	const changed = await findReservation(tx, merchantId, reservationId);
	if (!changed) throw new Error('A reservation is gone that was just changed');
	await stageEvents(tx, merchantId, [eventOf(EVENTS[action], changed)]);
	return changed.document;
}

/** An event about a reservation: its owner and the store, if it is one, decide who hears of it. */
export function eventOf(type: EventType, { store_ids, owner_id, document }: ReservationRow): StagedEvent {
	const [only, ...others] = store_ids;
	return { type, owner_id, data: document, ...(others.length === 0 && { store_id: only }) };
}

function judgedOf({ status, whole, document }: ReservationRow) {
	const expires_at = document.expires_at === null ? null : new Date(document.expires_at);
	return { status, whole, created_at: new Date(document.created_at), expires_at };
}

async function applyChange(
	tx: Queryable,
	merchantId: string,
	reservationId: string,
	{ status, expires_at, ended_at }: Change,
): Promise<void> {
	if (ended_at) await endHolds(tx, merchantId, reservationId, { handOver: status === 'consumed' });
	await updateReservation(tx, merchantId, reservationId, { status, expires_at, ended_at });
}
