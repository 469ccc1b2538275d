import type { CustomerCard, Order, RewardOption } from '@endcap/contract';
import { readWallet } from '../coupons/wallet.ts';
import type { Queryable } from '../database/database.ts';
import { ownStores, type Caller } from '../http/caller.ts';
import { readAccount } from '../loyalty/documents.ts';
import { selectProgram } from '../loyalty/program.queries.ts';
import { presentOrder, readerOf, type OrderServices } from '../orders/documents.ts';
import { listOrderIds } from '../orders/queries.ts';
import { readOrders, type OrderRecord } from '../orders/record.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { insertLook, type Looker } from './looks.queries.ts';
import { lastPurchases } from './purchases.ts';
import { findCustomer, lockCustomer } from './queries.ts';
import { presentCustomer } from './rules.ts';

const MOST_ORDERS = 50;
const MOST_COUPONS = 100;
/** What the same one reads again within it is the same look: a card that is open follows what happens. */
const ONE_LOOK_MINUTES = 15;

/** Who stands at the counter; that somebody looked is written down in the same transaction. Undefined when there is none. */
export async function openCard(
	tx: Queryable,
	services: OrderServices,
	caller: Caller,
	customerId: string,
): Promise<CustomerCard | undefined> {
	const { merchant } = caller;
	// Two reads at once are one look.
	await lockCustomer(tx, merchant.id, customerId);
	const row = await findCustomer(tx, merchant.id, customerId);
	if (!row) return undefined;
	await insertLook(tx, merchant.id, customerId, { ...lookerOf(caller), look_id: timeOrderedId() }, ONE_LOOK_MINUTES);
	const wanted = { statuses: ['issued', 'reserved'] as const, after: undefined, limit: MOST_COUPONS };
	const { coupons } = await readWallet(tx, merchant, customerId, wanted, services.now());
	return {
		customer: presentCustomer(row),
		orders: await openOrders(tx, services, caller, customerId),
		purchases: await lastPurchases(tx, services, merchant.id, customerId),
		loyalty: await readAccount(tx, merchant, customerId),
		rewards: await rewardsOf(tx, merchant.id),
		wallet: coupons,
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
	const newest = { number: undefined, after: undefined, limit: MOST_ORDERS };
	const ids = await listOrderIds(queryable, caller.merchant.id, { ...filter, ...newest });
	const records = await readOrders(queryable, caller.merchant.id, ids);
	return records.flatMap((record) => {
		const reader = isOf(record, ownerId) ? readerOf(caller, record) : undefined;
		return reader ? [presentOrder(services, record, reader)] : [];
	});
}

/** Not one that somebody else placed, which they opened by its link. */
export function isOf({ row }: OrderRecord, ownerId: string): boolean {
	return row.owner_id === ownerId;
}

/** That points can be spent on, the cheapest first. */
async function rewardsOf(queryable: Queryable, merchantId: string): Promise<RewardOption[]> {
	const program = await selectProgram(queryable, merchantId);
	return program?.active ? program.rewards.toSorted((one, other) => one.points - other.points) : [];
}
