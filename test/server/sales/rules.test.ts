import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { netUnits, saleErrors, sameLines, takeUnits } from '../../../packages/server/src/sales/rules.ts';

test('lines of one item on a receipt are taken together, returns against sales', () => {
	const lines = [
		{ sku: 'CUP', quantity: 5 },
		{ sku: 'JUG', quantity: 1 },
		{ sku: 'CUP', quantity: -2 },
		{ sku: 'JUG', quantity: -1 },
	];
	assert.deepEqual([...netUnits(lines)], [['CUP', 3]]);
});

test('a receipt has the same lines in whatever order the till sorts them', () => {
	const [a, b, c] = [
		{ sku: 'CUP', quantity: 1 },
		{ sku: 'CUP', quantity: 2 },
		{ sku: 'CUP', quantity: 3 },
	] as const;
	assert.ok(sameLines([a, b], [b, a]));
	assert.ok(!sameLines([a, b], [c]));
	assert.ok(!sameLines([a, a], [a]));
});

test('a moment that no till has seen is refused', () => {
	const errorsOf = (sold_at: string) => saleErrors({ store_id: 's', receipt: 'r', sold_at, lines: [] }).length;
	assert.deepEqual(
		['2026-03-25T10:00:00+02:00', '0000-01-01T00:00:00Z', '2026-12-31T23:59:60Z'].map(errorsOf),
		[0, 1, 1],
	);
});

test('units come from the own hold first, then from what is free, then from others’ holds, and the rest from nowhere', () => {
	const shelf = { on_hand: 10, reserved: 6, held: 2, not_rung_up: 1 };
	assert.deepEqual(takeUnits(3, shelf), { named: 1, handed_over: 2, free: 0, reserved: 0, missing: 0 });
	assert.deepEqual(takeUnits(13, shelf), { named: 1, handed_over: 2, free: 4, reserved: 4, missing: 2 });
});

test('whatever the shelf, every unit sold is accounted for and no level falls below zero', () => {
	const shelf = fc
		.record({ on_hand: fc.nat(20), part: fc.nat(20), own: fc.nat(20), not_rung_up: fc.nat(5) })
		.map(({ on_hand, part, own, not_rung_up }) => {
			const reserved = Math.min(part, on_hand);
			return { on_hand, reserved, held: Math.min(own, reserved), not_rung_up };
		});
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 40 }), shelf, (sold, before) => {
			const taken = takeUnits(sold, before);
			assert.equal(
				Object.values(taken).reduce((sum, units) => sum + units, 0),
				sold,
			);
			assert.ok(Object.values(taken).every((units) => units >= 0));
			const onHand = before.on_hand - taken.handed_over - taken.free - taken.reserved;
			const reserved = before.reserved - taken.handed_over - taken.reserved;
			assert.ok(reserved >= 0 && onHand >= reserved);
			if (taken.missing > 0) assert.equal(onHand, 0);
		}),
	);
});
