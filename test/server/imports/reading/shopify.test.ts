import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, fixture, read } from './read.ts';

const products = { kind: 'products', currency: 'EUR' } as const;
const HEADER =
	'Handle,Title,Status,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Price,Variant Compare At Price,Variant Barcode,Image Src';

for (const generation of ['2021', '2023', '2024']) {
	test(`reads a product with its variants and pictures (${generation})`, async () => {
		const found = await read(fixture(`shopify-products-${generation}.csv`), products);
		assert.deepEqual(codes(found), [
			'4 note list_price_not_higher',
			'4 note gtin_other',
			'5 ignored row_image_only',
			'7 note gift_card',
		]);
		assert.deepEqual(found.refused, []);
		const [mug, scarf, card] = found.products;
		assert.equal(mug?.description, 'Turned by hand.\nHolds 3 dl & keeps warm.');
		assert.equal(mug.image, 'https://img.example/mug-1.jpg');
		assert.equal(mug.category, 'Kitchen');
		assert.deepEqual(
			mug.variants.map(({ sku, price_amount, list_price_amount }) => [sku, price_amount, list_price_amount]),
			[
				['MUG-S-N', 1850, 2400],
				['pine-mug/Large/Natural', 2250, null],
			],
		);
		assert.deepEqual(mug.variants[1]?.options, [
			{ name: 'Size', value: 'Large' },
			{ name: 'Colour', value: 'Natural' },
		]);
		assert.equal(mug.variants[0]?.gtin, '04006381333931');
		assert.deepEqual([mug.variants[1]?.backorder, mug.variants[1]?.image], [true, 'https://img.example/mug-large.jpg']);
		assert.deepEqual([scarf?.status, scarf?.description, scarf?.variants[0]?.sku], ['draft', 'Soft.', 'wool-scarf']);
		assert.deepEqual(
			[scarf?.variants[0]?.options, scarf?.variants[0]?.tracked, scarf?.variants[0]?.sku_made],
			[[], false, true],
		);
		assert.deepEqual([card?.status, card?.variants[0]?.tracked], ['archived', false]);
	});
}

test('prices of markets do not replace the main price', async () => {
	const found = await read(fixture('shopify-products-2023.csv'), products);
	assert.equal(found.products[0]?.variants[0]?.price_amount, 1850);
	assert.ok(found.recognised?.columns_ignored.includes('Price / Baltics'));
});

test('the quantity of a product file is the stock of the store that is named', async () => {
	const found = await read(fixture('shopify-products-2021.csv'), { kind: 'stock', store: 'tartu' });
	assert.deepEqual(
		found.levels.map(({ sku, store, on_hand }) => [sku, store, on_hand]),
		[
			['MUG-S-N', 'tartu', 12],
			[null, 'tartu', 0],
		],
	);
	assert.deepEqual(
		found.levels[1]?.options.map(({ value }) => value),
		['Large', 'Natural'],
	);
	assert.deepEqual(codes(found), [
		'4 note stock_negative',
		'5 ignored row_image_only',
		'6 ignored stock_untracked',
		'7 ignored quantity_empty',
	]);
});

test('stock without a store is refused before anything is read', async () => {
	const found = await read(fixture('shopify-products-2021.csv'), { kind: 'stock' });
	assert.deepEqual([found.refusal?.code, found.rows], ['store_missing', 0]);
});

test('a SKU on two variants of a product refuses the product with both lines', async () => {
	const found = await read(
		`${HEADER}\ntee,Tee,,Size,S,TEE,,9,,,\ntee,,,,M,TEE,,9,,,\nmug,Mug,,,,MUG,,5,,,\n`,
		products,
	);
	assert.deepEqual(codes(found), ['3 refused sku_repeated']);
	assert.match(found.remarks[0]?.reason ?? '', /Line 2/);
	assert.deepEqual([found.remarks[0]?.column, found.remarks[0]?.value], ['Variant SKU', 'TEE']);
	assert.deepEqual(found.refused, [{ type: 'refused', record: 'product', rows: 2, variants: 2 }]);
	assert.deepEqual(
		found.products.map(({ product_id }) => product_id),
		['mug'],
	);
});

test('two variants without SKU and with the same options cannot be told apart', async () => {
	const found = await read(`${HEADER}\ntee,Tee,,Size,S,,,9,,,\ntee,,,,S,,,9,,,\n`, products);
	assert.deepEqual(codes(found), ['3 refused sku_repeated']);
});

test('a product whose rows stand apart is refused the second time', async () => {
	const found = await read(
		`${HEADER}\ntee,Tee,,Size,S,A,,9,,,\nmug,Mug,,,,B,,5,,,\ntee,Tee,,Size,M,C,,9,,,\n`,
		products,
	);
	assert.deepEqual(codes(found), ['4 refused product_apart']);
	assert.deepEqual(
		found.products.map(({ product_id }) => product_id),
		['tee', 'mug'],
	);
});

