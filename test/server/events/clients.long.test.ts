import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { createKey } from '../../../packages/server/src/keys/rules.ts';
import { stageEvents } from '../../../packages/server/src/events/staging.queries.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { EventClient } from '../../support/event-client.ts';
import { testServer, type TestServer } from '../../support/server.ts';

onEachDatabase('clients of a stream', (context) => {
	const tell = (server: TestServer, events: number, text = '') =>
		context.database.transaction((tx) =>
			stageEvents(
				tx,
				server.merchant.id,
				Array.from({ length: events }, (_, number) => ({ type: 'inventory.low' as const, data: { number, text } })),
			),
		);

	test('that hear nothing are told that the line is open, and their place', async () => {
		const server = await testServer(context.database, { logLevel: 'silent', events: { keepAliveMs: 30 } });
		const { publishable: key } = server.merchant;
		const client = await EventClient.open(server.url, { key });
		assert.equal(client.position, 0);
		// Not for a publishable key: its place moves all the same, so that it never asks for what was long forgotten.
		await tell(server, 4);
		await client.until(() => client.position === 4);
		assert.deepEqual(client.heard, []);
		client.drop();
		await server.close();
	});

	test('that take nothing are let go of, keep nobody waiting, and miss nothing', { timeout: 60_000 }, async () => {
		const server = await testServer(context.database, { logLevel: 'silent', events: { keepAliveMs: 100 } });
		const { secret: key } = server.merchant;
		const letGo = new Promise((resolve) => {
			server.app.server.once('connection', (socket: Socket) => socket.once('close', resolve));
		});
		const slow = await EventClient.open(server.url, { key });
		slow.response.pause();
		const quick = await EventClient.open(server.url, { key });
		const total = 1200;
		for (let told = 0; told < total; told += 100) await tell(server, 100, 'x'.repeat(10_000));
		await quick.until(() => quick.position === total);
		await letGo;
		slow.response.resume();
		await slow.until(() => slow.ended);
		assert.ok(slow.position < total);
		const again = await EventClient.open(server.url, { key, lastEventId: slow.position });
		await again.until(() => again.position === total);
		assert.deepEqual([...slow.ids, ...again.ids], quick.ids);
		assert.equal(quick.ids.length, total);
		quick.drop();
		again.drop();
		await server.close();
	});

	test('come again after a while, and hear no more once their key is revoked', async () => {
		const server = await testServer(context.database, { logLevel: 'silent', events: { longestMs: 50 } });
		const { key, id } = await createKey(context.database, { merchant_id: server.merchant.id }, { kind: 'secret' });
		const client = await EventClient.open(server.url, { key });
		await server.call('DELETE', `/v1/keys/${id}`, { key: server.merchant.secret });
		await client.until(() => client.ended);
		assert.ok(client.response.complete);
		const again = await EventClient.open(server.url, { key, lastEventId: client.position });
		assert.equal(again.response.statusCode, 401);
		await server.close();
	});
});
