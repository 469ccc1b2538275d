import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { onEachDatabase } from '../../support/databases.ts';

// Merchants can be spread over databases because nothing reaches from one to another: each row names its merchant, each
// index begins with it, and each statement asks for one.

const sources = new URL('../../../packages/server/src/', import.meta.url);

/** Of the database itself, not of a merchant. */
const OF_THE_DATABASE = ['migration'];

/** Few rows, the same in every group of merchants: on Citus a reference table. */
const REFERENCE = ['merchant'];

onEachDatabase('the schema', (context) => {
	test('has the merchant in each table, and first in each key and index', async () => {
		const columns = await context.database.query<{ table: string; index: string | null; first: string | null }>({
			text: `SELECT class.relname::text AS table, index.relname::text AS index,
					pg_get_indexdef(indexrelid, 1, true) AS first
				FROM pg_class class
				LEFT JOIN pg_index ON indrelid = class.oid
				LEFT JOIN pg_class index ON index.oid = indexrelid
				WHERE class.relnamespace = 'public'::regnamespace AND class.relkind = 'r' ORDER BY 1, 2`,
		});
		const others = columns.filter(({ table, first }) => first !== 'merchant_id' && !OF_THE_DATABASE.includes(table));
		assert.deepEqual(
			others.map(({ table, index }) => [table, index]),
			// By its name on the command line, and where staff sign in.
			[['merchant', 'merchant_slug_key']],
		);
		assert.ok(columns.length > 30);
	});

	test('refers from one merchant’s rows to the same merchant’s only', async () => {
		const keys = await context.database.query<{ name: string; from: string; to: string }>({
			text: `SELECT conname::text AS name, source.attname::text AS from, target.attname::text AS to
				FROM pg_constraint
				JOIN pg_attribute source ON source.attrelid = conrelid AND source.attnum = conkey[1]
				JOIN pg_attribute target ON target.attrelid = confrelid AND target.attnum = confkey[1]
				WHERE contype = 'f'`,
		});
		assert.ok(keys.length > 10);
		for (const { name, from, to } of keys) assert.deepEqual([from, to], ['merchant_id', 'merchant_id'], name);
	});

	test('counts the positions of events for each merchant alone', async () => {
		const [key] = await context.database.query({
			text: `SELECT pg_get_constraintdef(oid) AS key FROM pg_constraint
			WHERE conrelid = 'event'::regclass AND contype = 'p'`,
		});
		assert.deepEqual(key, { key: 'PRIMARY KEY (merchant_id, pos)' });
	});

	test('is asked for one merchant by each statement, but for those that ask for all', async () => {
		const rows = await context.database.query<{ name: string }>({
			text: `SELECT relname::text AS name FROM pg_class
				WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')`,
		});
		const tables = rows.map(({ name }) => name).filter((name) => ![...OF_THE_DATABASE, ...REFERENCE].includes(name));
		const named = new RegExp(`\\b(FROM|JOIN|INTO|UPDATE)\\s+(${tables.join('|')})\\b`);
		const queries = await queryFunctions();
		assert.ok(queries.length > 60, String(queries.length));
		const unbound = queries.filter(({ text }) => named.test(text) && !BOUND.test(text));
		assert.deepEqual(
			unbound.map(({ file, name }) => `${file} ${name}`),
			FOR_ALL,
		);
	});
});

/** Compares the merchant with a value, or writes rows that name theirs. */
const BOUND = /merchant_id = \$\d|INSERT INTO \w+ \(\s*merchant_id\b|ON CONFLICT \(merchant_id\b/;

/** What a server does for all its merchants: a look that costs one probe of an index for each, or figures. */
const FOR_ALL = [
	'coupons/queries.ts findGivenForBirthdays',
	'events/retention.queries.ts merchantsWithOldEvents',
	'events/sequencer.queries.ts merchantsWithStagedEvents',
	'imports/run.queries.ts listRuns',
	'kiosks/retention.queries.ts merchantsWithOldEntries',
	'loyalty/sweeper.queries.ts merchantsWithLapsedPoints',
	'messages/retention.queries.ts merchantsWithOldMessages',
	'messages/worker.queries.ts merchantsWithDueMessages',
	'metrics/queries.ts stagedEvents',
	'metrics/queries.ts waitingDeliveries',
	'orders/sweeper.queries.ts findOverdueOrders',
	'reservations/sweeper.queries.ts merchantsWithLapsedHolds',
	'webhooks/retention.queries.ts merchantsWithWebhooks',
	'webhooks/worker.queries.ts merchantsWithWork',
];

/** One function holds one statement. The doctor and a move look at whole databases. */
async function queryFunctions(): Promise<{ file: string; name: string; text: string }[]> {
	const files = (await readdir(sources, { recursive: true })).map((file) => file.replaceAll('\\', '/'));
	const found = [];
	for (const file of files.filter((file) => /^(?!doctor|move).*queries\.ts$/.test(file)).toSorted()) {
		const source = await readFile(new URL(file, sources), 'utf8');
		for (const [text, name = ''] of source.matchAll(/^export (?:async )?function (\w+).*?^}$/gms)) {
			found.push({ file, name, text });
		}
	}
	return found;
}
