import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CreatedApiKey } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';

onEachDatabase('keys over HTTP', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent' });
	});
	after(() => server.close());

	const create = (idempotencyKey: string, body: unknown = { kind: 'secret' }, key = server.merchant.secret) =>
		server.call('POST', '/v1/keys', { key, body, headers: { 'idempotency-key': idempotencyKey } });
	const codeOf = ({ body }: { body: unknown }) => (body as { code: string }).code;

	test('a retry gets the same key again and makes no second one', async () => {
		const first = await create('retry');
		const again = await create('retry');
		assert.deepEqual([again.status, again.text], [201, first.text]);
		const { id, key } = first.body as CreatedApiKey;
		const { text } = await server.call('GET', '/v1/keys', { key });
		assert.equal(text.split(id).length, 2);
		assert.ok(!text.includes(key));
	});

	test('retries at the same time make one key', async () => {
		const answers = await Promise.all(Array.from({ length: 8 }, () => create('together')));
		const keys = new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text));
		assert.equal(keys.size, 1);
		for (const answer of answers) {
			assert.ok(answer.status === 201 || codeOf(answer) === 'idempotency_key_in_flight', answer.text);
		}
	});

	test('an Idempotency-Key is needed, and is for one request of one caller', async () => {
		const without = await server.call('POST', '/v1/keys', { key: server.merchant.secret, body: { kind: 'secret' } });
		assert.deepEqual([without.status, codeOf(without)], [400, 'idempotency_key_missing']);
		await create('one');
		const other = await create('one', { kind: 'publishable' });
		assert.deepEqual([other.status, codeOf(other)], [422, 'idempotency_key_reused']);
		const stranger = await create('one', { kind: 'publishable' }, server.other.secret);
		assert.equal(stranger.status, 201);
	});

	test('a secret key rests nowhere, not even in the answer that is kept for retries', async () => {
		const { key } = (await create('rest')).body as CreatedApiKey;
		const rows = await context.database.query<{ row: string }>({
			text: `SELECT encode(answer, 'escape') AS row FROM idempotent_request
				UNION ALL SELECT row_to_json(k)::text FROM api_key k`,
		});
		for (const { row } of rows) assert.ok(!row.includes(key.slice(-26)));
	});

	test('a revoked key opens nothing from that moment on', async () => {
		const { id, key } = (await create('revoke')).body as CreatedApiKey;
		assert.equal((await server.call('GET', '/v1/merchant', { key })).status, 200);
		await server.call('DELETE', `/v1/keys/${id}`, { key: server.merchant.secret });
		assert.equal((await server.call('GET', '/v1/merchant', { key })).status, 401);
	});

	test('a key that was revoked elsewhere opens nothing after a second', async () => {
		const { id, key } = (await create('elsewhere')).body as CreatedApiKey;
		assert.equal((await server.call('GET', '/v1/merchant', { key })).status, 200);
		await context.database.query({ text: 'UPDATE api_key SET revoked_at = now() WHERE key_id = $1' }, [id]);
		const until = performance.now() + 2000;
		let { status } = await server.call('GET', '/v1/merchant', { key });
		while (status !== 401 && performance.now() < until) {
			({ status } = await server.call('GET', '/v1/merchant', { key }));
		}
		assert.equal(status, 401);
	});

	test('an answer older than a day is forgotten', async () => {
		const first = await create('old');
		await context.database.query({ text: `UPDATE idempotent_request SET created_at = now() - interval '25 hours'` });
		const second = await create('old');
		assert.equal(second.status, 201);
		assert.notEqual(second.text, first.text);
	});
});
