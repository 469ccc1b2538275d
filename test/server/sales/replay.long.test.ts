import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Sale, SaleInput } from '@endcap/contract';
import { importFile } from '@endcap/server';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { storeInput } from '../../support/shop.ts';
import { isGoods, readDay, salesOf, type ReceiptLine } from '../../support/uci-online-retail.ts';

const shared = process.env.ENDCAP_SHARED_DATA ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const folder = path.join(shared, 'uci-online-retail');
const days = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.csv')) : [];
const OPENING = 100_000;

describe('receipts of a day', () => {
	const line = (fields: Partial<ReceiptLine>): ReceiptLine => ({
		receipt: '1',
		code: '22139',
		title: '',
		quantity: 1,
		soldAt: '2010-12-01T08:26:00Z',
		price: '1.65',
		...fields,
	});

	test('are read with commas and quotes in a title, and letters of a code in either case', () => {
		const csv =
			'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice\r\n1,85123a,"A ""BIG"", RED",6,2010-12-01 08:26:00,2.55\r\n';
		assert.deepEqual(readDay(csv), [line({ code: '85123A', title: 'A "BIG", RED', quantity: 6, price: '2.55' })]);
	});

	test('keep equal lines and what came back, and leave out lines of nothing', () => {
		const [sale] = salesOf([line({}), line({}), line({ quantity: -2 }), line({ quantity: 0 })], 'shop');
		assert.deepEqual(
			sale?.lines.map(({ quantity }) => quantity),
			[1, 1, -2],
		);
	});

	test('go in parts when they are longer than a request takes', () => {
		const sales = salesOf(
			Array.from({ length: 1001 }, () => line({})),
			'shop',
		);
		assert.deepEqual(
			sales.map(({ receipt, lines }) => [receipt, lines.length]),
			[
				['1', 1000],
				['1/2', 1],
			],
		);
	});
});

onEachDatabase('a real day of sales', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent' });
		await call('PUT', '/v1/stores/shop', storeInput({ name: 'Shop' }));
	});
	after(() => server.close());

	const call = (method: string, address: string, body: unknown) =>
		server.call(method, address, {
			key: server.merchant.secret,
			body,
			headers: { 'idempotency-key': crypto.randomUUID() },
		});

	async function take(kind: 'products' | 'stock', rows: string[][]): Promise<void> {
		const csv = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
		const options = { kind, currency: 'GBP' };
		const report = await importFile(context.database, server.merchant.id, chunks(csv), options);
		assert.equal(report.status, 'taken', JSON.stringify(report));
	}

	async function onHand(): Promise<Record<string, number>> {
		const rows = await context.database.query<{ sku: string; on_hand: number }>(
			{ text: 'SELECT sku, on_hand FROM inventory_level WHERE merchant_id = $1' },
			[server.merchant.id],
		);
		return Object.fromEntries(rows.map(({ sku, on_hand }) => [sku, on_hand]));
	}

	async function replay(sales: SaleInput[]): Promise<Map<number, number>> {
		const statuses = new Map<number, number>();
		for (const sale of sales) {
			const { status, text, body } = await call('POST', '/v1/sales', sale);
			assert.ok(status === 200 || status === 201, text);
			assert.deepEqual((body as Sale).conflicts, []);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		}
		return statuses;
	}

	for (const day of days) {
		test(
			`${day}: levels are the opening stock less what was sold; the second time nothing changes`,
			{ timeout: 300_000 },
			async () => {
				const lines = readDay(readFileSync(path.join(folder, day), 'utf8'));
				const goods = [...new Map(lines.map((line) => [line.code, line])).values()];
				await take('products', [
					['product_id', 'title', 'sku', 'price', 'currency', 'tracked'],
					...goods.map(({ code, title, price }) => [code, title || code, code, price, 'GBP', String(isGoods(code))]),
				]);
				const counted = goods.filter(({ code }) => isGoods(code)).map(({ code }) => code);
				await take('stock', [
					['sku', 'store_id', 'on_hand'],
					...counted.map((code) => [code, 'shop', String(OPENING)]),
				]);

				const sales = salesOf(lines, 'shop');
				assert.deepEqual([...(await replay(sales))], [[201, sales.length]]);
				const expected = Object.fromEntries(
					counted.map((code) => [
						code,
						lines.reduce((left, line) => (line.code === code ? left - line.quantity : left), OPENING),
					]),
				);
				assert.deepEqual(await onHand(), expected);

				assert.deepEqual([...(await replay(sales.toReversed()))], [[200, sales.length]]);
				assert.deepEqual(await onHand(), expected);
			},
		);
	}

	test('was there to replay', { skip: days.length === 0 && `no data in ${folder}` }, () => assert.ok(days.length > 0));
});

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
	yield Buffer.from(text);
}
