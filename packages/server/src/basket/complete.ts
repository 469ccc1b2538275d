import type { Cart, CartCompletion, Order } from '@endcap/contract';
import { lockBookedSlots } from '../collect/bookings.ts';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { isRefusal, refuse, type Refusal } from '../http/problems.ts';
import type { OrderServices } from '../orders/documents.ts';
import { placeOrder, type OrderPlace } from '../orders/place.ts';
import { allocateCart, judgeComplete, lockUnits, type AllocateRefusal } from './allocate.ts';
import { finishChange, readCart, type LockedCart } from './own-cart.ts';
import { HOLD_MINUTES, isHeld } from './rules.ts';

type CompleteRefusal = AllocateRefusal | Refusal<'contact_needed' | 'address_needed' | 'payment_method_not_offered'>;

/**
 * Makes an order of a cart. What is not held any more is held again first, all or nothing. A refusal leaves it to the
 * caller to undo the transaction.
 */
export async function completeCart(
	tx: Queryable,
	services: OrderServices,
	caller: Caller,
	locked: LockedCart,
	completion: CartCompletion,
	now: Date,
): Promise<Order | CompleteRefusal> {
	const refusal = (await judgeComplete(tx, caller, locked)) ?? judgeCompletion(locked, completion);
	if (refusal) return refusal;
	const holds = await keepHolds(tx, caller, locked, now);
	if (isRefusal(holds)) return holds;
	// Prices and all else as they were judged: what changes now is for the next to see.
	const { cart } = locked;
	const order = await placeOrder(tx, services, caller, {
		cart: {
			channel: cart.channel,
			currency: cart.currency,
			owner_id: caller.kind === 'shopper' ? caller.owner_id : null,
			shipping: cart.totals.shipping,
		},
		lines: cart.lines,
		places: placesOf(cart, holds),
		...completion,
	});
	if (!isRefusal(order)) await finishChange(tx, caller, cart.id, locked.terms, { orderId: order.id });
	return order;
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
