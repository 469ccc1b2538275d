import type { Cart, CartInput } from '@endcap/contract';

/** What was asked for: so many more of something, or how something is to be. */
export type CartWish = { sku: string; quantity: number } | CartInput;

type LineInput = NonNullable<CartInput['lines']>[number];
type PickupInput = NonNullable<CartInput['pickups']>[number];

/** The contract's. */
const MOST = 1000;

const isMore = (wish: CartWish): wish is { sku: string; quantity: number } => 'sku' in wish;

/** One change that does what was wished for, in this order, to a cart that is so. */
export function mergeWishes(wishes: readonly CartWish[], cart: Cart | undefined): CartInput {
	const lines = new Map<string, LineInput>();
	const pickups = new Map<string, PickupInput>();
	const benefits: Pick<CartInput, 'coupons' | 'rewards'> = {};
	const quantityOf = (sku: string) =>
		lines.get(sku)?.quantity ?? cart?.lines.find((line) => line.sku === sku)?.quantity ?? 0;
	for (const wish of wishes) {
		if (isMore(wish)) {
			const { sku, quantity } = wish;
			lines.set(sku, { ...lines.get(sku), sku, quantity: Math.min(quantityOf(sku) + quantity, MOST) });
			continue;
		}
		for (const line of wish.lines ?? []) lines.set(line.sku, { ...lines.get(line.sku), ...line });
		for (const pickup of wish.pickups ?? []) pickups.set(pickup.store_id, pickup);
		if (wish.coupons) benefits.coupons = wish.coupons;
		if (wish.rewards) benefits.rewards = wish.rewards;
	}
	return {
		...(lines.size > 0 && { lines: [...lines.values()] }),
		...(pickups.size > 0 && { pickups: [...pickups.values()] }),
		...benefits,
	};
}

/** True when a cart has as many of everything as the change wanted. What is not counted can be asked for again. */
export function fulfills({ lines }: Cart, change: CartInput): boolean {
	const counted = (change.lines ?? []).filter(({ quantity }) => quantity !== undefined);
	const has = ({ sku, quantity }: LineInput) => quantity === (lines.find((line) => line.sku === sku)?.quantity ?? 0);
	return counted.length > 0 && counted.every(has);
}

/** True when a shopper who agreed to the one agreed to the other: the same goods, ways, times and prices. */
export function looksAlike(one: Cart, other: Cart): boolean {
	const agreed = ({ lines, pickups, totals }: Cart) => [
		lines.map(({ sku, quantity, fulfillment, unit_price }) => [sku, quantity, fulfillment, unit_price]),
		pickups,
		totals,
	];
	return isSame(agreed(one), agreed(other));
}

function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
