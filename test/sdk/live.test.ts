import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEndcapProblem, type Live } from '@endcap/sdk';
import { connect, gate, until } from '../support/client.ts';
import { holdClock } from '../support/clock.ts';
import { availabilityOf } from '../support/example-answers.ts';
import { problem } from '../support/replies.ts';

const isReady = ({ status }: Live<unknown>) => status === 'ready';
const isStale = ({ status }: Live<unknown>) => status === 'stale';
const busy = () => problem('unavailable', 'The database restarts.');
const soldOut = () => ({ body: availabilityOf(['A'], [], { stores: [] }) });

test('nothing is asked until someone subscribes; then it loads and is ready', async (t) => {
	const { endcap, server } = await connect(t);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	await endcap.merchant.get();
	assert.equal(server.asked.length, 1);
	server.next(() => ({ headers: { date: 'Wed, 25 Mar 2026 12:34:56 GMT' }, body: availabilityOf(['A']) }));
	const seen: Live<unknown>[] = [];
	$availability.subscribe((live) => seen.push(live));
	const ready = await until($availability, isReady);
	assert.deepEqual(
		seen.map(({ status }) => status),
		['loading', 'ready'],
	);
	assert.equal(ready.value?.stores[0]?.quantity_available, 10);
	assert.equal(ready.as_of?.toISOString(), '2026-03-25T12:34:56.000Z');
	assert.equal(ready.error, undefined);
});

test('the same reference has the same state, however its GTIN is written', async (t) => {
	const { endcap } = await connect(t);
	const { availability } = endcap;
	const $availability: typeof availability.$availability = (reference) => availability.$availability(reference);
	assert.equal($availability({ sku: 'A' }), $availability({ sku: 'A' }));
	assert.equal($availability({ gtin: '4006381333931' }), $availability({ gtin: '04006381333931' }));
	assert.notEqual($availability({ sku: '04006381333931' }), $availability({ gtin: '04006381333931' }));
	assert.equal(endcap.products.$product('enamel-kettle'), endcap.products.$product('enamel-kettle'));
});

test('a SKU that no variant has is null, which is an answer', async (t) => {
	const { endcap } = await connect(t);
	const live = await until(endcap.availability.$availability({ sku: 'NOPE' }), isReady);
	assert.equal(live.value, null);
});

test('a hundred elements for ten SKUs are one request', async (t) => {
	const { endcap, server } = await connect(t);
	const all = Array.from({ length: 100 }, (_, index) =>
		endcap.availability.$availability({ sku: `SKU-${index % 10}` }),
	);
	await Promise.all(all.map(($each) => until($each, isReady)));
	assert.equal(server.asked.length, 1);
	assert.equal(server.asked[0]?.target.split('sku=').length, 11);
});

test('every half minute or so everything that is subscribed to is read again in one request', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t);
	for (const sku of ['A', 'B', 'C']) {
		const $availability = endcap.availability.$availability({ sku });
		$availability.subscribe(() => {});
		await until($availability, isReady);
		clock.advance(sku === 'C' ? 0 : 10_000);
	}
	assert.equal(server.asked.length, 3);
	// A is 38 s old, C 18 s.
	clock.advance(18_000);
	await server.requests(4);
	assert.deepEqual(server.asked[3]?.query.sku, ['A', 'B', 'C']);
});

test('a value that could not be confirmed within its time to live is stale, also while a read hangs', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	$availability.subscribe(() => {});
	const ready = await until($availability, isReady);
	server.always(() => new Promise(() => {}));
	clock.advance(40_000);
	assert.equal($availability.get().status, 'ready');
	clock.advance(21_000);
	assert.deepEqual($availability.get(), { ...ready, status: 'stale' });
});

test('a read that fails leaves the value stale with the reason, and recovery is by itself', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t, { retries: 0 });
	const $availability = endcap.availability.$availability({ sku: 'A' });
	$availability.subscribe(() => {});
	const ready = await until($availability, isReady);
	server.next(busy);
	clock.advance(40_000);
	const stale = await until($availability, isStale);
	assert.deepEqual([stale.value, stale.as_of], [ready.value, ready.as_of]);
	assert.ok(isEndcapProblem(stale.error, 'unavailable'));
	clock.advance(2500);
	assert.equal((await until($availability, isReady)).error, undefined);
});

test('a first read that fails is an error, and is tried again ever more slowly', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t, { retries: 0 });
	server.always(busy);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	$availability.subscribe(() => {});
	let failed = await until($availability, ({ status }) => status === 'error');
	assert.equal(failed.value, undefined);
	assert.ok(isEndcapProblem(failed.error, 'unavailable'));
	const reads = async () => {
		// Whatever was asked before this was asked.
		await endcap.merchant.get().catch(() => undefined);
		return server.asked.filter(({ operation }) => operation.id === 'getAvailability').length;
	};
	for (const [index, seconds] of [2, 4, 8, 16, 30, 30].entries()) {
		// Give or take a quarter.
		clock.advance(seconds * 749);
		assert.equal(await reads(), index + 1);
		const last = failed;
		const next = until($availability, (live) => live !== last);
		clock.advance(seconds * 502);
		failed = await next;
		assert.equal(await reads(), index + 2);
	}
	server.always(undefined);
	clock.advance(38_000);
	await until($availability, isReady);
});

