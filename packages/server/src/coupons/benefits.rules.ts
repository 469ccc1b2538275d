import type { CouponBenefit } from '@endcap/contract';
import { isSoldIn } from './judge.rules.ts';
import { percentOf, splitOver } from './proportion.ts';
import type { CouponTerms, LineToPrice, RewardToPrice } from './terms.ts';

/** The goods of a basket by what coupons name. */
export class Goods {
	readonly lines: readonly LineToPrice[];
	readonly totals: readonly number[];
	readonly #bySku = new Map<string, number[]>();
	readonly #byCategory = new Map<string, number[]>();

	constructor(lines: readonly LineToPrice[]) {
		this.lines = lines;
		this.totals = lines.map(({ quantity, unit_amount, taken_off = 0 }) => quantity * unit_amount - taken_off);
		for (const [index, { sku, category }] of lines.entries()) {
			addTo(this.#bySku, sku, index);
			if (category !== null) addTo(this.#byCategory, category, index);
		}
	}

	ofSku(sku: string): readonly number[] {
		return this.#bySku.get(sku) ?? [];
	}

	/** Indexes of the lines that a coupon is for. */
	matching({ products, stores }: Pick<CouponTerms, 'products' | 'stores'>): number[] {
		const found = products ? this.#named(products) : this.lines.map((_, index) => index);
		return stores ? found.filter((index) => isSoldIn(stores, this.lines[index]?.store_id ?? null)) : found;
	}

	#named({ categories, skus }: NonNullable<CouponTerms['products']>): number[] {
		const found = new Set<number>();
		// By whichever there are fewer of.
		if (skus.size < this.#bySku.size) for (const sku of skus) for (const index of this.ofSku(sku)) found.add(index);
		else for (const [sku, indexes] of this.#bySku) if (skus.has(sku)) for (const index of indexes) found.add(index);
		for (const category of categories) for (const index of this.#byCategory.get(category) ?? []) found.add(index);
		return [...found].sort((a, b) => a - b);
	}
}

function addTo(map: Map<string, number[]>, key: string, index: number): void {
	const indexes = map.get(key);
	if (indexes) indexes.push(index);
	else map.set(key, [index]);
}

/** A basket while discounts are taken off it, one after another. */
export class Remainder {
	readonly #goods: Goods;
	/** Of each line. */
	readonly left: number[];
	readonly #free: number[];
	readonly factors: number[];
	shipping: number;

	constructor(goods: Goods, shipping: number) {
		this.#goods = goods;
		this.left = [...goods.totals];
		this.#free = goods.totals.map(() => 0);
		this.factors = goods.totals.map(() => 1);
		this.shipping = shipping;
	}

	/** Takes a benefit off and answers how much that was. `matching`: the lines it is for. */
	take(benefit: CouponBenefit | RewardToPrice['benefit'], matching: readonly number[]): number {
		switch (benefit.type) {
			case 'free_item':
				return this.#takeUnits(benefit.sku, 'quantity' in benefit ? benefit.quantity : 1);
			case 'percentage': {
				const amount = percentOf(this.#sum(matching), benefit.percent);
				const most = 'at_most' in benefit && benefit.at_most ? benefit.at_most.amount : amount;
				return this.#spread(Math.min(amount, most), matching);
			}
			case 'amount':
				return this.#spread(Math.min(benefit.amount.amount, this.#sum(matching)), matching);
			case 'free_delivery': {
				const { shipping } = this;
				this.shipping = 0;
				return shipping;
			}
			default:
				// Of two, the larger counts.
				for (const index of matching) this.factors[index] = Math.max(this.factors[index] ?? 1, benefit.factor);
				return 0;
		}
	}

	/** What `take` would take off. Of a free item as if no other had been taken. */
	worth(benefit: CouponBenefit, matching: readonly number[]): number {
		switch (benefit.type) {
			case 'percentage':
				return Math.min(percentOf(this.#sum(matching), benefit.percent), benefit.at_most?.amount ?? Infinity);
			case 'amount':
				return Math.min(benefit.amount.amount, this.#sum(matching));
			case 'free_delivery':
				return this.shipping;
			default:
				return benefit.type === 'free_item' ? this.#worthOfUnits(benefit.sku, benefit.quantity) : 0;
		}
	}

	#worthOfUnits(sku: string, most: number): number {
		let units = most;
		return freeOrder(this.#goods, sku).reduce((worth, index) => {
			const { quantity = 0, unit_amount = 0 } = this.#goods.lines[index] ?? {};
			const free = Math.min(units, quantity);
			units -= free;
			return worth + free * unit_amount;
		}, 0);
	}

	#sum(indexes: readonly number[]): number {
		return indexes.reduce((sum, index) => sum + (this.left[index] ?? 0), 0);
	}

	#spread(amount: number, indexes: readonly number[]): number {
		if (amount === 0) return 0;
		const parts = indexes.map((index) => ({
			key: this.#goods.lines[index]?.key ?? '',
			amount: this.left[index] ?? 0,
		}));
		for (const [at, share] of splitOver(amount, parts).entries()) {
			const index = indexes[at] ?? 0;
			this.left[index] = (this.left[index] ?? 0) - share;
		}
		return amount;
	}

	/** The dearest ones first. */
	#takeUnits(sku: string, most: number): number {
		const order = freeOrder(this.#goods, sku);
		let units = most;
		let taken = 0;
		for (const index of order) {
			const { quantity = 0, unit_amount = 0 } = this.#goods.lines[index] ?? {};
			const free = Math.min(units, quantity - (this.#free[index] ?? 0));
			const amount = Math.min(free * unit_amount, this.left[index] ?? 0);
			this.#free[index] = (this.#free[index] ?? 0) + free;
			this.left[index] = (this.left[index] ?? 0) - amount;
			units -= free;
			taken += amount;
		}
		return taken;
	}
}

/** Lines of an article, those with the dearest units first. */
export function freeOrder(goods: Goods, sku: string): number[] {
	return goods.ofSku(sku).toSorted((a, b) => {
		const [one, other] = [goods.lines[a], goods.lines[b]];
		return (other?.unit_amount ?? 0) - (one?.unit_amount ?? 0) || ((one?.key ?? '') < (other?.key ?? '') ? -1 : 1);
	});
}
