import type { EventType, OrderStatus } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents, type StagedEvent } from '../events/staging.queries.ts';
import { fulfillmentEvent } from '../fulfillments/events.ts';
import { readClock } from '../reservations/queries.ts';
import { settleBenefits } from './benefits.ts';
import { updateOrder, type OrderRow } from './queries.ts';
import { readOrder, type OrderRecord } from './record.ts';
import { figuresOf, paymentStatusOf, statusOf } from './rules.ts';

export interface Settling {
	/** Fulfillments that were changed. */
	changed: readonly string[];
	/** What of the payment is different now. */
	payment?: Partial<Pick<OrderRow, 'paid_amount' | 'refunded_amount' | 'payment_reference'>>;
}

const EVENTS: Record<OrderStatus, EventType> = {
	open: 'order.updated',
	completed: 'order.completed',
	canceled: 'order.canceled',
};

/**
 * Writes down what follows for a locked order from what became of its fulfillments or its payment, and tells of it. Called
 * once at the end of each change. Resolves to the order as it is then.
 */
export async function settleOrder(
	tx: Queryable,
	merchantId: string,
	orderId: string,
	{ changed, payment }: Settling,
): Promise<OrderRecord> {
	const record = await readOrder(tx, merchantId, orderId);
	if (!record) throw new Error('An order is gone that was locked');
	const before = record.row.status;
	Object.assign(record.row, payment);
	const { row, fulfillments } = record;
	const status = statusOf(fulfillments);
	const now = status === before ? null : await readClock(tx);
	const change = {
		status,
		payment_status: paymentStatusOf(record),
		paid_amount: row.paid_amount,
		refund_due_amount: figuresOf(record).refund_due,
		refunded_amount: row.refunded_amount,
		payment_reference: row.payment_reference,
		completed_at: status === 'completed' ? (now ?? row.completed_at) : null,
		canceled_at: status === 'canceled' ? (now ?? row.canceled_at) : null,
	};
	Object.assign(row, change, { version: await updateOrder(tx, merchantId, orderId, change) });
	if (status !== before) await settleBenefits(tx, merchantId, record, now ?? row.placed_at);
	await stageEvents(tx, merchantId, [
		...fulfillments
			.filter(({ fulfillment_id }) => changed.includes(fulfillment_id))
			.map((fulfillment) => fulfillmentEvent({ ...fulfillment, owner_id: row.owner_id, viewers: row.viewers })),
		orderEvent(status === before ? 'order.updated' : EVENTS[status], record),
	]);
	return record;
}

/** Ids and status only: who may see more reads it. */
export function orderEvent(type: EventType, { row, fulfillments }: OrderRecord): StagedEvent {
	const { order_id: id, status, version, owner_id, viewers } = row;
	const store_ids = [...new Set(fulfillments.map(({ store_id }) => store_id))];
	return { type, owner_id, viewers, data: { id, status, version, store_ids } };
}
