import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { BoundedCache } from '../../../packages/server/src/http/bounded-cache.ts';
import type { KeyCaller } from '../../../packages/server/src/http/caller.ts';
import { KeyRing } from '../../../packages/server/src/http/key-ring.ts';
import { addressGroup, RateLimiter } from '../../../packages/server/src/http/rate-limit.ts';

test('a bucket gives its quota at once, and then as fast as it refills', () => {
	let now = 0;
	const limiter = new RateLimiter({ now: () => now });
	const take = () => limiter.take('somebody', 60);
	for (let taken = 0; taken < 60; taken += 1) assert.ok(take().taken);
	assert.deepEqual(take(), { taken: false, remaining: 0, full_in: 60, retry_after: 1 });
	now += 1000;
	assert.ok(take().taken);
	assert.ok(!take().taken);
	now += 3_600_000;
	assert.equal(take().remaining, 59);
});

test('one household counts as one, however many addresses it has', () => {
	assert.equal(addressGroup('2001:db8:1:2:3:4:5:6'), addressGroup('2001:db8:1:2:ffff::1'));
	assert.notEqual(addressGroup('2001:db8:1:2::1'), addressGroup('2001:db8:1:3::1'));
	// With zeros left out within the first half.
	assert.equal(addressGroup('2001:db8::1'), addressGroup('2001:db8::ffff:1'));
	assert.equal(addressGroup('2001:db8:0:0:1:2:3:4'), addressGroup('2001:db8::9'));
	assert.notEqual(addressGroup('2001:db8::1'), addressGroup('2001:db8:1::1'));
	assert.equal(addressGroup('::ffff:192.0.2.1'), '192.0.2.1');
});

test('a bounded cache stays bounded and keeps what was just used', () => {
	fc.assert(
		fc.property(fc.array(fc.nat(1000), { maxLength: 500 }), (keys) => {
			const cache = new BoundedCache<number, string>(50);
			for (const key of keys) {
				cache.set(key, String(key));
				assert.equal(cache.get(key), String(key));
				assert.ok(cache.size <= 52);
			}
		}),
	);
});

test('a key that was revoked while it was looked up is not remembered as good', async () => {
	const key = `pk_${'a'.repeat(12)}_${'b'.repeat(26)}`;
	const answers: ((caller: KeyCaller | undefined) => void)[] = [];
	const ring = new KeyRing<KeyCaller>(() => new Promise((resolve) => answers.push(resolve)));
	const caller = { key_id: 'k' } as KeyCaller;
	const first = ring.find(key);
	ring.forget();
	answers[0]!(caller);
	assert.equal(await first, caller);
	const second = ring.find(key);
	answers[1]!(undefined);
	assert.equal(await second, undefined);
});

test('a key is looked up once a second, and garbage never', async () => {
	let now = 0;
	let asked = 0;
	const lookUp = async () => {
		asked += 1;
		return { key_id: 'k' } as KeyCaller;
	};
	const ring = new KeyRing(lookUp, { now: () => now });
	const key = `pk_${'a'.repeat(12)}_${'b'.repeat(26)}`;
	await ring.find('pk_garbage');
	assert.equal(asked, 0);
	await ring.find(key);
	await ring.find(key);
	assert.equal(asked, 1);
	now = 1000;
	await ring.find(key);
	assert.equal(asked, 2);
});

test('a key seen lately is good while the database is busy, and all who ask meanwhile wait for one look-up', async () => {
	let now = 0;
	const answers: ((caller: KeyCaller | undefined) => void)[] = [];
	const ring = new KeyRing<KeyCaller>(() => new Promise((resolve) => answers.push(resolve)), { now: () => now });
	const key = `pk_${'a'.repeat(12)}_${'b'.repeat(26)}`;
	const caller = { key_id: 'k' } as KeyCaller;
	const first = ring.find(key);
	answers[0]!(caller);
	await first;
	now = 2000;
	const waiting = ring.find(key);
	now = 5000;
	assert.equal(await ring.find(key), caller);
	assert.equal(answers.length, 2);
	answers[1]!(undefined);
	assert.equal(await waiting, undefined);
	now = 7000;
	const last = ring.find(key);
	answers[2]!(undefined);
	assert.equal(await last, undefined);
});
