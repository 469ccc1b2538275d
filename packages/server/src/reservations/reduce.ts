import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { tellShortage } from '../fulfillments/events.ts';
import { eventOf } from './change.ts';
import { lockReservations } from './held.queries.ts';
import { findReservation } from './queries.ts';

/**
 * Tells the owners of holds that lost units, by `takeFromHolds`, and after the last of them. What another store takes
 * from the same hold at the same time is told before or after, and then what is told last has both.
 */
export async function tellReduced(tx: Queryable, merchantId: string, reservationIds: readonly string[]): Promise<void> {
	if (reservationIds.length === 0) return;
	await lockReservations(tx, merchantId, reservationIds);
	for (const id of new Set(reservationIds)) {
		const row = await findReservation(tx, merchantId, id);
		if (row) await stageEvents(tx, merchantId, [eventOf('reservation.reduced', row)]);
	}
	await tellShortage(tx, merchantId, reservationIds);
}
