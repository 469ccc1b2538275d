import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { priceBasket } from '../../../packages/server/src/coupons/price.rules.ts';
import { splitOver } from '../../../packages/server/src/coupons/proportion.ts';
import { anyBasket, anyCoupons, basket, coupon, euros, line } from '../../support/priced-basket.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe('whatever the basket and the coupons', () => {
	test('discounts add up to the last minor unit, by line and by coupon, and nothing is below zero', () => {
		fc.assert(
			fc.property(anyBasket, anyCoupons, (given, coupons) => {
				const priced = priceBasket(given, coupons);
				const { lines, discount_amount, shipping_discount, shipping_amount, items_amount, total_amount } = priced;
				assert.equal(sum(lines.map(({ discount }) => discount)), discount_amount);
				assert.equal(sum(priced.coupons.map(({ amount }) => amount)), discount_amount + shipping_discount);
				assert.equal(shipping_amount + shipping_discount, given.shipping_amount);
				assert.equal(total_amount, items_amount - discount_amount + shipping_amount);
				for (const { total, discount } of lines) assert.ok(discount >= 0 && discount <= total);
				for (const { applies, amount, reason } of priced.coupons) {
					assert.equal(applies, reason === null);
					assert.ok(applies || amount === 0);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	test('the order of lines and coupons makes no difference', () => {
		fc.assert(
			fc.property(anyBasket, anyCoupons, (given, coupons) => {
				const one = priceBasket(given, coupons);
				const other = priceBasket({ ...given, lines: given.lines.toReversed() }, coupons.toReversed());
				assert.deepEqual({ ...other, lines: other.lines.toReversed(), coupons: other.coupons.toReversed() }, one);
			}),
			{ numRuns: 1000 },
		);
	});

	test('a coupon that does not apply changes nothing', () => {
		fc.assert(
			fc.property(anyBasket, anyCoupons, (given, coupons) => {
				const whole = priceBasket(given, coupons);
				const idle = whole.coupons.find(({ reason }) => reason !== null && reason !== 'not_with_others');
				fc.pre(idle !== undefined);
				const without = priceBasket(
					given,
					coupons.filter(({ key }) => key !== idle?.key),
				);
				assert.deepEqual(without, { ...whole, coupons: whole.coupons.filter(({ key }) => key !== idle?.key) });
			}),
		);
	});

	test('no world of coupons that go together saves more than the one taken', () => {
		fc.assert(
			fc.property(anyBasket, anyCoupons, (given, coupons) => {
				const taken = priceBasket(given, coupons);
				const saved = taken.discount_amount + taken.shipping_discount;
				const worlds = [
					coupons.filter(({ terms }) => terms.stackable),
					...coupons.filter(({ terms }) => !terms.stackable).map((each) => [each]),
				];
				const savings = worlds.map((world) => {
					const { discount_amount, shipping_discount } = priceBasket(given, world);
					return discount_amount + shipping_discount;
				});
				assert.equal(saved, Math.max(...savings));
				const applied = coupons.filter((_, index) => taken.coupons[index]?.applies);
				if (applied.some(({ terms }) => !terms.stackable)) assert.equal(applied.length, 1);
			}),
			{ numRuns: 1000 },
		);
	});

	test('a split adds up and takes from no part more than it has', () => {
		const parts = fc.array(fc.nat(2 ** 48), { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (amounts, share) => {
				const amount = Math.floor(sum(amounts) * share);
				const split = splitOver(
					amount,
					amounts.map((each, index) => ({ key: String(index), amount: each })),
				);
				assert.equal(sum(split), amount);
				split.forEach((each, index) => assert.ok(each >= 0 && each <= (amounts[index] ?? 0)));
			}),
		);
	});
});

describe('the order of discounts', () => {
	const pots = { categories: new Set(['pots']), skus: new Set<string>() };
	const lines = [line('POT', 10_000, { category: 'pots' }), line('PAN', 5000), line('SPOON', 500, { quantity: 2 })];
	const coupons = [
		coupon('basket-amount', { benefit: { type: 'amount', amount: euros(1000) } }),
		coupon('pots-amount', { benefit: { type: 'amount', amount: euros(500) }, products: pots }),
		coupon('basket-percentage', { benefit: { type: 'percentage', percent: 20 } }),
		coupon('pots-percentage', { benefit: { type: 'percentage', percent: 50 }, products: pots }),
		coupon('free-spoon', { benefit: { type: 'free_item', sku: 'SPOON', quantity: 1 } }),
		coupon('delivery', { benefit: { type: 'free_delivery' } }),
	];

	test('is free items, percentages, amounts, first of products, then of everything, then delivery', () => {
		const priced = priceBasket(basket(lines, { shipping_amount: 490 }), coupons);
		assert.deepEqual(Object.fromEntries(priced.coupons.map(({ key, amount }) => [key, amount])), {
			'free-spoon': 500,
			'pots-percentage': 5000,
			'pots-amount': 500,
			// Of 4500, 5000 and 500.
			'basket-percentage': 2000,
			'basket-amount': 1000,
			delivery: 490,
		});
		assert.equal(priced.total_amount, 10_000 + 5000 + 1000 - 9000);
	});

	test('rewards go with a coupon that stands alone', () => {
		const alone = coupon('alone', { stackable: false, benefit: { type: 'percentage', percent: 50 } });
		const reward = { key: 'reward', benefit: { type: 'amount' as const, amount: euros(1000) } };
		const priced = priceBasket(basket([line('PAN', 5000)]), [alone], [reward]);
		assert.deepEqual([priced.coupons[0]?.amount, priced.rewards[0]?.amount, priced.total_amount], [2500, 1000, 1500]);
	});

	test('of two point multipliers the larger counts, on the lines it is for', () => {
		const double = coupon('double', { benefit: { type: 'points_multiplier', factor: 2 } });
		const triple = coupon('triple', { benefit: { type: 'points_multiplier', factor: 3 }, products: pots });
		const priced = priceBasket(basket(lines), [double, triple]);
		assert.deepEqual(
			priced.lines.map(({ points_factor }) => points_factor),
			[3, 2, 2],
		);
		assert.equal(priced.points_multiplier, 3);
	});

	test('a percentage stops at its most, and a half is rounded up', () => {
		const capped = coupon('capped', { benefit: { type: 'percentage', percent: 50, at_most: euros(700) } });
		assert.equal(priceBasket(basket([line('PAN', 5000)]), [capped]).discount_amount, 700);
		assert.equal(priceBasket(basket([line('PAN', 25)]), [coupon('ten')]).discount_amount, 3);
	});

	test('a free item is the dearest of its kind, and does not pay for itself', () => {
		const dear = line('MUG', 900, { key: '1' });
		const cheap = line('MUG', 700, { key: '2', quantity: 3 });
		const free = coupon('free', { benefit: { type: 'free_item', sku: 'MUG', quantity: 2 }, minimum_spend: 1500 });
		const refused = priceBasket(basket([dear, cheap]), [free]);
		assert.deepEqual([refused.coupons[0]?.reason, refused.coupons[0]?.missing], ['minimum_spend', 100]);
		const priced = priceBasket(basket([dear, { ...cheap, quantity: 4 }]), [free]);
		assert.deepEqual(
			priced.lines.map(({ discount }) => discount),
			[900, 700],
		);
	});
});
