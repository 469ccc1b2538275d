import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { distanceBetween, readNear } from '../../../packages/server/src/http/distance.ts';
import { indistinguishableFrom, pickupSlaOf, statusOf } from '../../../packages/server/src/stock/rules.ts';

test('few left is limited, none is out of stock unless it may be ordered', () => {
	const thresholds = { quantity_cap: 10, limited_below: 4 };
	assert.equal(statusOf(4, thresholds, false), 'in_stock');
	assert.equal(statusOf(3, thresholds, true), 'limited_availability');
	assert.equal(statusOf(0, thresholds, false), 'out_of_stock');
	assert.equal(statusOf(0, thresholds, true), 'backorder');
});

test('quantities that are cut in memory are told the same as whole ones', () => {
	const count = fc.integer({ min: 1, max: 50 });
	fc.assert(
		fc.property(count, count, fc.nat(200), (quantity_cap, limited_below, available) => {
			const thresholds = { quantity_cap, limited_below };
			const cut = Math.min(available, indistinguishableFrom(thresholds));
			assert.equal(statusOf(cut, thresholds, false), statusOf(available, thresholds, false));
			assert.equal(Math.min(cut, quantity_cap), Math.min(available, quantity_cap));
			assert.equal(cut > quantity_cap, available > quantity_cap);
		}),
	);
});

test('how soon it is ready has the name Google has for it', () => {
	const minutes = [0, 480, 481, 1440, 1441, 2881, 8640, 8641, 43_200];
	assert.deepEqual(minutes.map(pickupSlaOf), [
		'same_day',
		'same_day',
		'next_day',
		'next_day',
		'2_day',
		'3_day',
		'6_day',
		'multi_week',
		'multi_week',
	]);
});

test('distance is the great circle, in metres', () => {
	const tartu = { latitude: 58.3776, longitude: 26.729 };
	const capeTown = { latitude: -33.931, longitude: 18.4092 };
	assert.equal(distanceBetween(tartu, tartu), 0);
	assert.equal(Math.round(distanceBetween(tartu, capeTown) / 10_000), 1029);
	assert.equal(distanceBetween({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 }), 22_239);
	assert.equal(distanceBetween({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 }), 20_015_114);
});

test('a place that is not on Earth is none', () => {
	assert.deepEqual(readNear('58.3776,26.7290'), { latitude: 58.3776, longitude: 26.729 });
	assert.equal(readNear('91,0'), undefined);
	assert.equal(readNear('0,181'), undefined);
});
