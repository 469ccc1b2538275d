import type { Database } from '../database/database.ts';
import { identityOfPerson, type Caller } from '../http/caller.ts';
import { findMemberByCode } from '../loyalty/card.ts';
import { findCustomer, type CustomerRow } from './queries.ts';

/** Whose code was scanned, which is used up by it. Attempts are limited by `CodeGuesses`. */
export async function findByCode(database: Database, caller: Caller, code: string): Promise<CustomerRow | undefined> {
	const { merchant, key_id } = caller;
	return database.transaction(async (tx) => {
		const by = identityOfPerson(caller) ?? key_id;
		const member = await findMemberByCode(tx, merchant.id, code, by);
		return member && findCustomer(tx, merchant.id, member.customer_id);
	});
}
