import type { Cart, CartAllocation, CartCompletion, CartHandoff, CartInput, Order } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { RefusedSlot } from '../collect/pickup-slots.ts';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';
import type { Limited } from '../shoppers/account.ts';

export type CartOutcome =
	| { outcome: 'changed'; cart: Cart }
	/** `cart_line_refused`: what the pointers name cannot be put in a cart. `cart_ended`: it was ordered, or is too old. */
	| Refused<'cart_line_refused' | 'cart_ended'>
	| RefusedSlot;

/** Why not everything could be held. */
export type AllocateRefusal =
	/** Lines, times or prices are not what `$cart` showed when it was asked for. This is how they are. */
	| { outcome: 'cart_changed'; cart: Cart }
	/** `cart_incomplete`: something is not chosen yet. Pointers are those of the cart, as `/lines/0/quantity`. */
	| Refused<'out_of_stock' | 'cart_incomplete' | 'cart_ended'>
	| RefusedSlot;

export type AllocateOutcome = { outcome: 'held'; cart: Cart } | AllocateRefusal;

export type CompleteOutcome =
	| { outcome: 'placed'; order: Order }
	| AllocateRefusal
	| Refused<'contact_needed' | 'address_needed' | 'payment_method_not_offered'>
	/** One of them does not apply any more: the cart says which. */
	| Refused<'coupon_refused' | 'reward_refused'>
	/** The last code is too old for what is the customer’s own. Ask for another one, verify it, and order again. */
	| Refused<'step_up_needed'>;

/** What somebody else’s device takes the basket over with. */
export type HandOffOutcome =
	/** The code, the same as an address for a QR code, and how long it lasts. `as_of`: the server’s clock, to count from. */
	| ({ outcome: 'offered'; as_of: Date | undefined } & CartHandoff)
	/** There is nothing in it. */
	| Refused<'cart_ended'>;

export type TakeOutcome =
	| { outcome: 'taken'; cart: Cart }
	/** `not_found`: it is wrong, was used, or is over. */
	| Refused<'not_found'>
	| Limited;

/**
 * The basket of this device's shopper. The first thing put in begins a session and a cart; nothing is asked or stored
 * before. What is asked for is done one after another, and what cannot be sent is kept and sent later, also after a
 * reload, with one effect: the promise stays pending meanwhile.
 */
export interface Basket {
	/** Null when nothing is in it. The same in every tab, with the prices of this moment. */
	readonly $cart: ReadableAtom<Live<Cart | null>>;
	/** Puts in so many more, one unless told. */
	add(sku: string, quantity?: number, options?: RequestOptions): Promise<CartOutcome>;
	/** Sets quantities, how lines reach the shopper, and pickup times. What is not named stays. */
	change(input: CartInput, options?: RequestOptions): Promise<CartOutcome>;
	/** Holds everything as `$cart` shows it, units and times, or nothing. */
	allocate(input?: CartAllocation, options?: RequestOptions): Promise<AllocateOutcome>;
	/**
	 * Orders what `$cart` shows, and holds before what is not held any more. Asked again after an answer was lost, also
	 * after a reload, it orders once: what came of it is then in `orders.$orders`.
	 */
	complete(input: CartCompletion, options?: RequestOptions): Promise<CompleteOutcome>;
	/** Codes, or ids of coupons in the wallet, in place of those there were. Why one does not apply is in the cart. */
	setCoupons(codes: readonly string[], options?: RequestOptions): Promise<CartOutcome>;
	/** Ids of rewards that were issued, in place of those there were. */
	setRewards(ids: readonly string[], options?: RequestOptions): Promise<CartOutcome>;
	/** Offers the basket to another device, a kiosk or the till, for two minutes. It stays here until it is taken. */
	handOff(options?: RequestOptions): Promise<HandOffOutcome>;
	/** Takes over what another device offered, by its code or address, into this one’s basket. */
	take(code: string, options?: RequestOptions): Promise<TakeOutcome>;
}
