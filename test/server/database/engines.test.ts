import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyPgliteDatabase, onEachDatabase, postgresDatabase } from '../../support/databases.ts';

onEachDatabase('a database', (context) => {
	const count = async (table: string) => {
		const [row] = await context.database.query<{ n: number }>({ text: `SELECT count(*)::int AS n FROM ${table}` });
		return row?.n;
	};

	test('decodes int8, numeric, timestamptz, jsonb, arrays and bytes alike', async () => {
		const [row] = await context.database.query({
			text: `SELECT 9007199254740993::int8 AS big, 1.50::numeric AS exact, 'a'::text AS word, true AS yes,
				'2026-03-29T05:00:00.123456Z'::timestamptz AS instant, '{"a":[1,null]}'::jsonb AS document,
				'{a,"b c"}'::text[] AS words, '\\x00ff'::bytea AS bytes, 7::int AS small, 0.5::float8 AS half, NULL AS nothing`,
		});
		assert.deepEqual(row, {
			big: '9007199254740993',
			exact: '1.50',
			word: 'a',
			yes: true,
			instant: new Date('2026-03-29T05:00:00.123Z'),
			document: { a: [1, null] },
			words: ['a', 'b c'],
			bytes: Buffer.from([0, 255]),
			small: 7,
			half: 0.5,
			nothing: null,
		});
	});

	test('takes back what it gave', async () => {
		const values = [
			new Date('2026-10-25T00:30:00Z'),
			Buffer.from([1, 0, 255]),
			['a', 'b,"c'],
			{ a: 'ä' },
			'12',
			'õ€😀',
		];
		const [row] = await context.database.query<{ values: unknown[] }>(
			{
				name: 'echo',
				text: 'SELECT $1::timestamptz AS a, $2::bytea AS b, $3::text[] AS c, $4::jsonb AS d, $5::int8 AS e, $6::text AS f',
			},
			values,
		);
		assert.deepEqual(Object.values(row ?? {}), values);
	});

	test('gives a large answer whole', async () => {
		const rows = await context.database.query<{ text: string }>({
			text: `SELECT repeat('x', 1000) AS text FROM generate_series(1, 5000)`,
		});
		assert.equal(
			rows.reduce((sum, { text }) => sum + text.length, 0),
			5_000_000,
		);
	});

	test('a transaction that rejects leaves nothing, and rejects with the same error', async () => {
		await context.database.query({ text: 'CREATE TABLE undone (a int)' });
		const reason = new Error('changed my mind');
		const attempt = context.database.transaction(async (tx) => {
			await tx.query({ text: 'INSERT INTO undone VALUES (1)' });
			throw reason;
		});
		await assert.rejects(attempt, (error) => error === reason);
		assert.equal(await count('undone'), 0);
	});

	test('a transaction whose failed statement was overlooked does not pass for committed', async () => {
		await context.database.query({ text: 'CREATE TABLE overlooked (a int PRIMARY KEY)' });
		const attempt = context.database.transaction(async (tx) => {
			await tx.query({ text: 'INSERT INTO overlooked VALUES (1)' });
			await tx.query({ text: 'INSERT INTO overlooked VALUES (1)' }).catch(() => undefined);
		});
		await assert.rejects(attempt, /rolled back/);
		assert.equal(await count('overlooked'), 0);
	});

	test('who is told of a change by a transaction may ask the database about it at once', async () => {
		const told = new Promise<unknown>((resolve, reject) => {
			context.database
				.listen('ask', () => context.database.query({ text: 'SELECT 1 AS a' }).then(resolve, reject))
				.catch(reject)
				.then(() => context.database.transaction((tx) => tx.query({ text: `SELECT pg_notify('ask', '')` })))
				.catch(reject);
		});
		assert.deepEqual(await told, [{ a: 1 }]);
	});

	test('an error names its SQLSTATE and its constraint, and statements go on working after it', async () => {
		await context.database.query({ text: 'CREATE TABLE positive (a int CONSTRAINT above_zero CHECK (a > 0))' });
		const insert = { name: 'positive_insert', text: 'INSERT INTO positive VALUES ($1)' };
		await assert.rejects(context.database.query(insert, [-1]), { code: '23514', constraint: 'above_zero' });
		await context.database.query(insert, [1]);
		assert.equal(await count('positive'), 1);
	});

	test('a hundred transactions at once keep out of each other', async () => {
		await context.database.query({ text: 'CREATE TABLE counter (a int)' });
		await context.database.query({ text: 'INSERT INTO counter VALUES (0)' });
		const increments = Array.from({ length: 100 }, () =>
			context.database.transaction(async (tx) => {
				const [row] = await tx.query<{ a: number }>({ text: 'SELECT a FROM counter FOR UPDATE' });
				await tx.query({ text: 'UPDATE counter SET a = $1' }, [(row?.a ?? 0) + 1]);
			}),
		);
		await Promise.all(increments);
		assert.deepEqual(await context.database.query({ text: 'SELECT a FROM counter' }), [{ a: 100 }]);
	});

	test('a listener hears what is committed, in order, and not what is rolled back', async () => {
		const heard: string[] = [];
		let last = () => undefined as void;
		const done = new Promise<void>((resolve) => {
			last = resolve;
		});
		const stop = await context.database.listen('news', (payload) => {
			heard.push(payload);
			if (payload === 'last') {
				last();
			}
		});
		await context.database.query({ text: `SELECT pg_notify('news', 'first')` });
		await context.database
			.transaction(async (tx) => {
				await tx.query({ text: `SELECT pg_notify('news', 'never')` });
				throw new Error('no');
			})
			.catch(() => undefined);
		await context.database.transaction((tx) => tx.query({ text: `SELECT pg_notify('news', 'last')` }));
		await done;
		assert.deepEqual(heard, ['first', 'last']);
		await stop();
	});

	test('who has stopped listening hears nothing, others of the channel still do', async () => {
		const heard: string[] = [];
		const stop = await context.database.listen('shared', () => heard.push('stopped'));
		const other = await new Promise<() => Promise<void>>((resolve, reject) => {
			const listening = context.database.listen('shared', () => {
				heard.push('listening');
				listening.then(resolve, reject);
			});
			listening
				.then(stop)
				.then(() => context.database.query({ text: `SELECT pg_notify('shared', '')` }))
				.catch(reject);
		});
		await other();
		assert.deepEqual(heard, ['listening']);
	});

	test('closing twice, and stopping to listen after it, harm nobody', async () => {
		const { database, close } = context.engine === 'pglite' ? await emptyPgliteDatabase() : await postgresDatabase();
		const stop = await database.listen('late', () => undefined);
		await close();
		await stop();
		await database.close();
		await assert.rejects(database.query({ text: 'SELECT 1' }));
	});
});
