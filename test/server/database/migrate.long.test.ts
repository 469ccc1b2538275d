import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openDatabase, OperatorError } from '@endcap/server';
import { migrate } from '../../../packages/server/src/database/migrate.ts';
import { finished, spawnNode } from '../../support/command.ts';
import { emptyPgliteDatabase, emptyPostgresDatabase } from '../../support/databases.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const worker = fileURLToPath(new URL('./migrate-in-process.ts', import.meta.url));

async function folderOf(context: TestContext, files: Record<string, string>): Promise<URL> {
	const folder = path.join(await temporaryFolder(context), 'migrations');
	await mkdir(folder);
	await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
	return pathToFileURL(`${folder}/`);
}

const engines = {
	PGlite: emptyPgliteDatabase,
	PostgreSQL: async () => {
		const server = await emptyPostgresDatabase();
		const database = await openDatabase({ databaseUrl: server.url, purpose: 'serve' });
		return { database, close: () => database.close().then(() => server.drop()) };
	},
};

for (const [name, openEmpty] of Object.entries(engines)) {
	const open = async (context: TestContext) => {
		const { database, close } = await openEmpty();
		context.after(() => close());
		return database;
	};

	describe(`migrations on ${name}`, () => {
		const files = {
			'0001_a.sql': 'CREATE TABLE a (x int);',
			'0002_b.sql': 'CREATE TABLE b (x int); CREATE TABLE c ();',
		};

		test('apply in order, once, and only what is new', async (context) => {
			const database = await open(context);
			assert.deepEqual(await migrate(database, await folderOf(context, files)), { applied: ['0001_a', '0002_b'] });
			const more = await folderOf(context, { ...files, '0003_d.sql': 'ALTER TABLE a ADD y int;' });
			assert.deepEqual(await migrate(database, more), { applied: ['0003_d'] });
			assert.deepEqual(await migrate(database, more), { applied: [] });
		});

		test('one that fails leaves nothing of itself, and what was before', async (context) => {
			const database = await open(context);
			const broken = await folderOf(context, { ...files, '0002_b.sql': 'CREATE TABLE b (x int); SELECT 1/0;' });
			await assert.rejects(migrate(database, broken), { code: '22012' });
			const tables = await database.query({ text: `SELECT to_regclass('a') AS a, to_regclass('b') AS b` });
			assert.deepEqual(tables, [{ a: 'a', b: null }]);
			assert.deepEqual(await migrate(database, await folderOf(context, files)), { applied: ['0002_b'] });
		});

		test('a database of a newer program is refused in words, and left alone', async (context) => {
			const database = await open(context);
			await migrate(database, await folderOf(context, { ...files, '0009_later.sql': 'CREATE TABLE later ();' }));
			const older = await folderOf(context, { ...files, '0003_own.sql': 'CREATE TABLE own ();' });
			await assert.rejects(migrate(database, older), (error) => {
				assert.ok(error instanceof OperatorError);
				assert.match(error.message, /newer Endcap.*0009_later.*Update/);
				return true;
			});
			assert.deepEqual(await database.query({ text: `SELECT to_regclass('own') AS own` }), [{ own: null }]);
		});

		test('a migration that was changed afterwards is refused, line endings aside', async (context) => {
			const database = await open(context);
			await migrate(database, await folderOf(context, { '0001_a.sql': 'CREATE TABLE a\n(x int);' }));
			const windows = await folderOf(context, { '0001_a.sql': 'CREATE TABLE a\r\n(x int);' });
			assert.deepEqual(await migrate(database, windows), { applied: [] });
			const changed = await folderOf(context, { '0001_a.sql': 'CREATE TABLE a\n(x bigint);' });
			await assert.rejects(migrate(database, changed), /0001_a.*differs/);
		});
	});
}

test('four nodes that start at once on PostgreSQL migrate it once, together', async (context) => {
	const { url, ...server } = await emptyPostgresDatabase();
	context.after(() => server.drop());
	const nodes = await Promise.all(
		Array.from({ length: 4 }, () => finished(spawnNode(worker, [], { DATABASE_URL: url }))),
	);
	assert.deepEqual(
		nodes.map(({ code, stderr }) => [code, stderr]),
		nodes.map(() => [0, '']),
	);
	const applied = nodes.flatMap(({ stdout }) => JSON.parse(stdout).applied as string[]);
	assert.deepEqual(applied.toSorted(), [...new Set(applied)].toSorted());
	assert.ok(applied.length > 0);
});
