import type { CustomerCard, Order, Purchase } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { ownStores, type Caller } from '../http/caller.ts';
import { readAccount } from '../loyalty/documents.ts';
import { presentOrder, readerOf, type OrderServices } from '../orders/documents.ts';
import { listOrderIds } from '../orders/queries.ts';
import { readOrders, type OrderRecord } from '../orders/record.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { insertLook, type Looker } from './looks.queries.ts';
import { findCustomer } from './queries.ts';
import { presentCustomer } from './rules.ts';

const MOST_ORDERS = 50;
const MOST_PURCHASES = 10;

/** Who stands at the counter; that somebody looked is written down in the same transaction. Undefined when there is none. */
export async function openCard(
	tx: Queryable,
	services: OrderServices,
	caller: Caller,
	customerId: string,
): Promise<CustomerCard | undefined> {
	const { merchant } = caller;
	const row = await findCustomer(tx, merchant.id, customerId);
	if (!row) return undefined;
	await insertLook(tx, merchant.id, customerId, { ...lookerOf(caller), look_id: timeOrderedId() });
	return {
		customer: presentCustomer(row),
		orders: await openOrders(tx, services, caller, customerId),
		purchases: await lastPurchases(tx, services, merchant.id, customerId),
		loyalty: await readAccount(tx, merchant, customerId),
	};
}

function lookerOf(caller: Caller): Looker {
	if (caller.kind !== 'staff') return { staff_id: null, staff_name: null };
	return { staff_id: caller.staff_id, staff_name: caller.name };
}

async function openOrders(
	queryable: Queryable,
	services: OrderServices,
	caller: Caller,
	ownerId: string,
): Promise<Order[]> {
	const filter = { ownerId, stores: ownStores(caller, undefined), statuses: ['open'] as const };
	const ids = await listOrderIds(queryable, caller.merchant.id, { ...filter, ...NEWEST, limit: MOST_ORDERS });
	const records = await readOrders(queryable, caller.merchant.id, ids);
	return records.flatMap((record) => {
		const reader = isOf(record, ownerId) ? readerOf(caller, record) : undefined;
		return reader ? [presentOrder(services, record, reader)] : [];
	});
}

/** Wherever they bought: it is one shopper in all shops. */
async function lastPurchases(
	queryable: Queryable,
	services: OrderServices,
	merchantId: string,
	ownerId: string,
): Promise<Purchase[]> {
	const filter = { ownerId, stores: undefined, statuses: ['completed'] as const };
	const ids = await listOrderIds(queryable, merchantId, { ...filter, ...NEWEST, limit: MOST_PURCHASES });
	const records = await readOrders(queryable, merchantId, ids);
	return records
		.filter((record) => isOf(record, ownerId))
		.map((record) => purchaseOf(presentOrder(services, record, { owner: false, sees: () => true })));
}

/** Not one that somebody else placed, which they opened by its link. */
export function isOf({ row }: OrderRecord, ownerId: string): boolean {
	return row.owner_id === ownerId;
}

const NEWEST = { number: undefined, after: undefined };

function purchaseOf({ id, number, placed_at, completed_at, lines, totals }: Order): Purchase {
	const had = lines.filter(({ quantity_fulfilled }) => quantity_fulfilled > 0);
	return {
		type: 'order',
		id,
		number,
		at: completed_at ?? placed_at,
		lines: had.map(({ sku, title, quantity_fulfilled }) => ({ sku, title, quantity: quantity_fulfilled })),
		total: totals.total,
	};
}
