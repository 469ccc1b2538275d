import type { Queryable } from '../database/database.ts';
import { selectFulfillments, type FulfillmentRow } from '../fulfillments/queries.ts';
import { lockOrder, selectOrders, type OrderRow } from './queries.ts';

/** An order with all of its fulfillments. */
export interface OrderRecord {
	row: OrderRow;
	fulfillments: FulfillmentRow[];
}

/** In the order of the ids. Those that are not there are left out. */
export async function readOrders(
	queryable: Queryable,
	merchantId: string,
	orderIds: readonly string[],
): Promise<OrderRecord[]> {
	if (orderIds.length === 0) return [];
	const [rows, fulfillments] = [
		await selectOrders(queryable, merchantId, orderIds),
		await selectFulfillments(queryable, merchantId, orderIds),
	];
	return orderIds.flatMap((id) => {
		const row = rows.find(({ order_id }) => order_id === id);
		return row ? [{ row, fulfillments: fulfillments.filter(({ order_id }) => order_id === id) }] : [];
	});
}

export async function readOrder(
	queryable: Queryable,
	merchantId: string,
	orderId: string,
): Promise<OrderRecord | undefined> {
	const [record] = await readOrders(queryable, merchantId, [orderId]);
	return record;
}

/** Nobody else changes it, or a fulfillment of it, until the transaction ends. */
export async function lockAndReadOrder(
	tx: Queryable,
	merchantId: string,
	orderId: string,
): Promise<OrderRecord | undefined> {
	return (await lockOrder(tx, merchantId, orderId)) ? readOrder(tx, merchantId, orderId) : undefined;
}
