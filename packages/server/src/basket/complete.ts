import type { Cart, CartCompletion, Order } from '@endcap/contract';
import { lockBookedSlots } from '../collect/bookings.ts';
import { couponsRefused } from '../coupons/claim.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import type { OrderOffers } from '../orders/benefits.ts';
import type { OrderServices } from '../orders/documents.ts';
import { placeOrder, type OrderPlace, type OrderToPlace } from '../orders/place.ts';
import { justVerified } from '../sessions/signed-in.ts';
import { allocateCart, judgeComplete, lockUnits, type AllocateRefusal } from './allocate.ts';
import { priceCart } from './offers.ts';
import { finishChange, readCart, type LockedCart } from './own-cart.ts';
import { HOLD_MINUTES, isHeld } from './rules.ts';

type CompleteRefusal =
	| AllocateRefusal
	| Refusal<
			| 'contact_needed'
			| 'address_needed'
			| 'payment_method_not_offered'
			| 'coupon_refused'
			| 'reward_refused'
			| 'sign_in_needed'
			| 'step_up_needed'
			| 'precondition_failed'
	  >;

/**
 * Makes an order of a cart. What is not held any more is held again first, all or nothing. A refusal leaves it to the
 * caller to undo the transaction.
 */
export async function completeCart(
	tx: Queryable,
	services: OrderServices,
	caller: Caller,
	locked: LockedCart,
	completion: CartCompletion & Pick<OrderToPlace, 'payment'>,
	now: Date,
): Promise<Order | CompleteRefusal> {
	const refusal = (await judgeComplete(tx, caller, locked)) ?? judgeCompletion(locked, completion);
	if (refusal) return refusal;
	const holds = await keepHolds(tx, caller, locked, now);
	if (isRefusal(holds)) return holds;
	// Prices and all else as they were judged: what changes now is for the next to see.
	const { cart, terms } = locked;
	const offers = await priceCart(tx, caller, cart, namesOf(cart), terms);
	const stale = (usesOwn(offers) ? judgeSpender(caller) : undefined) ?? judgeOffers(cart, offers);
	if (stale) return stale;
	const order = await placeOrder(tx, services, caller, {
		cart: {
			channel: cart.channel,
			currency: cart.currency,
			owner_id: caller.kind === 'shopper' ? caller.owner_id : null,
			shipping: cart.totals.shipping,
		},
		lines: cart.lines,
		places: placesOf(cart, holds),
		offers,
		...completion,
	});
	if (!isRefusal(order)) await finishChange(tx, caller, cart.id, locked.terms, { orderId: order.id });
	return order;
}

function namesOf({ coupons, rewards }: Cart): { coupons: string[]; rewards: string[] } {
	return { coupons: coupons.map(({ code }) => code), rewards: rewards.map(({ id }) => id) };
}

/** What the shopper saw is what is ordered: locks were waited for since, and others may have used what there was. */
function judgeOffers(
	cart: Cart,
	{ coupons, rewards, priced }: Awaited<ReturnType<typeof priceCart>>,
): Refusal<'coupon_refused' | 'reward_refused' | 'precondition_failed'> | undefined {
	const saw = new Set([...cart.coupons, ...cart.rewards].flatMap((each) => (each.applies ? nameOf(each) : [])));
	const lapsed = (each: Cart['coupons'][number] | Cart['rewards'][number]) => !each.applies && saw.has(nameOf(each));
	const gone = coupons.filter(lapsed);
	if (gone.length > 0) return couponsRefused(gone);
	if (rewards.some(lapsed)) return refuse('reward_refused', 'Nothing was ordered: a reward cannot be used any more.');
	const same =
		priced.shipping_amount === cart.totals.shipping.amount &&
		cart.lines.every(({ discount }, index) => discount.amount === priced.lines[index]?.discount);
	return same ? undefined : refuse('precondition_failed', 'What it comes to changed just now. Read the cart again.');
}

function nameOf(verdict: Cart['coupons'][number] | Cart['rewards'][number]): string {
	return 'code' in verdict ? `coupon ${verdict.code}` : `reward ${verdict.id}`;
}

/** Points, or what is in the customer’s wallet: for that a code was typed in not long ago. */
function usesOwn({ chosen, usable }: OrderOffers): boolean {
	return usable.length > 0 || chosen.some(({ wallet_coupon_id }) => wallet_coupon_id !== null);
}

/** Undefined lets them spend what is theirs alone. */
function judgeSpender(caller: Caller): Refusal<'sign_in_needed' | 'step_up_needed'> | undefined {
	if (caller.kind !== 'shopper') return undefined;
	const customer = justVerified(caller);
	return isRefusal(customer) ? customer : undefined;
}

function judgeCompletion(
	{ cart, terms }: LockedCart,
	{ contact, ship_to, payment }: CartCompletion,
): Refusal<'contact_needed' | 'address_needed' | 'payment_method_not_offered'> | undefined {
	const ships = cart.lines.some(({ fulfillment }) => fulfillment?.method === 'ship');
	if (contact.email === undefined && contact.phone === undefined) {
		return refuse('contact_needed', 'Nobody could be told about the order. Send an e-mail address or a phone number.', {
			errors: [{ pointer: '/contact', detail: 'Has neither `email` nor `phone`.' }],
		});
	}
	if (ships && !ship_to) {
		return refuse('address_needed', 'Something in the cart is shipped, and nobody has said where to.', {
			errors: [{ pointer: '/ship_to', detail: 'Is missing.' }],
		});
	}
	const errors = [{ pointer: '/payment/method', detail: 'Is not offered for this cart.' }];
	if (!terms.payment_methods.includes(payment.method)) {
		return refuse('payment_method_not_offered', 'The shop does not take payment in this way. Choose another one.', {
			errors,
		});
	}
	if (ships && payment.method === 'at_pickup') {
		return refuse(
			'payment_method_not_offered',
			'What is shipped is paid before. Only what is collected is paid there.',
			{
				errors,
			},
		);
	}
	return undefined;
}

/** Everything in the cart held, and locked so that nothing lapses before it is ordered. */
async function keepHolds(
	tx: Queryable,
	caller: Caller,
	{ cart, terms }: LockedCart,
	now: Date,
): Promise<Cart['holds'] | AllocateRefusal> {
	if (isHeld(cart) && cart.pickups.every(({ starts_at }) => Date.parse(starts_at) > now.getTime())) {
		const ids = cart.holds.map(({ reservation_id }) => reservation_id);
		await lockBookedSlots(tx, caller.merchant.id, ids);
		await lockUnits(tx, caller, cart);
		const held = await readCart(tx, caller, cart.id, terms);
		if (isHeld(held)) return held.holds;
	}
	const allocated = await allocateCart(tx, caller, { cart, terms }, { holdMinutes: HOLD_MINUTES, now });
	return isRefusal(allocated) ? allocated : allocated.holds;
}

function placesOf({ pickups }: Cart, holds: Cart['holds']): OrderPlace[] {
	return holds.map(({ method, store_id, reservation_id, lines }) => {
		const slot = method === 'pickup' ? pickups.find((pickup) => pickup.store_id === store_id) : undefined;
		return { method, store_id, reservation_id, lines, slot: slot ?? null };
	});
}
