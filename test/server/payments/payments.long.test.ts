import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Order } from '@endcap/contract';
import { hostedPayments } from '@endcap/server';
import { sweepOverdueOrders } from '../../../packages/server/src/orders/sweeper.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { only, OrderShop, outcomeOf, SHIPPING } from '../../support/order-shop.ts';
import { PAYMENT_SECRET, sendNotice, testPayments } from '../../support/payments.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });

describe('a provider', () => {
	test('needs a secret of the right kind and an address with the order in it', () => {
		assert.throws(() => hostedPayments({ url: 'https://pay.example/{order}', secret: 'whsec_short' }), /secret/);
		assert.throws(() => hostedPayments({ url: 'https://pay.example/', secret: PAYMENT_SECRET }), /\{order\}/);
		assert.throws(() => hostedPayments({ url: 'javascript:{order}', secret: PAYMENT_SECRET }), /address/);
	});
});

onEachDatabase('a payment elsewhere', (context) => {
	let shop: OrderShop;
	before(async () => {
		shop = await OrderShop.open(context.database, { payments: testPayments });
	});
	after(() => shop?.close());

	const awaited = (places = { tartu: { CUP: 2 } } as Record<string, Record<string, number>>) =>
		shop.place({ places, payment: 'external' });
	const paid = ({ id, totals }: Order, more = {}) => ({
		order_id: id,
		reference: `pay ${id}`,
		status: 'paid',
		amount: totals.total,
		...more,
	});
	const states = async (order: Order) => {
		const { status, payment, fulfillments } = await shop.order(shop.anna, order);
		return [
			status,
			payment.status,
			payment.paid.amount,
			payment.refund_due.amount,
			...fulfillments.map((each) => each.status),
		];
	};
	/** As if the time to pay were over. */
	const letLapse = async ({ id, fulfillments }: Order) => {
		const { id: merchantId } = shop.server.merchant;
		const text = `UPDATE placed_order SET payment_due_at = now() - interval '1 second' WHERE merchant_id = $1 AND order_id = $2`;
		await shop.database.query({ text }, [merchantId, id]);
		for (const fulfillment of fulfillments) {
			await shop.database.query(
				{
					text: `UPDATE reservation SET expires_at = now() - interval '1 second' WHERE merchant_id = $1 AND reservation_id
						IN (SELECT reservation_id FROM fulfillment_line WHERE merchant_id = $1 AND fulfillment_id = $2)`,
				},
				[merchantId, fulfillment.id],
			);
		}
	};
	const sweep = () =>
		sweepOverdueOrders(shop.database, {
			address: () => shop.server.url,
			payments: testPayments,
			now: () => new Date(),
		});

	test('is waited for at the provider’s page, and a signed notice lets the order go on', async () => {
		const order = await awaited();
		const page = new URL(order.payment.pay_url ?? '');
		assert.deepEqual(
			[page.searchParams.get('order'), page.searchParams.get('amount'), page.searchParams.get('currency')],
			[order.id, '1800', 'EUR'],
		);
		assert.equal(page.searchParams.get('back')?.includes('#'), false);
		assert.deepEqual(await states(order), ['open', 'awaited', 0, 0, 'proposed']);
		assert.deepEqual(await shop.messages(order), []);
		assert.equal((await sendNotice(shop, paid(order))).status, 204);
		assert.deepEqual(await states(order), ['open', 'paid', 1800, 0, 'reserved']);
		assert.deepEqual(await shop.messages(order), ['order_placed']);
		assert.equal((await shop.order(shop.anna, order)).payment.pay_url, null);
	});

	test('counts once, however often and in whatever way it is told', async () => {
		const order = await awaited();
		assert.equal((await sendNotice(shop, paid(order), { id: 'msg_same' })).status, 204);
		assert.equal((await sendNotice(shop, paid(order), { id: 'msg_same' })).status, 204);
		assert.equal((await sendNotice(shop, paid(order), { id: 'msg_other' })).status, 204);
		const { reference, status, amount } = paid(order);
		const body = { reference, status, amount };
		const told = await shop.call('secret', 'POST', `/v1/orders/${order.id}/payments`, body, { 'idempotency-key': 'p' });
		assert.equal(outcomeOf(told), '200');
		assert.deepEqual(await states(order), ['open', 'paid', 1800, 0, 'reserved']);
	});

	test('of another amount, currency or order is refused, and nothing is recorded', async () => {
		const order = await awaited();
		for (const amount of [euros(1799), euros(1801), { amount: 1800, currency: 'USD' }]) {
			assert.equal(outcomeOf(await sendNotice(shop, paid(order, { amount }))), '422 payment_mismatch');
		}
		assert.equal(outcomeOf(await sendNotice(shop, paid(order, { order_id: randomUUID() }))), '404 not_found');
		assert.deepEqual(await states(order), ['open', 'awaited', 0, 0, 'proposed']);
		assert.equal((await sendNotice(shop, paid(order))).status, 204);
	});

	test('tampered with, stale, or signed by somebody else is not believed', async () => {
		const order = await awaited();
		const refused: Parameters<typeof sendNotice>[2][] = [
			{ tamper: (body) => body.replace('1800', '1') },
			{ timestamp: Date.now() / 1000 - 301 },
			{ timestamp: Date.now() / 1000 + 302 },
			{ secret: `whsec_${Buffer.alloc(32, 8).toString('base64')}` },
		];
		for (const options of refused) {
			assert.equal(outcomeOf(await sendNotice(shop, paid(order), options)), '401 unauthenticated');
		}
		const unsigned = await shop.server.call('POST', `/v1/payments/notices/${shop.slug}`, { body: paid(order) });
		assert.equal(outcomeOf(unsigned), '401 unauthenticated');
		assert.equal(outcomeOf(await sendNotice(shop, { nothing: true })), '401 unauthenticated');
		assert.deepEqual(await states(order), ['open', 'awaited', 0, 0, 'proposed']);
	});

	test('that failed leaves the order waiting for another', async () => {
		const order = await awaited();
		assert.equal((await sendNotice(shop, paid(order, { status: 'failed', reference: 'first' }))).status, 204);
		assert.equal((await sendNotice(shop, paid(order, { reference: 'second' }))).status, 204);
		assert.deepEqual(await states(order), ['open', 'paid', 1800, 0, 'reserved']);
	});

	test('that does not come holds no units after its time, by the clock (mistake 7)', async () => {
		const order = await awaited({ riga: { KETTLE: 10 } });
		await letLapse(order);
		const other = await shop.place({ places: { riga: { KETTLE: 10 } } });
		await sweep();
		assert.deepEqual(await states(order), ['canceled', 'void', 0, 0, 'canceled']);
		assert.equal(only(await shop.order(shop.anna, order)).reason, 'unpaid');
		assert.deepEqual(await shop.messages(order), ['order_canceled']);
		assert.equal(await shop.stock('KETTLE', 'riga'), '10/10');
		assert.equal((await sendNotice(shop, paid(order))).status, 204);
		assert.deepEqual(await states(order), ['canceled', 'refund_due', 49_000, 49_000, 'canceled']);
		assert.equal(await shop.stock('KETTLE', 'riga'), '10/10');
		await shop.cancel(shop.anna, other);
	});

	test('that comes late keeps the units when they are there still, swept or not', async () => {
		for (const swept of [false, true]) {
			const order = await awaited({ tartu: { JUG: 3 }, ship: { JUG: 1 } });
			await letLapse(order);
			if (swept) await sweep();
			assert.equal((await sendNotice(shop, paid(order))).status, 204);
			assert.deepEqual(await states(order), ['open', 'paid', 6000 + SHIPPING, 0, 'reserved', 'reserved']);
			assert.equal(await shop.stock('JUG', 'tartu'), '10/3');
			await shop.cancel('secret', order);
			assert.deepEqual(await states(order), [
				'canceled',
				'refund_due',
				6000 + SHIPPING,
				6000 + SHIPPING,
				'canceled',
				'canceled',
			]);
		}
		assert.equal(await shop.stock('JUG', 'tartu'), '10/0');
	});

	test('that comes late for units sold meanwhile keeps none of it, and is to be given back whole', async () => {
		const order = await awaited({ tartu: { JUG: 10 }, ship: { JUG: 1 } });
		await letLapse(order);
		const other = await shop.place({ places: { tartu: { JUG: 1 } } });
		assert.equal((await sendNotice(shop, paid(order))).status, 204);
		const all = 16_500 + SHIPPING;
		assert.deepEqual(await states(order), ['canceled', 'refund_due', all, all, 'canceled', 'canceled']);
		assert.deepEqual([await shop.stock('JUG', 'tartu'), await shop.stock('JUG', 'warehouse')], ['10/1', '10/0']);
		assert.deepEqual(await shop.messages(order), ['order_canceled']);
		await shop.cancel(shop.anna, other);
	});

	test('is given back for what was canceled, each part once, and no more than was paid', async () => {
		const order = await awaited({ tartu: { CUP: 2 }, ship: { CUP: 1 } });
		await sendNotice(shop, paid(order));
		const pickup = order.fulfillments.find(({ type }) => type === 'pickup');
		assert.ok(pickup);
		await shop.act(shop.mari, pickup, 'fail', { reason: 'out_of_stock' });
		assert.deepEqual((await states(order)).slice(0, 4), ['open', 'refund_due', 2700 + SHIPPING, 1800]);
		const refund = { order_id: order.id, reference: 'pay', status: 'refunded', amount: euros(1800) };
		assert.equal((await sendNotice(shop, refund, { id: 'refund' })).status, 204);
		assert.equal((await sendNotice(shop, refund, { id: 'refund' })).status, 204);
		assert.deepEqual((await states(order)).slice(0, 4), ['open', 'refunded', 900 + SHIPPING, 0]);
		assert.equal(outcomeOf(await sendNotice(shop, { ...refund, amount: euros(9999) })), '422 payment_mismatch');
		await shop.cancel(shop.anna, order);
		assert.deepEqual((await states(order)).slice(0, 4), ['canceled', 'refund_due', 900 + SHIPPING, 900 + SHIPPING]);
		const rest = { ...refund, amount: euros(900 + SHIPPING) };
		assert.equal((await sendNotice(shop, rest, { id: 'rest' })).status, 204);
		const { payment } = await shop.order(shop.anna, order);
		assert.deepEqual([payment.status, payment.paid, payment.refunded], ['refunded', euros(0), euros(2700 + SHIPPING)]);
	});

	test('that cannot be begun leaves no order, no number used up and nothing held', async () => {
		const away = { ...testPayments, begin: () => Promise.reject(new Error('The provider is away')) };
		const before = await shop.stock('KETTLE', 'tartu');
		const first = Number((await shop.place()).number);
		await assert.rejects(shop.place({ payment: 'external', payments: away }), /away/);
		const second = await shop.place();
		assert.equal(Number(second.number), first + 1);
		const { body } = await shop.call(shop.anna, 'GET', '/v1/orders?limit=1');
		assert.equal((body as { data: Order[] }).data[0]?.id, second.id);
		assert.equal(
			await shop.stock('KETTLE', 'tartu'),
			before.replace(/\d+$/, (held) => String(Number(held) + 2)),
		);
	});

	test('is refused for a merchant that is not here', async () => {
		const nobody = { slug: 'nobody', server: shop.server };
		assert.equal(outcomeOf(await sendNotice(nobody, {})), '404 not_found');
	});
});
