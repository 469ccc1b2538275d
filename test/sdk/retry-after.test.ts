import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { isEndcapProblem } from '@endcap/sdk';
import { connect } from '../support/client.ts';
import { problem } from '../support/replies.ts';

// Alone in their file and one after the other, since they take the timers of the whole process.

/** A client whose first answer is to come back after so long, and the timer with which it waits. */
async function slowedDown(t: TestContext, seconds: number, wait: number) {
	const { endcap, server } = await connect(t, { retries: 1, timeout: 4000, totalTimeout: 15_000 });
	const retryAfter = { 'retry-after': String(seconds) };
	server.always(() => problem('rate_limited', 'Slow down.', retryAfter));
	const setTimer = globalThis.setTimeout;
	const waiting = new Promise<() => void>((resolve) => {
		t.mock.method(globalThis, 'setTimeout', (elapse: () => void, milliseconds?: number) => {
			if (milliseconds !== wait) return setTimer(elapse, milliseconds);
			resolve(elapse);
			return undefined;
		});
	});
	return { endcap, server, waiting };
}

test('however long Retry-After is, the next try comes after ten seconds', async (t) => {
	const { endcap, server, waiting } = await slowedDown(t, 86_400, 10_000);
	const call = endcap.merchant.get();
	const elapse = await Promise.race([waiting, call.then(() => assert.fail('It was answered.'))]);
	assert.equal(server.asked.length, 1);
	elapse();
	await assert.rejects(call, (error) => isEndcapProblem(error, 'rate_limited'));
	assert.equal(server.asked.length, 2);
});

test('an abort while waiting for the next try ends the call at once with its reason', async (t) => {
	const { endcap, server, waiting } = await slowedDown(t, 5, 5000);
	const stop = new AbortController();
	const call = endcap.merchant.get({ signal: stop.signal });
	await waiting;
	stop.abort(new Error('the shopper left'));
	await assert.rejects(call, { message: 'the shopper left' });
	assert.equal(server.asked.length, 1);
});

test('destroy while waiting for the next try ends the call at once', async (t) => {
	const { endcap, server, waiting } = await slowedDown(t, 5, 5000);
	const call = endcap.merchant.get();
	const elapse = await waiting;
	endcap.destroy();
	await assert.rejects(call, { name: 'AbortError' });
	elapse();
	await new Promise((resolve) => setImmediate(resolve));
	assert.equal(server.asked.length, 1);
});
