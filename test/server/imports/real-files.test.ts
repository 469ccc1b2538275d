import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { test } from 'node:test';
import type { ImportKind } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { SHARED_DATA } from '../../support/shared-data.ts';
import { emptyMerchant, expectTaken, importer, shelfOf } from '../../support/importing.ts';

const FILES: [
	file: string,
	kind: ImportKind,
	format: RegExp,
	counts: Partial<Record<'products' | 'variants' | 'stores', number>>,
][] = [
	['shopify/Product-data.csv', 'products', /^Shopify product CSV \(2021\)$/, { products: 20, variants: 21 }],
	['medusa/exported-products-semicolon.csv', 'products', /^Medusa/, { products: 2, variants: 3 }],
	['stores-estonia/tartu_pharmacies.geojson', 'stores', /^GeoJSON$/, { stores: 24 }],
];

onEachDatabase('real exports', (context) => {
	for (const [file, kind, format, counts] of FILES) {
		const location = `${SHARED_DATA}/${file}`;
		const skip = existsSync(location) ? false : `${file} is not on this machine`;
		test(`${file} is taken whole, and the second time changes nothing`, { skip }, async () => {
			const merchantId = await emptyMerchant(context.database);
			const take = importer(context.database, merchantId);
			const first = await expectTaken(take(kind, createReadStream(location)));
			const before = await shelfOf(context.database, merchantId, { versions: true });
			const second = await expectTaken(take(kind, createReadStream(location)));
			assert.match(first.format_name, format);
			for (const [thing, count] of Object.entries(counts)) {
				const name = thing as keyof typeof counts;
				assert.deepEqual([first[name]?.read, first[name]?.created, second[name]?.unchanged], [count, count, count]);
			}
			assert.deepEqual(await shelfOf(context.database, merchantId, { versions: true }), before);
		});
	}

	const pharmacies = `${SHARED_DATA}/stores-estonia/tartu_pharmacies.geojson`;
	const lamps = `${SHARED_DATA}/shopify/Product-data.csv`;
	const skip = existsSync(pharmacies) && existsSync(lamps) ? false : 'the exports are not on this machine';
	test(
		'a stock file joins a Shopify export to the pharmacies of Tartu, which two of a name make careful',
		{ skip },
		async () => {
			const merchantId = await emptyMerchant(context.database);
			const take = importer(context.database, merchantId);
			await expectTaken(take('stores', createReadStream(pharmacies)));
			await expectTaken(take('products', createReadStream(lamps)));
			const stock =
				'sku;store;quantity\nblack-lamp;Raekoja Apteek;1 250\nblack-lamp;raja-apteek-322920315;not stocked\n';
			await expectTaken(take('stock', stock));
			const { levels } = await shelfOf(context.database, merchantId);
			const held = levels
				.map(({ row }) => row as Record<string, unknown>)
				.map(({ store_id, on_hand, stocked }) => [store_id, on_hand, stocked]);
			assert.deepEqual(held, [
				['raekoja-apteek-1446969434', 1250, true],
				['raja-apteek-322920315', 0, false],
			]);
			const report = await take('stock', 'sku,store,quantity\nblack-lamp,Uus Apteek,1\n');
			assert.deepEqual(
				report.refused.map(({ code }) => code),
				['store_ambiguous'],
			);
		},
	);
});
