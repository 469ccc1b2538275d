import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@endcap/server';
import { finished, spawnNode } from '../../support/command.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const writer = fileURLToPath(new URL('./write-until-killed.ts', import.meta.url));
const ROUNDS = 4;

test('a process killed in the middle of writes loses nothing it acknowledged and keeps no half transaction', async (context) => {
	const folder = await dataFolder(context);
	const acknowledged: number[] = [];
	for (let round = 1; round <= ROUNDS; round += 1) {
		const child = spawnNode(writer, [folder]);
		const closed = once(child, 'close');
		const before = acknowledged.length;
		for await (const line of createInterface({ input: child.stdout })) {
			acknowledged.push(Number(line));
			// Later every round, so that it falls into different work.
			if (acknowledged.length - before === round * 7) {
				child.kill('SIGKILL');
			}
		}
		await closed;
	}
	const database = await openDatabase({ dataDir: folder, purpose: 'serve' });
	context.after(() => database.close());
	const rows = await database.query<{ a: number; n: number }>({
		text: 'SELECT a, count(*)::int AS n FROM pair GROUP BY a ORDER BY a',
	});
	const kept = new Set(rows.map(({ a }) => a));
	assert.deepEqual(
		acknowledged.filter((a) => !kept.has(a)),
		[],
	);
	assert.deepEqual(
		rows.filter(({ n }) => n !== 2),
		[],
	);
	assert.ok(acknowledged.length >= ROUNDS * 7);
});

test('a process killed while it makes the database leaves nothing that stands in the way of the next', async (context) => {
	const folder = await temporaryFolder(context);
	const child = spawnNode(writer, [folder]);
	const draft = path.join(folder, 'database.draft');
	for await (const _change of watch(folder, { signal: AbortSignal.timeout(60_000) })) {
		if (existsSync(draft)) {
			break;
		}
	}
	child.kill('SIGKILL');
	await finished(child);
	assert.ok(!existsSync(path.join(folder, 'database')));
	const database = await openDatabase({ dataDir: folder, purpose: 'serve' });
	assert.deepEqual(await database.query({ text: 'SELECT 1 AS a' }), [{ a: 1 }]);
	await database.close();
	assert.ok(!existsSync(draft));
});
