import type { FulfillmentReason, Order } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { endFulfillments } from '../fulfillments/end.ts';
import { isOpen, mayCancel } from '../fulfillments/rules.ts';
import { storesNotAllowed, type Caller } from '../http/caller.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { presentOrder, readerOf, type OrderServices } from './documents.ts';
import { lockAndReadOrder, type OrderRecord } from './record.ts';
import { settleOrder } from './settle.ts';
import { tellShopper } from './tell.ts';

type CancelRefusal = Refusal<'not_found' | 'order_ended' | 'fulfillment_state' | 'store_not_allowed'>;

export function noSuchOrder(): Refusal<'not_found'> {
	return refuse('not_found', 'No order for you has this id. GET /v1/orders lists them.');
}

/** Ends everything of it that is open and that the caller may end. */
export async function cancelOrder(
	tx: Queryable,
	services: OrderServices,
	caller: Caller,
	orderId: string,
): Promise<Order | CancelRefusal> {
	const record = await lockAndReadOrder(tx, caller.merchant.id, orderId);
	const reader = record && readerOf(caller, record);
	if (!record || !reader) return noSuchOrder();
	if (record.row.status === 'canceled') return presentOrder(services, record, reader);
	if (record.row.status === 'completed') {
		return refuse('order_ended', 'Everything of it was handed over or has ended. What comes back is a return.');
	}
	const open = record.fulfillments.filter(isOpen);
	const stores = open.map(({ store_id }) => store_id);
	if (storesNotAllowed(caller, stores).length > 0) {
		return refuse('store_not_allowed', 'It also has goods in a store that is not one of yours. Ask who has both.');
	}
	const [first, ...others] = open.filter((fulfillment) => mayCancel(caller, fulfillment));
	if (!first) return refuse('fulfillment_state', 'It is packed to be shipped. Ask the store, which may still stop it.');
	const reason = caller.kind === 'shopper' ? 'by_shopper' : 'by_store';
	const canceled = await endAndTell(tx, services, caller.merchant.id, record, [first, ...others], reason);
	return presentOrder(services, canceled, reader);
}

/** Ends fulfillments of a locked order in one step. The shopper is told once, of the order or of the part. */
export async function endAndTell(
	tx: Queryable,
	services: OrderServices,
	merchantId: string,
	record: OrderRecord,
	ending: OrderRecord['fulfillments'],
	reason: FulfillmentReason,
): Promise<OrderRecord> {
	const status = reason === 'not_collected' ? 'failed' : 'canceled';
	await endFulfillments(tx, merchantId, ending, { status, reason });
	const changed = ending.map(({ fulfillment_id }) => fulfillment_id);
	const settled = await settleOrder(tx, merchantId, record.row.order_id, { changed });
	const whole = ending.length === record.fulfillments.length;
	await tellShopper(
		tx,
		services,
		merchantId,
		settled,
		(whole ? [undefined] : changed).map((fulfillment_id) => ({ type: 'order_canceled', fulfillment_id, reason })),
	);
	return settled;
}
