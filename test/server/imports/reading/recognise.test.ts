import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportKind } from '@endcap/contract';
import { codes, fixture, read } from './read.ts';

const files: [file: string, kind: ImportKind, format: string, name: string][] = [
	['shopify-products-2021.csv', 'products', 'shopify_products', 'Shopify product CSV (2021)'],
	['shopify-products-2023.csv', 'products', 'shopify_products', 'Shopify product CSV (2023)'],
	['shopify-products-2024.csv', 'products', 'shopify_products', 'Shopify product CSV (2024 template)'],
	['shopify-inventory-wide.csv', 'stock', 'shopify_inventory', 'Shopify inventory CSV (one column per location)'],
	['shopify-inventory-tall.csv', 'stock', 'shopify_inventory', 'Shopify inventory CSV (one row per location)'],
	[
		'shopify-inventory-new.csv',
		'stock',
		'shopify_inventory',
		'Shopify inventory CSV (one row per location, with on hand (new))',
	],
	['square-before-2022.csv', 'products', 'square', 'Square item library (before 2022)'],
	['square-2022.csv', 'products', 'square', 'Square item library (2022)'],
	['square-2024.csv', 'products', 'square', 'Square item library (2024)'],
	['woocommerce.csv', 'products', 'woocommerce', 'WooCommerce product CSV'],
	['woocommerce-gtin.csv', 'products', 'woocommerce', 'WooCommerce product CSV (with GTIN)'],
	['medusa-1.csv', 'products', 'medusa', 'Medusa product CSV (version 1)'],
	['medusa-2.csv', 'products', 'medusa', 'Medusa product CSV (version 2)'],
	['google-local-inventory.tsv', 'stock', 'google_local_inventory', 'Google local inventory'],
	['google-local-inventory.csv', 'stock', 'google_local_inventory', 'Google local inventory'],
	['endcap-products.csv', 'products', 'endcap_products', 'Endcap product CSV'],
	['endcap-stores.csv', 'stores', 'endcap_stores', 'Endcap store CSV'],
	['endcap-stock.csv', 'stock', 'endcap_stock', 'Endcap stock CSV'],
];
for (const [file, kind, format, name] of files) {
	test(`recognises ${file}`, async () => {
		const { recognised, refusal } = await read(fixture(file), { kind, currency: 'EUR' });
		assert.equal(refusal, undefined);
		assert.deepEqual([recognised?.format, recognised?.format_name], [format, name]);
	});
}

const stock = { kind: 'stock' } as const;

test('an export of a few columns only is recognised too', async () => {
	const woo = await read('Type,SKU,Name,Regular price\nsimple,A,Mug,5\n', { kind: 'products', currency: 'EUR' });
	assert.deepEqual([woo.recognised?.format, woo.products.length], ['woocommerce', 1]);
	const shopify = await read('SKU,Location,On hand (current)\nA,Turku,5\n', stock);
	assert.deepEqual([shopify.recognised?.format, shopify.levels.length], ['shopify_inventory', 1]);
});

test('columns are found whatever their order, case, blanks and underscores', async () => {
	const found = await read('ON HAND ;Store_ID; SKU\n4;tartu;A\n', stock);
	assert.deepEqual([found.levels[0]?.sku, found.levels[0]?.store, found.levels[0]?.on_hand], ['A', 'tartu', 4]);
	assert.deepEqual(found.levels[0]?.place.columns, { sku: 'SKU', store: 'Store_ID', on_hand: 'ON HAND' });
});

test('of two columns with the same name the first is read, and it is said', async () => {
	const found = await read('sku,store_id,on_hand,SKU\nA,tartu,4,B\n', stock);
	assert.equal(found.levels[0]?.sku, 'A');
	assert.deepEqual(codes(found), ['1 note column_repeated']);
});

test('columns that are not read are listed', async () => {
	const found = await read('sku,store_id,on_hand,colour,\nA,tartu,4,red,\n', stock);
	assert.deepEqual(found.recognised?.columns_ignored, ['colour']);
});

test('the header may stand below a title', async () => {
	const found = await read('Stock of today,,\n\nsku,store_id,on_hand\nA,tartu,4\n', stock);
	assert.deepEqual([found.levels[0]?.place.line, found.rows], [4, 1]);
});

test('a header line alone is a file without rows', async () => {
	const found = await read('sku,store_id,on_hand', stock);
	assert.deepEqual([found.refusal, found.rows], [undefined, 0]);
});

test('a file of another kind is refused with the command for it', async () => {
	const found = await read(fixture('shopify-inventory-wide.csv'), { kind: 'products' });
	assert.equal(found.refusal?.code, 'kind_mismatch');
	assert.match(found.refusal.reason, /`import stock`/);
});

test('an unknown file is refused with its columns and the formats known', async () => {
	const found = await read('InvoiceNo,StockCode,Country\n1,2,3\n', stock);
	assert.equal(found.refusal?.code, 'format_unknown');
	assert.match(found.refusal.reason, /“StockCode”.*Shopify product CSV/);
});

test('a format that is named lacks no column it needs', async () => {
	const found = await read('colour,on_hand\nred,4\n', { ...stock, format: 'endcap_stock' });
	assert.equal(found.refusal?.code, 'columns_missing');
	assert.match(found.refusal.reason, /“sku”.*“colour”/);
});

test('a named format is read though another would be recognised', async () => {
	const found = await read('store_code,id,quantity,sku\ntartu,A,4,B\n', { ...stock, format: 'endcap_stock' });
	assert.equal(found.levels[0]?.sku, 'B');
});

test('a row with more cells than headers is refused, one with fewer is taken with a note', async () => {
	const found = await read('sku,store_id,on_hand,incoming\nA,tartu,1,204,5\nB,tartu,3\nC,tartu,1,0,,\n', stock);
	assert.deepEqual(codes(found), ['2 refused row_long', '3 note row_short']);
	assert.deepEqual(
		found.levels.map(({ sku }) => sku),
		['B', 'C'],
	);
	assert.deepEqual(found.refused, [{ type: 'refused', record: 'level', rows: 1, variants: 0 }]);
});

test('rows without any text are not counted', async () => {
	const found = await read('sku,store_id,on_hand\r\n\r\n,,\r\nA,tartu,1\r\n , ,\r\n', stock);
	assert.deepEqual([found.rows, found.levels[0]?.place.line, found.remarks], [1, 4, []]);
});

test('the items of a refused file throw the refusal too', async () => {
	const { readImport } = await import('../../../../packages/server/src/imports/reading/read-import.ts');
	const reading = readImport(fixture('endcap-stores.csv'), stock);
	await assert.rejects(
		async () => {
			for await (const item of reading.items) assert.fail(item.type);
		},
		{ name: 'FileRefused' },
	);
});

test('whoever stops reading early closes the source', async () => {
	const { readImport } = await import('../../../../packages/server/src/imports/reading/read-import.ts');
	let closed = false;
	async function* source(): AsyncGenerator<Uint8Array> {
		try {
			yield Buffer.from('sku,store_id,on_hand\n');
			for (;;) yield Buffer.from('A,tartu,1\n'.repeat(1000));
		} finally {
			closed = true;
		}
	}
	for await (const item of readImport(source(), stock).items) if (item.type === 'level') break;
	assert.ok(closed);
});
