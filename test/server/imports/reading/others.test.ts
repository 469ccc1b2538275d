import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, fixture, read } from './read.ts';

const products = { kind: 'products', currency: 'EUR' } as const;
const stock = { kind: 'stock' } as const;

test('Square before 2022: items by name, variations as options, prices with signs', async () => {
	const found = await read(fixture('square-before-2022.csv'), products);
	assert.deepEqual(
		found.products.map(({ product_id, variants }) => [
			product_id,
			...variants.map(({ sku, price_amount }) => [sku, price_amount]),
		]),
		[
			['rye-loaf', ['RYE', 480]],
			['coffee', ['coffee/Small', 250], ['coffee/Large', null]],
			['espresso-machine', ['ESP-1', 124_900]],
		],
	);
	assert.deepEqual(codes(found), ['4 note price_variable']);
});

test('Square 2022: options, GTIN, what is not sold and not stocked', async () => {
	const found = await read(fixture('square-2022.csv'), { kind: 'products', currency: 'USD' });
	const [tee, flour] = found.products;
	assert.deepEqual(tee?.variants[0]?.options, [
		{ name: 'Colour', value: 'Black' },
		{ name: 'Size', value: 'M' },
	]);
	assert.equal(tee?.variants[0]?.gtin, '00036000291452');
	assert.deepEqual([flour?.status, flour?.variants[0]?.tracked], ['draft', false]);
});

test('Square 2024: the header below a title, items by reference handle, archived ones', async () => {
	const found = await read(fixture('square-2024.csv'), products);
	assert.deepEqual(
		found.products.map(({ product_id, title, status, place }) => [product_id, title, status, place.line]),
		[
			['linen-apron', 'Linen apron', 'active', 3],
			['old-poster', 'Old poster', 'archived', 5],
		],
	);
	assert.equal(found.products[0]?.variants[1]?.sku, 'linen-apron/Ink');
	assert.equal(found.products[0]?.category, 'Kitchen');
});

test('Square: stock of each location, by the columns named after them', async () => {
	const found = await read(fixture('square-2024.csv'), stock);
	assert.deepEqual(
		found.levels.map(({ sku, store, stocked, on_hand }) => [sku, store, stocked, on_hand]),
		[
			['APR-SAND', 'Old Town', true, 4],
			['APR-SAND', 'Harbour', false, 0],
			[null, 'Old Town', true, 0],
			[null, 'Harbour', true, 2],
		],
	);
	assert.deepEqual(codes(found), ['5 ignored quantity_empty']);
});

test('WooCommerce: variations find their product before and behind them, by SKU and by id', async () => {
	const found = await read(fixture('woocommerce.csv'), { ...products, now: new Date('2026-02-01') });
	assert.deepEqual(
		found.products.map(({ product_id, status, variants }) => [product_id, status, ...variants.map(({ sku }) => sku)]),
		[
			['SOAP', 'active', 'SOAP'],
			['PDF', 'draft', 'PDF'],
			['id-12', 'active', 'id-12/Red/M', 'HOOD-B-L'],
			['CAP', 'draft', 'CAP-G'],
		],
	);
	assert.equal(found.products[0]?.description, 'For hands.\nMild\nVegan');
	assert.equal(found.products[0].image, 'https://img.example/soap.jpg');
	assert.deepEqual(
		found.products[2]?.variants.map(({ tracked, backorder }) => [tracked, backorder]),
		[
			[true, true],
			[false, false],
		],
	);
	assert.equal(found.products[1]?.variants[0]?.tracked, false);
	assert.deepEqual(codes(found), ['6 note sale_not_now', '9 ignored row_not_sold', '10 ignored row_not_sold']);
});

test('WooCommerce: a sale is the price while it lasts, through its last day', async () => {
	for (const [now, price, list] of [
		['2026-02-28T23:59:59Z', 4900, null],
		['2026-03-01T00:00:00Z', 3900, 4900],
		['2026-03-31T23:59:59Z', 3900, 4900],
		['2026-04-01T00:00:00Z', 4900, null],
	] as const) {
		const found = await read(fixture('woocommerce.csv'), { ...products, now: new Date(now) });
		const variant = found.products[2]?.variants[1];
		assert.deepEqual([variant?.price_amount, variant?.list_price_amount], [price, list], now);
	}
	const found = await read(fixture('woocommerce.csv'), products);
	assert.deepEqual(
		[found.products[0]?.variants[0]?.price_amount, found.products[0]?.variants[0]?.list_price_amount],
		[550, 700],
	);
});

const WOO = 'ID,Type,SKU,Name,Published,Stock,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)';

test('WooCommerce: a variation without its product is refused', async () => {
	const found = await read(`${WOO}\n2,variation,A-S,A - S,1,3,5,A,Size,S\n`, products);
	assert.deepEqual(codes(found), ['2 refused parent_missing']);
	assert.deepEqual(found.refused, [{ type: 'refused', record: 'product', rows: 1, variants: 1 }]);
});

