import type { Cart, CartLineInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import { stageEvents } from '../events/staging.queries.ts';
import type { Caller } from '../http/caller.ts';
import { isRefusal } from '../http/problems.ts';
import { releaseUnits } from '../reservations/hold.ts';
import { lockLevels } from '../stock/queries.ts';
import { changeCart } from './change.ts';
import { finishChange, readCart, readTerms, type LockedCart } from './own-cart.ts';
import { findCart, lockCart } from './queries.ts';
import { presentCart } from './offers.ts';
import { heldPlaces, isOwn } from './rules.ts';
import { deleteCart, findActiveCart, setCartOwner } from './taking.queries.ts';

const MOST_OF_A_LINE = 1000;

/**
 * Makes a cart the caller’s, whoever’s it was, who keeps nothing: a shopper who has one gets its lines added to that.
 * Staff get it as a cart of its own, since two shoppers at a counter have two baskets. Undefined when it does not go on, or the proof that `isProven` asks for once the
 * cart is locked was used meanwhile.
 */
export async function takeCart(
	tx: Queryable,
	caller: Caller,
	cartId: string,
	now: Date,
	isProven: () => Promise<boolean> = async () => true,
): Promise<Cart | undefined> {
	const merchantId = caller.merchant.id;
	const own = caller.kind === 'shopper' ? await findActiveCart(tx, merchantId, caller.owner_id) : undefined;
	for (const id of [...new Set([cartId, own ?? cartId])].toSorted()) await lockCart(tx, merchantId, id);
	const terms = await readTerms(tx, caller.merchant, now);
	const row = await findCart(tx, merchantId, cartId);
	if (row?.status !== 'active' || !(await isProven())) return undefined;
	const given = { cart: await presentCart(tx, caller, row, terms), terms };
	if (isOwn(caller, row)) return given.cart;
	const into = own === undefined ? undefined : await readCart(tx, caller, own, terms);
	const joined = into?.status === 'active' ? await join(tx, caller, given, { cart: into, terms }, now) : undefined;
	const taken = joined ?? (await moveWhole(tx, caller, given));
	if (row.owner_id !== null) {
		const data = { id: cartId, version: given.cart.version + 1 };
		await stageEvents(tx, merchantId, [{ type: 'cart.updated', owner_id: row.owner_id, data }]);
	}
	return taken;
}

async function moveWhole(tx: Queryable, caller: Caller, { cart, terms }: LockedCart): Promise<Cart> {
	await setCartOwner(tx, caller.merchant.id, cart.id, {
		owner_id: caller.kind === 'shopper' ? caller.owner_id : null,
		staff_id: caller.kind === 'staff' ? caller.staff_id : null,
	});
	return finishChange(tx, caller, cart.id, terms);
}

/** Undefined when the other cannot take all of it that is still sold. What was held for it is free again. */
async function join(
	tx: Queryable,
	caller: Caller,
	{ cart }: LockedCart,
	into: LockedCart,
	now: Date,
): Promise<Cart | undefined> {
	const lines = cart.lines.filter(({ unit_price }) => unit_price !== null).map((line) => addedTo(into.cart, line));
	// Of both, so that neither is locked after the other.
	await lockLevels(tx, caller.merchant.id, [...heldPlaces(cart), ...heldPlaces(into.cart)]);
	const joined = await changeCart(tx, caller, into, { lines }, now);
	if (isRefusal(joined)) return undefined;
	const holds = cart.holds.map(({ reservation_id }) => reservation_id);
	await releaseUnits(tx, caller.merchant.id, holds);
	await deleteCart(tx, caller.merchant.id, cart.id);
	return joined;
}

function addedTo({ lines }: Cart, { sku, quantity, fulfillment }: Cart['lines'][number]): CartLineInput {
	const own = lines.find((line) => line.sku === sku);
	const together = Math.min(MOST_OF_A_LINE, quantity + (own?.quantity ?? 0));
	return { sku, quantity: together, fulfillment: own?.fulfillment ?? fulfillment };
}
