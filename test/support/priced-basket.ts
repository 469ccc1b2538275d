import * as fc from 'fast-check';
import type {
	BasketToPrice,
	CouponTerms,
	CouponToPrice,
	LineToPrice,
} from '../../packages/server/src/coupons/terms.ts';

export const NOON = new Date('2026-03-25T10:00:00Z');

export function line(sku: string, unit_amount: number, fields: Partial<LineToPrice> = {}): LineToPrice {
	return { key: sku, sku, category: null, quantity: 1, unit_amount, shipped: false, store_id: 'tartu', ...fields };
}

export function basket(lines: LineToPrice[], fields: Partial<BasketToPrice> = {}): BasketToPrice {
	return {
		channel: 'till',
		timezone: 'Europe/Tallinn',
		at: NOON,
		customer: null,
		lines,
		shipping_amount: 0,
		...fields,
	};
}

export const euros = (amount: number) => ({ amount, currency: 'EUR' });

/** A coupon of ten per cent that nothing speaks against. */
export function coupon(
	key: string,
	terms: Partial<CouponTerms> = {},
	more: Partial<Omit<CouponToPrice, 'terms' | 'key'>> = {},
): CouponToPrice {
	return {
		key,
		terms: {
			coupon_id: key,
			status: 'active',
			benefit: { type: 'percentage', percent: 10 },
			minimum_spend: null,
			products: null,
			stores: null,
			channels: null,
			first_order_only: false,
			stackable: true,
			valid_from: null,
			valid_until: null,
			limit_per_customer: null,
			segments: null,
			birthday: null,
			...terms,
		},
		taken: null,
		wallet: null,
		...more,
	};
}

const SKUS = ['A', 'B', 'C', 'D', 'E', 'F'];
const CATEGORIES = ['pots', 'pans'];

const anyBenefit: fc.Arbitrary<CouponTerms['benefit']> = fc.oneof(
	fc.record({ type: fc.constant('percentage' as const), percent: fc.integer({ min: 1, max: 100 }) }),
	fc.record({
		type: fc.constant('percentage' as const),
		percent: fc.integer({ min: 1, max: 100 }),
		at_most: fc.nat(3000).map(euros),
	}),
	fc.record({ type: fc.constant('amount' as const), amount: fc.nat(20_000).map(euros) }),
	fc.record({
		type: fc.constant('free_item' as const),
		sku: fc.constantFrom(...SKUS),
		quantity: fc.integer({ min: 1, max: 3 }),
	}),
	fc.constant({ type: 'free_delivery' as const }),
	fc.record({ type: fc.constant('points_multiplier' as const), factor: fc.constantFrom(1.5, 2, 3) }),
);

const anyTerms: fc.Arbitrary<Partial<CouponTerms>> = fc.record({
	benefit: anyBenefit,
	minimum_spend: fc.option(fc.nat(10_000)),
	stackable: fc.boolean(),
	stores: fc.option(fc.subarray(['tartu', 'riga'], { minLength: 1 }), { freq: 4 }),
	products: fc.option(
		fc.record({
			categories: fc.subarray(CATEGORIES).map((names) => new Set(names)),
			skus: fc.subarray(SKUS).map((skus) => new Set(skus)),
		}),
	),
});

export const anyCoupons: fc.Arbitrary<CouponToPrice[]> = fc
	.array(anyTerms, { maxLength: 6 })
	.map((all) => all.map((terms, index) => coupon(`C${index}`, terms)));

export const anyBasket: fc.Arbitrary<BasketToPrice> = fc
	.record({
		lines: fc.array(
			fc.record({
				sku: fc.constantFrom(...SKUS),
				category: fc.option(fc.constantFrom(...CATEGORIES)),
				quantity: fc.integer({ min: 1, max: 5 }),
				unit_amount: fc.oneof(fc.nat(20), fc.nat(20_000)),
				store_id: fc.constantFrom('tartu', 'riga', null),
			}),
			{ maxLength: 8 },
		),
		shipping_amount: fc.constantFrom(0, 490),
	})
	.map(({ lines, shipping_amount }) =>
		basket(
			lines.map((each, index) => ({ key: `L${index}`, shipped: each.store_id === null, ...each })),
			{ shipping_amount },
		),
	);
