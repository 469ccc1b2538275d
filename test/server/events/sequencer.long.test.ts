import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { openDatabase, type Database, type Queryable } from '@endcap/server';
import { stageEvents } from '../../../packages/server/src/events/staging.queries.ts';
import { sequence } from '../../../packages/server/src/events/sequencer.ts';
import { onEachDatabase, postgresDatabase } from '../../support/databases.ts';
import { testMerchant } from '../../support/server.ts';

const WRITERS = 32;

interface Position {
	pos: number;
	writer: number;
	number: number;
}

async function feedOf(database: Queryable, merchantId: string): Promise<Position[]> {
	return database.query<Position>(
		{
			text: `SELECT pos::integer AS pos, (data ->> 'writer')::integer AS writer, (data ->> 'number')::integer AS number
				FROM event WHERE merchant_id = $1 ORDER BY pos`,
		},
		[merchantId],
	);
}

/** Stages events one transaction each, of which one in twenty is rolled back; resolves to those that were committed. */
async function write(database: Database, merchantId: string, writer: number, events: number): Promise<string[]> {
	const committed: string[] = [];
	for (let number = 0; number < events; number += 1) {
		const undo = (writer * 7 + number) % 20 === 0;
		const done = await database
			.transaction(async (tx) => {
				await stageEvents(tx, merchantId, [{ type: 'inventory.low', data: { writer, number } }]);
				if (undo) throw new Error('undone');
				return true;
			})
			.catch(() => false);
		if (done) committed.push(`${writer} ${number}`);
	}
	return committed;
}

async function drain(database: Database, merchantId: string, most: number): Promise<void> {
	for (let left = 'more'; left !== 'done';) {
		left = await sequence(database, merchantId, most);
		await turn();
	}
}

/** Dense from 1, each event that was committed once, and those of one writer in the order in which it committed them. */
function assertWhole(feed: Position[], committed: string[]): void {
	assert.deepEqual(
		feed.map(({ pos }) => pos),
		feed.map((_, index) => index + 1),
	);
	assert.deepEqual(feed.map(({ writer, number }) => `${writer} ${number}`).sort(), committed.toSorted());
	const last = new Map<number, number>();
	for (const { writer, number } of feed) {
		assert.ok(number > (last.get(writer) ?? -1), `writer ${writer}: ${number} after ${last.get(writer)}`);
		last.set(writer, number);
	}
}

onEachDatabase('the sequencer', (context) => {
	test('gives dense positions to what was committed while it moves, each once and in order', async () => {
		const { id } = await testMerchant(context.database, 'writers');
		const events = context.engine === 'pglite' ? 10 : 40;
		const stop = new AbortController();
		const moving = (async () => {
			while (!stop.signal.aborted) await drain(context.database, id, 50);
		})();
		const committed = await Promise.all(
			Array.from({ length: WRITERS }, (_, writer) => write(context.database, id, writer, events)),
		);
		stop.abort();
		await moving;
		await drain(context.database, id, 50);
		assertWhole(await feedOf(context.database, id), committed.flat());
	});

	test('keeps the events of merchants apart', async () => {
		const one = await testMerchant(context.database, 'apart-one');
		const two = await testMerchant(context.database, 'apart-two');
		for (const { id } of [one, two, one]) await write(context.database, id, 1, 1);
		await drain(context.database, one.id, 50);
		assert.deepEqual((await feedOf(context.database, one.id)).length, 2);
		assert.deepEqual(await feedOf(context.database, two.id), []);
	});
});

test('two nodes move what 32 writers stage past a transaction that stays open, none lost and none twice', async (t) => {
	const one = await postgresDatabase();
	t.after(() => one.close());
	const two = await openDatabase({ databaseUrl: one.url, purpose: 'serve' });
	t.after(() => two.close());
	// All of them at once, besides the one that stays open.
	const writers = await openDatabase({ databaseUrl: one.url, purpose: 'serve', poolSize: WRITERS + 1 });
	t.after(() => writers.close());
	const { id } = await testMerchant(one.database, 'nodes');

	// It stages first, so its event has the lowest staging_id, and it commits last.
	let close = () => {};
	const closed = new Promise<void>((resolve) => (close = resolve));
	let staged = () => {};
	const hasStaged = new Promise<void>((resolve) => (staged = resolve));
	const long = writers.transaction(async (tx) => {
		await stageEvents(tx, id, [{ type: 'inventory.low', data: { writer: 99, number: 0 } }]);
		staged();
		await closed;
	});
	await hasStaged;

	const stop = new AbortController();
	const moving = [one.database, two].map(async (database) => {
		while (!stop.signal.aborted) await sequence(database, id, 20);
	});
	const committed = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writers, id, writer, 60)));
	const before = await feedOf(one.database, id);
	assert.ok(before.length > 0, 'what is open holds nothing back');
	close();
	await long;
	stop.abort();
	await Promise.all(moving);
	await drain(two, id, 20);
	const feed = await feedOf(one.database, id);
	assertWhole(feed, [...committed.flat(), '99 0']);
	assert.ok(feed.findIndex(({ writer }) => writer === 99) >= before.length);
});
