import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDatabase, startServer, type Database, type RunningServer } from '@endcap/server';
import { onEachDatabase, postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { EventClient } from '../../support/event-client.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { onDevice, signedIn, type SignedIn } from '../../support/signed-in.ts';

const LIMIT = { timeout: 60_000 };

function listen({ url }: { url: string }, { access_token }: SignedIn): Promise<EventClient> {
	return EventClient.open(url, { key: access_token });
}

onEachDatabase('a stream of events', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent' });
	});
	after(() => server.close());

	const post = (path: string, key: string, body?: object) => server.call('POST', path, { key, body });

	test('ends when its session signs out, and another one of the customer goes on', LIMIT, async () => {
		const anna = await signedIn(context.database, server.merchant);
		const phone = await onDevice(context.database, server.merchant, anna.customer_id);
		const [here, there] = [await listen(server, anna), await listen(server, phone)];
		await server.call('DELETE', '/v1/sessions/current', { key: anna.access_token });
		await here.until(() => here.ended);
		assert.equal(there.ended, false);
		there.drop();
	});

	test('ends on all devices of a customer who signs out everywhere, and of nobody else', LIMIT, async () => {
		const anna = await signedIn(context.database, server.merchant);
		const phone = await onDevice(context.database, server.merchant, anna.customer_id);
		const ben = await signedIn(context.database, server.merchant);
		const streams = [await listen(server, anna), await listen(server, phone)];
		const other = await listen(server, ben);
		await post('/v1/sessions/sign-out-everywhere', anna.access_token);
		for (const stream of streams) await stream.until(() => stream.ended);
		assert.equal(other.ended, false);
		other.drop();
	});

	test('ends when a refresh token of its session comes twice', LIMIT, async () => {
		const anna = await signedIn(context.database, server.merchant);
		const stream = await listen(server, anna);
		const body = { refresh_token: anna.refresh_token };
		await post('/v1/sessions/refresh', server.merchant.publishable, body);
		assert.equal(stream.ended, false);
		await post('/v1/sessions/refresh', server.merchant.publishable, body);
		await stream.until(() => stream.ended);
	});
});

describe('a stream of events on another node', () => {
	let one: TestDatabase & { url: string };
	let other: Database;
	let server: TestServer;
	let second: RunningServer;
	before(async () => {
		one = await postgresDatabase();
		other = await openDatabase({ databaseUrl: one.url, purpose: 'serve' });
		server = await testServer(one.database, { logLevel: 'silent' });
		second = await startServer({ database: other, host: '127.0.0.1', port: 0, logLevel: 'silent' });
	});
	after(async () => {
		await second?.close();
		await server?.close();
		await other?.close();
		await one?.close();
	});

	test('ends with its session, which is not let in again', LIMIT, async () => {
		const anna = await signedIn(one.database, server.merchant);
		const stream = await listen(second, anna);
		await server.call('DELETE', '/v1/sessions/current', { key: anna.access_token });
		await stream.until(() => stream.ended);
		assert.equal((await EventClient.request(second.url, { key: anna.access_token })).statusCode, 401);
	});

	test('ends also when the node could not be told, once it can', LIMIT, async () => {
		const anna = await signedIn(one.database, server.merchant);
		const stream = await listen(second, anna);
		const ended = 'UPDATE session SET ended_at = now() WHERE merchant_id = $1 AND session_id = $2';
		await one.database.query({ text: ended }, [server.merchant.id, anna.id]);
		await one.database.query({
			text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
				WHERE datname = current_database() AND query LIKE 'LISTEN %'`,
		});
		await stream.until(() => stream.ended);
	});
});
