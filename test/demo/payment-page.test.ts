import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hostedPayments } from '@endcap/server';
import { paymentPage, paymentUrl } from '../../demo/server/payment-page.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { OrderShop } from '../support/order-shop.ts';
import { PAYMENT_SECRET } from '../support/payments.ts';

describe('the demo’s payment page', () => {
	let open: TestDatabase;
	let shop: OrderShop;
	before(async () => {
		open = await pgliteDatabase();
		shop = await OrderShop.open(open.database, {
			payments: hostedPayments({ url: paymentUrl('http://shop.example'), secret: PAYMENT_SECRET }),
			pages: paymentPage({ secret: PAYMENT_SECRET, server: () => shop.server.url }),
		});
	});
	after(async () => {
		await shop?.close();
		await open?.close();
	});

	test('shows what is to be paid, says so to the shop over HTTP, and leads back', async () => {
		const order = await shop.place({ payment: 'external' });
		const { search, searchParams } = new URL(order.payment.pay_url ?? '');
		const shown = await shop.server.call('GET', `/pay${search}`);
		assert.equal(shown.status, 200);
		assert.match(shown.text, /Pay €49\.00/);
		const send = (outcome: string) =>
			fetch(`${shop.server.url}/pay`, {
				method: 'POST',
				body: new URLSearchParams([...searchParams, ['outcome', outcome]]),
				redirect: 'manual',
			});
		assert.equal((await send('failed')).status, 303);
		assert.equal((await shop.order(shop.anna, order)).payment.status, 'awaited');
		const paid = await send('paid');
		assert.equal(paid.headers.get('location'), searchParams.get('back'));
		assert.equal((await shop.order(shop.anna, order)).payment.status, 'paid');
	});

	test('leads nowhere but to web pages', async () => {
		const query = 'merchant=m&order=o&amount=1&currency=EUR&back=javascript:alert(1)';
		assert.equal((await shop.server.call('GET', `/pay?${query}`)).status, 400);
	});
});
