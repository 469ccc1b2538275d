import type { Cart, CartInput, PickupSlot } from '@endcap/contract';
import { lockAndJudgeSlots, type SlotRefusal } from '../collect/bookings.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import { releaseUnits } from '../reservations/hold.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { lockLevels } from '../stock/queries.ts';
import { findGoods, findPickupStores } from './goods.queries.ts';
import { mergeLines, movedStores, refusedParts, touchesHolds } from './merge.rules.ts';
import { finishChange, readCart, readTerms, tellChange, type LockedCart } from './own-cart.ts';
import { forgetOldCarts, insertCart, putHolds, putLines, putOffers, putPickups } from './queries.ts';
import { heldPlaces } from './rules.ts';

type ChangeRefusal = SlotRefusal | Refusal<'cart_line_refused'>;

/** Begins a cart of the caller’s own. A refusal leaves it to the caller to undo the transaction. */
export async function createCart(
	tx: Queryable,
	caller: Caller,
	input: CartInput,
	now: Date,
): Promise<Cart | ChangeRefusal> {
	const cart_id = timeOrderedId();
	await forgetOldCarts(tx, caller.merchant.id);
	await insertCart(tx, caller.merchant.id, {
		cart_id,
		channel: caller.channel,
		owner_id: caller.kind === 'shopper' ? caller.owner_id : null,
		staff_id: caller.kind === 'staff' ? caller.staff_id : null,
	});
	const terms = await readTerms(tx, caller.merchant, now);
	const cart = await readCart(tx, caller, cart_id, terms);
	const refusal = await applyInput(tx, caller, { cart, terms }, input, now);
	if (refusal) return refusal;
	const begun = await readCart(tx, caller, cart_id, terms);
	await tellChange(tx, caller, begun);
	return begun;
}

/** Changes a cart that goes on. What changes nothing is not counted. A refusal as in `createCart`. */
export async function changeCart(
	tx: Queryable,
	caller: Caller,
	locked: LockedCart,
	input: CartInput,
	now: Date,
): Promise<Cart | ChangeRefusal> {
	const { cart, terms } = locked;
	const refusal = await applyInput(tx, caller, locked, input, now);
	if (refusal) return refusal;
	const after = await readCart(tx, caller, cart.id, terms);
	return JSON.stringify(after) === JSON.stringify(cart) ? cart : finishChange(tx, caller, cart.id, terms);
}

async function applyInput(
	tx: Queryable,
	caller: Caller,
	{ cart, terms }: LockedCart,
	input: CartInput,
	now: Date,
): Promise<ChangeRefusal | undefined> {
	const merchantId = caller.merchant.id;
	const { lines: lineInputs = [], pickups: pickupInputs = [] } = input;
	const lines = mergeLines(cart.lines, lineInputs);
	const skus = lines.map(({ sku }) => sku);
	const stores = lines.flatMap(({ store_id }) => store_id ?? []);
	const goods = await findGoods(tx, merchantId, skus);
	const pickupStores = await findPickupStores(tx, merchantId, stores);
	const errors = refusedParts(input, lines, { ...terms, goods, pickupStores });
	if (errors.length > 0) {
		return refuse('cart_line_refused', 'Some of it cannot be in a cart, so nothing was changed. `errors` says what.', {
			errors,
		});
	}
	const slots = await chosenSlots(tx, merchantId, cart, pickupInputs, now);
	if (isRefusal(slots)) return slots;
	const named = new Set(pickupInputs.map(({ store_id }) => store_id));
	const pickups = [...cart.pickups.filter(({ store_id }) => !named.has(store_id)), ...slots]
		.filter(({ store_id }) => stores.includes(store_id))
		.map(({ store_id, starts_at, ends_at }) => ({ store_id, starts_at, ends_at }));
	if (touchesHolds(cart, lines, movedStores(cart.pickups, pickups))) {
		await lockLevels(tx, merchantId, heldPlaces(cart));
		await releaseUnits(
			tx,
			merchantId,
			cart.holds.map(({ reservation_id }) => reservation_id),
		);
		await putHolds(tx, merchantId, cart.id, []);
	}
	await putLines(tx, merchantId, cart.id, lines);
	if (input.coupons || input.rewards) {
		await putOffers(tx, merchantId, cart.id, {
			coupons: input.coupons ?? cart.coupons.map(({ code }) => code),
			rewards: input.rewards ?? cart.rewards.map(({ id }) => id),
		});
	}
	await putPickups(tx, merchantId, cart.id, pickups);
	return undefined;
}

/** Those that are chosen now, judged but not held: holding is what `allocateCart` does. */
async function chosenSlots(
	tx: Queryable,
	merchantId: string,
	{ holds }: Cart,
	pickups: NonNullable<CartInput['pickups']>,
	now: Date,
): Promise<PickupSlot[] | SlotRefusal> {
	const wanted = pickups.flatMap(({ store_id, starts_at }, index) =>
		starts_at === null ? [] : [{ store_id, starts_at: new Date(starts_at), pointer: `/pickups/${index}/starts_at` }],
	);
	const except = holds.map(({ reservation_id }) => reservation_id);
	return wanted.length === 0 ? [] : lockAndJudgeSlots(tx, merchantId, wanted, { now, except });
}
