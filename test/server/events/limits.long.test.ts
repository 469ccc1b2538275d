import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKey } from '../../../packages/server/src/keys/rules.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { EventClient } from '../../support/event-client.ts';
import { testServer, type TestServer } from '../../support/server.ts';

const MOST = 5;

onEachDatabase('open streams', (context) => {
	async function withServer(work: (server: TestServer) => Promise<void>): Promise<void> {
		const events = { mostStreams: MOST };
		const server = await testServer(context.database, { logLevel: 'silent', trustProxy: true, events });
		try {
			await work(server);
		} finally {
			await server.close();
		}
	}

	const open = async (server: TestServer, key: string, from: string) => {
		const client = await EventClient.open(server.url, { key, headers: { 'x-forwarded-for': from } });
		return { client, status: client.response.statusCode, again: client.response.headers['retry-after'] };
	};

	test('of one key and address are a quarter of its requests a minute, and others have theirs', async () => {
		await withServer(async (server) => {
			const owner = { merchant_id: server.merchant.id };
			const { key } = await createKey(context.database, owner, { kind: 'publishable', rate_limit: 8 });
			// The first three are of one network, so of one household.
			const addresses = ['2001:db8::1', '2001:db8::2', '2001:db8::3', '2001:db8:1::1'];
			const opened = [];
			for (const address of addresses) opened.push(await open(server, key, address));
			opened.push(await open(server, server.merchant.publishable, '2001:db8::1'));
			assert.deepEqual(
				opened.map(({ status }) => status),
				[200, 200, 429, 200, 200],
			);
			assert.equal(opened[2]!.again, '30');
		});
	});

	test('of a server are limited, and one that closes makes room for another', { timeout: 20_000 }, async () => {
		await withServer(async (server) => {
			const { secret: key } = server.merchant;
			const opened = [];
			for (let each = 0; each <= MOST; each += 1) opened.push(await open(server, key, '203.0.113.1'));
			const last = opened.pop();
			assert.deepEqual([last?.status, last?.again], [503, '30']);
			const asked = await server.call('GET', '/v1/events?mode=poll', { key });
			assert.equal(asked.status, 200);
			opened[0]!.client.drop();
			while ((await open(server, key, '203.0.113.1')).status !== 200);
		});
	});

	test('that are asked for by HEAD take no place', async () => {
		await withServer(async (server) => {
			const { publishable: key } = server.merchant;
			for (let each = 0; each <= MOST; each += 1) {
				assert.equal((await server.call('HEAD', '/v1/events', { key })).status, 200);
			}
		});
	});
});
