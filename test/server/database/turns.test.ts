import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pgliteDatabase } from '../../support/databases.ts';

test('asking the embedded database within its own transaction is an error and not a wait for ever', async (context) => {
	const { database, close } = await pgliteDatabase();
	context.after(() => close());
	const nested = database.transaction(() => database.query({ text: 'SELECT 1' }));
	await assert.rejects(nested, /it would wait for itself/);
	assert.deepEqual(await database.query({ text: 'SELECT 1 AS a' }), [{ a: 1 }]);
});
