import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { findCustomerId, insertCustomer, type NewCustomer } from './queries.ts';

/** The customer who has one of the addresses, which were shown to be theirs; made when there is none. */
export async function joinCustomer(
	tx: Queryable,
	merchantId: string,
	customer: Omit<NewCustomer, 'customer_id'>,
): Promise<string> {
	const customer_id = timeOrderedId();
	if (await createCustomer(tx, merchantId, { ...customer, customer_id })) return customer_id;
	const found = await findCustomerId(tx, merchantId, customer);
	if (found === undefined) throw new Error('A customer is gone that was just there');
	return found;
}

/** False when somebody has one of its addresses. */
export async function createCustomer(tx: Queryable, merchantId: string, customer: NewCustomer): Promise<boolean> {
	const { customer_id } = customer;
	if (!(await insertCustomer(tx, merchantId, customer))) return false;
	await tellCustomer(tx, merchantId, 'customer.created', customer_id);
	return true;
}

/** Nothing personal is in it: who may read the customer reads the rest. */
export async function tellCustomer(
	tx: Queryable,
	merchantId: string,
	type: 'customer.created' | 'customer.updated' | 'customer.erased',
	customerId: string,
): Promise<void> {
	await stageEvents(tx, merchantId, [{ type, owner_id: customerId, data: { id: customerId } }]);
}
