import type { EventType } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { lockLevels, type Place } from '../stock/queries.ts';
import { eventOf } from './change.ts';
import { placesOfAll, readHolds, type HeldRow } from './order-holds.queries.ts';
import { endHolds, findReservation, readClock, updateReservation } from './queries.ts';

/** What of an order’s units is changed is changed through these; the row of the order is locked. */

/** Locks where their units are, and `more`, in one go, as everybody has to. */
export async function lockHolds(
	tx: Queryable,
	merchantId: string,
	reservationIds: readonly string[],
	more: readonly Place[] = [],
): Promise<HeldRow[]> {
	await lockLevels(tx, merchantId, [...(await placesOfAll(tx, merchantId, reservationIds)), ...more]);
	return readHolds(tx, merchantId, reservationIds);
}

/** Holds that `lockHolds` gave are promised without an end, or until a payment is due. */
export async function promiseHolds(
	tx: Queryable,
	merchantId: string,
	holds: readonly HeldRow[],
	until: Date | null,
): Promise<void> {
	for (const { reservation_id, status } of holds) {
		if (status !== 'active') continue;
		const to = until === null ? 'committed' : 'active';
		await updateReservation(tx, merchantId, reservation_id, { status: to, expires_at: until, ended_at: null });
		await tell(tx, merchantId, reservation_id, until === null ? 'reservation.committed' : 'reservation.extended');
	}
}

/** Units that are still held become free, or with `handOver` leave their stores. Those that have ended stay as they are. */
export async function endOrderHolds(
	tx: Queryable,
	merchantId: string,
	holds: readonly HeldRow[],
	{ handOver }: { handOver: boolean },
): Promise<void> {
	const ended_at = await readClock(tx);
	for (const { reservation_id, status, expires_at } of holds) {
		if (status !== 'active' && status !== 'committed') continue;
		await endHolds(tx, merchantId, reservation_id, { handOver });
		const to = handOver ? 'consumed' : 'released';
		await updateReservation(tx, merchantId, reservation_id, { status: to, expires_at, ended_at });
		await tell(tx, merchantId, reservation_id, handOver ? 'reservation.consumed' : 'reservation.released');
	}
}

async function tell(tx: Queryable, merchantId: string, reservationId: string, type: EventType): Promise<void> {
	const row = await findReservation(tx, merchantId, reservationId);
	if (row) await stageEvents(tx, merchantId, [eventOf(type, row)]);
}
