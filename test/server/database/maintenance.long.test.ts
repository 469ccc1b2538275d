import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Client } from 'pg';
import { Backend } from '../../../packages/server/src/database/embedded/backend.ts';
import { connectTo } from '../../../packages/server/src/database/embedded/connection.ts';
import { maintain } from '../../../packages/server/src/database/embedded/maintenance.ts';
import { emptyArchive } from '../../support/databases.ts';
import { Turns } from '../../../packages/server/src/database/embedded/turns.ts';

describe('the upkeep of the embedded database', () => {
	let backend: Backend;
	let client: Client;
	const turns = new Turns();
	before(async () => {
		backend = await Backend.start({ directory: null, seed: await emptyArchive() });
		({ client } = await connectTo(backend));
	});
	after(async () => {
		await client.end();
		await backend.close();
	});

	const one = async (text: string) => {
		const { rows } = await client.query<{ value: unknown }>(text);
		return rows[0]?.value;
	};
	const dead = (table: string) =>
		one(`SELECT n_dead_tup::int AS value FROM pg_stat_all_tables WHERE relname = '${table}'`);
	const estimate = (table: string) => one(`SELECT reltuples::int AS value FROM pg_class WHERE relname = '${table}'`);
	const redo = () => one('SELECT redo_lsn::text AS value FROM pg_control_checkpoint()');

	test('frees what was deleted, counts what was written, and leaves an empty table uncounted', async () => {
		await client.query('CREATE TABLE busy (a int); CREATE TABLE idle (a int)');
		await client.query('INSERT INTO busy SELECT generate_series(1, 2000)');
		await client.query('DELETE FROM busy WHERE a > 1000');
		await client.query('INSERT INTO idle SELECT generate_series(1, 2000)');
		await client.query('DELETE FROM idle');
		await client.query('SELECT pg_stat_force_next_flush()');
		assert.equal(await dead('busy'), 1000);
		await maintain(client, turns);
		assert.deepEqual([await dead('busy'), await estimate('busy')], [0, 1000]);
		assert.equal(await one(`SELECT count(*)::int AS value FROM pg_stats WHERE tablename = 'idle'`), 0);
	});

	test('makes a checkpoint after much was written, and none after nothing', async () => {
		await client.query(`CREATE TABLE large AS SELECT repeat('x', 1000) AS a FROM generate_series(1, 20000)`);
		await client.query('SELECT pg_stat_force_next_flush()');
		const first = await redo();
		await maintain(client, turns);
		const second = await redo();
		assert.notEqual(second, first);
		await maintain(client, turns);
		assert.equal(await redo(), second);
	});

	test('keeps out of a transaction', async () => {
		await client.query('INSERT INTO busy SELECT generate_series(1, 5000); SELECT pg_stat_force_next_flush()');
		const end = await turns.take();
		await client.query('BEGIN');
		const upkeep = maintain(client, turns);
		// VACUUM would be an error here.
		await client.query('INSERT INTO busy VALUES (1)');
		await client.query('COMMIT');
		end();
		await upkeep;
		assert.equal(await estimate('busy'), 6001);
	});
});
