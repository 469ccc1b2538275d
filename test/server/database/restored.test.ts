import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adoptRestoredRows } from '../../../packages/server/src/database/restored.ts';
import { examine } from '../../../packages/server/src/doctor/examine.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { StockRoom } from '../../support/stock-room.ts';

onEachDatabase('a database that was restored from a dump of another cluster', (context) => {
	test('has its rows read once by those who follow changes, and not for ever', async () => {
		const { database } = context;
		await StockRoom.make(database, { 'KETTLE@tartu': 9, 'CUP@riga': 2 });
		const levels = () =>
			database.query({ text: `SELECT to_jsonb(l) - 'changed_in' AS level FROM inventory_level l ORDER BY sku` });
		const before = await levels();
		await database.query({
			text: `ALTER TABLE inventory_level DISABLE TRIGGER USER;
				UPDATE inventory_level SET changed_in = '4000000000' WHERE sku = 'CUP';
				ALTER TABLE inventory_level ENABLE TRIGGER USER`,
		});
		const [finding] = await examine(database, null);
		assert.deepEqual([finding?.check, finding?.count], ['changed_by_nobody', 1]);
		assert.equal(await adoptRestoredRows(database), 1);
		assert.deepEqual(await examine(database, null), []);
		assert.deepEqual(await levels(), before);
		assert.equal(await adoptRestoredRows(database), 0);
	});
});
