import type { Cart, KioskOrderWish, Order } from '@endcap/contract';
import { findOpenSlots, readSlot, type Looking } from '../collect/calendar.ts';
import { couponsRefused } from '../coupons/claim.ts';
import type { Queryable } from '../database/database.ts';
import type { ShopperCaller } from '../http/caller.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import { presentOrder, type OrderServices } from '../orders/documents.ts';
import { readOrder } from '../orders/record.ts';
import { timeOrderedId } from '../shared/time-ordered-id.ts';
import { findStore } from '../stores/queries.ts';
import { fieldsOf } from '../stores/rules.ts';
import { allocateCart, judgeComplete } from './allocate.ts';
import { completeCart } from './complete.ts';
import { findGoods, findPickupStores } from './goods.queries.ts';
import { inputErrors, refusedParts } from './merge.rules.ts';
import { lockOwnCart, readCart, readTerms, type LockedCart } from './own-cart.ts';
import { insertCart, putLines, putOffers, putPickups, type CartPickupRow } from './queries.ts';
import { HOLD_MINUTES } from './rules.ts';

/** What somebody agreed to, all at once. */
export type WholeBasket = Pick<
	KioskOrderWish,
	'lines' | 'pickups' | 'coupons' | 'rewards' | 'contact' | 'ship_to' | 'shipping'
> & {
	/** Of theirs: what this was until then. */
	cart_id: string | null;
};

export type WholeRefusal =
	| Extract<Awaited<ReturnType<typeof completeCart>>, Refusal>
	| Refusal<'cart_line_refused' | 'total_differs'>;

/**
 * Makes an order of a basket in one step, or refuses, at no more than was seen: what is all collected is paid there, what
 * is sent is paid before, by the message that says where. A cart that it was goes into it with all that it holds, and one that is an order already is that order, so whoever completes
 * the cart besides gets no second one. A refusal leaves it to the caller to undo the transaction, which has locked
 * nothing yet but what comes before carts.
 */
export async function orderWhole(
	tx: Queryable,
	services: OrderServices,
	shopper: ShopperCaller,
	basket: WholeBasket,
	now: Date,
): Promise<Order | WholeRefusal> {
	const begun = basket.cart_id === null ? undefined : await lockOwnCart(tx, shopper, basket.cart_id, now);
	const before = begun && !isRefusal(begun) ? begun : undefined;
	if (before && before.cart.order_id !== null) return orderOf(tx, services, shopper, before.cart.order_id);
	const locked = before?.cart.status === 'active' ? before : await beginCart(tx, shopper, now);
	const cart = await fill(tx, shopper, locked, basket, now);
	if (isRefusal(cart)) return cart;
	const { terms } = locked;
	const refusal = judgeSeen(cart, basket) ?? (await judgeComplete(tx, shopper, { cart, terms }));
	if (refusal) return refusal;
	const held = await allocateCart(tx, shopper, { cart, terms }, { holdMinutes: HOLD_MINUTES, now });
	if (isRefusal(held)) return held;
	const { contact, ship_to } = basket;
	const isSent = basket.lines.some(({ fulfillment }) => fulfillment.method === 'ship');
	const payment = isSent ? { method: 'external' as const, by_message: true } : { method: 'at_pickup' as const };
	const completion = { contact, ...(ship_to && { ship_to }), payment };
	return completeCart(tx, services, shopper, { cart: held, terms }, completion, now);
}

async function orderOf(tx: Queryable, services: OrderServices, shopper: ShopperCaller, id: string): Promise<Order> {
	const record = await readOrder(tx, shopper.merchant.id, id);
	if (!record) throw new Error('A cart became an order that is not there');
	return presentOrder(services, record, { owner: true, sees: () => true });
}

async function beginCart(tx: Queryable, shopper: ShopperCaller, now: Date): Promise<LockedCart> {
	const { merchant, channel, owner_id } = shopper;
	const cart_id = timeOrderedId();
	await insertCart(tx, merchant.id, { cart_id, channel, owner_id, staff_id: null });
	const terms = await readTerms(tx, merchant, now);
	return { cart: await readCart(tx, shopper, cart_id, terms), terms };
}

