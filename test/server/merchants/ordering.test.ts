import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Merchant, Ordering } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const ORDERING: Ordering = {
	shipping: { price: euros(490), free_from: euros(6000) },
	payment_methods: ['external', 'at_pickup'],
	payment_minutes: 45,
	order_page: 'https://shop.example/order',
};

onEachDatabase('how orders are taken', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database);
	});
	after(() => server.close());

	const put = (body: unknown) => server.call('PUT', '/v1/merchant/ordering', { key: server.merchant.secret, body });
	const read = async (key = server.merchant.publishable) =>
		((await server.call('GET', '/v1/merchant', { key })).body as Merchant).ordering;

	test('is paid at pickup and not shipped until the retailer says so', async () => {
		assert.deepEqual(await read(), {
			shipping: null,
			payment_methods: ['at_pickup'],
			payment_minutes: 30,
			order_page: null,
		});
	});

	test('is as the retailer has said, for their own pages alone', async () => {
		assert.deepEqual((await put(ORDERING)).body, ORDERING);
		assert.deepEqual(await read(), ORDERING);
		assert.equal((await read(server.other.publishable)).shipping, null);
		await put({ ...ORDERING, shipping: { price: euros(0), free_from: null }, order_page: null });
		assert.deepEqual((await read()).shipping, { price: euros(0), free_from: null });
	});

	test('takes shipping in the currency of the shop only', async () => {
		const dollars = { amount: 490, currency: 'USD' };
		const { status, body } = await put({ ...ORDERING, shipping: { price: dollars, free_from: dollars } });
		assert.equal(status, 400);
		assert.deepEqual(
			(body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer),
			['/shipping/price/currency', '/shipping/free_from/currency'],
		);
	});
});
