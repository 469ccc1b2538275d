import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { exampleMerchant } from '@endcap/contract/examples';
import { createEndcap, EndcapNetworkError, EndcapTimeoutError, isEndcapError, isEndcapProblem } from '@endcap/sdk';
import { connect, gate } from '../support/client.ts';
import { problem } from '../support/replies.ts';

const busy = () => problem('unavailable', 'The database restarts. Try again in a minute.');

suite('trying again', { concurrency: true }, () => {
	test('a failure that passes is not seen by the caller', async (t) => {
		const { endcap, server } = await connect(t);
		server.next(busy, () => ({ body: 'never sent whole', cutAfter: 5 }));
		assert.equal((await endcap.merchant.get()).name, exampleMerchant.name);
		assert.equal(server.asked.length, 3);
	});

	for (const status of [408, 425, 429, 500, 502, 503, 504]) {
		test(`status ${status} is tried three times in all and then told`, async (t) => {
			const { endcap, server } = await connect(t);
			server.always(() => ({ ...busy(), status }));
			const error = await endcap.merchant.get().catch((reason: unknown) => reason);
			assert.ok(isEndcapProblem(error, 'unavailable'));
			assert.equal(server.asked.length, 3);
		});
	}

	for (const code of ['invalid_request', 'unauthenticated', 'origin_not_allowed', 'not_found'] as const) {
		test(`${code} is not tried again`, async (t) => {
			const { endcap, server } = await connect(t);
			server.always(() => problem(code, 'No.'));
			await assert.rejects(endcap.merchant.get(), (error) => isEndcapProblem(error, code));
			assert.equal(server.asked.length, 1);
		});
	}

	test('`retries` says how often, and 0 means never', async (t) => {
		const { endcap, server } = await connect(t, { retries: 0 });
		server.always(busy);
		await assert.rejects(endcap.merchant.get(), isEndcapProblem);
		assert.equal(server.asked.length, 1);
	});

	test('a connection that breaks in the middle of an answer is tried again', async (t) => {
		const { endcap, server } = await connect(t);
		server.next(() => ({ body: exampleMerchant, cutAfter: 20 }));
		assert.deepEqual(await endcap.merchant.get(), exampleMerchant);
		assert.equal(server.asked.length, 2);
	});

	test('a server that is not there is a network error with its cause', async () => {
		const closed = createServer().listen(0);
		const { port } = closed.address() as AddressInfo;
		await new Promise((resolve) => closed.close(resolve));
		const endcap = createEndcap({ baseUrl: `http://127.0.0.1:${port}`, publishableKey: 'pk_test' });
		const error = await endcap.merchant.get().catch((reason: unknown) => reason);
		assert.ok(error instanceof EndcapNetworkError && isEndcapError(error));
		assert.ok(error.cause instanceof TypeError);
		assert.match(error.message, /\/v1\/merchant could not be reached/);
		assert.doesNotMatch(error.message, /pk_test/);
	});

	test('each try has its own time, and running out of it is tried again', async (t) => {
		const { endcap, server } = await connect(t, { timeout: 1000 });
		server.next(() => new Promise(() => {}));
		assert.equal((await endcap.merchant.get()).name, exampleMerchant.name);
		assert.equal(server.asked.length, 2);
	});

	test('a body that never ends is out of time too', async (t) => {
		const { endcap, server } = await connect(t, { timeout: 100, retries: 0 });
		server.next(() => ({ headers: { 'content-length': '1000' }, body: '{' }));
		await assert.rejects(endcap.merchant.get(), EndcapTimeoutError);
	});

	test('all tries together have a time that they do not exceed', async (t) => {
		const { endcap, server } = await connect(t, { timeout: 300, totalTimeout: 2000, retries: 50 });
		server.always(() => new Promise(() => {}));
		const began = performance.now();
		await assert.rejects(endcap.merchant.get(), EndcapTimeoutError);
		assert.ok(performance.now() - began < 4000);
		assert.ok(server.asked.length >= 2 && server.asked.length <= 7, String(server.asked.length));
	});

	test('a Retry-After beyond the time for all tries ends the call in that time, with what the server said', async (t) => {
		const { endcap, server } = await connect(t, { totalTimeout: 300 });
		server.always(() => problem('rate_limited', 'Slow down.', { 'retry-after': '86400' }));
		const began = performance.now();
		await assert.rejects(endcap.merchant.get(), (error) => isEndcapProblem(error, 'rate_limited'));
		assert.ok(performance.now() - began < 4000);
		assert.equal(server.asked.length, 1);
	});

	test('an abort ends the request that is under way', async (t) => {
		const { endcap, server } = await connect(t);
		const never = gate();
		server.next(() => never.opened);
		const stop = new AbortController();
		const call = endcap.merchant.get({ signal: stop.signal });
		await server.requests(1);
		stop.abort(new Error('the shopper left'));
		await assert.rejects(call, { message: 'the shopper left' });
		await server.settled(0);
		assert.equal(server.asked[0]?.aborted, true);
	});

	test('a signal that was aborted before sends nothing', async (t) => {
		const { endcap, server } = await connect(t);
		await assert.rejects(endcap.merchant.get({ signal: AbortSignal.abort() }), { name: 'AbortError' });
		await assert.rejects(endcap.availability.get({ sku: ['A'] }, { signal: AbortSignal.abort() }), {
			name: 'AbortError',
		});
		await endcap.merchant.get();
		assert.equal(server.asked.length, 1);
	});

	test('a signal that outlives its calls keeps nothing of them', async (t) => {
		const { endcap, server } = await connect(t);
		const { signal } = new AbortController();
		server.next(busy);
		await endcap.merchant.get({ signal });
		await Promise.all(['A', 'B'].map((sku) => endcap.availability.get({ sku: [sku] }, { signal })));
		await new Promise((resolve) => setImmediate(resolve));
		assert.equal(getEventListeners(signal, 'abort').length, 0);
	});

	test('a fetch that ignores its signal is out of time all the same', async () => {
		const endcap = createEndcap({
			baseUrl: 'https://shop.example',
			publishableKey: 'pk_test',
			timeout: 50,
			retries: 0,
			fetch: () => new Promise(() => {}),
		});
		await assert.rejects(endcap.merchant.get(), EndcapTimeoutError);
	});

	test('destroy aborts what is under way and refuses what comes later', async (t) => {
		const { endcap, server } = await connect(t);
		server.always(() => new Promise(() => {}));
		const calls = [endcap.merchant.get(), endcap.availability.get({ sku: ['A'] })];
		await server.requests(2);
		endcap.destroy();
		for (const call of calls) await assert.rejects(call, { name: 'AbortError' });
		await assert.rejects(endcap.merchant.get(), { name: 'AbortError' });
		assert.equal(server.asked.length, 2);
	});
});
