import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import type { Database } from '@endcap/server';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';

onEachDatabase('the server', (context) => {
	let server: TestServer;
	let away = false;
	let held: Promise<void> | undefined;
	before(async () => {
		const { database } = context;
		const fragile: Database = {
			...database,
			query: async (statement, values) => {
				await held;
				if (away) throw Object.assign(new Error('gone'), { code: '57P01' });
				return database.query(statement, values);
			},
		};
		server = await testServer(fragile);
	});
	after(() => server.close());

	test('is ready when the database answers and has every migration', async () => {
		assert.equal((await server.call('GET', '/readyz')).status, 200);
		await context.database.query({ text: `UPDATE migration SET name = 'x' WHERE name = '0003_idempotency'` });
		const { status, text } = await server.call('GET', '/readyz');
		await context.database.query({ text: `UPDATE migration SET name = '0003_idempotency' WHERE name = 'x'` });
		assert.equal(status, 503);
		assert.match(text, /lacks 0003_idempotency/);
	});

	test('lives on while the database is away, and says so', async () => {
		const { secret: key } = server.merchant;
		assert.equal((await server.call('GET', '/v1/merchant', { key })).status, 200);
		away = true;
		const [live, ready, stores] = await Promise.all([
			server.call('GET', '/livez'),
			server.call('GET', '/readyz'),
			server.call('GET', '/v1/stores', { key }),
		]);
		away = false;
		assert.deepEqual([live.status, ready.status, stores.status], [200, 503, 503]);
		assert.equal((stores.body as { code: string }).code, 'unavailable');
		assert.equal(stores.headers.get('retry-after'), '2');
		assert.equal((await server.call('GET', '/v1/stores', { key })).status, 200);
	});

	test('finishes what it is answering before it closes, and waits for nobody else', { timeout: 20_000 }, async () => {
		const closing = await testServer({
			...context.database,
			query: async (statement, values) => {
				if (statement.name === 'stores_list') await held;
				return context.database.query(statement, values);
			},
		});
		let release = () => {};
		held = new Promise((resolve) => {
			release = resolve;
		});
		const answer = closing.call('GET', '/v1/stores', { key: closing.merchant.secret });
		const reached = new Promise<void>((resolve) => {
			const look = () => (closing.app.server.listening ? setImmediate(look) : resolve());
			look();
		});
		// The request is on its way before the server is told.
		await closing.call('GET', '/livez');
		const closed = closing.close();
		await reached;
		release();
		held = undefined;
		assert.equal((await answer).status, 200);
		await closed;
		await assert.rejects(fetch(`${closing.url}/livez`));
	});

	test('closes without waiting for a connection over which nothing was asked', { timeout: 20_000 }, async () => {
		const closing = await testServer(context.database);
		const ahead = connect(Number(new URL(closing.url).port), '127.0.0.1');
		await once(ahead, 'connect');
		await closing.call('GET', '/livez');
		const hungUp = once(ahead, 'close');
		await closing.close();
		await hungUp;
	});

	test('says plainly that a port is taken', async () => {
		const port = Number(new URL(server.url).port);
		await assert.rejects(testServer(context.database, { port }), { code: 'EADDRINUSE' });
	});
});
