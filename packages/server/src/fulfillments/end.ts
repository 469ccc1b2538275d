import type { FulfillmentReason } from '@endcap/contract';
import { stageSlotEvents } from '../collect/bookings.ts';
import type { Queryable } from '../database/database.ts';
import { endOrderHolds, lockHolds } from '../reservations/order-holds.ts';
import { loseHeld } from '../reservations/order-holds.queries.ts';
import { readClock } from '../reservations/queries.ts';
import { updateFulfillment, type FulfillmentRow } from './queries.ts';
import { leavesTheStock } from './rules.ts';

export function reservationsOf(fulfillments: readonly Pick<FulfillmentRow, 'lines'>[]): string[] {
	return [...new Set(fulfillments.flatMap(({ lines }) => lines.map(({ reservation_id }) => reservation_id)))];
}

export interface Ending {
	status: 'canceled' | 'failed';
	reason: FulfillmentReason;
	note?: string;
}

/** Of a locked order: they end without a hand-over, and what they hold is free again or leaves the stock. */
export async function endFulfillments(
	tx: Queryable,
	merchantId: string,
	fulfillments: readonly FulfillmentRow[],
	{ status, reason, note }: Ending,
): Promise<void> {
	const holds = await lockHolds(tx, merchantId, reservationsOf(fulfillments));
	if (status === 'failed' && leavesTheStock(reason)) {
		for (const line of fulfillments.flatMap(({ lines }) => lines)) await loseHeld(tx, merchantId, line);
	}
	await endOrderHolds(tx, merchantId, holds, { handOver: false });
	const ended_at = await readClock(tx);
	for (const fulfillment of fulfillments) {
		const fields = { ...fulfillment, status, reason, note: note ?? null, ended_at };
		await updateFulfillment(tx, merchantId, fulfillment.fulfillment_id, fields);
	}
	// Their places are free again.
	const slots = fulfillments.flatMap(({ store_id, slot_starts_at: starts_at }) =>
		starts_at ? [{ store_id, starts_at }] : [],
	);
	await stageSlotEvents(tx, merchantId, slots);
}
