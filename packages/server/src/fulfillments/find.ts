import type { Queryable } from '../database/database.ts';
import { ownStores, type Caller } from '../http/caller.ts';
import { findFulfillment, type Found } from './change.ts';
import { rangeOfCodes, readCode, standsFor } from './codes.ts';
import { findByCode } from './queries.ts';

/** What a code is for, in the caller’s stores. The same is asked whether it is wrong, over, or another store’s. */
export async function findByScan(queryable: Queryable, caller: Caller, input: string): Promise<Found | undefined> {
	const read = readCode(input) ?? { kind: 'code', text: '' };
	const rows = await findByCode(queryable, caller.merchant.id, ownStores(caller, undefined), rangeOfCodes(read));
	const fits = rows.find(({ code }) => standsFor(read, code));
	return fits && findFulfillment(queryable, caller, fits.fulfillment_id);
}