test('a refused cell refuses its product and no other', async () => {
	const found = await read(
		`${HEADER}\ntee,Tee,,Size,S,A,,9,,,\ntee,,,,M,B,,-9,,,\nmug,,,,,C,,x,,,\ncup,Cup,,,,D,,5,,,\n`,
		products,
	);
	assert.deepEqual(codes(found), ['3 refused price_negative', '4 refused title_missing', '4 refused price_invalid']);
	assert.deepEqual(
		found.products.map(({ product_id }) => product_id),
		['cup'],
	);
	assert.deepEqual(
		found.refused.map(({ rows, variants }) => [rows, variants]),
		[
			[2, 2],
			[1, 1],
		],
	);
});

test('codes that a spreadsheet turned into numbers are refused', async () => {
	const found = await read(`${HEADER}\ntee,Tee,,,,1.23457E+11,,9,,4.00638E+12,\n`, products);
	assert.deepEqual(codes(found), ['2 refused sku_damaged', '2 refused gtin_damaged']);
});

test('a price needs a currency, and one in the cell may not contradict it', async () => {
	const file = `${HEADER}\ntee,Tee,,,,A,,£9,,,\n`;
	assert.deepEqual(codes(await read(file, products)), ['2 refused currency_conflict']);
	assert.equal((await read(file, { kind: 'products' })).products[0]?.variants[0]?.currency, 'GBP');
	assert.deepEqual(codes(await read(file.replace('£', ''), { kind: 'products' })), ['2 refused currency_missing']);
});

test('a picture that is no web address is left out with a note', async () => {
	const found = await read(`${HEADER}\ntee,Tee,,,,A,,9,,,javascript:alert(1)\n`, products);
	assert.deepEqual(codes(found), ['2 note url_invalid']);
	assert.equal(found.products[0]?.image, null);
});

test('an identifier keeps nothing that is not seen', async () => {
	const found = await read(`${HEADER}\ntee\u0001x,Tee,,,,A,,9,,,\n`, products);
	assert.deepEqual(
		found.products.map(({ product_id }) => product_id),
		['tee-x'],
	);
});

test('an unknown status is refused', async () => {
	const found = await read(`${HEADER}\ntee,Tee,sold,,,A,,9,,,\n`, products);
	assert.deepEqual(codes(found), ['2 refused status_unknown']);
});

test('a missing handle is made from the title; with neither, the row is refused', async () => {
	const found = await read(`${HEADER}\n,Käsitöö Tee,,,,A,,9,,,\n,,,,,B,,9,,,\n`, products);
	assert.deepEqual(
		found.products.map(({ product_id }) => product_id),
		['käsitöö-tee'],
	);
	assert.deepEqual(codes(found), ['3 refused product_id_missing', '3 refused title_missing']);
});

const stock = { kind: 'stock' } as const;

test('reads the inventory with a column for each location', async () => {
	const found = await read(fixture('shopify-inventory-wide.csv'), stock);
	assert.deepEqual(
		found.levels.map(({ sku, store, stocked, on_hand }) => [sku, store, stocked, on_hand]),
		[
			['MUG-S-N', 'Tartu, Raekoja plats', true, 5],
			['MUG-S-N', 'Turku', false, 0],
			[null, 'Tartu, Raekoja plats', true, 0],
			[null, 'Turku', true, 0],
			['SCARF', 'Tartu, Raekoja plats', false, 0],
			['SCARF', 'Turku', true, 1204],
		],
	);
	assert.deepEqual(
		[found.levels[2]?.product_id, found.levels[2]?.options.length, found.levels[4]?.options],
		['pine-mug', 2, []],
	);
	assert.deepEqual(codes(found), ['3 note stock_negative', '4 note number_assumed']);
	assert.equal(found.levels[1]?.place.columns['on_hand'], 'Turku');
});

test('what is on hand is what is available, committed and unavailable, when it is not given', async () => {
	const found = await read(fixture('shopify-inventory-tall.csv'), stock);
	assert.deepEqual(
		found.levels.map(({ store, stocked, on_hand, committed, unavailable, incoming }) => [
			store,
			stocked,
			on_hand,
			committed,
			unavailable,
			incoming,
		]),
		[
			['Turku', true, 2, 2, 1, 3],
			['Riga', false, 0, 0, 0, 0],
			['Turku', true, 4, 0, 0, 0],
		],
	);
});

test('On hand (new) is never read as stock', async () => {
	const found = await read(fixture('shopify-inventory-new.csv'), stock);
	assert.deepEqual(
		found.levels.map(({ sku, stocked, on_hand }) => [sku, stocked, on_hand]),
		[
			['MUG-S-N', true, 7],
			['SCARF', false, 0],
		],
	);
	assert.deepEqual(codes(found), ['3 ignored quantity_empty']);
	assert.ok(found.recognised?.columns_ignored.includes('On hand (new)'));
});

test('a quantity that is no whole number is refused', async () => {
	const found = await read('Handle,Title,SKU,HS Code,Tartu,Turku\ntee,Tee,A,,1.5,3\nmug,Mug,B,,lots,3\n', stock);
	assert.deepEqual(codes(found), ['2 refused number_not_whole', '3 refused number_invalid']);
	assert.deepEqual(found.levels, []);
});
