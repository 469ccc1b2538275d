import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, describe, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { migrate, openDatabase, type Database } from '@endcap/server';
import { endcap, said, serveEndcap, spawnNode } from '../../support/command.ts';
import { migratedDataFolder } from '../../support/data-folder.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { expectTaken, importer, leftovers, shelfOf, smallShop } from '../../support/importing.ts';

const importInProcess = fileURLToPath(new URL('../../support/import-in-process.ts', import.meta.url));
const main = fileURLToPath(new URL('../../../packages/server/src/cli/main.ts', import.meta.url));

// More than one block of 64 KiB, which is what a file is read in, with more than one batch of lines in the first.
const SKUS = Array.from({ length: 1200 }, (_, at) => `M-${String(at).padStart(46, '0')}`);
const PRODUCTS = `product_id,title,sku\n${SKUS.map((sku) => `${sku},Mug,${sku}`).join('\n')}\n`;
const stock = (onHand: number) => `sku,store_id,on_hand\n${SKUS.map((sku) => `${sku},tartu,${onHand}`).join('\n')}\n`;

interface Place {
	env: NodeJS.ProcessEnv;
	open(): Promise<Database>;
	/** Where only one process may have it open. */
	closeBefore: boolean;
}

async function embedded(context: TestContext): Promise<Place> {
	const dataDir = await migratedDataFolder(context);
	return { env: { ENDCAP_DATA: dataDir }, open: () => openDatabase({ dataDir, purpose: 'serve' }), closeBefore: true };
}

async function killedAt(stopAt: 'reading' | 'applying', place: Place): Promise<void> {
	let database = await place.open();
	await migrate(database);
	const { merchantId, take } = await smallShop(database);
	await expectTaken(take('products', PRODUCTS));
	await expectTaken(take('stock', stock(1)));
	const before = await shelfOf(database, merchantId);
	if (place.closeBefore) await database.close();

	const child = spawnNode(importInProcess, [merchantId, stopAt, stock(2)], place.env);
	child.stderr?.pipe(process.stderr);
	await said(child.stdout, /stopped/);
	child.kill('SIGKILL');
	await once(child, 'close');

	if (place.closeBefore) database = await place.open();
	try {
		assert.deepEqual(await shelfOf(database, merchantId), before);
		const report = await expectTaken(importer(database, merchantId)('stock', stock(3)));
		assert.equal(report.levels?.changed, SKUS.length);
		assert.equal(await leftovers(database), 0);
	} finally {
		await database.close();
	}
}

describe('an import that is killed with SIGKILL leaves nothing, and the next one works', () => {
	let opened: TestDatabase | undefined;
	after(() => opened?.close());

	for (const stopAt of ['reading', 'applying'] as const) {
		test(`on PGlite, while ${stopAt}`, async (context) => killedAt(stopAt, await embedded(context)));

		test(`on PostgreSQL, while ${stopAt}`, async () => {
			const { url, ...database } = await postgresDatabase();
			opened = database;
			const open = () => openDatabase({ databaseUrl: url, purpose: 'command' });
			await killedAt(stopAt, { env: { DATABASE_URL: url }, open, closeBefore: false });
			await database.close();
			opened = undefined;
		});
	}

	test('on PGlite, as a command beside the server that has it open', async (context) => {
		const { env } = await embedded(context);
		await endcap(['init'], env);
		const server = await serveEndcap(env);
		context.after(() => server.stop());
		await finishedWith(
			0,
			['import', 'stores', '-', '--json'],
			'store_id,name,city,timezone\ntartu,Tartu,Tartu,Europe/Tallinn\n',
		);
		await finishedWith(0, ['import', 'products', '-', '--json'], PRODUCTS);

		const killed = spawnNode(main, ['import', 'stock', '-'], env);
		killed.stdin?.write(stock(1));
		const database = await openDatabase({ dataDir: env.ENDCAP_DATA, purpose: 'command' });
		while (!context.signal.aborted) {
			const [row] = await database.query<{ some: boolean }>({
				text: 'SELECT EXISTS (SELECT FROM import_level) AS some',
			});
			if (row?.some) break;
		}
		killed.kill('SIGKILL');
		await once(killed, 'close');

		await finishedWith(0, ['import', 'stock', '-', '--json'], stock(2));
		assert.equal(await leftovers(database), 0);
		await database.close();

		async function finishedWith(code: number, args: string[], input: string): Promise<void> {
			const { code: status, stdout, stderr } = await endcap(args, env, input);
			assert.equal(status, code, stdout + stderr);
		}
	});
});
