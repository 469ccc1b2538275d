import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, fixture, read } from './read.ts';

const products = { kind: 'products' } as const;
const stores = { kind: 'stores' } as const;
const stock = { kind: 'stock' } as const;

test('our own products: every column, further rows without the product, text as it is', async () => {
	const found = await read(fixture('endcap-products.csv'), products);
	assert.deepEqual(found.remarks, []);
	const [mug, yen] = found.products;
	assert.equal(mug?.description, '<b>kept</b> as it is\nin two lines');
	assert.deepEqual(
		mug.variants.map(({ sku, price_amount, list_price_amount, currency, backorder }) => [
			sku,
			price_amount,
			list_price_amount,
			currency,
			backorder,
		]),
		[
			['MUG-S', 1850, 2400, 'EUR', false],
			['MUG-L', 2250, null, 'EUR', true],
		],
	);
	assert.deepEqual([yen?.status, yen?.variants[0]?.price_amount, yen?.variants[0]?.tracked], ['draft', 1200, false]);
});

test('our own products: more than three options, and the text that our export guards', async () => {
	const found = await read(
		`product_id,title,sku,price,currency,option4_name,option4_value\np,'=1+1,"'@x",5,EUR,' Fit,'-slim\n`,
		products,
	);
	assert.equal(found.products[0]?.title, '=1+1');
	assert.equal(found.products[0].variants[0]?.sku, '@x');
	assert.deepEqual(found.products[0].variants[0].options, [{ name: "' Fit", value: '-slim' }]);
});

test('a plain product list without product ids has a product for each SKU', async () => {
	const found = await read('SKU;Name;Price;Barcode;Stock\nA-1;Mug;12,50;4006381333931;7\nA-2;Cup;1.234;;\n', {
		...products,
		currency: 'EUR',
	});
	assert.deepEqual(
		found.products.map(({ product_id, title, variants }) => [product_id, title, variants[0]?.price_amount]),
		[
			['A-1', 'Mug', 1250],
			['A-2', 'Cup', 123_400],
		],
	);
	assert.deepEqual(codes(found), ['3 note price_assumed']);
});

test('the same list is the stock of the store that is named', async () => {
	const found = await read('SKU;Name;Price;Stock\nA-1;Mug;12,50;7\nA-2;Cup;5;\n', { ...stock, store: 'tartu' });
	assert.deepEqual(
		found.levels.map(({ sku, store, on_hand }) => [sku, store, on_hand]),
		[['A-1', 'tartu', 7]],
	);
	assert.deepEqual(codes(found), ['3 ignored quantity_empty']);
});

test('our own stores: address, place, hours, pickup, and what is left out', async () => {
	const found = await read(fixture('endcap-stores.csv'), stores);
	const [tartu, warehouse] = found.stores;
	assert.deepEqual(found.remarks, []);
	assert.deepEqual(
		[tartu?.latitude, tartu?.longitude, tartu?.phone, tartu?.country],
		[58.3804, 26.7225, '+3727300000', 'EE'],
	);
	assert.equal(tartu?.hours?.length, 6);
	assert.deepEqual(tartu.holiday_hours, []);
	assert.deepEqual([tartu.pickup_prep_minutes, tartu.pickup_hold_hours], [60, 48]);
	assert.deepEqual([warehouse?.kind, warehouse?.hours, warehouse?.timezone], ['warehouse', null, 'Europe/Helsinki']);
});

test('country and zone come from the command when the file has none', async () => {
	const found = await read('store_id,name,city\ntartu,Tartu,Tartu\n', {
		...stores,
		country: 'EE',
		timezone: 'Europe/Tallinn',
	});
	assert.deepEqual([found.stores[0]?.country, found.stores[0]?.timezone], ['EE', 'Europe/Tallinn']);
});

