import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportReport } from '@endcap/contract';
import { ImportRunning, type Database } from '@endcap/server';
import { onEachDatabase } from '../../support/databases.ts';
import { setLevel } from '../../support/shop.ts';
import {
	bytesOf,
	emptyMerchant,
	expectTaken,
	importer,
	leftovers,
	PRODUCTS,
	shelfOf,
	smallShop,
	STOCK,
	STORES,
} from '../../support/importing.ts';

function codes(report: ImportReport): string[] {
	return report.refused.map(({ line, code }) => `${line} ${code}`);
}

async function valueOf(database: Database, merchantId: string, text: string): Promise<unknown> {
	const [row] = await database.query<{ value: unknown }>({ text }, [merchantId]);
	return row?.value;
}

class Signal {
	give: () => void = () => undefined;
	readonly given = new Promise<void>((resolve) => {
		this.give = resolve;
	});
}

onEachDatabase('imports', (context) => {
	test('the same files twice change nothing, not even the version of a row', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const before = await shelfOf(context.database, merchantId, { versions: true });
		const reports = [await take('stores', STORES), await take('products', PRODUCTS), await take('stock', STOCK)];
		assert.deepEqual(await shelfOf(context.database, merchantId, { versions: true }), before);
		const [stores, products, stock] = reports;
		assert.deepEqual(stores?.stores, { read: 2, created: 0, changed: 0, unchanged: 2, ignored: 0, refused: 0 });
		assert.deepEqual(products?.variants, { read: 3, created: 0, changed: 0, unchanged: 3, ignored: 0, refused: 0 });
		assert.deepEqual(stock?.levels, { read: 3, created: 0, changed: 0, unchanged: 3, ignored: 0, refused: 0 });
	});

	test('only what differs is written', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const before = await shelfOf(context.database, merchantId, { versions: true });
		const report = await expectTaken(take('stock', STOCK.replace('riga,2', 'riga,3')));
		const after = await shelfOf(context.database, merchantId, { versions: true });
		assert.deepEqual(report.levels, { read: 3, created: 0, changed: 1, unchanged: 2, ignored: 0, refused: 0 });
		const moved = after.levels.filter((level, at) => level.xmin !== before.levels[at]?.xmin);
		assert.deepEqual(
			moved.map(({ row }) => (row as { sku: string; store_id: string; on_hand: number }).on_hand),
			[3],
		);
	});

	test('a dry run says what would be taken and takes nothing', async () => {
		const merchantId = await emptyMerchant(context.database);
		const report = await importer(context.database, merchantId)('products', PRODUCTS, { dry_run: true });
		assert.equal(report.status, 'dry_run');
		assert.equal(report.variants?.created, 3);
		assert.deepEqual((await shelfOf(context.database, merchantId)).products, []);
	});

	test('one bad row and nothing of the file is taken', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const before = await shelfOf(context.database, merchantId, { versions: true });
		const report = await take('stock', 'sku,store_id,on_hand\nMUG,tartu,5\nNOPE,tartu,1\n');
		assert.equal(report.status, 'refused');
		assert.deepEqual(report.levels, { read: 2, created: 0, changed: 0, unchanged: 0, ignored: 0, refused: 1 });
		assert.deepEqual(await shelfOf(context.database, merchantId, { versions: true }), before);
	});

	test('with skip_bad_rows the rest is taken', async () => {
		const { take } = await smallShop(context.database);
		const report = await take('stock', 'sku,store_id,on_hand\nMUG,tartu,5\nNOPE,tartu,1\n', { skip_bad_rows: true });
		assert.equal(report.status, 'taken');
		assert.deepEqual(report.levels, { read: 2, created: 0, changed: 1, unchanged: 0, ignored: 0, refused: 1 });
		assert.deepEqual(report.rows, { read: 2, ignored: 0, refused: 1 });
	});

	test('with skip_bad_rows a file without a good row is refused', async () => {
		const { take } = await smallShop(context.database);
		const report = await take('stock', 'sku,store_id,on_hand\nNOPE,tartu,1\n', { skip_bad_rows: true });
		assert.equal(report.status, 'refused');
	});

	test('a file that is nothing known is refused whole, and its report says so', async () => {
		const { take } = await smallShop(context.database);
		const report = await take('stock', 'a,b\n1,2\n', { skip_bad_rows: true });
		assert.deepEqual([report.status, report.format], ['refused', null]);
		assert.equal(report.refused.length, 1);
	});

	test('refused stock lines are named with line, column, value and reason', async () => {
		const { take } = await smallShop(context.database);
		const file = 'SKU,Store code,On hand\nMUG,tartu,5\nNOPE,tartu,1\nMUG,narva,1\nMUG,tartu,6\nMUG,Tartu shop,7\n';
		const report = await take('stock', file);
		assert.deepEqual(codes(report), ['3 sku_unknown', '4 store_unknown', '5 level_repeated', '6 level_repeated']);
		const [unknown, , repeated] = report.refused;
		assert.deepEqual([unknown?.column, unknown?.value], ['SKU', 'NOPE']);
		assert.match(repeated?.reason ?? '', /Line 2 /);
	});

	test('a repetition is found across batches', async () => {
		const { merchantId } = await smallShop(context.database);
		const skus = Array.from({ length: 9000 }, (_, at) => `M-${at}`);
		const take = importer(context.database, merchantId);
		await expectTaken(
			take(
				'products',
				`product_id,title,sku\n${skus.map((sku) => `m,M,${sku}`).join('\n')}`.replaceAll(
					/^m,M,M-(\d+)$/gm,
					'm$1,M,M-$1',
				),
			),
		);
		const lines = [...skus.map((sku) => `${sku},tartu,1`), 'M-0,tartu,2'];
		const report = await take('stock', `sku,store_id,on_hand\n${lines.join('\n')}\n`);
		assert.deepEqual(codes(report), ['9002 level_repeated']);
	});

	test('a store is found by id, then by its exact name; a name that two have is refused', async () => {
		const { take } = await smallShop(context.database);
		await expectTaken(take('stores', `${STORES}tartu2,Tartu shop,Tartu,EE,58.38,26.72,Europe/Tallinn,,,,\n`));
		const report = await take(
			'stock',
			'sku,store_id,on_hand\nMUG,Riga shop,1\nMUG,Tartu shop,2\nKETTLE-RED,tartu,3\nMUG,riga SHOP,1\n',
		);
		assert.deepEqual(codes(report), ['3 store_ambiguous', '5 store_unknown']);
		assert.match(report.refused[0]?.reason ?? '', /tartu, tartu2/);
	});

	test('stock is found by GTIN; one that is unknown or that two variants have is refused', async () => {
		const { merchantId, take } = await smallShop(context.database);
		await expectTaken(
			take('products', 'product_id,title,sku,gtin\na,A,A,4006381333931\nb,B,B,5901234123457\nc,C,C,5901234123457\n'),
		);
		const file = 'gtin,store_id,on_hand\n4006381333931,tartu,3\n5901234123457,tartu,1\n96385074,tartu,1\n';
		const report = await take('stock', file, { skip_bad_rows: true });
		assert.deepEqual(codes(report), ['3 gtin_ambiguous', '4 gtin_unknown']);
		const held = await valueOf(
			context.database,
			merchantId,
			`SELECT on_hand AS value FROM inventory_level WHERE merchant_id = $1 AND sku = 'A'`,
		);
		assert.equal(held, 3);
	});

	test('stock that the file does not name stays, and so do the numbers it has no column for', async () => {
		const { merchantId, take } = await smallShop(context.database);
		await expectTaken(take('stock', 'sku,store_id,on_hand\nKETTLE-RED,tartu,7\n'));
		const levels = (await shelfOf(context.database, merchantId)).levels.map(
			({ row }) => row as { on_hand: number; committed: number },
		);
		assert.deepEqual(
			levels.map(({ on_hand, committed }) => [on_hand, committed]),
			[
				[2, 0],
				[7, 1],
				[10, 0],
			],
		);
	});

	test('fewer on hand than are reserved is refused with how many', async () => {
		const { merchantId, take } = await smallShop(context.database);
		await setLevel(context.database, merchantId, 'MUG', 'tartu', { on_hand: 5, reserved: 3 });
		const report = await take('stock', 'sku,store_id,on_hand\nMUG,tartu,2\n');
		assert.deepEqual(codes(report), ['2 on_hand_below_reserved']);
		assert.match(report.refused[0]?.reason ?? '', /^3 /);
		assert.equal((await take('stock', 'sku,store_id,on_hand\nMUG,tartu,3\n')).status, 'taken');
	});

	test('stock of a variant that was not counted makes it counted, and the next product file of the other system leaves that', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const shopify =
			'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Price\nlamp,Lamp,Title,Default Title,LAMP,,10\n';
		const tracked = `SELECT tracked AS value FROM variant WHERE merchant_id = $1 AND sku = 'LAMP'`;
		await expectTaken(take('products', shopify));
		assert.equal(await valueOf(context.database, merchantId, tracked), false);
		const report = await expectTaken(take('stock', 'sku,store_id,on_hand\nLAMP,tartu,2\n'));
		assert.deepEqual(
			report.notes.map(({ code }) => code),
			['variant_tracked'],
		);
		const again = await expectTaken(take('products', shopify));
		assert.equal(await valueOf(context.database, merchantId, tracked), true);
		assert.equal(again.variants?.unchanged, 1);
	});

	test('a SKU that comes again in the file refuses the later product whole', async () => {
		const merchantId = await emptyMerchant(context.database);
		const take = importer(context.database, merchantId);
		const file =
			'product_id,title,sku,option1_name,option1_value\na,A,S1,Size,S\nb,B,S2,Size,S\nb,,S1,Size,M\nc,C,S3,Size,S\n';
		const refused = await take('products', file);
		assert.deepEqual(codes(refused), ['4 sku_repeated']);
		assert.match(refused.refused[0]?.reason ?? '', /Line 2 /);
		const taken = await take('products', file, { skip_bad_rows: true });
		assert.deepEqual(taken.variants, { read: 4, created: 2, changed: 0, unchanged: 0, ignored: 0, refused: 2 });
		assert.deepEqual(taken.products, { read: 3, created: 2, changed: 0, unchanged: 0, ignored: 0, refused: 1 });
	});

	test('a product that comes again further down is refused there', async () => {
		const take = importer(context.database, await emptyMerchant(context.database));
		const report = await take('products', 'product_id,title,sku\na,A,S1\nb,B,S2\na,A,S3\n');
		assert.deepEqual(codes(report), ['4 product_apart']);
	});

	test('a SKU of another product is refused, unless that product gives it up', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const moved = 'product_id,title,sku\nteapot,Teapot,KETTLE-BLUE\n';
		const refused = await take('products', moved);
		assert.deepEqual(codes(refused), ['2 sku_of_other_product']);
		assert.match(refused.refused[0]?.reason ?? '', /“kettle”/);
		await expectTaken(take('products', `${moved}kettle,Kettle,KETTLE-RED\n`));
		const owner = `SELECT product_id AS value FROM variant WHERE merchant_id = $1 AND sku = 'KETTLE-BLUE' AND NOT archived`;
		assert.equal(await valueOf(context.database, merchantId, owner), 'teapot');
	});

	test('a product that is refused gives up nothing', async () => {
		const { take } = await smallShop(context.database);
		// The kettle would give KETTLE-BLUE up, and is refused for taking MUG.
		const file =
			'product_id,title,sku,option1_name,option1_value\nteapot,Teapot,KETTLE-BLUE,,\nkettle,Kettle,KETTLE-RED,C,r\nkettle,,MUG,C,m\n';
		assert.deepEqual(codes(await take('products', file)), ['2 sku_of_other_product', '4 sku_of_other_product']);
	});

	test('a variant that its product no longer has is archived, and comes back', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const archived = `SELECT archived AS value FROM variant WHERE merchant_id = $1 AND sku = 'KETTLE-BLUE'`;
		const report = await expectTaken(take('products', PRODUCTS.replace(/^.*KETTLE-BLUE.*\n/m, '')));
		assert.equal(await valueOf(context.database, merchantId, archived), true);
		assert.deepEqual(report.variants, { read: 2, created: 0, changed: 1, unchanged: 2, ignored: 0, refused: 0 });
		await expectTaken(take('products', PRODUCTS));
		assert.equal(await valueOf(context.database, merchantId, archived), false);
	});

	test('products that the file does not name stay, and so do the fields it has no column for', async () => {
		const { merchantId, take } = await smallShop(context.database);
		await context.database.query(
			{ text: `UPDATE product SET status = 'draft' WHERE merchant_id = $1 AND product_id = 'mug'` },
			[merchantId],
		);
		await expectTaken(take('products', 'product_id,title,sku\nmug,Big mug,MUG\n'));
		const { products, variants } = await shelfOf(context.database, merchantId);
		assert.deepEqual(products.map(({ row }) => row).at(1), {
			product_id: 'mug',
			title: 'Big mug',
			vendor: 'Potter',
			status: 'draft',
			description: null,
			category: null,
			image: null,
		});
		assert.deepEqual((variants.at(-1)?.row as { price_amount: number } | undefined)?.price_amount, 950);
	});

	test('a store keeps its pickup times and hours when the file has no column for them', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const report = await expectTaken(
			take('stores', 'store_id,name,city,timezone\ntartu,New name,Tartu,Europe/Tallinn\n'),
		);
		const [, tartu] = (await shelfOf(context.database, merchantId)).stores.map(
			({ row }) => row as Record<string, unknown>,
		);
		assert.deepEqual(
			[tartu?.name, tartu?.pickup_prep_minutes, (tartu?.hours as unknown[] | undefined)?.length],
			['New name', 60, 5],
		);
		assert.equal(report.stores?.changed, 1);
	});

	test('a store has its pickup times from their columns, keeps them without, and loses them with its pickup', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const pickupOf = async (fields: string, cells: string) => {
			const file = `store_id,name,timezone,${fields}\ntartu,Tartu,Europe/Tallinn,${cells}\n`;
			await expectTaken(take('stores', file));
			const rows = (await shelfOf(context.database, merchantId)).stores.map(
				({ row }) => row as Record<string, unknown>,
			);
			const tartu = rows.find(({ store_id }) => store_id === 'tartu');
			return [
				tartu?.pickup_prep_minutes,
				tartu?.pickup_slot_minutes,
				tartu?.pickup_slot_capacity,
				tartu?.pickup_same_day_until,
			];
		};
		const all = 'prep_minutes,hold_hours,slot_minutes,slot_capacity,same_day_until';
		assert.deepEqual(await pickupOf(all, '90,48,30,4,9:30:00'), [90, 30, 4, '09:30']);
		assert.deepEqual(await pickupOf('city', 'Tartu'), [90, 30, 4, '09:30']);
		assert.deepEqual(await pickupOf('prep_minutes,hold_hours', '120,48'), [120, 30, 4, '09:30']);
		assert.deepEqual(await pickupOf('prep_minutes,hold_hours', ','), [null, 60, null, null]);
	});

	test('a store that comes twice is refused the second time', async () => {
		const { take } = await smallShop(context.database);
		assert.deepEqual(codes(await take('stores', `${STORES}tartu,Other,Tartu,EE,,,Europe/Tallinn,,,,\n`)), [
			'4 store_repeated',
		]);
	});

	test('prices without a currency are in the merchant’s own, with a note', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const report = await expectTaken(take('products', 'product_id,title,sku,price\nx,X,X,1.50\n'));
		assert.deepEqual(
			report.notes.map(({ code }) => code),
			['currency_assumed'],
		);
		assert.equal(
			await valueOf(
				context.database,
				merchantId,
				`SELECT currency AS value FROM variant WHERE merchant_id = $1 AND sku = 'X'`,
			),
			'EUR',
		);
	});

	test('a second import of the same merchant is refused while one runs, and another merchant’s is not', async () => {
		const { take } = await smallShop(context.database);
		const { take: other } = await smallShop(context.database);
		const started = new Signal();
		const goOn = new Signal();
		async function* slow() {
			yield Buffer.from('sku,store_id,on_hand\n');
			started.give();
			await goOn.given;
			yield Buffer.from('MUG,tartu,1\n');
		}
		const first = take('stock', slow());
		await started.given;
		await assert.rejects(take('stock', STOCK), ImportRunning);
		assert.equal((await other('stock', STOCK)).status, 'taken');
		goOn.give();
		assert.equal((await first).levels?.changed, 1);
	});

	test('a source that breaks off leaves nothing, and the next import is free', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const before = await shelfOf(context.database, merchantId, { versions: true });
		async function* broken() {
			yield Buffer.from('sku,store_id,on_hand\nMUG,tartu,1\n');
			throw new Error('gone');
		}
		await assert.rejects(take('stock', broken()), /gone/);
		assert.deepEqual(await shelfOf(context.database, merchantId, { versions: true }), before);
		assert.equal(await leftovers(context.database), 0);
		assert.equal((await take('stock', STOCK)).status, 'taken');
	});

	test('a change that the transaction does not survive leaves nothing', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const before = await shelfOf(context.database, merchantId, { versions: true });
		const fails = take('stock', STOCK.replace('riga,2', 'riga,3'), {
			beforeCommit: () => Promise.reject(new Error('no')),
		});
		await assert.rejects(fails, /no/);
		assert.deepEqual(await shelfOf(context.database, merchantId, { versions: true }), before);
		assert.equal(await leftovers(context.database), 0);
	});

	test('one merchant’s import does not touch another’s things of the same names', async () => {
		const one = await smallShop(context.database);
		const other = await smallShop(context.database);
		const before = await shelfOf(context.database, other.merchantId, { versions: true });
		await expectTaken(one.take('products', PRODUCTS.replaceAll('Kettle', 'Pot').replace(/^.*BLUE.*\n/m, '')));
		await expectTaken(one.take('stock', STOCK.replace('riga,2', 'riga,9')));
		assert.deepEqual(await shelfOf(context.database, other.merchantId, { versions: true }), before);
	});

	test('text that PostgreSQL does not take is stored without the part that it does not', async () => {
		const { merchantId, take } = await smallShop(context.database);
		const feature = {
			type: 'Feature',
			id: 'node/1',
			properties: { name: 'A\0B\ud800C' },
			geometry: { type: 'Point', coordinates: [26.7, 58.3] },
		};
		await expectTaken(take('stores', JSON.stringify({ type: 'FeatureCollection', features: [feature] })));
		assert.equal(
			await valueOf(
				context.database,
				merchantId,
				`SELECT name AS value FROM store WHERE merchant_id = $1 AND store_id LIKE '%-1'`,
			),
			'AB\ufffdC',
		);
	});

	test('the report keeps the first thousand refusals and counts them all', async () => {
		const { take } = await smallShop(context.database);
		const lines = Array.from({ length: 5000 }, (_, at) => `NOPE-${at},tartu,1`);
		const report = await take('stock', bytesOf(`sku,store_id,on_hand\n${lines.join('\n')}\n`));
		assert.deepEqual([report.refused.length, report.refused.at(-1)?.line, report.levels?.refused], [1000, 1001, 5000]);
	});
});
