import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Earning, LoyaltyProgram } from '@endcap/contract';
import { exampleLoyaltyProgram } from '@endcap/contract/examples';
import * as fc from 'fast-check';
import {
	addMonths,
	pointsOf,
	termOf,
	weighLines,
	type Purchase,
} from '../../../packages/server/src/loyalty/earning.rules.ts';
import { programErrors } from '../../../packages/server/src/loyalty/program.rules.ts';
import { refundedPoints } from '../../../packages/server/src/loyalty/refund.rules.ts';
import { standingOf, tierOf } from '../../../packages/server/src/loyalty/tiers.rules.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const { earn } = exampleLoyaltyProgram;

function earned(earning: Earning, purchase: Partial<Purchase>, multipliers: number[] = []): number {
	const lines = weighLines(earning, { channel: 'till', store_id: 'tartu', lines: [], ...purchase });
	return pointsOf(earning, lines, multipliers);
}

describe('a receipt earns', () => {
	const one = { points: 1, per: euros(100), rules: [], rounding: 'down' } as const satisfies Earning;

	test('by the whole of it, rounded once', () => {
		const lines = [{ amount: 150 }, { amount: 150 }];
		assert.equal(earned(one, { lines }), 3);
		assert.equal(earned(one, { lines: [{ amount: 199 }] }), 1);
		assert.equal(earned({ ...one, rounding: 'nearest' }, { lines: [{ amount: 149 }] }), 1);
		assert.equal(earned({ ...one, rounding: 'nearest' }, { lines: [{ amount: 150 }] }), 2);
	});

	test('for each line by the first rule that fits it', () => {
		const lines = [
			{ sku: 'CARD', category: 'Gift cards', amount: 5000 },
			{ sku: 'OOLONG', category: 'Tea', amount: 1000 },
			{ sku: 'KETTLE', category: null, amount: 2000 },
		];
		assert.equal(earned(earn, { lines }), 40);
		assert.equal(earned(earn, { lines, channel: 'kiosk' }), 30);
		const rules = [{ products: { skus: ['KETTLE'] }, stores: ['riga'], multiplier: 0 }, ...earn.rules];
		assert.equal(earned({ ...earn, rules }, { lines, store_id: 'riga' }), 20);
		assert.equal(earned({ ...earn, rules }, { lines, store_id: null }), 40);
		assert.equal(earned({ ...earn, rules: [{ multiplier: 3 }, ...rules] }, { lines }), 240);
	});

	test('more by the tier and a coupon, one after the other', () => {
		assert.equal(earned(one, { lines: [{ amount: 1000 }] }, [1.25, 2]), 25);
		assert.equal(earned(one, { lines: [{ amount: 100 }] }, [1.1, 1]), 1);
	});

	test('exactly, also where a sum of doubles would not be', () => {
		assert.equal(earned({ ...one, per: euros(1) }, { lines: [{ amount: 1_000_000_000 }] }, [100, 100]), 1_000_000_000);
		assert.equal(earned({ ...one, points: 3, per: euros(10) }, { lines: [{ amount: 10 }] }, [1.1]), 3);
		assert.equal(earned({ ...one, points: 10, per: euros(10) }, { lines: [{ amount: 10 }] }, [1.1]), 11);
	});
});

describe('points', () => {
	test('wait and expire by days and calendar months of the purchase', () => {
		const at = new Date('2026-01-31T12:00:00Z');
		assert.deepEqual(termOf({ pending_days: 14, expires_after_months: 1 }, at), {
			available_at: new Date('2026-02-14T12:00:00Z'),
			expires_at: new Date('2026-02-28T12:00:00Z'),
		});
		assert.deepEqual(addMonths(new Date('2024-02-29T00:00:00Z'), -12), new Date('2023-02-28T00:00:00Z'));
		assert.equal(termOf({ pending_days: 0, expires_after_months: null }, at).expires_at, null);
	});

	test('reach tiers, and tell what is missing for the next', () => {
		const { tiers } = exampleLoyaltyProgram;
		assert.equal(tierOf(tiers, 499), null);
		assert.equal(tierOf(tiers, 500)?.id, 'silver');
		assert.equal(standingOf(exampleLoyaltyProgram, 1999).next_tier?.missing, 1);
		assert.deepEqual(standingOf(exampleLoyaltyProgram, 2000).next_tier, null);
		assert.deepEqual(standingOf(undefined, 5), { tier: null, next_tier: null, tier_points: 5 });
	});
});

