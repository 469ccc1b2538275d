import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onEachDatabase } from '../../support/databases.ts';

onEachDatabase('a database', (context) => {
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
});
