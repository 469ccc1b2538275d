import type { Session } from '@endcap/contract';
import type { Database } from '../database/database.ts';
import type { ShopperCaller } from '../http/caller.ts';
import type { RequestIdentity } from '../http/idempotency.ts';
import { findMemberByCode } from '../loyalty/card.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { lockCustomer } from '../shoppers/queries.ts';
import { keepSession, recallSession } from './repeats.ts';
import { beginSession } from './rules.ts';

/**
 * A new session of whose card it is, without a code that was typed in. Undefined when the code is wrong, was used or is
 * over. The very request sent again, by its `repeat`, is given the same session.
 */
export async function signInWithCard(
	database: Database,
	caller: ShopperCaller,
	code: string,
	repeat?: RequestIdentity,
): Promise<Session | undefined> {
	const { merchant } = caller;
	return database.transaction(async (tx) => {
		// By nobody who could scan it again: each code signs in once.
		const member = await findMemberByCode(tx, merchant.id, code, `sign-in ${timeOrderedId()}`);
		if (!member || !(await lockCustomer(tx, merchant.id, member.customer_id))) {
			return repeat && recallSession(tx, repeat);
		}
		const { customer_id } = member;
		const session = await beginSession(tx, caller, { customer_id, verified_at: null, isBorrowed: true });
		if (repeat) await keepSession(tx, repeat, session);
		return session;
	});
}
