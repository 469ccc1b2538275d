import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { CartCompletion, Order } from '@endcap/contract';
import { hostedPayments } from '../../../packages/server/src/payments/hosted.ts';
import {
	AT_PICKUP,
	CartShop,
	CONTACT,
	MORNING,
	NOON,
	ONE,
	toldBy,
	type CartShopOptions,
} from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';

const EXTERNAL: CartCompletion = {
	contact: CONTACT,
	ship_to: { street: 'Rüütli 4', city: 'Tartu', postal_code: '51007', country: 'EE' },
	payment: { method: 'external', return_url: 'https://shop.example/thanks' },
};

const payments = hostedPayments({
	url: 'https://pay.example/{order}?amount={amount}',
	secret: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
});

onEachDatabase('ordering a cart', (context) => {
	let server: TestServer;
	let shop: CartShop;
	let now = MORNING;
	before(async () => {
		server = await testServer(context.database, { now: () => now, payments });
	});
	after(() => server.close());
	beforeEach(() => {
		now = MORNING;
	});

	const open = async (levels: CartShopOptions['levels'], options: Partial<CartShopOptions> = {}) => {
		shop = await CartShop.open(context.database, { levels, server, ...options });
		return shop.shopper();
	};

	test('makes an order of what is held, at the prices that were seen, and ends the cart', async () => {
		const anna = await open({ 'KETTLE@tartu': 2 }, { slotCapacity: 1 });
		await anna.collecting({ KETTLE: 2 }, 'tartu', NOON);
		const { holds } = await anna.allocate();
		const ordered = await anna.tryComplete();
		assert.equal(ordered.status, 201, ordered.text);
		const order = ordered.body as Order;
		assert.deepEqual(order.totals.total, { amount: 9800, currency: 'EUR' });
		assert.deepEqual(
			order.fulfillments.map(({ store_id, slot }) => [store_id, slot?.starts_at, slot?.ends_at]),
			[['tartu', NOON, ONE]],
		);
		const cart = await anna.read();
		assert.deepEqual([cart.status, cart.order_id, cart.holds], ['completed', order.id, []]);
		assert.deepEqual(await shop.levels(), { 'KETTLE@tartu': '2/2' });
		assert.equal(await shop.booked('tartu', NOON), 1);
		const reservation = await anna.send('GET', `/v1/reservations/${holds[0]?.reservation_id}`);
		assert.equal((reservation.body as { status: string }).status, 'committed');
		assert.equal(toldBy(await anna.tryComplete()).code, 'cart_ended');
	});

	test('orders once, however often it is asked with one key', async () => {
		const anna = await open({ 'KETTLE@tartu': 2 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		const key = { 'idempotency-key': 'order' };
		const first = await anna.tryComplete(AT_PICKUP, key);
		const second = await anna.tryComplete(AT_PICKUP, key);
		assert.equal(first.status, 201, first.text);
		assert.equal(first.text, second.text);
		assert.deepEqual(await shop.levels(), { 'KETTLE@tartu': '2/1' });
	});

	test('holds what is not held any more, or refuses', async () => {
		const anna = await open({ 'KETTLE@tartu': 2 }, { slotCapacity: 1 });
		const ben = await shop.shopper();
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await ben.collecting({ KETTLE: 1 }, 'tartu', ONE);
		await anna.allocate();
		await ben.allocate();
		await shop.lapse();
		await shop.sell('tartu', 'KETTLE', 1);
		await anna.read();
		assert.equal((await anna.tryComplete()).status, 201);
		await ben.read();
		assert.deepEqual(toldBy(await ben.tryComplete()), {
			code: 'out_of_stock',
			pointers: ['/lines/0/quantity'],
			slots: [],
		});
		assert.deepEqual(await shop.levels(), { 'KETTLE@tartu': '1/1' });
	});

	test('keeps what is shipped and collected for a payment elsewhere, of goods and shipping together', async () => {
		const anna = await open({ 'KETTLE@tartu': 2, 'CUP@warehouse': 2 });
		await anna.begin({
			lines: [
				{ sku: 'KETTLE', fulfillment: { method: 'pickup', store_id: 'tartu' } },
				{ sku: 'CUP', fulfillment: { method: 'ship' } },
			],
			pickups: [{ store_id: 'tartu', starts_at: NOON }],
		});
		const ordered = await anna.tryComplete(EXTERNAL);
		assert.equal(ordered.status, 201, ordered.text);
		const order = ordered.body as Order;
		assert.equal(order.payment.status, 'awaited');
		assert.equal(order.payment.pay_url, `https://pay.example/${order.id}?amount=${4900 * 2 + 490}`);
		assert.deepEqual(order.fulfillments.map(({ type, store_id, status }) => [type, store_id, status]).toSorted(), [
			['pickup', 'tartu', 'proposed'],
			['ship', 'warehouse', 'proposed'],
		]);
		assert.deepEqual(await shop.levels(), { 'CUP@warehouse': '2/1', 'KETTLE@tartu': '2/1' });
		assert.deepEqual((await anna.read()).holds, []);
	});

	test('refuses a payment elsewhere where nobody takes it', async (t) => {
		const bare = await CartShop.open(context.database, { levels: { 'KETTLE@tartu': 2 } });
		t.after(() => bare.close());
		const anna = await bare.shopper();
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		assert.equal(toldBy(await anna.tryComplete(EXTERNAL)).code, 'payment_method_not_offered');
		assert.deepEqual(await bare.levels(), { 'KETTLE@tartu': '2/0' });
	});

	test('needs the cart as it is: nobody orders at a price they have not seen', async () => {
		const anna = await open({ 'KETTLE@tartu': 2 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await anna.allocate();
		await shop.price({ KETTLE: 5900 });
		assert.equal(toldBy(await anna.tryComplete()).code, 'precondition_failed');
		await anna.read();
		const { body } = await anna.tryComplete();
		assert.equal((body as Order).totals.total.amount, 5900);
	});

	test('refuses a held time that has begun meanwhile, with the next two', async () => {
		const anna = await open({ 'KETTLE@tartu': 2 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await anna.allocate();
		now = new Date(NOON);
		assert.deepEqual(toldBy(await anna.tryComplete()), {
			code: 'slot_closed',
			pointers: ['/pickups/0/starts_at'],
			slots: [ONE, '2026-03-25T14:00:00Z'],
		});
	});

	test('keeps a held time whose cut-off has passed meanwhile', async () => {
		const anna = await open({ 'KETTLE@tartu': 2 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await anna.allocate();
		now = new Date('2026-03-25T11:30:00Z');
		assert.equal((await anna.tryComplete()).status, 201);
	});

	test('needs somebody to tell, an address to ship to, and a way to pay that is offered', async () => {
		const anna = await open({ 'KETTLE@tartu': 2 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		const code = async (completion: CartCompletion) => toldBy(await anna.tryComplete(completion)).code;
		const { email: _, ...nobody } = CONTACT;
		assert.equal(await code({ ...AT_PICKUP, contact: nobody }), 'contact_needed');
		await anna.change({ lines: [{ sku: 'KETTLE', fulfillment: { method: 'ship' } }] });
		assert.equal(await code({ contact: CONTACT, payment: { method: 'external' } }), 'address_needed');
		assert.equal(await code({ ...EXTERNAL, payment: { method: 'at_pickup' } }), 'payment_method_not_offered');
		await shop.put('/v1/merchant/ordering', {
			shipping: null,
			payment_methods: [],
			payment_minutes: 30,
			order_page: null,
		});
		await anna.read();
		await anna.change({ lines: [{ sku: 'KETTLE', fulfillment: { method: 'pickup', store_id: 'tartu' } }] });
		await anna.change({ pickups: [{ store_id: 'tartu', starts_at: NOON }] });
		assert.equal(await code(AT_PICKUP), 'payment_method_not_offered');
		assert.deepEqual(await shop.levels(), { 'KETTLE@tartu': '2/0' });
	});

	test('says what is not chosen yet', async () => {
		const anna = await open({ 'KETTLE@tartu': 2 });
		await anna.begin({ lines: [{ sku: 'KETTLE' }] });
		assert.deepEqual(toldBy(await anna.tryComplete()).pointers, ['/lines/0/fulfillment']);
	});
});