test('one reference that always fails does not slow the others down', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t);
	const $good = endcap.availability.$availability({ sku: 'A' });
	const $bad = endcap.availability.$availability({ gtin: 'not a barcode' });
	$good.subscribe(() => {});
	$bad.subscribe(() => {});
	await Promise.all([until($good, isReady), until($bad, ({ status }) => status === 'error')]);
	for (let round = 0; round < 6; round++) {
		const { as_of } = $good.get();
		server.always(() => ({
			headers: { date: new Date(Date.UTC(2027, 0, 1, 0, round)).toUTCString() },
			body: availabilityOf(['A']),
		}));
		clock.advance(38_000);
		await until($good, (live) => live.as_of !== as_of);
		assert.equal($good.get().status, 'ready');
	}
});

test('an older answer that arrives late does not overwrite a newer one', async (t) => {
	const { endcap, server } = await connect(t);
	const { open, opened } = gate();
	server.next(() => opened, soldOut);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	$availability.subscribe(() => {});
	const older = endcap.availability.get({ sku: ['A'] });
	await server.requests(1);
	await endcap.availability.get({ sku: ['A'] });
	open();
	assert.equal((await older).data[0]?.stores.length, 4);
	assert.equal($availability.get().value?.stores.length, 0);
});

test('an older failure that arrives late does not make a newer value stale', async (t) => {
	const { endcap, server } = await connect(t, { retries: 0 });
	const { open, opened } = gate();
	server.next(async () => (await opened) ?? busy(), soldOut);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	$availability.subscribe(() => {});
	const older = endcap.availability.get({ sku: ['A'] });
	await server.requests(1);
	await endcap.availability.get({ sku: ['A'] });
	open();
	await assert.rejects(older);
	assert.equal($availability.get().status, 'ready');
});

test('an element that is moved asks nothing again; when the last one is gone everything rests', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	const leave = $availability.subscribe(() => {});
	await until($availability, isReady);
	leave();
	const leaveAgain = $availability.subscribe(() => {});
	await endcap.merchant.get();
	assert.equal(server.asked.length, 2);
	leaveAgain();
	await clock.rest();
	clock.advance(3_600_000);
	await endcap.merchant.get();
	assert.equal(server.asked.length, 3);
});

test('what is subscribed to again after an hour is stale until it is read', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	await until($availability, isReady);
	await clock.rest();
	clock.advance(3_600_000);
	const seen: string[] = [];
	$availability.subscribe(({ status }) => seen.push(status));
	await until($availability, isReady);
	assert.deepEqual(seen, ['stale', 'ready']);
	assert.equal(server.asked.length, 2);
});

test('a client whose clock is a day off shows fresh stock as fresh', async (t) => {
	const clock = holdClock(t);
	const { endcap } = await connect(t);
	for (const days of [1, -1]) {
		clock.advance(0, days * 86_400_000);
		const $availability = endcap.availability.$availability({ sku: `DAY ${days}` });
		$availability.subscribe(() => {});
		await until($availability, isReady);
		clock.advance(1000);
		assert.equal($availability.get().status, 'ready');
	}
});

test('a clock that is set back keeps nothing fresh', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	$availability.subscribe(() => {});
	await until($availability, isReady);
	server.always(() => new Promise(() => {}));
	clock.advance(61_000, -86_400_000);
	assert.equal($availability.get().status, 'stale');
});

test('after a machine slept, which stops the monotonic clock, the next beat reads again', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	$availability.subscribe(() => {});
	await until($availability, isReady);
	clock.advance(1000, 8 * 3_600_000);
	assert.equal($availability.get().status, 'stale');
	await server.requests(2);
	await until($availability, isReady);
});

test('a subscriber that throws spoils neither the read nor the next subscriber', async (t) => {
	const { endcap } = await connect(t);
	const thrown: unknown[] = [];
	t.mock.method(globalThis, 'queueMicrotask', (task: () => void) => {
		try {
			task();
		} catch (error) {
			thrown.push(error);
		}
	});
	const mistake = new Error('a mistake of the page');
	endcap.availability.$availability({ sku: 'A' }).listen(() => {
		throw mistake;
	});
	const $next = endcap.availability.$availability({ sku: 'B' });
	const promised = endcap.availability.get({ sku: ['A', 'B'] });
	await until($next, isReady);
	assert.equal((await promised).data.length, 2);
	assert.deepEqual(thrown, [mistake]);
});

test('destroy stops live state where it is', async (t) => {
	const clock = holdClock(t);
	const { endcap, server } = await connect(t);
	const $availability = endcap.availability.$availability({ sku: 'A' });
	const $other = endcap.availability.$availability({ sku: 'B' });
	$availability.subscribe(() => {});
	const ready = await until($availability, isReady);
	endcap.destroy();
	assert.equal(clock.beating, 0);
	$other.subscribe(() => {});
	assert.equal($other.get().status, 'loading');
	assert.equal($availability.get(), ready);
	assert.equal(server.asked.length, 1);
});
