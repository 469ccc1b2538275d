import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { DurableNodeFS, durableStartParams } from '../../../packages/server/src/database/embedded/filesystem.ts';
import { finished, spawnNode } from '../../support/command.ts';
import { dataFolder } from '../../support/data-folder.ts';

const writer = fileURLToPath(new URL('./write-on-faulty-disk.ts', import.meta.url));
const faultyDisk = new URL('../../support/faulty-disk.ts', import.meta.url).href;

test('every commit is synced to the disk, and reading is not', async (context) => {
	const directory = path.join(await dataFolder(context), 'database');
	const pglite = await PGlite.create({
		fs: new DurableNodeFS(directory, assert.fail),
		startParams: durableStartParams,
	});
	context.after(() => pglite.close());
	await pglite.exec('CREATE TABLE kept (a int)');
	const fsync = context.mock.method(fs, 'fsyncSync');
	for (const commits of [1, 2, 3]) {
		await pglite.exec('INSERT INTO kept VALUES (1)');
		await pglite.exec('SELECT * FROM kept');
		assert.equal(fsync.mock.callCount(), commits);
	}
});

for (const fault of ['fsyncSync EIO', 'writeSync ENOSPC']) {
	test(`when the disk answers ${fault}, nothing is acknowledged, nobody waits, and what was is kept`, async (context) => {
		const folder = await dataFolder(context);
		const faults = path.join(folder, 'faults');
		const env = { NODE_OPTIONS: `--import=${faultyDisk}`, FAULTS: faults };
		const broken = await finished(spawnNode(writer, [folder, faults, fault], env));
		assert.deepEqual(
			{ ...JSON.parse(broken.stdout), stderr: broken.stderr },
			{ before: [1], lost: true, after: 'refused', stderr: '' },
		);
		fs.rmSync(faults);
		const mended = await finished(spawnNode(writer, [folder], env));
		const { before } = JSON.parse(mended.stdout);
		assert.equal(before[0], 1);
	});
}
