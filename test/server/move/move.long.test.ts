import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { migrate, openDatabase, OperatorError, type Database } from '@endcap/server';
import { sequence } from '../../../packages/server/src/events/sequencer.ts';
import { move } from '../../../packages/server/src/move/move.ts';
import { finished, spawnNode } from '../../support/command.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { emptyPgliteDatabase, emptyPostgresDatabase, postgresDatabase } from '../../support/databases.ts';
import { testMerchant } from '../../support/server.ts';
import { granted, StockRoom } from '../../support/stock-room.ts';

const killer = fileURLToPath(new URL('./move-until-killed.ts', import.meta.url));

type Place = { databaseUrl: string } | { dataDir: string };

const textOf = (place: Place) => ('dataDir' in place ? place.dataDir : place.databaseUrl);

async function opened(context: TestContext, place: Place): Promise<Database> {
	const database = await openDatabase({ ...place, purpose: 'command', alone: true });
	context.after(() => database.close());
	return database;
}

async function inside<T>(place: Place, work: (database: Database) => Promise<T>): Promise<T> {
	const database = await openDatabase({ ...place, purpose: 'command', alone: true });
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

/** Without a schema, unless a test makes it. */
const engines = {
	'the embedded database': async (context: TestContext) => {
		const { database, close } = await emptyPgliteDatabase();
		context.after(close);
		return database;
	},
	PostgreSQL: async (context: TestContext) => opened(context, await emptyPostgres(context)),
};

async function emptyPostgres(context: TestContext): Promise<Place> {
	const { url, ...server } = await emptyPostgresDatabase();
	context.after(() => server.drop());
	return { databaseUrl: url };
}

/** Migrated. */
async function shop(context: TestContext): Promise<Database> {
	const { database, close } = await postgresDatabase();
	context.after(close);
	return database;
}

/** Two shops, with something in every table that is not empty by nature. */
async function fill(database: Database): Promise<StockRoom> {
	await migrate(database);
	await testMerchant(database, 'neighbour');
	const room = await StockRoom.make(database, { 'KETTLE@tartu': 9, 'KETTLE@warehouse': 70, 'CUP@riga': 3 });
	const { id } = granted(await room.reserve('KETTLE@tartu*2', { key: 'first' }));
	granted(await room.change({ id }, 'commit'));
	granted(await room.reserve('KETTLE@tartu', { key: 'second' }));
	granted(await room.sell('riga', '1', { CUP: 5 }));
	granted(await room.adjust({ reason: 'receive', store_id: 'tartu', lines: [{ sku: 'KETTLE', quantity: 1 }] }));
	while ((await sequence(database, room.merchant.id)) !== 'done');
	// Odd values, and events that have no position yet.
	await database.query(
		{
			text: `UPDATE store SET name = E'Õ"\\\\\\n\\u2028😀', latitude = 1e-7, longitude = 0.1::float8 + 0.2::float8,
				hours = '[{"day": "monday", "opens": "10:00", "closes": "18:00"}]', phone = ''
				WHERE merchant_id = $1 AND store_id = 'tartu'`,
		},
		[room.merchant.id],
	);
	granted(await room.adjust({ reason: 'count', store_id: 'tartu', lines: [{ sku: 'KETTLE', quantity: 8 }] }));
	await database.query({ text: `UPDATE variant SET price_amount = 9007199254740993 WHERE sku = 'CUP'` });
	return room;
}

/** All there is, table by table, but for ids of transactions. */
async function contents(database: Database): Promise<Record<string, unknown[]>> {
	const tables = await database.query<{ name: string }>({
		text: `SELECT table_name::text AS name FROM information_schema.tables
			WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'migration' ORDER BY 1`,
	});
	const entries = [];
	for (const { name } of tables) {
		const rows = await database.query<{ row: string }>({
			text: `SELECT (to_jsonb(t) - 'changed_in')::text AS row FROM ${name} t ORDER BY 1`,
		});
		entries.push([name, rows.map(({ row }) => row)] as const);
	}
	return Object.fromEntries(entries);
}

const ways = [
	['the embedded database', 'PostgreSQL'],
	['PostgreSQL', 'the embedded database'],
	['PostgreSQL', 'PostgreSQL'],
] as const;

for (const [from, to] of ways) {
	test(`moving from ${from} to ${to} takes everything over, and it goes on there`, async (context) => {
		const [here, there] = [await engines[from](context), await engines[to](context)];
		const room = await fill(here);
		const before = await contents(here);
		const waiting = await here.query<{ type: string }>({ text: 'SELECT type FROM event_staging ORDER BY staging_id' });
		const report = await move(here, there);
		assert.deepEqual(await contents(there), before);
		assert.deepEqual(await contents(here), before);
		assert.equal(report.rows, Object.values(before).flat().length);
		assert.deepEqual(report.findings, []);

		const moved = room.through(there);
		// The same key has the same answer, the same receipt counts once, and what is held is held.
		granted(await moved.reserve('KETTLE@tartu', { key: 'second' }));
		granted(await moved.sell('riga', '1', { CUP: 5 }));
		assert.deepEqual(await moved.levels(), await room.levels());
		granted(await moved.reserve('KETTLE@warehouse*70'));
		assert.ok('problem' in (await moved.reserve('KETTLE@warehouse')));

		while ((await sequence(there, room.merchant.id)) !== 'done');
		const events = await there.query<{ pos: number; type: string }>(
			{ text: 'SELECT pos::integer AS pos, type FROM event WHERE merchant_id = $1 ORDER BY pos' },
			[room.merchant.id],
		);
		assert.deepEqual(
			events.map(({ pos }) => pos),
			events.map((_, index) => index + 1),
		);
		const told = before.event?.length ?? 0;
		assert.deepEqual(
			events.slice(told, told + waiting.length).map(({ type }) => type),
			waiting.map(({ type }) => type),
		);
	});
}

const targets = {
	PostgreSQL: emptyPostgres,
	'the embedded database': async (context: TestContext) => ({ dataDir: await dataFolder(context) }),
};

for (const [name, emptyTarget] of Object.entries(targets)) {
	test(`a move to ${name} that is killed leaves both as they were, and is done again`, async (context) => {
		const [source, target] = [await emptyPostgres(context), await emptyTarget(context)];
		const before = await inside(source, async (here) => {
			await fill(here);
			return contents(here);
		});
		const child = spawnNode(killer, ['copying sale_line'], { SOURCE: textOf(source), TARGET: textOf(target) });
		const { stderr } = await finished(child);
		assert.deepEqual([child.signalCode, stderr], ['SIGKILL', '']);
		await inside(source, (here) =>
			inside(target, async (there) => {
				assert.deepEqual(await contents(there), {});
				assert.deepEqual(await contents(here), before);
				await move(here, there);
				assert.deepEqual(await contents(there), before);
			}),
		);
	});
}

async function refused(here: Database, there: Database, words: RegExp): Promise<void> {
	const before = await contents(there);
	await assert.rejects(move(here, there), (error) => {
		assert.ok(error instanceof OperatorError, String(error));
		assert.match(error.message, words);
		return true;
	});
	assert.deepEqual(await contents(there), before);
}

test('a database that has a shop is not moved into, nor one that has other tables', async (context) => {
	const [here, there, strange] = [await shop(context), await shop(context), await engines.PostgreSQL(context)];
	await testMerchant(here, 'mover');
	await testMerchant(there, 'somebody');
	await refused(here, there, /not empty: it has the shop somebody.*Make another/s);
	await strange.query({ text: 'CREATE TABLE blog_post (id integer)' });
	await refused(here, strange, /blog_post.*createdb/s);
});

test('a database of a newer Endcap is not moved into, nor one that was made by other migrations', async (context) => {
	const [here, newer, other] = [await shop(context), await shop(context), await shop(context)];
	await testMerchant(here, 'mover');
	await newer.query({ text: `INSERT INTO migration (name, checksum) VALUES ('9999_later', 'x')` });
	await refused(here, newer, /newer Endcap.*9999_later/);
	await other.query({ text: `UPDATE migration SET checksum = 'x' WHERE name LIKE '0001%'` });
	await refused(here, other, /0001.*differs/);
});

test('a database without a shop is not moved, nor one that a server still uses', async (context) => {
	const [empty, there] = [await shop(context), await shop(context)];
	await refused(empty, there, /no shop to move/);
	const place = await emptyPostgres(context);
	const [here, server] = [await opened(context, place), await opened(context, place)];
	await migrate(here);
	await testMerchant(here, 'mover');
	await server.query({ text: 'SELECT' });
	await refused(here, there, /other connections.*Stop its servers/s);
});

test('what the doctor finds fault with is moved only when that is wanted', async (context) => {
	const [here, there] = [await shop(context), await shop(context)];
	await fill(here);
	await here.query({ text: 'UPDATE feed_head SET pos = pos + 1' });
	await refused(here, there, /Nothing was moved.*last position.*--keep-faults/s);
	const { findings } = await move(here, there, { keepFaults: true });
	assert.deepEqual(
		findings.map(({ check }) => check),
		['feed_head_is_not_last'],
	);
});

test('rows that were moved are read once by those who follow changes, not for ever', async (context) => {
	const [here, there] = [await shop(context), await shop(context)];
	await fill(here);
	// As after years: ids of transactions far beyond those of a new database.
	await here.query({ text: 'ALTER TABLE inventory_level DISABLE TRIGGER USER' });
	await here.query({ text: `UPDATE inventory_level SET changed_in = '4000000000'` });
	await move(here, there);
	const ahead = await there.query({
		text: 'SELECT FROM inventory_level WHERE changed_in >= pg_snapshot_xmax(pg_current_snapshot())',
	});
	assert.equal(ahead.length, 0);
});
