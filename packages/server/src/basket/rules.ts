import type { Cart, CartLine, CartNotice, Ordering } from '@endcap/contract';
import type { Caller } from '../http/caller.ts';
import { refuse, type PointedError, type Refusal } from '../http/problems.ts';
import { variantTitle } from '../products/rules.ts';
import type { Place } from '../stock/queries.ts';
import type { CartLineRow, CartRow } from './queries.ts';

export const HOLD_MINUTES = 15;

type Money = Cart['totals']['total'];

/** How a merchant sells. */
export interface Terms extends Pick<Ordering, 'shipping' | 'payment_methods'> {
	currency: string;
	/** At which coupons are judged. */
	now: Date;
	/** Shoppers are never told of more than this many. */
	quantity_cap: number;
}

/** Shoppers have those they own, on whichever device; staff their own. */
export function isOwn(caller: Caller, { owner_id, staff_id }: Pick<CartRow, 'owner_id' | 'staff_id'>): boolean {
	if (caller.kind === 'shopper') return owner_id === caller.owner_id;
	return caller.kind === 'staff' && staff_id === caller.staff_id;
}

/** Without what coupons and rewards take off. */
export function cartOf(row: CartRow, terms: Terms): Cart {
	const lines = row.lines.map((line) => lineOf(line, terms));
	const holds = row.holds.map(({ reservation_id, store_id, method, lines: held }) => ({
		reservation_id,
		store_id,
		method,
		lines: held,
	}));
	const ends = row.holds.flatMap(({ expires_at }) => expires_at ?? []);
	return {
		id: row.cart_id,
		status: row.status,
		channel: row.channel,
		currency: terms.currency,
		lines,
		pickups: row.pickups,
		totals: totalsOf(lines, terms),
		coupons: [],
		rewards: [],
		points: null,
		holds,
		hold_expires_at: ends.toSorted()[0] ?? null,
		notices: row.lines.flatMap((line) => noticeOf(line, terms)),
		order_id: row.order_id,
		version: row.version,
		updated_at: row.updated_at.toISOString(),
	};
}

function lineOf(row: CartLineRow, terms: Terms): CartLine {
	const { sku, quantity, product_title, options, image, method, store_id } = row;
	const unit_price = priceOf(row, terms);
	return {
		sku,
		quantity,
		title: variantTitle(product_title, options),
		options,
		image,
		unit_price,
		discount: { amount: 0, currency: terms.currency },
		total: unit_price && { ...unit_price, amount: unit_price.amount * quantity },
		fulfillment: method === 'ship' ? { method } : store_id === null ? null : { method: 'pickup', store_id },
	};
}

/** Today’s; null where it cannot be ordered. */
function priceOf({ sold, price_amount, currency }: CartLineRow, terms: Terms): Money | null {
	return sold && price_amount !== null && currency === terms.currency ? { amount: price_amount, currency } : null;
}

function noticeOf(row: CartLineRow, terms: Terms): CartNotice[] {
	const { sku, sold, seen_amount, seen_currency } = row;
	if (!sold) return [{ code: 'no_longer_sold', sku }];
	const to = priceOf(row, terms);
	const from = seen_amount === null || seen_currency === null ? null : { amount: seen_amount, currency: seen_currency };
	const same = from?.amount === to?.amount && from?.currency === to?.currency;
	return same ? [] : [{ code: 'price_changed', sku, from, to }];
}

/** Without what coupons and rewards take off. */
export function totalsOf(lines: readonly CartLine[], { currency, shipping }: Terms): Cart['totals'] {
	const sum = (some: readonly CartLine[]) => some.reduce((total, line) => total + (line.total?.amount ?? 0), 0);
	const shipped = lines.filter(({ fulfillment }) => fulfillment?.method === 'ship');
	const isFree = shipped.length === 0 || sum(shipped) >= (shipping?.free_from?.amount ?? Infinity);
	const items = sum(lines);
	const carriage = isFree ? 0 : (shipping?.price.amount ?? 0);
	const money = (amount: number): Money => ({ amount, currency });
	return { items: money(items), discount: money(0), shipping: money(carriage), total: money(items + carriage) };
}

/** What is not chosen yet, or cannot be ordered as it is chosen; pointers into the cart. */
export function incompleteParts(cart: Cart, pickupStores: readonly string[], terms: Terms): PointedError[] {
	if (cart.lines.length === 0) return [{ pointer: '/lines', detail: 'There is nothing in it.' }];
	return cart.lines.flatMap(({ unit_price, fulfillment }, index) => {
		const at = (field: string, detail: string): PointedError[] => [{ pointer: `/lines/${index}/${field}`, detail }];
		if (!unit_price) return at('unit_price', 'It is not sold any more, or has no price. Take it out.');
		if (!fulfillment) return at('fulfillment', 'Where it is collected, or that it is shipped, is not chosen yet.');
		if (fulfillment.method === 'ship') {
			return terms.shipping ? [] : at('fulfillment', 'Nothing is shipped at the moment. Choose where to collect it.');
		}
		const { store_id } = fulfillment;
		if (!pickupStores.includes(store_id)) {
			return at('fulfillment', 'Nothing can be collected there any more. Choose another store.');
		}
		const timed = cart.pickups.some((pickup) => pickup.store_id === store_id);
		return timed ? [] : at('fulfillment', 'When it is collected is not chosen yet: its store has no pickup time.');
	});
}

/** True when every unit of every line is held where it is to come from, at the chosen times. */
export function isHeld({ lines, holds }: Cart): boolean {
	return lines.every(({ sku, quantity, fulfillment }) =>
		holds.some(
			({ method, store_id, lines: held }) =>
				method === fulfillment?.method &&
				(fulfillment.method === 'ship' || fulfillment.store_id === store_id) &&
				held.some((line) => line.sku === sku && line.quantity === quantity),
		),
	);
}

/** Where units are held for it. */
export function heldPlaces({ holds }: Pick<Cart, 'holds'>): Place[] {
	return holds.flatMap(({ store_id, lines }) => lines.map(({ sku }) => ({ sku, store_id })));
}

export function noSuchCart(): Refusal<'not_found'> {
	return refuse('not_found', 'No cart of yours has this id. GET /v1/carts lists them.');
}

/** Undefined while it goes on. */
export function cartEnded({ status }: Pick<CartRow, 'status'>): Refusal<'cart_ended'> | undefined {
	if (status === 'active') return undefined;
	if (status === 'completed')
		return refuse('cart_ended', 'It became an order, which `order_id` names. Begin a new cart.');
	return refuse('cart_ended', 'Nothing was changed in it for thirty days, so it has ended. Begin a new cart.');
}