test('WooCommerce: a variation may name by id a product that has a SKU', async () => {
	const found = await read(`${WOO}\n1,variable,A,A,1,,,,Size,S\n2,variation,,A - S,1,3,5,id:1,Size,S\n`, products);
	assert.deepEqual(
		found.products.map(({ variants }) => variants.map(({ sku }) => sku)),
		[['A/S']],
	);
});

test('WooCommerce: a bad variation refuses its product, and a repeated SKU too', async () => {
	const rows =
		'1,variable,A,A,1,,,,Size,S\n2,variation,A-S,,1,3,-5,A,Size,S\n3,variable,B,B,1,,,,,\n4,variation,X,,1,,1,B,Size,S\n5,variation,X,,1,,1,B,Size,M';
	const found = await read(`${WOO}\n${rows}\n`, products);
	assert.deepEqual(codes(found), ['3 refused price_negative', '6 refused sku_repeated']);
	assert.deepEqual(
		found.refused.map(({ rows: count, variants }) => [count, variants]),
		[
			[2, 1],
			[3, 2],
		],
	);
});

test('WooCommerce: stock of a row without SKU, ID and name is refused', async () => {
	const found = await read(`${WOO}\n,simple,,,1,3,5,,,\n,variation,,X,1,3,5,,,\n`, { ...stock, store: 'tartu' });
	assert.deepEqual(codes(found), ['2 refused sku_missing', '3 refused sku_missing']);
	assert.deepEqual(found.levels, []);
});

test('WooCommerce: the column Stock is the stock of the store that is named', async () => {
	const found = await read(fixture('woocommerce.csv'), { ...stock, store: 'tartu' });
	assert.deepEqual(
		found.levels.map(({ sku, product_id, on_hand }) => [sku, product_id, on_hand]),
		[
			['SOAP', 'SOAP', 14],
			[null, 'id-12', 2],
			['PDF', 'PDF', 5],
		],
	);
	assert.ok(codes(found).includes('6 ignored stock_of_parent'));
});

test('Medusa: prices in whole units, the column of the currency asked for', async () => {
	const found = await read(fixture('medusa-1.csv'), products);
	assert.deepEqual(
		found.products[0]?.variants.map(({ sku, price_amount, tracked, backorder }) => [
			sku,
			price_amount,
			tracked,
			backorder,
		]),
		[
			['LAN-S', 2490, true, false],
			['lantern/L', 3490, false, true],
		],
	);
	assert.equal(found.products[0].variants[0]?.gtin, '00000096385074');
	const dollars = await read(fixture('medusa-2.csv'), { kind: 'products', currency: 'USD' });
	assert.deepEqual(
		[
			dollars.products[0]?.status,
			dollars.products[0]?.variants[0]?.price_amount,
			dollars.products[0]?.variants[0]?.gtin,
		],
		['draft', 2700, '00036000291452'],
	);
});

test('Medusa: several currencies and none chosen, or another one, is refused with the list', async () => {
	for (const currency of [undefined, 'SEK']) {
		const found = await read(fixture('medusa-2.csv'), { kind: 'products', currency });
		assert.equal(found.refusal?.code, 'currency_choice');
		assert.match(found.refusal.reason, /EUR, USD/);
	}
});

test('Medusa: the only currency is taken without being asked for', async () => {
	const found = await read('Product Handle;Product Title;Variant SKU;Price SEK\nlamp;Lamp;L;249.5\n', {
		kind: 'products',
	});
	assert.deepEqual(
		[found.products[0]?.variants[0]?.price_amount, found.products[0]?.variants[0]?.currency],
		[24_950, 'SEK'],
	);
});

test('Medusa: a status is one of its own words', async () => {
	const found = await read(
		'Product Handle;Product Title;Product Status;Variant SKU\nlamp;Lamp;constructor;L\n',
		products,
	);
	assert.deepEqual(codes(found), ['2 refused status_unknown']);
});

test('Google: store codes keep their case; without a quantity the least is stored, and none when it cannot be bought', async () => {
	const found = await read(fixture('google-local-inventory.tsv'), stock);
	assert.deepEqual(
		found.levels.map(({ sku, store, on_hand }) => [sku, store, on_hand]),
		[
			['MUG-S-N', 'Tartu-1', 4],
			['MUG-S-N', 'tartu-1', 1],
			['SCARF', 'Tartu-1', 0],
		],
	);
	assert.deepEqual(codes(found), ['3 note quantity_assumed', '4 note stock_contradiction']);
	const other = await read(fixture('google-local-inventory.csv'), stock);
	assert.deepEqual(
		other.levels.map(({ on_hand }) => on_hand),
		[1, 0],
	);
});

test('Google: an unknown availability and a row without anything are refused', async () => {
	const found = await read('store_code,id,quantity,availability\nT,A,1,soon\nT,B,,\n,C,1,\nT,,1,\n', stock);
	assert.deepEqual(codes(found), [
		'2 refused availability_unknown',
		'3 refused quantity_missing',
		'4 refused store_missing',
		'5 refused sku_missing',
	]);
});
