import type { CustomerErased } from '@endcap/contract';
import { cancelWallet } from '../coupons/cancel.ts';
import type { Queryable } from '../database/database.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { forgetRefusals } from '../kiosks/refusals.queries.ts';
import { forgetSource } from '../links/sources.queries.ts';
import { forgetNotes } from '../loyalty/entries.queries.ts';
import { endSessionsOf } from '../sessions/claim.queries.ts';
import type { CustomerCaller } from '../sessions/signed-in.ts';
import { forgetSignIns, forgetViewer, hasOpenOrders, wipeCustomer, wipeOrders } from './erase.queries.ts';
import { tellCustomer } from './join.ts';
import { readCustomer } from './own.ts';
import { lockCustomer } from './queries.ts';

/** The person is gone, for good; what was sold stays, of nobody. A refusal changes nothing. */
export async function eraseCustomer(
	tx: Queryable,
	{ merchant, customer_id }: CustomerCaller,
): Promise<CustomerErased | Refusal<'orders_open'>> {
	await lockCustomer(tx, merchant.id, customer_id);
	const customer = await readCustomer(tx, merchant.id, customer_id);
	if (await hasOpenOrders(tx, merchant.id, customer)) {
		return refuse('orders_open', 'An order is open, and it needs to be known for whom. Cancel it, or have it first.');
	}
	await endSessionsOf(tx, merchant.id, customer_id);
	await wipeOrders(tx, merchant.id, customer);
	await cancelWallet(tx, merchant.id, customer_id);
	await forgetSource(tx, merchant.id, customer_id);
	await forgetViewer(tx, merchant.id, customer_id);
	await forgetSignIns(tx, merchant.id, customer);
	await forgetRefusals(tx, merchant.id, customer);
	await forgetNotes(tx, merchant.id, customer_id);
	const erased = await wipeCustomer(tx, merchant.id, customer_id);
	await tellCustomer(tx, merchant.id, 'customer.erased', customer_id);
	return { erased_at: erased.toISOString() };
}
