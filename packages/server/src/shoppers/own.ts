import type { ConsentInput, Customer, CustomerChange } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { invalid, type Refusal } from '../http/problems.ts';
import type { CustomerCaller } from '../sessions/signed-in.ts';
import { findStore } from '../stores/queries.ts';
import { keepConsent } from './consents.ts';
import { tellCustomer } from './join.ts';
import { findCustomer, lockCustomer, updateCustomer, type CustomerRow } from './queries.ts';
import { birthdayErrors, consentErrors, isLastWord, presentCustomer } from './rules.ts';

/** Of a customer who is signed in, and so there. */
export async function readCustomer(queryable: Queryable, merchantId: string, customerId: string): Promise<CustomerRow> {
	const row = await findCustomer(queryable, merchantId, customerId);
	if (!row) throw new Error('Somebody is signed in who is not there');
	return row;
}

/** What is not named stays. */
export async function changeOwn(
	tx: Queryable,
	{ merchant, customer_id }: CustomerCaller,
	change: CustomerChange,
): Promise<Customer | Refusal<'invalid_request'>> {
	const errors = birthdayErrors(change.birthday);
	const store = change.preferred_store_id && (await findStore(tx, merchant.id, change.preferred_store_id));
	if (change.preferred_store_id && (!store || store.kind !== 'store')) {
		errors.push({ pointer: '/preferred_store_id', detail: 'There is no such shop. GET /v1/stores lists them.' });
	}
	if (errors.length > 0) return invalid(errors);
	await lockCustomer(tx, merchant.id, customer_id);
	const before = await readCustomer(tx, merchant.id, customer_id);
	const name = change.name === undefined ? before.name : (change.name?.trim() ?? null);
	await updateCustomer(tx, merchant.id, customer_id, { ...before, ...change, name });
	await tellCustomer(tx, merchant.id, 'customer.updated', customer_id);
	return presentCustomer(await readCustomer(tx, merchant.id, customer_id));
}

/** Adds it to what was said, unless it was the last word. */
export async function sayConsent(
	tx: Queryable,
	{ merchant, customer_id, channel: said_in }: CustomerCaller,
	input: ConsentInput,
): Promise<Customer | Refusal<'invalid_request'>> {
	const errors = consentErrors(input);
	if (errors.length > 0) return invalid(errors);
	await lockCustomer(tx, merchant.id, customer_id);
	const before = await readCustomer(tx, merchant.id, customer_id);
	if (isLastWord(before, input)) return presentCustomer(before);
	await keepConsent(tx, merchant.id, customer_id, input, said_in);
	return presentCustomer(await readCustomer(tx, merchant.id, customer_id));
}
