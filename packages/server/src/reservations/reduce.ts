import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import type { Place } from '../stock/queries.ts';
import { eventOf } from './change.ts';
import { takeFromHolds } from './held.queries.ts';
import { findReservation } from './queries.ts';

/**
 * Units left the store although they were held: holds lose that many, and their owners are told. The level is locked and
 * its holds have them. Resolves to the reservations that lost units.
 */
export async function reduceHolds(tx: Queryable, merchantId: string, place: Place, units: number): Promise<string[]> {
	if (units === 0) return [];
	const reduced = await takeFromHolds(tx, merchantId, place, units);
	for (const id of reduced) {
		const row = await findReservation(tx, merchantId, id);
		if (row) await stageEvents(tx, merchantId, [eventOf('reservation.reduced', row)]);
	}
	return reduced;
}