describe('refunds of one purchase', () => {
	const share = (part: number, of: number) => ({ share: { part, of }, lines: null });

	test('take in proportion rounded down, and with the last part all', () => {
		assert.equal(refundedPoints(10, [share(1, 3)], []), 3);
		assert.equal(refundedPoints(10, [share(1, 3), share(1, 3)], []), 6);
		assert.equal(refundedPoints(10, [share(1, 3), share(1, 3), share(1, 3)], []), 10);
		assert.equal(refundedPoints(10, [share(9, 3)], []), 10);
		assert.equal(refundedPoints(10, [share(0, 3)], []), 0);
	});

	test('take what the returned lines earned, when they are named', () => {
		const purchase = { channel: 'till', store_id: null } as const;
		const lines = weighLines(earn, {
			...purchase,
			lines: [
				{ sku: 'OOLONG', category: 'Tea', amount: 1000 },
				{ sku: 'KETTLE', amount: 1000 },
			],
		});
		assert.equal(pointsOf(earn, lines, []), 30);
		const refund = (sku: string, amount: number) => ({ share: { part: amount, of: 2000 }, lines: [{ sku, amount }] });
		assert.equal(refundedPoints(30, [refund('OOLONG', 1000)], lines), 20);
		assert.equal(refundedPoints(30, [refund('KETTLE', 500)], lines), 5);
		assert.equal(refundedPoints(30, [refund('OOLONG', 9000)], lines), 20);
		assert.equal(refundedPoints(30, [refund('CUP', 1000)], lines), 0);
		assert.equal(refundedPoints(30, [refund('KETTLE', 1000), refund('OOLONG', 1000)], lines), 30);
	});

	test('come to the same in any order, never more than there were, and grow with each', () => {
		const part = fc.record({ part: fc.nat(400), of: fc.constantFrom(1000, 999, 250) });
		const run = fc.tuple(fc.nat(10_000), fc.array(part, { minLength: 1, maxLength: 8 }));
		fc.assert(
			fc.property(run, ([points, shares]) => {
				const refunds = shares.map((each) => ({ share: each, lines: null }));
				const all = refundedPoints(points, refunds, []);
				assert.equal(refundedPoints(points, refunds.toReversed(), []), all);
				assert.ok(all <= points);
				assert.ok(refundedPoints(points, refunds.slice(1), []) <= all);
			}),
		);
	});
});

describe('a program', () => {
	const pointers = (fields: Partial<LoyaltyProgram>) =>
		programErrors({ ...exampleLoyaltyProgram, ...fields }, 'EUR').map(({ pointer }) => pointer);

	test('is taken when it can be kept', () => {
		assert.deepEqual(pointers({}), []);
		assert.deepEqual(pointers({ tiers: [], rewards: [], point_value: null, expires_after_months: null }), []);
	});

	test('is refused with the place of what is wrong', () => {
		const [silver, gold] = exampleLoyaltyProgram.tiers;
		assert.ok(silver && gold);
		assert.deepEqual(pointers({ point_value: { amount: 1, currency: 'SEK' } }), ['/point_value/currency']);
		assert.deepEqual(pointers({ earn: { ...earn, per: euros(0) } }), ['/earn/per/amount']);
		assert.deepEqual(pointers({ earn: { ...earn, rules: [{ multiplier: 1.0001 }] } }), ['/earn/rules/0/multiplier']);
		assert.deepEqual(pointers({ tiers: [gold, silver] }), ['/tiers/1/from_points']);
		assert.deepEqual(pointers({ tiers: [silver, { ...gold, id: silver.id }] }), ['/tiers/1/id']);
		assert.deepEqual(pointers({ pending_days: 28, expires_after_months: 1 }), ['/pending_days']);
	});
});
