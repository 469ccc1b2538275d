import type { Cart } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import type { Caller } from '../http/caller.ts';
import type { Refusal } from '../http/problems.ts';
import { orderingOf } from '../merchants/ordering.ts';
import { readOrdering } from '../merchants/queries.ts';
import { presentCart } from './offers.ts';
import { findCart, lockCart, updateCart } from './queries.ts';
import { isOwn, noSuchCart, type Terms } from './rules.ts';

export async function readTerms(queryable: Queryable, { id, currency }: Caller['merchant'], now: Date): Promise<Terms> {
	const row = await readOrdering(queryable, id);
	const { shipping, payment_methods } = orderingOf(row, currency);
	return { currency, now, shipping, payment_methods, quantity_cap: row.quantity_cap };
}

export interface LockedCart {
	cart: Cart;
	terms: Terms;
}

/** A cart that nobody else changes until the transaction ends, which has locked nothing yet but its idempotency key. */
export async function lockOwnCart(
	tx: Queryable,
	caller: Caller,
	cartId: string,
	now: Date,
): Promise<LockedCart | Refusal<'not_found'>> {
	await lockCart(tx, caller.merchant.id, cartId);
	const terms = await readTerms(tx, caller.merchant, now);
	const row = await findCart(tx, caller.merchant.id, cartId);
	if (!row || !isOwn(caller, row)) return noSuchCart();
	return { cart: await presentCart(tx, caller, row, terms), terms };
}

/** As it is in the transaction that has it locked. */
export async function readCart(tx: Queryable, caller: Caller, cartId: string, terms: Terms): Promise<Cart> {
	const row = await findCart(tx, caller.merchant.id, cartId);
	if (!row) throw new Error('A cart is gone that is locked');
	return presentCart(tx, caller, row, terms);
}

/** Counts a change of a cart that is locked, tells its shopper, and resolves to what it is now. */
export async function finishChange(
	tx: Queryable,
	caller: Caller,
	cartId: string,
	terms: Terms,
	{ orderId }: { orderId?: string } = {},
): Promise<Cart> {
	await updateCart(tx, caller.merchant.id, cartId, { orderId });
	const cart = await readCart(tx, caller, cartId, terms);
	await tellChange(tx, caller, cart);
	return cart;
}

export async function tellChange(tx: Queryable, caller: Caller, { id, version }: Cart): Promise<void> {
	if (caller.kind !== 'shopper') return;
	const { owner_id, merchant } = caller;
	await stageEvents(tx, merchant.id, [{ type: 'cart.updated', owner_id, data: { id, version } }]);
}
