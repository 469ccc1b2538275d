import assert from 'node:assert/strict';
import type { Session } from '@endcap/contract';
import type { Database } from '@endcap/server';
import { findCaller } from '../../packages/server/src/http/callers.queries.ts';
import { beginSession } from '../../packages/server/src/sessions/rules.ts';
import { insertCustomer, type NewCustomer } from '../../packages/server/src/shoppers/queries.ts';
import { timeOrderedId } from '../../packages/server/src/shared/time-ordered-id.ts';
import type { TestMerchant } from './server.ts';

/** Somebody who is signed in, on a device of their own; `access_token` is the key to call with. */
export type SignedIn = Session & { customer_id: string; email: string };

let joined = 0;

/** A new customer of the merchant, signed in. */
export async function signedIn(
	database: Database,
	merchant: TestMerchant,
	fields: Partial<NewCustomer> = {},
): Promise<SignedIn> {
	const email = `shopper-${++joined}@example.com`;
	const customer = { customer_id: timeOrderedId(), email, phone: null, name: 'Anna', language: 'en', ...fields };
	assert.ok(await insertCustomer(database, merchant.id, customer), 'somebody has this address');
	return onDevice(database, merchant, customer.customer_id, customer.email ?? '');
}

/** The same person on another device. */
export async function onDevice(
	database: Database,
	merchant: TestMerchant,
	customer_id: string,
	email = '',
): Promise<SignedIn> {
	const key = await findCaller(database, merchant.publishable);
	assert.ok(key);
	const session = await database.transaction((tx) => beginSession(tx, key, { customer_id }));
	return { ...session, customer_id, email };
}
