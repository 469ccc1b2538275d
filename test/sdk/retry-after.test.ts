import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEndcapProblem } from '@endcap/sdk';
import { connect } from '../support/client.ts';
import { problem } from '../support/replies.ts';

// Alone in its file, since it takes the timers of the whole process.
test('however long Retry-After is, the next try comes after ten seconds', async (t) => {
	const { endcap, server } = await connect(t, { retries: 1, timeout: 5000, totalTimeout: 15_000 });
	server.always(() => problem('rate_limited', 'Slow down.', { 'retry-after': '86400' }));
	const setTimer = globalThis.setTimeout;
	const tenSeconds = Promise.withResolvers<() => void>();
	t.mock.method(globalThis, 'setTimeout', (elapse: () => void, milliseconds?: number) => {
		if (milliseconds !== 10_000) return setTimer(elapse, milliseconds);
		tenSeconds.resolve(elapse);
		return undefined;
	});
	const call = endcap.merchant.get();
	const elapse = await Promise.race([tenSeconds.promise, call.then(() => assert.fail('It was answered.'))]);
	assert.equal(server.asked.length, 1);
	elapse();
	await assert.rejects(call, (error) => isEndcapProblem(error, 'rate_limited'));
	assert.equal(server.asked.length, 2);
});
