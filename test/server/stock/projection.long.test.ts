import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database, Queryable, Statement } from '@endcap/server';
import { createMerchant } from '../../../packages/server/src/merchants/rules.ts';
import { replaceProduct } from '../../../packages/server/src/products/replace.ts';
import { rowsOf } from '../../../packages/server/src/products/rules.ts';
import { answerAvailability } from '../../../packages/server/src/stock/availability.ts';
import { Projections } from '../../../packages/server/src/stock/projections.ts';
import { upsertStore } from '../../../packages/server/src/stores/queries.ts';
import { rowOf } from '../../../packages/server/src/stores/rules.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { productInput, setLevel, storeInput } from '../../support/shop.ts';

/** Counts what is asked, and can pretend that the database went away or lets everyone wait. */
function watched(database: Database) {
	const state = { queries: 0, away: false, busy: Promise.resolve() };
	const query: Queryable['query'] = async <Row>(statement: Statement, values?: readonly unknown[]) => {
		state.queries += 1;
		await state.busy;
		if (state.away) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
		return database.query<Row>(statement, values);
	};
	return { state, database: { ...database, query, listen: async () => async () => {} } };
}

let made = 0;

onEachDatabase('the projection', (context) => {
	async function shop(skus: string[], stores: string[]): Promise<string> {
		made += 1;
		const merchant = await createMerchant(context.database, { name: `m${made}`, currency: 'EUR', language: 'en' });
		for (const store of stores) await upsertStore(context.database, merchant.merchant_id, rowOf(store, storeInput()));
		const { product, variants } = rowsOf('p', productInput(skus));
		await replaceProduct(context.database, merchant.merchant_id, product, variants);
		return merchant.merchant_id;
	}

	async function unitsOf(projections: Projections, merchantId: string, sku: string): Promise<Record<string, number>> {
		const loaded = await projections.of(merchantId).load([sku], []);
		const { data } = JSON.parse(
			answerAvailability({ sku: [sku] }, loaded)
				.json()
				.toString(),
		);
		return Object.fromEntries(
			data.flatMap(({ stores }: { stores: { store_id: string; quantity_available: number }[] }) =>
				stores.map(({ store_id, quantity_available }) => [store_id, quantity_available]),
			),
		);
	}

	test('never goes back and ends where the table is, while many write', { timeout: 120_000 }, async () => {
		const { database } = context;
		const skus = ['A', 'B', 'C'];
		const stores = ['one', 'two'];
		const merchantId = await shop(skus, stores);
		await database.query({ text: 'UPDATE merchant SET quantity_cap = 1000000 WHERE merchant_id = $1' }, [merchantId]);
		// Room for one entry only, so entries are forgotten and filled again all the time.
		const projections = new Projections(database, { capacity: 2000 });
		await projections.start();
		const written = new Map<string, number>();
		const writing = { on: true };

		// Each writer counts its own level up, in transactions that overlap and commit in any order.
		const writers = skus.flatMap((sku) =>
			stores.map(async (store) => {
				for (let on_hand = 1; on_hand <= 60; on_hand += 1) {
					await database.transaction(async (tx) => {
						await setLevel(tx, merchantId, sku, store, { on_hand });
						await tx.query({ text: 'SELECT 1' });
					});
					written.set(`${sku} ${store}`, on_hand);
				}
			}),
		);
		const readers = skus.map(async (sku) => {
			const seen: Record<string, number> = {};
			while (writing.on) {
				const units = await unitsOf(projections, merchantId, sku);
				for (const [store, value] of Object.entries(units)) {
					assert.ok(value >= (seen[store] ?? 0), `${sku} in ${store} went back from ${seen[store]} to ${value}`);
					seen[store] = value;
				}
			}
		});
		await Promise.all(writers);
		writing.on = false;
		await Promise.all(readers);

		// Not told of anything any more: only the watermark leads here.
		await projections.of(merchantId).confirm();
		for (const sku of skus) {
			assert.deepEqual(await unitsOf(projections, merchantId, sku), { one: written.get(`${sku} one`), two: 60 });
		}
		await projections.close();
	});

	// PGlite runs one transaction at a time.
	if (context.engine === 'postgresql') {
		test('sees a change that committed after a later one', async () => {
			const merchantId = await shop(['A', 'B'], ['one']);
			await setLevel(context.database, merchantId, 'A', 'one', { on_hand: 1 });
			const projections = new Projections(context.database);
			await unitsOf(projections, merchantId, 'A');
			await context.database.transaction(async (slow) => {
				await setLevel(slow, merchantId, 'A', 'one', { on_hand: 2 });
				await setLevel(context.database, merchantId, 'B', 'one', { on_hand: 5 });
				await projections.of(merchantId).confirm();
				assert.deepEqual(await unitsOf(projections, merchantId, 'A'), { one: 1 });
			});
			await projections.of(merchantId).confirm();
			assert.deepEqual(await unitsOf(projections, merchantId, 'A'), { one: 2 });
			await projections.close();
		});
	}

	test('asks the database nothing when nothing changed', async () => {
		const { state, database } = watched(context.database);
		const merchantId = await shop(['A', 'B'], ['one']);
		const projections = new Projections(database);
		await projections.of(merchantId).load(['A', 'B', 'NONE'], ['04006381333931']);
		state.queries = 0;
		for (let round = 0; round < 50; round += 1) {
			await projections.of(merchantId).load(['B', 'NONE', 'A'], ['04006381333931']);
		}
		assert.equal(state.queries, 0);
		await projections.close();
	});

	test('confirms an answer that is older than two seconds, and says how old one is while the database is away', async () => {
		const { state, database } = watched(context.database);
		const merchantId = await shop(['A'], ['one']);
		let now = 0;
		const clock = { now: () => now, date: () => new Date(Date.UTC(2026, 2, 25) + now) };
		const projections = new Projections(database, { clock });
		const projection = projections.of(merchantId);
		await projection.load(['A'], []);
		state.queries = 0;
		now = 2500;
		assert.equal((await projection.load(['A'], [])).as_of.getTime(), Date.UTC(2026, 2, 25) + 2500);
		assert.ok(state.queries > 0);

		state.away = true;
		now = 50_000;
		assert.equal((await projection.load(['A'], [])).as_of.getTime(), Date.UTC(2026, 2, 25) + 2500);
		await assert.rejects(projection.load(['B'], []));
		now = 70_000;
		await assert.rejects(projection.load(['A'], []));
		state.away = false;
		now = 72_000;
		assert.equal((await projection.load(['A'], [])).as_of.getTime(), Date.UTC(2026, 2, 25) + 72_000);
		await projections.close();
	});

	test('answers from memory, with its true age, while the database is busy with something long', async () => {
		const { state, database } = watched(context.database);
		const merchantId = await shop(['A'], ['one']);
		let now = 0;
		const clock = { now: () => now, date: () => new Date(Date.UTC(2026, 2, 25) + now) };
		const projections = new Projections(database, { clock });
		const projection = projections.of(merchantId);
		await projection.load(['A'], []);
		let release = (): void => {};
		state.busy = new Promise<void>((resolve) => {
			release = resolve;
		});
		now = 30_000;
		assert.equal((await projection.load(['A'], [])).as_of.getTime(), Date.UTC(2026, 2, 25));
		now = 40_000;
		const unknown = projection.load(['B'], []);
		assert.equal((await projection.load(['A'], [])).as_of.getTime(), Date.UTC(2026, 2, 25));
		release();
		await unknown;
		now = 43_000;
		assert.equal((await projection.load(['A'], [])).as_of.getTime(), Date.UTC(2026, 2, 25) + 43_000);
		await projections.close();
	});

	test('follows stores that come, go and change', async () => {
		const merchantId = await shop(['A'], ['one']);
		await setLevel(context.database, merchantId, 'A', 'one', { on_hand: 1 });
		const projections = new Projections(context.database);
		assert.deepEqual(await unitsOf(projections, merchantId, 'A'), { one: 1 });
		await upsertStore(context.database, merchantId, rowOf('two', storeInput()));
		await setLevel(context.database, merchantId, 'A', 'two', { on_hand: 2 });
		await projections.of(merchantId).confirm();
		assert.deepEqual(await unitsOf(projections, merchantId, 'A'), { one: 1, two: 2 });
		await upsertStore(context.database, merchantId, rowOf('one', storeInput({ status: 'inactive' })));
		await projections.of(merchantId).confirm();
		assert.deepEqual(await unitsOf(projections, merchantId, 'A'), { two: 2 });
		await projections.close();
	});

	test('forgets and reads again when very much changed at once', async () => {
		const skus = Array.from({ length: 1700 }, (_, index) => `SKU-${index}`);
		const merchantId = await shop(skus, ['one', 'two', 'three']);
		const levels = (on_hand: number) =>
			context.database.query(
				{
					text: `INSERT INTO inventory_level (merchant_id, sku, store_id, on_hand)
						SELECT v.merchant_id, v.sku, s.store_id, $2 FROM variant v JOIN store s USING (merchant_id)
						WHERE v.merchant_id = $1
						ON CONFLICT (merchant_id, sku, store_id) DO UPDATE SET on_hand = excluded.on_hand`,
				},
				[merchantId, on_hand],
			);
		await levels(1);
		const projections = new Projections(context.database);
		assert.deepEqual(await unitsOf(projections, merchantId, 'SKU-7'), { one: 1, two: 1, three: 1 });
		await levels(2);
		await projections.of(merchantId).confirm();
		assert.deepEqual(await unitsOf(projections, merchantId, 'SKU-7'), { one: 2, two: 2, three: 2 });
		await projections.close();
	});
});
