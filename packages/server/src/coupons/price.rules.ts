import type { CouponReason } from '@endcap/contract';
import { freeOrder, Goods, Remainder } from './benefits.rules.ts';
import { judgeCoupon } from './judge.rules.ts';
import type { BasketToPrice, CouponTerms, CouponToPrice, PricedBasket, PricedCoupon, RewardToPrice } from './terms.ts';

interface Candidate {
	key: string;
	benefit: CouponTerms['benefit'] | RewardToPrice['benefit'];
	matching: readonly number[];
	/** Steps are taken in this order. */
	step: number;
	/** Within a step. */
	size: number;
	reward: boolean;
}

interface World {
	remainder: Remainder;
	amounts: Map<Candidate, number>;
	saving: number;
	factors: number;
}

/**
 * Prices a basket. Discounts are taken off in this order, each of what the ones before have left: free items, percentages
 * and then amounts off some products, percentages and then amounts off everything, delivery. Within a step coupons come
 * before rewards and the larger before the smaller. A coupon that is not stackable stands alone: whichever of these
 * worlds saves the shopper most is taken, and the coupons of the others are `not_with_others`. Rewards go with all.
 */
export function priceBasket(
	basket: BasketToPrice,
	coupons: readonly CouponToPrice[],
	rewards: readonly RewardToPrice[] = [],
): PricedBasket {
	const goods = new Goods(basket.lines);
	const own = rewards.map((reward) => candidateOf(reward, null, goods));
	const refused = new Map<string, Pick<PricedCoupon, 'reason' | 'missing'>>();
	const together: Candidate[] = [];
	const alone: Candidate[] = [];
	for (const coupon of coupons) {
		const reason = judgeCoupon(coupon, basket);
		const candidate = candidateOf({ key: coupon.key, benefit: coupon.terms.benefit }, coupon.terms, goods);
		const refusal = reason ? { reason, missing: null } : judgeGoods(coupon.terms, candidate, goods, basket);
		if (refusal) refused.set(coupon.key, refusal);
		else (coupon.terms.stackable ? together : alone).push(candidate);
	}
	const best = bestOf(
		[together, ...worthLooking(alone, own.length > 0, new Remainder(goods, basket.shipping_amount))].map((chosen) =>
			worldOf([...chosen, ...own], goods, basket.shipping_amount),
		),
	);
	const candidates = new Map([...together, ...alone].map((candidate) => [candidate.key, candidate]));
	return {
		...totalsOf(best, goods, basket),
		coupons: coupons.map(({ key }) => verdictOf(key, best, candidates.get(key), refused.get(key))),
		rewards: own.map((candidate) => verdictOf(candidate.key, best, candidate, undefined)),
	};
}

/** Of coupons that stand alone those that may save most. Beside rewards it is not known before. */
function worthLooking(alone: readonly Candidate[], besideRewards: boolean, whole: Remainder): Candidate[][] {
	const worths = alone.map(({ benefit, matching }) => whole.worth(benefit as CouponTerms['benefit'], matching));
	const most = worths.reduce((best, worth) => Math.max(best, worth), 0);
	return alone
		.filter((_, index) => besideRewards || worths[index] === most)
		.toSorted(byKey)
		.map((candidate) => [candidate]);
}

function byKey(a: Candidate, b: Candidate): number {
	return a.key < b.key ? -1 : 1;
}

function candidateOf(
	{ key, benefit }: Pick<Candidate, 'key' | 'benefit'>,
	terms: CouponTerms | null,
	goods: Goods,
): Candidate {
	const matching = goods.matching(terms ?? { products: null, stores: null });
	const some = terms?.products ? 0 : 2;
	const reward = terms === null;
	switch (benefit.type) {
		case 'free_item':
			return { key, benefit, matching, step: 0, size: 0, reward };
		case 'percentage':
			return { key, benefit, matching, step: 1 + some, size: benefit.percent, reward };
		case 'amount':
			return { key, benefit, matching, step: 2 + some, size: benefit.amount.amount, reward };
		default:
			return { key, benefit, matching, step: 5, size: 0, reward };
	}
}

