import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Fulfillment, Order } from '@endcap/contract';
import * as fc from 'fast-check';
import { sweepOverdueOrders } from '../../../packages/server/src/orders/sweeper.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { OrderShop, type PlaceOptions } from '../../support/order-shop.ts';
import { sendNotice, testPayments } from '../../support/payments.ts';

/** What may happen to an order, in any order and as often as it likes; most of it is refused in most states. */
const step = fc.record({
	action: fc.constantFrom(
		'prepare',
		'part',
		'replace',
		'complete',
		'fail',
		'lost',
		'cancel',
		'pay',
		'refund',
		'overdue',
		'uncollected',
	),
	fulfillment: fc.nat(1),
	retried: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** As checkout lets them be: what is shipped is paid before. */
const placed = fc.constantFrom<PlaceOptions[]>(
	{ places: { tartu: { KETTLE: 2, JUG: 1 } }, payment: 'at_pickup' },
	{ places: { tartu: { KETTLE: 2, JUG: 1 } }, payment: 'external' },
	{ places: { tartu: { KETTLE: 1 }, riga: { JUG: 2 } }, payment: 'at_pickup' },
	{ places: { tartu: { KETTLE: 1 }, riga: { JUG: 2 } }, payment: 'external' },
	{ places: { riga: { KETTLE: 1 }, ship: { JUG: 2 } }, payment: 'external' },
);

onEachDatabase('whatever happens to an order', (context) => {
	let shop: OrderShop;
	before(async () => {
		shop = await OrderShop.open(context.database, { payments: testPayments });
	});
	after(() => shop?.close());

	const query = <Row>(text: string, values: unknown[] = []) =>
		shop.database.query<Row>({ text }, [shop.server.merchant.id, ...values]);

	/** Enough of everything for a run, whatever earlier ones lost. */
	const refill = () => query('UPDATE inventory_level SET on_hand = reserved + 10 WHERE merchant_id = $1');

	async function take({ action, fulfillment: which, retried }: Step, order: Order): Promise<void> {
		const { fulfillments, payment } = await shop.order('secret', order);
		const fulfillment = fulfillments[which % fulfillments.length]!;
		const replacement = { sku: 'CUP', quantity: 1 };
		const bodies: Record<string, [name: string, body: object]> = {
			prepare: ['prepare', {}],
			part: ['prepare', { lines: [{ line: 1, quantity_picked: fulfillment.lines[0]!.quantity - 1 }] }],
			replace: ['prepare', { lines: [{ line: 1, quantity_picked: 0, replacement }] }],
			complete: ['complete', { known_by: 'name' }],
			fail: ['fail', { reason: 'other' }],
			lost: ['fail', { reason: 'out_of_stock' }],
		};
		const [name, body] = bodies[action] ?? [];
		const key = crypto.randomUUID();
		const { etag } = await shop.read('secret', fulfillment.id);
		const refunded = { status: 'refunded', amount: payment.refund_due };
		const notice = { order_id: order.id, reference: 'r', status: 'paid', amount: order.totals.total };
		const once = async (): Promise<unknown> => {
			if (name) return shop.act('secret', fulfillment, name, body, { etag, key });
			if (action === 'cancel') return shop.cancel('secret', order, key);
			if (action === 'pay') return sendNotice(shop, notice, { id: `pay ${order.id}` });
			if (action === 'refund') return sendNotice(shop, { ...notice, ...refunded }, { id: key });
			return letPass(action, order, fulfillment);
		};
		await once();
		if (retried) await once();
	}

	async function letPass(action: string, { id }: Order, fulfillment: Fulfillment): Promise<void> {
		if (action === 'overdue') {
			await query(
				`UPDATE placed_order SET payment_due_at = now() WHERE merchant_id = $1 AND order_id = $2 AND payment_due_at > now()`,
				[id],
			);
			await query(
				`UPDATE reservation SET expires_at = now() WHERE merchant_id = $1 AND status = 'active' AND reservation_id IN (
					SELECT reservation_id FROM fulfillment_line JOIN fulfillment USING (merchant_id, fulfillment_id)
					WHERE merchant_id = $1 AND order_id = $2)`,
				[id],
			);
		} else {
			await query(
				`UPDATE fulfillment SET collect_until = now() WHERE merchant_id = $1 AND fulfillment_id = $2 AND status = 'prepared'
					AND type = 'pickup'`,
				[fulfillment.id],
			);
		}
		await sweepOverdueOrders(shop.database, {
			address: () => shop.server.url,
			payments: testPayments,
			now: () => new Date(),
		});
	}

	async function judge(order: Order): Promise<void> {
		const { lines, totals, payment, fulfillments, status } = await shop.order('secret', order);
		const sum = lines.reduce((items, { total }) => items + total.amount, 0);
		assert.equal(totals.items.amount, sum, 'the lines come to what the items cost');
		assert.equal(totals.total.amount, sum + totals.shipping.amount);
		assert.equal(payment.refund_due.amount, Math.max(0, payment.paid.amount - totals.total.amount));
		for (const line of lines)
			assert.ok(line.quantity_canceled >= 0 && line.quantity_fulfilled + line.quantity_canceled <= line.quantity);
		const open = fulfillments.filter((each) => ['proposed', 'reserved', 'prepared'].includes(each.status));
		assert.equal(status === 'open', open.length > 0);
		if (status === 'completed') assert.equal(totals.due.amount, 0, 'what was handed over is paid');
		// Of units nobody else has: what is held is exactly what an open fulfillment still promises.
		const [counted] = await query<{ held: number }>(
			`SELECT coalesce(sum(held), 0)::integer AS held FROM reservation_line line JOIN reservation USING (merchant_id, reservation_id)
				WHERE merchant_id = $1 AND (status = 'committed' OR status = 'active' AND expires_at > now())`,
		);
		const promised = open
			.flatMap((each) => each.lines)
			.reduce((units, line) => units + (line.quantity_picked ?? line.quantity - line.quantity_lost), 0);
		assert.equal(counted?.held, promised);
		const [levels] = await query<{ off: number }>(
			`SELECT count(*)::integer AS off FROM inventory_level level WHERE merchant_id = $1 AND reserved <> (
				SELECT coalesce(sum(held), 0) FROM reservation_line line
				WHERE line.merchant_id = $1 AND line.sku = level.sku AND line.store_id = level.store_id)`,
		);
		assert.equal(levels?.off, 0, 'a level reserves what its lines hold');
	}

	test('stock, totals and payments add up, however often each step comes', async () => {
		await fc.assert(
			fc.asyncProperty(placed, fc.array(step, { minLength: 2, maxLength: 6 }), async (options, steps) => {
				await refill();
				const order = await shop.place(options);
				for (const each of steps) {
					await take(each, order);
					await judge(order);
				}
				await shop.cancel('secret', order);
				await judge(order);
			}),
			{ numRuns: context.engine === 'pglite' ? 12 : 40 },
		);
	});
});
