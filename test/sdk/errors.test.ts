import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { EndcapError, EndcapNetworkError, EndcapProblemError, isEndcapError, isEndcapProblem } from '@endcap/sdk';
import { bundle } from '../support/bundle.ts';
import { connect } from '../support/client.ts';
import { problem } from '../support/replies.ts';

test('a problem carries what the API said', async (t) => {
	const { endcap, server } = await connect(t);
	server.next(() => problem('not_found', 'No store is called nowhere.'));
	const error = await endcap.stores.get('nowhere').catch((reason: unknown) => reason);
	assert.ok(isEndcapProblem(error));
	assert.ok(error instanceof EndcapProblemError && error instanceof EndcapError);
	const { code, status, detail, request_id } = error;
	assert.deepEqual(
		{ code, status, detail, request_id },
		{ code: 'not_found', status: 404, detail: 'No store is called nowhere.', request_id: 'req-1' },
	);
	assert.match(error.message, /No store is called nowhere\. \(not_found, request req-1\)/);
	assert.equal(error.name, 'EndcapProblemError');
});

test('guards know errors of another copy in another realm', async () => {
	const [copy] = await bundle(`export { EndcapProblemError } from '@endcap/sdk';`, { oneFile: true });
	const code = copy?.code.replace(/export\{(\w+) as EndcapProblemError\};?/, '$1');
	const Foreign = runInNewContext(code ?? '') as typeof EndcapProblemError;
	const { body } = problem('rate_limited', 'Slow down.');
	const error = new Foreign(body as ConstructorParameters<typeof EndcapProblemError>[0]);
	assert.ok(!(error instanceof EndcapError));
	assert.ok(isEndcapError(error));
	assert.ok(isEndcapProblem(error, 'rate_limited'));
	assert.ok(!isEndcapProblem(error, 'not_found'));
});

test('guards take anything', () => {
	for (const each of [undefined, null, 0, 'text', Symbol('a symbol'), {}, new Error('another'), () => {}]) {
		assert.equal(isEndcapError(each), false);
		assert.equal(isEndcapProblem(each), false);
	}
});

for (const [what, body, type] of [
	['a captive portal’s page', '<!doctype html><title>Sign in to Café Wi-Fi</title>', 'text/html'],
	['another server’s JSON', '{"ok":true}', 'application/json'],
	['JSON null', 'null', 'application/json'],
	['an empty answer', '', 'text/plain'],
] as const) {
	test(`${what} with status 200 is a clear error and never stock`, async (t) => {
		const { endcap, server } = await connect(t);
		server.always(() => ({ headers: { 'content-type': type }, body }));
		const error = await endcap.availability.get({ sku: ['A'] }).catch((reason: unknown) => reason);
		assert.ok(error instanceof EndcapNetworkError);
		assert.match(error.message, /Something else answered at http.*\/v1\/availability \(status 200/);
		assert.doesNotMatch(error.message, /pk_test/);
		assert.equal(server.asked.length, 1);
	});
}

test('a proxy’s own error page is an error with its status', async (t) => {
	const { endcap, server } = await connect(t, { retries: 0 });
	server.always(() => ({ status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' }));
	await assert.rejects(endcap.merchant.get(), { name: 'EndcapNetworkError', message: /status 502, text\/html/ });
});
