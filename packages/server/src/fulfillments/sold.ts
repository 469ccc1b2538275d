import type { Queryable } from '../database/database.ts';
import { lockAndReadOrder, type OrderRecord } from '../orders/record.ts';
import { toPay } from '../orders/rules.ts';
import type { Settling } from '../orders/settle.ts';
import { endOrderHolds } from '../reservations/order-holds.ts';
import { readHandedOver, readHolds } from '../reservations/order-holds.queries.ts';
import { readClock } from '../reservations/queries.ts';
import { reservationsOf } from './end.ts';
import { fulfillmentsOfReservations, updateFulfillment, updatePicked, type FulfillmentRow } from './queries.ts';
import { isOpen, judgeAction } from './rules.ts';

/** What a till’s receipt is about to hand over. */
export interface SoldFulfillment {
	record: OrderRecord;
	fulfillment: FulfillmentRow;
	/** All that its units are held by: what was given in place of something has one of its own. */
	reservations: string[];
}

/** Before any level is locked: the order that a receipt’s reservation belongs to is the receipt’s until it is recorded. */
export async function lockSold(
	tx: Queryable,
	merchantId: string,
	reservationId: string,
): Promise<SoldFulfillment | undefined> {
	const [about] = await fulfillmentsOfReservations(tx, merchantId, [reservationId]);
	const record = about && (await lockAndReadOrder(tx, merchantId, about.order_id));
	const fulfillment = record?.fulfillments.find((each) => each.fulfillment_id === about?.fulfillment_id);
	return record && fulfillment && isOpen(fulfillment)
		? { record, fulfillment, reservations: reservationsOf([fulfillment]) }
		: undefined;
}

/**
 * A receipt was recorded: when nothing is held for the fulfillment any more, it was handed over with it, and paid.
 * Resolves to what the order is to be settled with; undefined when it is as it was.
 */
export async function completeSold(
	tx: Queryable,
	merchantId: string,
	{ record, fulfillment, reservations }: SoldFulfillment,
): Promise<Settling | undefined> {
	const held = await readHandedOver(tx, merchantId, reservations);
	const gone = held.reduce((sum, { handed_over }) => sum + handed_over, 0);
	if (gone === 0 || held.some((each) => each.held > 0)) return undefined;
	const status = judgeAction('sell', fulfillment);
	if (typeof status !== 'string') return undefined;
	await endOrderHolds(tx, merchantId, await readHolds(tx, merchantId, reservations), { handOver: true });
	const { fulfillment_id } = fulfillment;
	const picks = fulfillment.lines
		.filter(({ quantity_picked }) => quantity_picked === null)
		.map(({ line, sku, reservation_id }) => {
			const own = held.find((each) => each.sku === sku && each.reservation_id === reservation_id);
			return { line, quantity_picked: own?.handed_over ?? 0 };
		});
	await updatePicked(tx, merchantId, fulfillment_id, picks);
	const ended_at = await readClock(tx);
	await updateFulfillment(tx, merchantId, fulfillment_id, { ...fulfillment, status, ended_at });
	const payment = { paid_amount: record.row.paid_amount + toPay(record, fulfillment) };
	return { changed: [fulfillment_id], payment };
}
