import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Cart, CustomerExport, Order } from '@endcap/contract';
import { tablesWith } from '../../support/canary.ts';
import { CartShop, MORNING, NOON } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { testPayments } from '../../support/payments.ts';
import { testServer, type Answer } from '../../support/server.ts';
import { SignInDesk } from '../../support/sign-in.ts';

const EMAIL = 'canary-person@example.com';
const PHONE = '+37255599887';
const CONTACT = {
	name: 'Canary-Person',
	email: EMAIL,
	phone: PHONE,
	language: 'et',
	notify: { email: true, sms: true },
};
const SHIP_TO = { street: 'Canary-Person 4', city: 'Tartu', postal_code: '51007', country: 'EE' };

onEachDatabase('being forgotten', (context) => {
	let shop: CartShop;
	let desk: SignInDesk;
	before(async () => {
		const server = await testServer(context.database, { now: () => MORNING, payments: testPayments });
		shop = await CartShop.open(context.database, {
			levels: { 'KETTLE@tartu': 10, 'KETTLE@warehouse': 10 },
			server,
		});
		desk = new SignInDesk(server, context.database, shop.merchant);
	});
	after(() => shop.server.close());

	type By = { access_token: string };
	const send = (by: By, method: string, path: string, body?: unknown) =>
		shop.server.call(method, path, {
			key: by.access_token,
			body,
			headers: { 'idempotency-key': randomUUID(), 'if-match': '*' },
		});
	const erase = (by: By) => send(by, 'POST', '/v1/customers/me/erase', { confirm: 'erase' });
	const told = ({ status, body }: Answer) => [status, (body as { code?: string }).code];
	const retailer = { access_token: '' };

	async function order(by: By, method: 'pickup' | 'ship'): Promise<Order> {
		const fulfillment = method === 'ship' ? { method } : { method, store_id: 'tartu' };
		const pickups = method === 'ship' ? [] : [{ store_id: 'tartu', starts_at: NOON }];
		const begun = await send(by, 'POST', '/v1/carts', { lines: [{ sku: 'KETTLE', fulfillment }], pickups });
		const placed = await send(by, 'POST', `/v1/carts/${(begun.body as Cart).id}/complete`, {
			contact: CONTACT,
			payment: { method: method === 'ship' ? 'external' : 'at_pickup' },
			...(method === 'ship' && { ship_to: SHIP_TO }),
		});
		assert.equal(placed.status, 201, placed.text);
		return placed.body as Order;
	}

	test('needs a code of the last hour, and the word for it', async () => {
		const session = await desk.signIn('stays@example.com');
		await desk.makeOld(session);
		assert.equal((await send(session, 'POST', '/v1/customers/me/erase', {})).status, 400);
		assert.deepEqual(told(await erase(session)), [403, 'step_up_needed']);
		assert.equal((await send(session, 'GET', '/v1/customers/me')).status, 200);
	});

	test('takes the person out of every table, log and event, and leaves the orders', async () => {
		retailer.access_token = shop.merchant.secret;
		// Ordered before they signed in, with the same address.
		const earlier = await order(await desk.begin(), 'pickup');
		const session = await desk.signIn(EMAIL);
		const elsewhere = await desk.signIn(EMAIL);
		await send(session, 'PATCH', '/v1/customers/me', { name: 'Canary-Person', birthday: '03-29' });
		await send(session, 'PUT', '/v1/customers/me/consents', { purpose: 'offers', channel: 'email', given: true });
		await send(retailer, 'GET', `/v1/customers/${session.customer_id}`);
		await desk.ask(await desk.begin(), EMAIL);
		const shipped = await order(session, 'ship');

		const whole = (await send(session, 'GET', '/v1/customers/me/export')).body as CustomerExport;
		assert.deepEqual(
			[whole.customer.name, whole.orders.map(({ id }) => id), whole.looks.length, whole.sessions.length],
			['Canary-Person', [shipped.id], 1, 2],
		);
		assert.ok(whole.messages.length > 0 && whole.consents.length === 1 && whole.carts.length === 1);

		assert.deepEqual(told(await erase(session)), [409, 'orders_open']);
		for (const { id } of [earlier, shipped]) await send(retailer, 'POST', `/v1/orders/${id}/cancel`);
		assert.deepEqual(await tablesWith(context.database, 'canary-person'), [
			'customer',
			'message',
			'placed_order',
			'sign_in',
		]);

		const erased = await erase(session);
		assert.equal(erased.status, 200, erased.text);
		for (const text of ['canary-person', PHONE.slice(1)])
			assert.deepEqual(await tablesWith(context.database, text), []);
		assert.doesNotMatch(shop.server.log.join(''), /canary-person|55599887/i);
		for (const by of [session, elsewhere]) assert.equal((await send(by, 'GET', '/v1/customers/me')).status, 401);
		const left = await send(retailer, 'GET', `/v1/orders/${shipped.id}`);
		const { contact, ship_to, totals } = left.body as Order;
		assert.deepEqual([contact.name, contact.email, contact.phone, ship_to], ['–', null, null, null]);
		assert.equal(totals.total.currency, 'EUR');
		assert.deepEqual(told(await send(retailer, 'GET', `/v1/customers/${session.customer_id}`)), [404, 'not_found']);
	});

	test('lets them begin anew with the same address, as somebody else', async () => {
		const before = await desk.signIn('anew@example.com');
		assert.equal((await erase(before)).status, 200);
		const anew = await desk.signIn('anew@example.com');
		assert.notEqual(anew.customer_id, before.customer_id);
	});
});
