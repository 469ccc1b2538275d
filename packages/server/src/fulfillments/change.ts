import type { Fulfillment } from '@endcap/contract';
import type { FastifyRequest } from 'fastify';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { judgeIfMatch } from '../http/guarded.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import { presentFulfillment, readerOf, type OrderServices, type Reader } from '../orders/documents.ts';
import { lockAndReadOrder, readOrder, type OrderRecord } from '../orders/record.ts';
import { settleOrder, type Settling } from '../orders/settle.ts';
import { tellShopper, type Telling } from '../orders/tell.ts';
import { findOrderOfFulfillment, type FulfillmentRow } from './queries.ts';

/** One fulfillment with the order it belongs to. */
export interface Found {
	record: OrderRecord;
	fulfillment: FulfillmentRow;
	reader: Reader;
}

/** What a change works with: its order is locked. */
export interface Changing extends Found {
	tx: Queryable;
	merchantId: string;
	caller: Caller;
}

/** `same`: nothing needs to be done. */
export type Changed =
	| 'same'
	| (Pick<Settling, 'payment'> & {
			/** What the shopper is told, made with the order as it is then. */
			tell?: (record: OrderRecord) => readonly Telling[];
	  });

export async function findFulfillment(
	queryable: Queryable,
	caller: Caller,
	fulfillmentId: string,
): Promise<Found | undefined> {
	const orderId = await findOrderOfFulfillment(queryable, caller.merchant.id, fulfillmentId);
	if (orderId === undefined) return undefined;
	return seen(caller, await readOrder(queryable, caller.merchant.id, orderId), fulfillmentId);
}

/** Undefined when it is not for the caller to see. */
export function seen(caller: Caller, record: OrderRecord | undefined, fulfillmentId: string): Found | undefined {
	const fulfillment = record?.fulfillments.find((each) => each.fulfillment_id === fulfillmentId);
	const reader = record && readerOf(caller, record);
	return record && fulfillment && reader?.sees(fulfillment.store_id) ? { record, fulfillment, reader } : undefined;
}

export function noSuchFulfillment(): Refusal<'not_found'> {
	return refuse('not_found', 'No fulfillment for you has this id. GET /v1/fulfillments lists them.');
}

/**
 * The one way in which a fulfillment is changed: its order is locked, the caller’s ETag compared with what it is then, and
 * everything that follows for the order is written and told in the same transaction.
 */
export async function changeFulfillment<R extends Refusal>(
	tx: Queryable,
	services: OrderServices,
	{ caller, request, params }: { caller: Caller; request: FastifyRequest; params: { fulfillment_id: string } },
	change: (changing: Changing) => Promise<Changed | R>,
): Promise<Fulfillment | R | Refusal<'not_found' | 'precondition_required' | 'precondition_failed'>> {
	const merchantId = caller.merchant.id;
	const { fulfillment_id } = params;
	const orderId = await findOrderOfFulfillment(tx, merchantId, fulfillment_id);
	const found = orderId && seen(caller, await lockAndReadOrder(tx, merchantId, orderId), fulfillment_id);
	if (!found) return noSuchFulfillment();
	const before = presentFulfillment(found.record, found.fulfillment, found.reader);
	const stale = judgeIfMatch(request, JSON.stringify(before));
	if (stale) return stale;
	const changed = await change({ ...found, tx, merchantId, caller });
	if (changed === 'same') return before;
	if (isRefusal(changed)) return changed;
	const { payment, tell } = changed;
	const settled = await settleOrder(tx, merchantId, found.record.row.order_id, { changed: [fulfillment_id], payment });
	await tellShopper(tx, services, merchantId, settled, tell?.(settled) ?? []);
	const after = seen(caller, settled, fulfillment_id);
	if (!after) throw new Error('A fulfillment is gone that was just changed');
	return presentFulfillment(after.record, after.fulfillment, after.reader);
}
