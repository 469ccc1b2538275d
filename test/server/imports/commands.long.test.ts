import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import type { ImportReport } from '@endcap/contract';
import { endcap, serveEndcap } from '../../support/command.ts';
import { migratedDataFolder } from '../../support/data-folder.ts';
import { PRODUCTS, STOCK, STORES } from '../../support/importing.ts';
import { temporaryFolder } from '../../support/temporary.ts';

async function place(context: TestContext): Promise<{ folder: string; env: NodeJS.ProcessEnv }> {
	return { folder: await temporaryFolder(context), env: { ENDCAP_DATA: await migratedDataFolder(context) } };
}

describe('endcap import and endcap export', () => {
	test('without a server: takes files, says why not, writes them back', async (context) => {
		const { folder, env } = await place(context);
		const missing = await endcap(['import', 'stores', path.join(folder, 'none.csv')], env);
		assert.deepEqual([missing.code, missing.stdout], [1, '']);
		assert.match(missing.stderr, /There is no file/);

		const nobody = await endcap(['import', 'stores', '-'], env, STORES);
		assert.equal(nobody.code, 1);
		assert.match(nobody.stderr, /endcap init/);

		await endcap(['init'], env);
		const stores = path.join(folder, 'stores.csv');
		await writeFile(stores, STORES);
		const taken = await endcap(['import', 'stores', stores, '--json'], env);
		assert.deepEqual([taken.code, taken.stderr], [0, '']);
		assert.equal((JSON.parse(taken.stdout) as ImportReport).stores?.created, 2);

		const file = path.join(folder, 'out.csv');
		assert.equal((await endcap(['export', 'stores', file], env)).code, 0);
		assert.match(await readFile(file, 'utf8'), /^store_id,kind,[^\n]+\r\nriga,store,/);
		assert.deepEqual((await readdir(folder)).toSorted(), ['out.csv', 'stores.csv']);
	});

	test('beside a running server, into its database and over its API', async (context) => {
		const { env } = await place(context);
		const made = JSON.parse((await endcap(['init', '--json'], env)).stdout) as { secret_key: string };
		const server = await serveEndcap(env);
		context.after(() => server.stop());
		assert.equal((await endcap(['import', 'stores', '-'], env, STORES)).code, 0);
		const dry = await endcap(['import', 'products', '-', '--dry-run'], env, PRODUCTS);
		assert.deepEqual([dry.code, /would be taken/.test(dry.stdout)], [0, true]);

		const remote = ['--server', server.url];
		const elsewhere = { ENDCAP_DATA: '/nowhere', ENDCAP_KEY: made.secret_key };
		assert.equal((await endcap(['import', 'products', '-', ...remote], elsewhere, PRODUCTS)).code, 0);
		const refused = await endcap(
			['import', 'stock', '-', '--json', ...remote],
			elsewhere,
			'sku,store_id,on_hand\nNOPE,tartu,1\n',
		);
		assert.equal(refused.code, 1);
		assert.equal((JSON.parse(refused.stdout) as ImportReport).refused[0]?.code, 'sku_unknown');
		assert.equal((await endcap(['import', 'stock', '-', ...remote], elsewhere, STOCK)).code, 0);
		const wrong = await endcap(['import', 'stock', '-', ...remote, '--key', 'sk_wrong'], elsewhere, STOCK);
		assert.deepEqual([wrong.code, wrong.stdout], [1, '']);

		const bad = 'sku,store_id,on_hand\nMUG,tartu,12\n\u001b[31mNOPE,tartu,1\n';
		const said = await endcap(['import', 'stock', '-'], env, bad);
		assert.equal(said.code, 1);
		assert.match(said.stdout, /line 3, sku “ \[31mNOPE”: No variant has this SKU/);
		assert.equal((await endcap(['import', 'stock', '-', '--dry-run'], env, bad)).code, 1);
		assert.equal((await endcap(['import', 'stock', '-', '--skip-bad-rows'], env, bad)).code, 0);
		const printed = await endcap(['export', 'stock'], env);
		assert.match(printed.stdout, /\r\nMUG,tartu,true,12,0,0,0,\r\n$/);

		const level = await fetch(`${server.url}/v1/inventory-levels?sku=MUG`, {
			headers: { authorization: `Bearer ${made.secret_key}` },
		});
		assert.equal(((await level.json()) as { data: { on_hand: number }[] }).data[0]?.on_hand, 12);
	});
});
