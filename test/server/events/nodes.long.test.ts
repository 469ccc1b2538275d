import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase, startServer, type Database, type RunningServer } from '@endcap/server';
import { stageEvents } from '../../../packages/server/src/events/staging.queries.ts';
import { serveEndcap } from '../../support/command.ts';
import { onEachDatabase, postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { EventClient } from '../../support/event-client.ts';
import { Choices } from '../../support/random.ts';
import { testMerchant, testServer, type TestMerchant, type TestServer } from '../../support/server.ts';
import { StockRoom } from '../../support/stock-room.ts';
import { createKey } from '../../../packages/server/src/keys/rules.ts';

const CLIENTS = 12;

async function stage(database: Database, { id }: TestMerchant, events: number): Promise<void> {
	for (let number = 0; number < events; number += 1) {
		const some = Array.from({ length: 1 + (number % 3) }, () => ({ type: 'inventory.low' as const, data: { number } }));
		await database.transaction((tx) => stageEvents(tx, id, some));
	}
}

/** Follows the feed to a position, losing the line now and then and going on where it was, on any of the nodes. */
async function follow(nodes: () => string[], key: string, last: () => number, seed: number): Promise<number[]> {
	const choices = new Choices(seed);
	const ids: number[] = [];
	for (let place = 0; place < last();) {
		const options = choices.percent(50) ? { lastEventId: place } : { after: place };
		const client = await EventClient.open(choices.of(nodes()), { key, ...options }).catch(() => undefined);
		if (!client) {
			// That node is away: a moment, as any client takes.
			await delay(10);
			continue;
		}
		const most = choices.between(1, 40);
		await client.until(() => client.ended || client.heard.length >= most || client.position >= last());
		client.drop();
		ids.push(...client.ids);
		place = Math.max(place, client.position);
	}
	return ids;
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

async function positionOf(server: TestServer): Promise<number> {
	const { body } = await server.call('GET', '/v1/events?mode=poll', { key: server.merchant.secret });
	return Number((body as { position: string }).position);
}

onEachDatabase('clients that lose the line at any moment', (context) => {
	test('hear each event once and in order', async () => {
		const server = await testServer(context.database, { logLevel: 'silent' });
		const events = 90;
		const total = 2 * events;
		const followers = upTo(CLIENTS).map((seed) =>
			follow(
				() => [server.url],
				server.merchant.secret,
				() => total,
				seed,
			),
		);
		await stage(context.database, server.merchant, events);
		const heard = await Promise.all(followers);
		assert.equal(await positionOf(server), total);
		for (const [index, ids] of heard.entries()) assert.deepEqual(ids, upTo(total), `seed ${index + 1}`);
		await server.close();
	});
});

describe('two nodes on one PostgreSQL', () => {
	let one: TestDatabase & { url: string };
	let two: Database;
	let here: TestServer;
	let there: RunningServer;
	before(async () => {
		one = await postgresDatabase();
		two = await openDatabase({ databaseUrl: one.url, purpose: 'serve' });
		here = await testServer(one.database, { logLevel: 'silent' });
		there = await startThere();
	});
	after(async () => {
		await there.close();
		await here.close();
		await two.close();
		await one.close();
	});

	const startThere = () => startServer({ database: two, host: '127.0.0.1', port: 0, logLevel: 'silent' });

	test('tell each event once and in order while one of them is closed and started again', async () => {
		const events = 300;
		const total = 2 * events;
		const nodes = () => [here.url, there.url];
		const followers = upTo(CLIENTS).map((seed) => follow(nodes, here.merchant.secret, () => total, seed));
		const writing = Promise.all([
			stage(one.database, here.merchant, events / 2),
			stage(two, here.merchant, events / 2),
		]);
		const client = await EventClient.open(here.url, { key: here.merchant.secret, after: 0 });
		await client.until(() => client.position > 40);
		client.drop();
		await there.close();
		there = await startThere();
		await writing;
		for (const [index, ids] of (await Promise.all(followers)).entries()) {
			assert.deepEqual(ids, upTo(total), `seed ${index + 1}`);
		}
	});

	test('show a page on either what was sold through the other, as it is then', async () => {
		const room = await StockRoom.make(one.database, { 'KETTLE@tartu': 9 });
		const { key } = await createKey(one.database, { merchant_id: room.merchant.id }, { kind: 'publishable' });
		const pages = await Promise.all(
			[here, there].map(({ url }) => EventClient.open(url, { key, topics: ['sku:KETTLE'] })),
		);
		for (const [sold, database] of [two, one.database, two].entries()) {
			await room.through(database).sell('tartu', `r${sold}`, { KETTLE: 1 });
			await Promise.all(
				pages.map((page) =>
					page.until(() => page.heard.some(({ event }) => event.data.quantity_available === 8 - sold)),
				),
			);
		}
		for (const page of pages) page.drop();
	});
});

test(
	'two processes tell each event once and in order while one of them is killed and started again',
	{ timeout: 120_000 },
	async (t) => {
		const one = await postgresDatabase();
		t.after(() => one.close());
		const start = () => serveEndcap({ DATABASE_URL: one.url });
		const stays = await start();
		let killed = await start();
		t.after(() => Promise.all([killed, stays].map((node) => node.stop('SIGKILL'))));
		const merchant = await testMerchant(one.database, 'killed');
		const events = 150;
		const total = 2 * events;
		const urls = () => [killed.url, stays.url];
		const followers = upTo(CLIENTS).map((seed) => follow(urls, merchant.secret, () => total, seed));
		const writing = stage(one.database, merchant, events);
		// It has moved some events, and is in the middle of more.
		const client = await EventClient.open(killed.url, { key: merchant.secret });
		await client.until(() => client.heard.length > 20);
		await killed.stop('SIGKILL');
		await client.until(() => client.ended);
		killed = await start();
		await writing;
		for (const [index, ids] of (await Promise.all(followers)).entries()) {
			assert.deepEqual(ids, upTo(total), `seed ${index + 1}`);
		}
	},
);
