import type { CouponInput } from '@endcap/contract';

/** So that every run measures the same. */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state / 2_147_483_648;
	};
}

export const LINES = 30;
export const COUPONS = 1000;
const SKUS = 2000;
const CATEGORIES = 40;

export const skuOf = (index: number) => `SKU-${index}`;
export const categoryOf = (sku: number) => `Category ${sku % CATEGORIES}`;

/** Articles of the basket, by number. */
export function basketSkus(): number[] {
	const next = random(7);
	return [...new Set(Array.from({ length: LINES * 2 }, () => Math.floor(next() * SKUS)))].slice(0, LINES);
}

/** Of every kind: for everything, for categories, for up to two hundred articles; one in five stands alone. */
export function madeCoupons(): CouponInput[] {
	const next = random(11);
	const pick = (most: number) => Math.floor(next() * most);
	const euros = (amount: number) => ({ amount, currency: 'EUR' });
	return Array.from({ length: COUPONS }, (_, index) => {
		const kind = index % 5;
		const benefits: CouponInput['benefit'][] = [
			{ type: 'percentage', percent: 1 + pick(30) },
			{ type: 'amount', amount: euros(100 + pick(900)) },
			{ type: 'percentage', percent: 1 + pick(30), at_most: euros(500) },
			{ type: 'free_item', sku: skuOf(pick(SKUS)), quantity: 1 },
			{ type: 'points_multiplier', factor: 2 },
		];
		const skus = Array.from({ length: 1 + pick(200) }, () => skuOf(pick(SKUS)));
		const products = [null, { categories: [], skus }, { categories: [`Category ${pick(CATEGORIES)}`], skus: [] }][
			pick(3)
		];
		return {
			status: 'active',
			name: `Coupon ${index}`,
			description: null,
			terms: null,
			benefit: benefits[kind] ?? { type: 'free_delivery' },
			minimum_spend: next() < 0.3 ? euros(pick(20_000)) : null,
			stores: null,
			channels: null,
			first_order_only: false,
			stackable: next() > 0.2,
			valid_from: '2026-01-01T00:00',
			valid_until: '2027-01-01T00:00',
			products: products ?? null,
			limit_total: null,
			limit_per_customer: null,
			code: `CODE-${index}`,
			claimable: false,
			segments: null,
			birthday: null,
			receipt: null,
		};
	});
}
