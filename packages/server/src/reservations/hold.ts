import type { Channel } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { eventOf } from './change.ts';
import { findLacking, insertReservations, type Lack, type ReservationToHold } from './hold.queries.ts';
import { readHolds } from './order-holds.queries.ts';
import { endOrderHolds, promiseHolds } from './order-holds.ts';
import { findReservation, readClock } from './queries.ts';

export interface Holder {
	channel: Channel;
	owner_id: string | null;
}

/**
 * Holds units that the caller has found to be there, with the levels of all of them locked. More than there is rejects:
 * the database does not promise a unit twice.
 */
export async function holdUnits(
	tx: Queryable,
	merchantId: string,
	{ channel, owner_id, holdMinutes }: Holder & { holdMinutes: number },
	reservations: readonly ReservationToHold[],
): Promise<void> {
	const created_at = await readClock(tx);
	const expires_at = new Date(created_at.getTime() + holdMinutes * 60_000);
	await insertReservations(tx, merchantId, { channel, owner_id, created_at, expires_at }, reservations);
	for (const { reservation_id } of reservations) {
		const row = await findReservation(tx, merchantId, reservation_id);
		if (row) await stageEvents(tx, merchantId, [eventOf('reservation.created', row)]);
	}
}

/** Promises units that nobody holds yet, with the levels of all of them locked, or nothing: then it says what lacks. */
export async function promiseUnits(
	tx: Queryable,
	merchantId: string,
	holder: Holder,
	reservations: readonly ReservationToHold[],
): Promise<Lack[]> {
	const wanted = reservations.flatMap(({ lines }) => lines);
	const lacking = await findLacking(tx, merchantId, holder.channel, wanted);
	if (lacking.length > 0) return lacking;
	await holdUnits(tx, merchantId, { ...holder, holdMinutes: 1 }, reservations);
	const ids = reservations.map(({ reservation_id }) => reservation_id);
	await promiseHolds(tx, merchantId, await readHolds(tx, merchantId, ids), null);
	return [];
}

/** Gives back what reservations hold still, with the levels of all of them locked. Whose they are the caller knows. */
export async function releaseUnits(
	tx: Queryable,
	merchantId: string,
	reservationIds: readonly string[],
): Promise<void> {
	await endOrderHolds(tx, merchantId, await readHolds(tx, merchantId, reservationIds), { handOver: false });
}