const bad: [column: string, value: string, code: string][] = [
	['store_id', 'has blanks', 'identifier_invalid'],
	['store_id', '', 'store_id_missing'],
	['name', '', 'name_missing'],
	['kind', 'kiosk', 'word_unknown'],
	['status', 'closed', 'word_unknown'],
	['country', 'Estonia', 'country_unknown'],
	['latitude', '91', 'degrees_invalid'],
	['latitude', '', 'place_incomplete'],
	['longitude', 'east', 'degrees_invalid'],
	['timezone', '', 'timezone_missing'],
	['timezone', 'Europe/Tartu', 'timezone_unknown'],
	['opening_hours', 'Mo-Fr sometimes', 'opening_hours_not_understood'],
	['prep_minutes', '', 'pickup_incomplete'],
	['hold_hours', '0', 'number_out_of_range'],
	['slot_minutes', '4', 'number_out_of_range'],
	['slot_capacity', 'many', 'number_invalid'],
	['same_day_until', '24:00', 'time_invalid'],
];
const good: Record<string, string> = {
	store_id: 'tartu',
	name: 'Tartu',
	kind: 'store',
	status: 'active',
	country: 'ee',
	latitude: '58,38',
	longitude: '26.72',
	timezone: 'Europe/Tallinn',
	opening_hours: '24/7',
	prep_minutes: '5',
	hold_hours: '4',
};
for (const [column, value, code] of bad) {
	test(`a store with “${value}” as ${column} is refused: ${code}`, async () => {
		const store: Record<string, string> = { ...good, [column]: value };
		const found = await read(`${Object.keys(store).join(';')}\n${Object.values(store).join(';')}\n`, stores);
		assert.deepEqual(found.stores, []);
		assert.equal(found.remarks.find(({ level }) => level === 'refused')?.code, code);
		assert.equal(found.remarks[0]?.column, column);
		assert.equal(found.refused.length, 1);
	});
}

test('a store whose every field is right is taken', async () => {
	const found = await read(`${Object.keys(good).join(';')}\n${Object.values(good).join(';')}\n`, stores);
	assert.deepEqual([found.remarks, found.stores[0]?.latitude], [[], 58.38]);
});

test('our own stock: states, not stocked, what was oversold', async () => {
	const found = await read(fixture('endcap-stock.csv'), stock);
	assert.deepEqual(
		found.levels.map(({ sku, store, stocked, on_hand, committed, incoming }) => [
			sku,
			store,
			stocked,
			on_hand,
			committed,
			incoming,
		]),
		[
			['MUG-S', 'tartu-raekoja', true, 5, 1, 10],
			['MUG-L', 'tartu-raekoja', false, 0, 0, 0],
			['MUG-JP', 'warehouse', true, 0, 0, 0],
		],
	);
	assert.deepEqual(found.remarks, [
		{
			level: 'note',
			line: 4,
			column: 'on_hand',
			value: '-3',
			code: 'stock_negative',
			reason: 'Below zero: oversold in the source. Stored as 0.',
		},
	]);
});

test('stock by GTIN, in any of its lengths', async () => {
	const found = await read(
		'gtin,store_id,on_hand\n4006381333931,tartu,3\n="04006381333931",turku,Not Stocked\n',
		stock,
	);
	assert.deepEqual(
		found.levels.map(({ sku, gtin, stocked, on_hand }) => [sku, gtin, stocked, on_hand]),
		[
			[null, '04006381333931', true, 3],
			[null, '04006381333931', false, 0],
		],
	);
});

test('a stock row without SKU, store or quantity is refused', async () => {
	const found = await read('sku,store_id,on_hand\n,tartu,1\nA,,1\nA,tartu,\nA,tartu,99999999999\n', stock);
	assert.deepEqual(codes(found), [
		'2 refused sku_missing',
		'3 refused store_missing',
		'4 refused quantity_missing',
		'5 refused number_too_large',
	]);
});

test('a stock file without a store column is about the store that is named', async () => {
	assert.equal((await read('sku,qty\nA,3\n', stock)).refusal?.code, 'store_missing');
	assert.equal((await read('sku,qty\nA,3\n', { ...stock, store: 'tartu' })).levels[0]?.store, 'tartu');
});

test('a value in a remark is cut', async () => {
	const found = await read(`sku,store_id,on_hand\nA,tartu,${'x'.repeat(500)}\n`, stock);
	assert.equal(found.remarks[0]?.value?.length, 200);
});
