import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Order } from '@endcap/contract';
import { openDatabase, startServer, type Database, type RunningServer } from '@endcap/server';
import { CartShop, toldBy, type CartShopper } from '../../support/cart-shop.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { storeInput } from '../../support/shop.ts';

/** Both nights on which clocks in Europe change, at one o’clock UTC; in Johannesburg they never do. */
const NIGHTS = { forward: '2026-03-29', back: '2026-10-25' };
const ZONES = {
	tartu: 'Europe/Tallinn',
	liepaja: 'Europe/Riga',
	turku: 'Europe/Helsinki',
	krakow: 'Europe/Warsaw',
	soweto: 'Africa/Johannesburg',
};
const STORES = Object.keys(ZONES);
const SHOPPERS = 75;
const CAPACITY = 3;
const ON_HAND = 8;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const ALWAYS = DAYS.map((day) => ({ day, opens: '00:00', closes: '24:00' }));

for (const [direction, date] of Object.entries(NIGHTS)) {
	describe(`two nodes in the night in which clocks go ${direction}`, () => {
		const now = () => new Date(Date.parse(`${date}T00:00:00Z`) - 7_200_000);
		/** The hours before and after the change. */
		const times = [`${date}T00:00:00Z`, `${date}T01:00:00Z`, `${date}T02:00:00Z`];
		let open: TestDatabase & { url: string };
		let second: Database;
		let shop: CartShop;
		let node: RunningServer;
		let orders: { shopper: CartShopper; order: Order }[] = [];
		before(async () => {
			open = await postgresDatabase();
			second = await openDatabase({ databaseUrl: open.url, purpose: 'serve' });
			const levels = Object.fromEntries(STORES.map((store) => [`KETTLE@${store}`, ON_HAND]));
			shop = await CartShop.open(open.database, { levels, now });
			for (const [name, timezone] of Object.entries(ZONES)) {
				const pickup = {
					prep_minutes: 60,
					hold_hours: 48,
					slot_minutes: 60,
					slot_capacity: CAPACITY,
					same_day_until: null,
				};
				await shop.put(`/v1/stores/${name}`, storeInput({ name, timezone, hours: ALWAYS, pickup }));
			}
			node = await startServer({ database: second, host: '127.0.0.1', port: 0, logLevel: 'silent', now });
		});
		after(async () => {
			await node?.close();
			await shop?.close();
			await second?.close();
			await open?.close();
		});

		test(`${SHOPPERS} shoppers who order at once never get more units or places than there are`, async () => {
			const shoppers = await Promise.all(
				Array.from({ length: SHOPPERS }, async (_, index) => {
					const shopper = await shop.shopper(index % 2 === 0 ? shop.server : node);
					const starts_at = times[index % times.length] ?? '';
					await shopper.collecting({ KETTLE: 1 }, STORES[Math.floor(index / 3) % STORES.length] ?? '', starts_at);
					return shopper;
				}),
			);
			const answers = await Promise.all(shoppers.map((shopper) => shopper.tryComplete()));
			const codes = answers.map((answer) => toldBy(answer).code);
			assert.deepEqual(
				[...new Set(codes)].filter((code) => !['done', 'slot_full', 'out_of_stock'].includes(code)),
				[],
			);
			orders = shoppers.flatMap((shopper, index) =>
				codes[index] === 'done' ? [{ shopper, order: answers[index]?.body as Order }] : [],
			);
			// Each store has eight kettles and nine places.
			assert.equal(orders.length, STORES.length * ON_HAND);
			for (const store of STORES) {
				const taken = await Promise.all(times.map((starts_at) => shop.booked(store, starts_at)));
				assert.equal(Math.max(...taken), CAPACITY);
				assert.equal(
					taken.reduce((sum, each) => sum + each, 0),
					ON_HAND,
				);
			}
			assert.deepEqual(
				await shop.levels(),
				Object.fromEntries(STORES.map((store) => [`KETTLE@${store}`, `${ON_HAND}/${ON_HAND}`])),
			);
		});

		test('colleagues at both nodes and the shopper change each order once, all at the same time', async () => {
			const mari = await shop.clerk('mari', STORES);
			const outcomes = await Promise.all(
				orders.map(async ({ shopper, order }) => {
					const path = `/v1/fulfillments/${order.fulfillments[0]?.id}`;
					const etag = (await mari.send('GET', path)).headers.get('etag') ?? '';
					const prepare = (to: { url: string }) =>
						mari.through(to).send('POST', `${path}/prepare`, {}, { 'if-match': etag });
					const cancel = (to: { url: string }) => shopper.through(to).send('POST', `/v1/orders/${order.id}/cancel`);
					const answers = await Promise.all([prepare(shop.server), prepare(node), cancel(shop.server), cancel(node)]);
					return answers.map((answer) => toldBy(answer).code);
				}),
			);
			for (const [one, other, ...canceled] of outcomes) {
				assert.ok(one !== 'done' || other !== 'done', 'one of two colleagues prepares it');
				assert.ok(
					[one, other].every((code) => ['done', 'precondition_failed', 'fulfillment_state'].includes(code ?? '')),
				);
				assert.deepEqual(canceled, ['done', 'done']);
			}
			const prepared = outcomes.filter((codes) => codes.slice(0, 2).includes('done')).length;
			const count = async (type: string) => (await shop.events(type)).length;
			assert.equal(await count('order.canceled'), orders.length);
			const [told] = await open.database.query<{ ready: number; canceled: number }>({
				text: `SELECT count(*) FILTER (WHERE type = 'order_ready')::integer AS ready,
						count(*) FILTER (WHERE type = 'order_canceled')::integer AS canceled FROM message`,
			});
			assert.deepEqual(told, { ready: prepared, canceled: orders.length });
			assert.deepEqual(
				await shop.levels(),
				Object.fromEntries(STORES.map((store) => [`KETTLE@${store}`, `${ON_HAND}/0`])),
			);
		});
	});
}
