import { bookSlots, lockAndJudgeSlots, lockBookedSlots, type WantedSlot } from '../collect/bookings.ts';
import type { Queryable } from '../database/database.ts';
import { reservationsOf } from '../fulfillments/end.ts';
import { moveToReservation, type FulfillmentRow } from '../fulfillments/queries.ts';
import { isRefusal } from '../http/problems.ts';
import type { OrderRecord } from '../orders/record.ts';
import { promiseUnits } from '../reservations/hold.ts';
import { endOrderHolds, lockHolds, promiseHolds } from '../reservations/order-holds.ts';
import { readHolds, type HeldRow } from '../reservations/order-holds.queries.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';

/**
 * Promises the units of fulfillments that waited for a payment. When it came too late for them, they and their times are
 * held again, all or nothing. False: they are not to be had any more.
 */
export async function keepUnits(
	tx: Queryable,
	merchantId: string,
	record: OrderRecord,
	waiting: readonly FulfillmentRow[],
	now: Date,
): Promise<boolean> {
	const before = reservationsOf(waiting);
	const late = !(await readHolds(tx, merchantId, before)).every(isWhole);
	if (late) return holdAgain(tx, merchantId, record, waiting, now);
	await lockBookedSlots(tx, merchantId, before);
	const holds = await lockHolds(tx, merchantId, before);
	if (!holds.every(isWhole)) return false;
	await promiseHolds(tx, merchantId, holds, null);
	return true;
}

function isWhole({ status, whole }: HeldRow): boolean {
	return status === 'active' && whole;
}

async function holdAgain(
	tx: Queryable,
	merchantId: string,
	{ row }: OrderRecord,
	waiting: readonly FulfillmentRow[],
	now: Date,
): Promise<boolean> {
	const before = reservationsOf(waiting);
	const wanted = waiting.flatMap(({ store_id, slot_starts_at: starts_at }): WantedSlot[] =>
		starts_at ? [{ store_id, starts_at, pointer: '' }] : [],
	);
	const slots = await lockAndJudgeSlots(tx, merchantId, wanted, { now, except: before });
	if (isRefusal(slots)) return false;
	await endOrderHolds(tx, merchantId, await lockHolds(tx, merchantId, before), { handOver: false });
	const places = waiting.map(({ fulfillment_id, store_id, slot_starts_at, lines }) => ({
		fulfillment_id,
		slot_starts_at,
		reservation_id: timeOrderedId(),
		lines: lines.map(({ sku, quantity }) => ({ sku, store_id, quantity })),
	}));
	const { channel, owner_id } = row;
	const lacking = await promiseUnits(tx, merchantId, { channel, owner_id }, places);
	if (lacking.length > 0) return false;
	for (const { fulfillment_id, reservation_id } of places) {
		await moveToReservation(tx, merchantId, fulfillment_id, reservation_id);
	}
	const bookings = places.flatMap(({ reservation_id, slot_starts_at: starts_at, lines: [line] }) =>
		starts_at && line ? [{ reservation_id, store_id: line.store_id, starts_at }] : [],
	);
	await bookSlots(tx, merchantId, bookings);
	return true;
}
