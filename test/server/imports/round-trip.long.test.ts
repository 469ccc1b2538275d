import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { exportFile, type Database } from '@endcap/server';
import * as fc from 'fast-check';
import { randomShop, type RandomShop } from '../../support/arbitrary-shop.ts';
import { onEachDatabase, type DatabaseContext } from '../../support/databases.ts';
import { emptyMerchant, importer, shelfOf, type Importer } from '../../support/importing.ts';
import { testServer, type TestServer } from '../../support/server.ts';

const KINDS = ['stores', 'products', 'stock'] as const;

async function exported(database: Database, merchantId: string, kind: (typeof KINDS)[number]): Promise<string> {
	let text = '';
	for await (const part of exportFile(database, merchantId, kind)) text += part;
	return text;
}

async function takeAll(take: Importer, files: string[]): Promise<void> {
	for (const [at, kind] of KINDS.entries()) {
		const text = files[at] ?? '';
		const report = await take(kind, text);
		const empty = text.trimEnd().split('\r\n').length === 1;
		assert.ok(report.status === 'taken' || empty, `${JSON.stringify(report.refused)}\n${text}`);
	}
}

onEachDatabase('export and import', (context) => {
	describe('of a shop that was put over HTTP', () => overHttp(context));
});

function overHttp(context: DatabaseContext): void {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database);
	});
	after(() => server.close());

	async function putShop({ products, stores, counts }: RandomShop): Promise<string> {
		const { merchant } = server;
		await emptyShop(merchant.id);
		for (const [path, things] of [
			['products', products],
			['stores', stores],
		] as const) {
			for (const { id, input } of things) {
				const answer = await server.call('PUT', `/v1/${path}/${encodeURIComponent(id)}`, {
					key: merchant.secret,
					body: input,
				});
				assert.equal(answer.status, 201, answer.text);
			}
		}
		const skus = products.flatMap(({ input }) => input.variants.filter(({ tracked }) => tracked).map(({ sku }) => sku));
		const levels = skus.flatMap((sku, at) =>
			stores.flatMap(({ id }, place) => {
				const count = counts[at * 3 + place] ?? null;
				const shelf = count && count % 4 > 0 ? `=B ${count % 9}` : null;
				return count === null
					? []
					: [{ sku, store_id: id, on_hand: count, committed: count % 7, incoming: count % 3, shelf }];
			}),
		);
		await context.database.query(
			{
				text: `INSERT INTO inventory_level (merchant_id, sku, store_id, stocked, on_hand, committed, incoming, shelf)
					SELECT $1, sku, store_id, on_hand <> 5, on_hand, committed, incoming, shelf
					FROM jsonb_to_recordset($2::jsonb)
						AS l (sku text, store_id text, on_hand int, committed int, incoming int, shelf text)`,
			},
			[merchant.id, JSON.stringify(levels)],
		);
		return merchant.id;
	}

	async function emptyShop(merchantId: string): Promise<void> {
		for (const table of ['inventory_level', 'variant', 'product', 'store']) {
			await context.database.query({ text: `DELETE FROM ${table} WHERE merchant_id = $1` }, [merchantId]);
		}
	}

	test('an empty shop that takes the files has all that the shop has, and the shop itself is not changed by them', async () => {
		await fc.assert(
			fc.asyncProperty(randomShop, async (shop) => {
				const from = await putShop(shop);
				const files = [];
				for (const kind of KINDS) files.push(await exported(context.database, from, kind));
				const to = await emptyMerchant(context.database);
				await takeAll(importer(context.database, to), files);
				assert.deepEqual(await shelfOf(context.database, to), await shelfOf(context.database, from));
				const before = await shelfOf(context.database, from, { versions: true });
				await takeAll(importer(context.database, from), files);
				assert.deepEqual(await shelfOf(context.database, from, { versions: true }), before);
			}),
			{ numRuns: 25, endOnFailure: true },
		);
	});

	test('no cell of an export is a formula to a spreadsheet', async () => {
		const merchantId = await emptyMerchant(context.database);
		const take = importer(context.database, merchantId);
		await take('products', 'product_id,title,sku,vendor\n=1+1,=1+1,=1+1,@x\n');
		await take('stores', 'store_id,name,timezone,street,latitude,longitude\n=a,+x,UTC,-y,-1,-2\n');
		await take('stock', 'sku,store_id,on_hand\n=1+1,=a,1\n');
		for (const kind of KINDS) {
			const text = await exported(context.database, merchantId, kind);
			assert.doesNotMatch(text.replaceAll(/,-\d+(?=[,\r])/g, ','), /(^|,|\n)"?[=+\-@\t]/);
		}
	});
}
