import type { Cart, CartCompletion } from '@endcap/sdk';
import type { KioskOrderWish } from '@endcap/sdk/kiosk';
import type { KioskLine } from './basket.ts';

type Money = Cart['totals']['total'];

/** What the short form comes to. */
export interface ShortOrder {
	contact: CartCompletion['contact'];
	/** By SKU: the shop where it is collected. What is not in it is sent. */
	stores: ReadonlyMap<string, string>;
	/** Where it is sent, and what that costs. Null: all of it is collected. */
	sent: { to: NonNullable<CartCompletion['ship_to']>; shipping: Money } | null;
}

interface Behind {
	/** Of the session, as far as it was sent. */
	cart: Cart | null | undefined;
	access_token: string | null;
	/** Coupons to be used for it that are in no cart yet. */
	scanned?: readonly string[];
}

/** True when it can be ordered without the network: everything has a price. */
export function isPriced(line: KioskLine): line is KioskLine & { unit_price: NonNullable<KioskLine['unit_price']> } {
	return line.unit_price !== null;
}

/** What the lines come to, without what is taken off. Undefined: nothing has a price. */
export function sumOf(lines: readonly KioskLine[]): Money | undefined {
	const priced = lines.filter(isPriced);
	const [first] = priced;
	const amount = priced.reduce((sum, { quantity, unit_price }) => sum + quantity * unit_price.amount, 0);
	return first && { amount, currency: first.unit_price.currency };
}

/** Coupons and rewards that took something off when they were seen last. */
export function benefitsOf(cart: Cart | null | undefined): { coupons: Cart['coupons']; rewards: Cart['rewards'] } {
	const { coupons = [], rewards = [] } = cart ?? {};
	return { coupons: coupons.filter(({ applies }) => applies), rewards: rewards.filter(({ applies }) => applies) };
}

/** The order as the shopper agreed to it, at the times that were chosen before in the same shops. */
export function orderWish(
	lines: readonly KioskLine[],
	{ contact, stores, sent }: ShortOrder,
	{ cart, access_token, scanned = [] }: Behind,
): KioskOrderWish {
	const { coupons, rewards } = benefitsOf(cart);
	const timeAt = (store_id: string) => cart?.pickups.find((pickup) => pickup.store_id === store_id)?.starts_at;
	return {
		kind: 'order',
		cart_id: cart?.id ?? null,
		lines: lines.filter(isPriced).map(({ sku, quantity, unit_price }) => {
			const store_id = stores.get(sku);
			const fulfillment =
				store_id === undefined ? { method: 'ship' as const } : { method: 'pickup' as const, store_id };
			return { sku, quantity, unit_price, fulfillment };
		}),
		pickups: [...new Set(stores.values())].map((store_id) => ({ store_id, starts_at: timeAt(store_id) ?? null })),
		coupons: [...new Set([...coupons.map(({ code }) => code), ...scanned])],
		rewards: rewards.map(({ id }) => id),
		contact,
		ship_to: sent?.to ?? null,
		...(sent && { shipping: sent.shipping }),
		access_token,
	};
}
