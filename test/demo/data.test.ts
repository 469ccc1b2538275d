import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { pictureFiles } from '../../demo/pictures/files.ts';

const folder = new URL('../../demo/data/', import.meta.url);

type Row = Record<string, string>;

async function rowsOf(name: string): Promise<Row[]> {
	return parse(await readFile(new URL(name, folder)), { columns: true }) as Row[];
}

describe('the demo shop', () => {
	let products: Row[];
	let stores: Row[];
	let stock: Row[];
	before(async () => {
		[products, stores, stock] = await Promise.all([rowsOf('products.csv'), rowsOf('stores.csv'), rowsOf('stock.csv')]);
	});

	it('has six shops in four or more time zones, and one warehouse', () => {
		const shops = stores.filter((store) => store['kind'] === 'store');
		assert.equal(shops.length, 6);
		assert.equal(stores.length, 7);
		assert.ok(new Set(shops.map((store) => store['timezone'])).size >= 4);
	});

	it('names every variant once', () => {
		const skus = products.map((row) => row['sku']);
		assert.equal(new Set(skus).size, skus.length);
	});

	it('has GTINs of the range for use inside a company, each once and with its check digit', () => {
		const gtins = products.flatMap((row) => row['gtin'] || []);
		assert.equal(new Set(gtins).size, gtins.length);
		for (const gtin of gtins) {
			assert.match(gtin, /^04[0-9]{11}$/);
			const sum = Array.from(gtin, Number).reduce((total, digit, index) => total + digit * (index % 2 ? 3 : 1), 0);
			assert.equal(sum % 10, 0, gtin);
		}
	});

	it('counts stock of its own variants in its own stores only, once each', () => {
		const tracked = new Set(products.filter((row) => row['tracked'] === 'true').map((row) => row['sku']));
		const places = new Set(stores.map((store) => store['store_id']));
		const pairs = stock.map((row) => `${row['sku']} ${row['store_id']}`);
		assert.equal(new Set(pairs).size, pairs.length);
		assert.deepEqual(
			stock.filter((row) => !tracked.has(row['sku']) || !places.has(row['store_id'] ?? '')),
			[],
		);
	});

	it('draws every offer, whose picture is where it says', async () => {
		const offers = JSON.parse(await readFile(new URL('offers.json', folder), 'utf8')) as { image: string }[];
		const files = await pictureFiles(new URL('products.csv', folder));
		for (const { image } of offers) assert.match(files.get(image.slice(1)) ?? '', /^<svg /, image);
	});

	it('draws every variant, the same each time, in less than 4 KB', async () => {
		const files = await pictureFiles(new URL('products.csv', folder));
		const again = await pictureFiles(new URL('products.csv', folder));
		assert.deepEqual(files, again);
		for (const { sku } of products) {
			const drawn = files.get(`pictures/${sku}.svg`);
			assert.ok(drawn && drawn.length < 4096, sku);
		}
	});
});
