import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LineFulfillment } from '@endcap/contract';
import { choosePlaces } from '../../../packages/server/src/basket/places.rules.ts';

const pickup = (store_id: string): LineFulfillment => ({ method: 'pickup', store_id });

/** Where lines `SKU` or `SKU*2` come from, by units `SKU@store` in the order in which stores are asked. */
function chosen(lines: Record<string, LineFulfillment | 'ship'>, levels: Record<string, number>): string[] | string {
	const units = Object.entries(levels).map(([place, available]) => {
		const [sku = '', store_id = ''] = place.split('@');
		return { sku, store_id, available };
	});
	const asked = Object.entries(lines).map(([text, how]) => {
		const [sku = '', quantity = '1'] = text.split('*');
		const fulfillment = how === 'ship' ? { method: 'ship' as const } : how;
		return { sku, quantity: Number(quantity), fulfillment };
	});
	const places = choosePlaces({ lines: asked as never }, units, 5);
	if ('problem' in places) return (places.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`).join(' ');
	return places.map(
		({ method, store_id, lines: from }) => `${method} ${store_id} ${from.map(({ sku }) => sku).join('+')}`,
	);
}

test('what is shipped comes from one warehouse that has it all', () => {
	const levels = { 'A@north': 1, 'A@south': 1, 'B@south': 1, 'A@tartu': 9, 'B@tartu': 9 };
	assert.deepEqual(chosen({ A: 'ship', B: 'ship' }, levels), ['ship south A+B']);
});

test('from one shop that has it all, when no warehouse does', () => {
	assert.deepEqual(chosen({ A: 'ship', B: 'ship' }, { 'A@north': 1, 'A@tartu': 1, 'B@tartu': 1 }), ['ship tartu A+B']);
});

test('each from the first that has all of it, when no place has both (mistake 4)', () => {
	const levels = { 'A@north': 1, 'A@tartu': 2, 'B@riga': 1 };
	assert.deepEqual(chosen({ 'A*2': 'ship', B: 'ship' }, levels), ['ship tartu A', 'ship riga B']);
});

test('from a shop in which the same cart is collected only when nobody else has it', () => {
	const levels = { 'A@tartu': 9, 'B@tartu': 9, 'C@tartu': 9, 'A@riga': 1, 'B@tallinn': 1 };
	const lines = { A: 'ship', B: 'ship', C: pickup('tartu') } as const;
	assert.deepEqual(chosen(lines, levels), ['ship riga A', 'ship tallinn B', 'pickup tartu C']);
	assert.deepEqual(chosen({ A: 'ship', C: pickup('tartu') }, { 'A@tartu': 1, 'C@tartu': 1 }), [
		'ship tartu A',
		'pickup tartu C',
	]);
});

test('what is collected comes from its store or not at all', () => {
	assert.equal(chosen({ A: pickup('riga') }, { 'A@tartu': 9 }), '/lines/0/quantity None of 1 can be had there.');
});

test('a shopper is not told of more units than the cap', () => {
	assert.equal(
		chosen({ 'A*8': 'ship' }, { 'A@north': 7, 'A@tartu': 1 }),
		'/lines/0/quantity 5 or more, but not all of 8 can be had in one place.',
	);
});
