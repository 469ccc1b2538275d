import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { ReadOptions } from '../../../../packages/server/src/imports/records.ts';
import { SHARED_DATA } from '../../../support/shared-data.ts';
import { codes, type Read, read } from './read.ts';

async function readReal(context: TestContext, file: string, options: ReadOptions): Promise<Read | undefined> {
	const path = join(SHARED_DATA, file);
	if (existsSync(path)) return await read(createReadStream(path), options);
	context.skip(`${path} is not here`);
	return undefined;
}

test('a real Shopify export: 20 products, no SKU, HTML and line breaks in cells', async (context) => {
	const found = await readReal(context, 'shopify/Product-data.csv', { kind: 'products', currency: 'EUR' });
	if (found === undefined) return;
	assert.deepEqual(
		[found.recognised?.format_name, found.rows, found.products.length, found.refused, codes(found)],
		['Shopify product CSV (2021)', 21, 20, [], []],
	);
	const variants = found.products.flatMap((product) => product.variants);
	assert.deepEqual(
		[variants.length, variants.filter(({ tracked }) => tracked).length, new Set(variants.map(({ sku }) => sku)).size],
		[21, 1, 21],
	);
	assert.ok(variants.every(({ sku_made, gtin, price_amount }) => sku_made && gtin === null && price_amount !== null));
	assert.ok(found.products.every(({ description }) => description === null || !/[<>]/.test(description)));
});

test('a real Medusa export: the price of the currency asked for', async (context) => {
	const found = await readReal(context, 'medusa/exported-products-semicolon.csv', {
		kind: 'products',
		currency: 'EUR',
	});
	if (found === undefined) return;
	assert.deepEqual([found.recognised?.delimiter, found.products.length], [';', 2]);
	assert.deepEqual(
		found.products[0]?.variants.map(({ sku, price_amount }) => [sku, price_amount]),
		[
			['base-product/large/green', 4500],
			['base-product/small/green', 6500],
		],
	);
	assert.equal(found.products[0].description, 'test-product-description\ntest line 2');
});

test('a day of real sales is no file of ours, and is told so', async (context) => {
	const found = await readReal(context, 'uci-online-retail/2010-12-01.csv', { kind: 'stock' });
	if (found === undefined) return;
	assert.equal(found.refusal?.code, 'format_unknown');
});
