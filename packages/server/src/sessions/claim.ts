import type { SessionClaim, SessionClaimed } from '@endcap/contract';
import { takeCart } from '../basket/taking.ts';
import { findActiveCart } from '../basket/taking.queries.ts';
import type { Queryable } from '../database/database.ts';
import { refuse, type Refusal } from '../http/problems.ts';
import { moveSource } from '../links/sources.queries.ts';
import { tellCustomer } from '../shoppers/join.ts';
import { endSession, moveOrders, moveReservations } from './claim.queries.ts';
import { findShopperOf } from './rules.ts';
import type { CustomerCaller } from './signed-in.ts';

const NOTHING: SessionClaimed = { cart_id: null, orders: 0, reservations: 0 };

/**
 * Gives the customer what an anonymous session has, and ends that. Both are proven: the caller by their token, the other
 * by its own, which only its device has. A refusal leaves it to the caller to undo the transaction.
 */
export async function claimSession(
	tx: Queryable,
	caller: CustomerCaller,
	{ access_token, basket }: SessionClaim,
	now: Date,
): Promise<SessionClaimed | Refusal<'session_ended' | 'session_signed_in'>> {
	const { merchant, customer_id: to } = caller;
	const other = await findShopperOf(tx, merchant.id, access_token);
	if (!other) return over();
	const { session_id, owner_id: from } = other;
	if (session_id === caller.session_id || (other.customer_id !== null && other.customer_id !== to)) {
		return refuse('session_signed_in', 'Somebody is signed in in that session. What it has is theirs: sign out there.');
	}
	if (!(await endSession(tx, merchant.id, session_id))) return over();
	if (other.customer_id === to) return NOTHING;
	const given = basket === 'take' ? await findActiveCart(tx, merchant.id, from) : undefined;
	const cart = given === undefined ? undefined : await takeCart(tx, caller, given, now);
	const orders = await moveOrders(tx, merchant.id, from, to);
	const reservations = await moveReservations(tx, merchant.id, from, to);
	await moveSource(tx, merchant.id, from, to);
	await tellCustomer(tx, merchant.id, 'customer.updated', to);
	return { cart_id: cart?.id ?? null, orders, reservations };
}

function over(): Refusal<'session_ended'> {
	return refuse('session_ended', 'That session is over, so there is nothing to take over from it.');
}
