import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Fulfillment, Order } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { only, OrderShop, outcomeOf } from '../../support/order-shop.ts';

onEachDatabase('a fulfillment', (context) => {
	let shop: OrderShop;
	before(async () => {
		shop = await OrderShop.open(context.database);
	});
	after(() => shop.close());

	test('goes from the order to the hand-over by its code, and is paid with it', async () => {
		const before = await shop.stock('KETTLE', 'tartu');
		assert.equal(before, '10/0');
		const order = await shop.place({ places: { tartu: { KETTLE: 2 } } });
		const placed = only(order);
		assert.deepEqual([order.status, placed.status, order.payment.status], ['open', 'reserved', 'due_at_pickup']);
		assert.equal(await shop.stock('KETTLE', 'tartu'), '10/2');
		assert.equal(outcomeOf(await shop.act(shop.mari, placed, 'claim', {})), '200');
		const prepared = await shop.act(shop.mari, placed, 'prepare', {});
		assert.equal(outcomeOf(prepared), '200');
		assert.equal((prepared.body as Fulfillment).to_pay.amount, 9800);
		const code = `https://shop.example/p/${placed.code?.toUpperCase()}`;
		const found = await shop.call(shop.mari, 'POST', '/v1/fulfillments/find', { code });
		assert.equal((found.body as Fulfillment).id, placed.id);
		const completed = await shop.act(shop.juhan, placed, 'complete', { code });
		assert.equal(outcomeOf(completed), '200');
		const done = await shop.order(shop.anna, order);
		assert.deepEqual(
			[
				done.status,
				done.payment.status,
				done.payment.paid.amount,
				done.totals.due.amount,
				done.lines[0]?.quantity_fulfilled,
			],
			['completed', 'paid', 9800, 0, 2],
		);
		assert.equal(await shop.stock('KETTLE', 'tartu'), '8/0');
		assert.deepEqual(await shop.messages(order), ['order_placed', 'order_ready', 'order_reminder']);
	});

	test('canceled gives its units back, and is answered the same again', async () => {
		const order = await shop.place({ places: { riga: { KETTLE: 2, JUG: 1 } } });
		assert.equal(await shop.stock('JUG', 'riga'), '10/1');
		const canceled = await shop.cancel(shop.anna, order);
		assert.equal(outcomeOf(canceled), '200', canceled.text);
		assert.deepEqual((canceled.body as Order).payment.status, 'void');
		assert.equal(outcomeOf(await shop.cancel(shop.anna, order)), '200');
		assert.deepEqual([await shop.stock('KETTLE', 'riga'), await shop.stock('JUG', 'riga')], ['10/0', '10/0']);
	});
});