/** What the goods say against a coupon. A free item does not pay for itself. */
function judgeGoods(
	{ benefit, minimum_spend }: CouponTerms,
	{ matching }: Candidate,
	goods: Goods,
	{ shipping_amount }: BasketToPrice,
): Pick<PricedCoupon, 'reason' | 'missing'> | null {
	const refusal = (reason: CouponReason, missing: number | null = null) => ({ reason, missing });
	const free = benefit.type === 'free_item' ? freeUnits(goods, benefit.sku, benefit.quantity) : undefined;
	const bought = matching.filter((index) => (goods.lines[index]?.quantity ?? 0) > (free?.get(index) ?? 0));
	if (free ? free.size === 0 : matching.length === 0) return refusal('no_product_matches');
	const spent = bought.reduce((sum, index) => {
		const { quantity = 0, unit_amount = 0 } = goods.lines[index] ?? {};
		return sum + (quantity - (free?.get(index) ?? 0)) * unit_amount;
	}, 0);
	const needed = Math.max(minimum_spend ?? 0, benefit.type === 'percentage' ? Math.ceil(50 / benefit.percent) : 0);
	if (spent < needed && (minimum_spend !== null || spent > 0)) return refusal('minimum_spend', needed - spent);
	if (benefit.type === 'free_delivery') return shipping_amount === 0 ? refusal('nothing_to_deliver') : null;
	if ((benefit.type === 'amount' || benefit.type === 'percentage') && spent === 0) return refusal('no_product_matches');
	return null;
}

function freeUnits(goods: Goods, sku: string, most: number): Map<number, number> {
	const units = new Map<number, number>();
	let left = most;
	for (const index of freeOrder(goods, sku)) {
		const free = Math.min(left, goods.lines[index]?.quantity ?? 0);
		if (free > 0) units.set(index, free);
		left -= free;
	}
	return units;
}

function worldOf(chosen: readonly Candidate[], goods: Goods, shipping: number): World {
	const remainder = new Remainder(goods, shipping);
	const amounts = new Map<Candidate, number>();
	const order = chosen.toSorted(
		(a, b) => a.step - b.step || Number(a.reward) - Number(b.reward) || b.size - a.size || byKey(a, b),
	);
	let saving = 0;
	for (const candidate of order) {
		const amount = remainder.take(candidate.benefit, candidate.matching);
		amounts.set(candidate, amount);
		saving += amount;
	}
	return { remainder, amounts, saving, factors: remainder.factors.reduce((sum, factor) => sum + factor, 0) };
}

/** The first of those that save most, and of these that earn most. */
function bestOf(worlds: readonly World[]): World {
	return worlds.reduce((best, world) =>
		world.saving > best.saving || (world.saving === best.saving && world.factors > best.factors) ? world : best,
	);
}

function totalsOf(
	{ remainder }: World,
	goods: Goods,
	basket: BasketToPrice,
): Omit<PricedBasket, 'coupons' | 'rewards'> {
	const lines = basket.lines.map(({ key }, index) => {
		const total = goods.totals[index] ?? 0;
		return {
			key,
			total,
			discount: total - (remainder.left[index] ?? 0),
			points_factor: remainder.factors[index] ?? 1,
		};
	});
	const items_amount = lines.reduce((sum, { total }) => sum + total, 0);
	const discount_amount = lines.reduce((sum, { discount }) => sum + discount, 0);
	return {
		lines,
		items_amount,
		discount_amount,
		shipping_amount: remainder.shipping,
		shipping_discount: basket.shipping_amount - remainder.shipping,
		total_amount: items_amount - discount_amount + remainder.shipping,
		points_multiplier: Math.max(1, ...remainder.factors),
	};
}

function verdictOf(
	key: string,
	{ amounts }: World,
	candidate: Candidate | undefined,
	refused: Pick<PricedCoupon, 'reason' | 'missing'> | undefined,
): PricedCoupon {
	const amount = candidate && amounts.get(candidate);
	if (candidate && (amount || (amount === 0 && candidate.benefit.type === 'points_multiplier'))) {
		return { key, applies: true, amount, reason: null, missing: null };
	}
	// It would have, if others had left something to take off.
	return { key, applies: false, amount: 0, ...(refused ?? { reason: 'not_with_others', missing: null }) };
}
