import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openDatabase, OperatorError, type Database } from '@endcap/server';
import { emptyPostgresDatabase } from '../../support/databases.ts';

describe('PostgreSQL', () => {
	let server: { url: string; drop(): Promise<void> };
	let database: Database;
	before(async () => {
		server = await emptyPostgresDatabase();
		database = await openDatabase({ databaseUrl: server.url, purpose: 'serve', poolSize: 1 });
	});
	after(async () => {
		await database.close();
		await server.drop();
	});

	const backend = async () => {
		const [row] = await database.query<{ pid: number }>({ text: 'SELECT pg_backend_pid() AS pid' });
		return row?.pid;
	};

	test('a refused statement costs no connection', async () => {
		const pid = await backend();
		await assert.rejects(database.query({ text: 'SELECT 1/0' }));
		await assert.rejects(database.transaction((tx) => tx.query({ text: 'SELECT 1/0' })));
		assert.equal(await backend(), pid);
	});

	test('a connection that was cut is replaced', async () => {
		await assert.rejects(database.query({ text: 'SELECT pg_terminate_backend(pg_backend_pid())' }));
		assert.ok(await backend());
	});

	test('a connection that is cut between two statements of a transaction fails that transaction and nothing else', async () => {
		const other = await openDatabase({ databaseUrl: server.url, purpose: 'command' });
		const cut = database.transaction(async (tx) => {
			const [row] = await tx.query({ text: 'SELECT pg_backend_pid() AS pid' });
			await other.query({ text: 'SELECT pg_terminate_backend($1)' }, [row?.pid]);
			const left = () => other.query({ text: 'SELECT FROM pg_stat_activity WHERE pid = $1' }, [row?.pid]);
			while ((await left()).length > 0);
			// Once more, so that its last words have been read here.
			await left();
			await tx.query({ text: 'SELECT 1' });
		});
		await assert.rejects(cut, /connection|terminat|queryable/i);
		assert.ok(await backend());
		await other.close();
	});

	test('a listener whose connection was cut is told once by an empty call, and hears again', async () => {
		const heard: string[] = [];
		await new Promise<void>((resolve, reject) => {
			database
				.listen('cut', (payload) => {
					heard.push(payload);
					if (payload === '') {
						database.query({ text: `SELECT pg_notify('cut', 'again')` }).catch(reject);
					} else {
						resolve();
					}
				})
				.then(() =>
					database.query({
						text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
							WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'`,
					}),
				)
				.catch(reject);
		});
		assert.deepEqual(heard, ['', 'again']);
	});

	test('who closes while the database is away does not wait for it', async () => {
		const gone = await emptyPostgresDatabase();
		const orphan = await openDatabase({ databaseUrl: gone.url, purpose: 'serve' });
		const stop = await orphan.listen('news', () => undefined);
		await gone.drop();
		await assert.rejects(orphan.query({ text: 'SELECT 1' }));
		await stop();
		await orphan.close();
	});

	test('an address that leads nowhere is told without its password', async () => {
		await assert.rejects(
			openDatabase({ databaseUrl: 'postgres://me:hush@127.0.0.1:1/shop', purpose: 'command' }),
			(error: Error) => {
				assert.ok(error instanceof OperatorError);
				assert.match(error.message, /127\.0\.0\.1:1\/shop.*ECONNREFUSED/);
				assert.doesNotMatch(error.message, /hush/);
				return true;
			},
		);
	});
});
