import type { Cart } from '@endcap/contract';
import { bookSlots, lockAndJudgeSlots, type SlotRefusal } from '../collect/bookings.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import { holdUnits, releaseUnits } from '../reservations/hold.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { lockLevels } from '../stock/queries.ts';
import { findPickupStores, findUnits } from './goods.queries.ts';
import { finishChange, type LockedCart } from './own-cart.ts';
import { choosePlaces, possiblePlaces } from './places.rules.ts';
import { putHolds } from './queries.ts';
import { heldPlaces, incompleteParts } from './rules.ts';

export type AllocateRefusal = SlotRefusal | Refusal<'cart_incomplete' | 'out_of_stock'>;

/** Refuses a cart in which something is not chosen, or cannot be had as it is chosen. */
export async function judgeComplete(
	tx: Queryable,
	{ merchant }: Caller,
	{ cart, terms }: LockedCart,
): Promise<Refusal<'cart_incomplete'> | undefined> {
	const stores = cart.lines.flatMap(({ fulfillment }) =>
		fulfillment?.method === 'pickup' ? fulfillment.store_id : [],
	);
	const errors = incompleteParts(cart, await findPickupStores(tx, merchant.id, stores), terms);
	if (errors.length === 0) return undefined;
	return refuse('cart_incomplete', 'Not everything in the cart is chosen, so nothing was held. `errors` says what.', {
		errors,
	});
}

/**
 * Holds everything in a complete cart, units and times, or nothing: one reservation for each place. What it held before
 * is given back in the same step, so nobody can slip in between. A refusal leaves it to the caller to undo the
 * transaction.
 */
export async function allocateCart(
	tx: Queryable,
	caller: Caller,
	{ cart, terms }: LockedCart,
	{ holdMinutes, now }: { holdMinutes: number; now: Date },
): Promise<Cart | AllocateRefusal> {
	const merchantId = caller.merchant.id;
	const before = cart.holds.map(({ reservation_id }) => reservation_id);
	const wanted = cart.pickups.map(({ store_id, starts_at }, index) => ({
		store_id,
		starts_at: new Date(starts_at),
		pointer: `/pickups/${index}/starts_at`,
	}));
	const slots = await lockAndJudgeSlots(tx, merchantId, wanted, { now, except: before });
	if (isRefusal(slots)) return slots;
	await lockUnits(tx, caller, cart);
	await releaseUnits(tx, merchantId, before);
	const cap = caller.kind === 'shopper' ? terms.quantity_cap : null;
	const places = choosePlaces(cart, await findUnits(tx, merchantId, skusOf(cart), cart.channel), cap);
	if (isRefusal(places)) return places;
	const holds = places.map((place) => ({ ...place, reservation_id: timeOrderedId() }));
	const owner_id = caller.kind === 'shopper' ? caller.owner_id : null;
	await holdUnits(
		tx,
		merchantId,
		{ channel: caller.channel, owner_id, holdMinutes },
		holds.map(({ reservation_id, store_id, lines }) => ({
			reservation_id,
			lines: lines.map((line) => ({ ...line, store_id })),
		})),
	);
	await bookSlots(
		tx,
		merchantId,
		holds.flatMap(({ reservation_id, store_id, method }) => {
			const slot = method === 'pickup' ? wanted.find((other) => other.store_id === store_id) : undefined;
			return slot ? [{ reservation_id, store_id, starts_at: slot.starts_at }] : [];
		}),
	);
	await putHolds(tx, merchantId, cart.id, holds);
	return finishChange(tx, caller, cart.id, terms);
}

/**
 * Locks the levels of everything that the cart holds and wherever its lines may come from, in one go, as everybody has
 * to; pickup slots before them.
 */
export async function lockUnits(tx: Queryable, { merchant }: Caller, cart: Cart): Promise<void> {
	const candidates = possiblePlaces(cart, await findUnits(tx, merchant.id, skusOf(cart), cart.channel));
	await lockLevels(tx, merchant.id, [...heldPlaces(cart), ...candidates]);
}

function skusOf({ lines }: Cart): string[] {
	return lines.map(({ sku }) => sku);
}
