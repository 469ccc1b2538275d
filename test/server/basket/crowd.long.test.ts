import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDatabase, startServer, type Database } from '@endcap/server';
import { CartShop, MORNING, NOON, ONE, toldBy, type CartShopper } from '../../support/cart-shop.ts';
import { onEachDatabase, postgresDatabase } from '../../support/databases.ts';

const CODES = ['done', 'out_of_stock', 'slot_full'];

/** Everybody wants a kettle and a cup from two shops, in either order, at one of two times that take four orders each. */
async function crowd(shop: CartShop, many: number): Promise<CartShopper[]> {
	return Promise.all(
		Array.from({ length: many }, async (_, index) => {
			const shopper = await shop.shopper();
			const [one, other] = index % 2 === 0 ? (['tartu', 'riga'] as const) : (['riga', 'tartu'] as const);
			const starts_at = index % 4 < 2 ? NOON : ONE;
			await shopper.begin({
				lines: [
					{ sku: `KETTLE-${one}`, fulfillment: { method: 'pickup', store_id: one } },
					{ sku: `KETTLE-${other}`, fulfillment: { method: 'pickup', store_id: other } },
					{ sku: 'CUP', fulfillment: { method: 'ship' } },
				],
				pickups: [
					{ store_id: one, starts_at },
					{ store_id: other, starts_at },
				],
			});
			return shopper;
		}),
	);
}

const LEVELS = { 'KETTLE-tartu@tartu': 10, 'KETTLE-riga@riga': 7, 'CUP@warehouse': 3, 'CUP@tartu': 40 };

async function assertNeverOver(shop: CartShop, codes: string[]): Promise<void> {
	assert.deepEqual(
		codes.filter((code) => !CODES.includes(code)),
		[],
	);
	const granted = codes.filter((code) => code === 'done').length;
	assert.equal(granted, 7);
	const booked = [await shop.booked('tartu', NOON), await shop.booked('tartu', ONE)];
	assert.equal(booked[0]! + booked[1]!, granted);
	assert.ok(Math.max(...booked) <= 4, `a time of four orders took ${Math.max(...booked)}`);
	assert.deepEqual([await shop.booked('riga', NOON), await shop.booked('riga', ONE)], booked);
	assert.deepEqual(await shop.levels(), {
		'CUP@tartu': '40/4',
		'CUP@warehouse': '3/3',
		'KETTLE-riga@riga': '7/7',
		'KETTLE-tartu@tartu': '10/7',
	});
}

onEachDatabase('a crowd of carts', (context) => {
	test('never gets more units than there are, nor more places than a time has', async (t) => {
		const shop = await CartShop.open(context.database, { levels: LEVELS, slotCapacity: 4 });
		t.after(() => shop.close());
		const shoppers = await crowd(shop, context.engine === 'pglite' ? 20 : 60);
		const answers = await Promise.all(shoppers.map((shopper) => shopper.tryAllocate()));
		await assertNeverOver(
			shop,
			answers.map((answer) => toldBy(answer).code),
		);
	});
});

describe('a crowd of carts on two nodes of one PostgreSQL', () => {
	test('never gets more than there is, while others let go and hold again', async (t) => {
		const { database, url, close } = await postgresDatabase();
		const second: Database = await openDatabase({ databaseUrl: url, purpose: 'serve' });
		const shop = await CartShop.open(database, { levels: LEVELS, slotCapacity: 4 });
		const node = await startServer({
			database: second,
			host: '127.0.0.1',
			port: 0,
			logLevel: 'silent',
			now: () => MORNING,
		});
		t.after(async () => {
			await node.close();
			await shop.close();
			await second.close();
			await close();
		});
		const shoppers = (await crowd(shop, 60)).map((shopper, index) =>
			index % 3 === 0 ? shopper.through(node) : shopper,
		);
		const answers = await Promise.all(shoppers.map((shopper) => shopper.tryAllocate()));
		await assertNeverOver(
			shop,
			answers.map((answer) => toldBy(answer).code),
		);
		const again = await Promise.all(
			shoppers.map(async (shopper) => {
				await shopper.read();
				return toldBy(await shopper.tryAllocate()).code;
			}),
		);
		const kept = again.filter((_, index) => toldBy(answers[index]!).code === 'done');
		assert.deepEqual([...new Set(kept)], ['done']);
		await assertNeverOver(shop, again);
	});

	test('leaves nothing behind when the database drops a holding in the middle', async (t) => {
		const { database, close } = await postgresDatabase();
		const shop = await CartShop.open(database, { levels: { 'KETTLE@tartu': 4 }, slotCapacity: 4 });
		t.after(async () => {
			await shop.close();
			await close();
		});
		const anna = await shop.shopper();
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		const before = await anna.allocate();
		const key = { 'idempotency-key': 'again' };
		let cut: ReturnType<CartShopper['tryAllocate']> | undefined;
		await database.transaction(async (tx) => {
			await tx.query({ text: 'SELECT FROM inventory_level FOR UPDATE' });
			cut = anna.tryAllocate({}, key);
			for (let ended = 0; ended === 0;) {
				const rows = await database.query({
					text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
						WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%lock_levels%'`,
				});
				ended = rows.length;
			}
		});
		const answer = await cut;
		assert.ok(answer && answer.status >= 500, answer?.text);
		assert.deepEqual(await anna.read(), before);
		assert.deepEqual(await shop.levels(), { 'KETTLE@tartu': '4/1' });
		const repeated = await anna.tryAllocate({}, key);
		assert.equal(toldBy(repeated).code, 'done');
		assert.deepEqual(await shop.levels(), { 'KETTLE@tartu': '4/1' });
		assert.equal(await shop.booked('tartu', NOON), 1);
	});
});
