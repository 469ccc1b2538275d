import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { eventOf } from './change.ts';
import { countHeld, ringUp, type RungUp } from './held.queries.ts';
import { findReservation, readClock, updateReservation } from './queries.ts';

/**
 * A receipt hands units of a reservation over; the levels of all its places are locked. It is consumed when nothing is
 * held any more. What the receipt does not have stays held: another receipt may.
 */
export async function handOverForSale(
	tx: Queryable,
	merchantId: string,
	reservationId: string,
	storeId: string,
	rungUp: readonly RungUp[],
): Promise<void> {
	await ringUp(tx, merchantId, reservationId, storeId, rungUp);
	if (rungUp.every(({ handed_over }) => handed_over === 0)) return;
	if ((await countHeld(tx, merchantId, reservationId)) > 0) return;
	const row = await findReservation(tx, merchantId, reservationId);
	if (!row) return;
	const { expires_at } = row.document;
	await updateReservation(tx, merchantId, reservationId, {
		status: 'consumed',
		expires_at: expires_at === null ? null : new Date(expires_at),
		ended_at: await readClock(tx),
	});
	const consumed = await findReservation(tx, merchantId, reservationId);
	if (consumed) await stageEvents(tx, merchantId, [eventOf('reservation.consumed', consumed)]);
}