/** Makes it what was agreed to, and leaves what it holds for `allocateCart`, which locks everything in one go. */
async function fill(
	tx: Queryable,
	shopper: ShopperCaller,
	{ cart, terms }: LockedCart,
	{ lines, pickups, coupons, rewards = [] }: WholeBasket,
	now: Date,
): Promise<Cart | Refusal<'cart_line_refused' | 'slot_closed'>> {
	const merchantId = shopper.merchant.id;
	const wanted = lines.map(({ sku, quantity, fulfillment }) => ({
		sku,
		quantity,
		method: fulfillment.method,
		store_id: fulfillment.method === 'pickup' ? fulfillment.store_id : null,
	}));
	const stores = [...new Set(wanted.flatMap(({ store_id }) => store_id ?? []))].sort();
	const goods = await findGoods(
		tx,
		merchantId,
		wanted.map(({ sku }) => sku),
	);
	const pickupStores = await findPickupStores(tx, merchantId, stores);
	const input = { lines: lines.map(({ unit_price: _seen, ...line }) => line), pickups };
	const errors = [...inputErrors(input), ...refusedParts(input, wanted, { ...terms, goods, pickupStores })];
	if (errors.length > 0) {
		return refuse('cart_line_refused', 'Some of it cannot be ordered, so nothing was. `errors` says what.', { errors });
	}
	const except = cart.holds.map(({ reservation_id }) => reservation_id);
	const times: CartPickupRow[] = [];
	for (const store_id of stores) {
		const chosen = pickups.find((pickup) => pickup.store_id === store_id)?.starts_at ?? null;
		const time = await timeAt(tx, merchantId, store_id, chosen, { now, except });
		if (isRefusal(time)) return time;
		times.push(time);
	}
	await putLines(tx, merchantId, cart.id, wanted);
	await putOffers(tx, merchantId, cart.id, { coupons, rewards });
	await putPickups(tx, merchantId, cart.id, times);
	return readCart(tx, shopper, cart.id, terms);
}

/** The pickup time that was chosen, else the soonest that is open. Whether it still is, is judged under its lock. */
async function timeAt(
	tx: Queryable,
	merchantId: string,
	store_id: string,
	chosen: string | null,
	looking: Looking,
): Promise<CartPickupRow | Refusal<'slot_closed'>> {
	const row = await findStore(tx, merchantId, store_id);
	const store = row && fieldsOf(row);
	const [soonest] =
		store && chosen === null
			? await findOpenSlots(tx, merchantId, store, { ...looking, after: looking.now, most: 1 })
			: [];
	const slot =
		store && chosen !== null
			? await readSlot(tx, merchantId, store, { ...looking, starts_at: new Date(chosen) })
			: soonest;
	if (!slot) {
		return refuse('slot_closed', `${row?.name ?? store_id} has no such pickup time, or none in the next weeks.`);
	}
	return { store_id, starts_at: slot.starts_at, ends_at: slot.ends_at };
}

/** Nobody pays more than they saw. */
function judgeSeen(
	cart: Cart,
	{ lines, shipping }: WholeBasket,
): Refusal<'total_differs' | 'coupon_refused' | 'reward_refused'> | undefined {
	const refused = cart.coupons.filter(({ applies }) => !applies);
	if (refused.length > 0) return couponsRefused(refused);
	const [gone] = cart.rewards.filter(({ applies }) => !applies);
	if (gone) return refuse('reward_refused', `Nothing was ordered: a reward cannot be used (${gone.reason}).`);
	const dearer = lines.flatMap(({ sku, unit_price: seen }, index) => {
		const price = cart.lines.find((line) => line.sku === sku)?.unit_price;
		if (!price || (price.currency === seen.currency && price.amount <= seen.amount)) return [];
		return [{ pointer: `/lines/${index}/unit_price`, detail: 'Costs more now than the shopper saw.' }];
	});
	if (shipping && cart.totals.shipping.amount > shipping.amount) {
		dearer.push({ pointer: '/shipping', detail: 'Costs more now than the shopper saw.' });
	}
	if (dearer.length === 0) return undefined;
	return refuse('total_differs', 'Something costs more now than the shopper saw, so nothing was ordered.', {
		errors: dearer,
	});
}
