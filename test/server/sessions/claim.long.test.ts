import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Cart, CartPage, Order, OrderPage, ReservationPage, Session, SessionClaimed } from '@endcap/contract';
import { AT_PICKUP, CartShop, ONE } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import type { Answer } from '../../support/server.ts';
import { SignInDesk } from '../../support/sign-in.ts';
import { signedIn } from '../../support/signed-in.ts';

onEachDatabase('taking over an anonymous session', (context) => {
	let shop: CartShop;
	let desk: SignInDesk;
	before(async () => {
		shop = await CartShop.open(context.database, { levels: { 'KETTLE@tartu': 100, 'CUP@tartu': 100 } });
		desk = new SignInDesk(shop.server, context.database);
	});
	after(() => shop.close());

	const newcomer = () => signedIn(context.database, shop.merchant);
	const send = (by: Session, method: string, path: string, body?: unknown, key: string = randomUUID()) =>
		shop.server.call(method, path, {
			key: by.access_token,
			body,
			headers: { 'idempotency-key': key, 'if-match': '*' },
		});
	const claim = (by: Session, access_token: string, basket: 'take' | 'leave' = 'take', key?: string) =>
		send(by, 'POST', '/v1/sessions/claim', { access_token, basket }, key);
	const told = ({ status, body }: Answer) => [status, (body as { code?: string }).code];
	const fill = async (by: Session, sku: string, quantity = 1): Promise<Cart> => {
		const { status, body, text } = await send(by, 'POST', '/v1/carts', { lines: [{ sku, quantity }] });
		assert.equal(status, 201, text);
		return body as Cart;
	};
	const baskets = async (by: Session) => {
		const { data } = (await send(by, 'GET', '/v1/carts?status=active')).body as CartPage;
		return data.map(({ lines }) => lines.map(({ sku, quantity }) => `${quantity} ${sku}`).join());
	};
	const toCollect = (sku: string) => ({
		lines: [{ sku, quantity: 1, fulfillment: { method: 'pickup', store_id: 'tartu' } }],
		pickups: [{ store_id: 'tartu', starts_at: ONE }],
	});

	/** A basket, a hold and an order. */
	async function busy(): Promise<Session> {
		const session = await desk.begin();
		const cart = (await send(session, 'POST', '/v1/carts', toCollect('CUP'))).body as Cart;
		const ordered = await send(session, 'POST', `/v1/carts/${cart.id}/complete`, AT_PICKUP);
		assert.equal(ordered.status, 201, ordered.text);
		const held = { lines: [{ sku: 'CUP', store_id: 'tartu', quantity: 1 }] };
		assert.equal((await send(session, 'POST', '/v1/reservations', held)).status, 201);
		await fill(session, 'KETTLE', 2);
		return session;
	}

	test('gives the customer its basket, holds and orders, and ends it', async () => {
		const [anonymous, customer] = [await busy(), await newcomer()];
		const { body, status } = await claim(customer, anonymous.access_token);
		const { cart_id, orders, reservations } = body as SessionClaimed;
		assert.deepEqual([status, orders, reservations], [200, 1, 2]);
		assert.deepEqual(await baskets(customer), ['2 KETTLE']);
		assert.equal((await send(customer, 'GET', `/v1/carts/${cart_id}`)).status, 200);
		assert.equal(((await send(customer, 'GET', '/v1/orders')).body as OrderPage).data.length, 1);
		const holds = (await send(customer, 'GET', '/v1/reservations?status=active')).body as ReservationPage;
		assert.equal(holds.data.length, 1);
		assert.equal((await send(anonymous, 'GET', '/v1/carts')).status, 401);
		await shop.told();
		assert.ok((await shop.events('customer.updated')).some(({ owner_id }) => owner_id === customer.customer_id));
	});

	// Mistake 15: signing in takes over the basket of whoever used the device before.
	test('never happens by itself', async () => {
		const anonymous = await busy();
		const customer = await desk.signIn('by-itself@example.com', anonymous);
		assert.deepEqual(await baskets(customer), []);
		assert.deepEqual(((await send(customer, 'GET', '/v1/orders')).body as OrderPage).data, []);
		assert.deepEqual(await baskets(anonymous), ['2 KETTLE']);
	});

	test('adds the lines to the basket that the customer has', async () => {
		const [anonymous, customer] = [await desk.begin(), await newcomer()];
		await fill(anonymous, 'KETTLE', 2);
		const own = await fill(customer, 'KETTLE', 1);
		const { body } = await claim(customer, anonymous.access_token);
		assert.equal((body as SessionClaimed).cart_id, own.id);
		assert.deepEqual(await baskets(customer), ['3 KETTLE']);
	});

	test('leaves the basket when it is another’s, with what is held for it', async () => {
		const [anonymous, customer] = [await desk.begin(), await newcomer()];
		const cart = (await send(anonymous, 'POST', '/v1/carts', toCollect('KETTLE'))).body as Cart;
		assert.equal((await send(anonymous, 'POST', `/v1/carts/${cart.id}/allocate`, {})).status, 200);
		const { body } = await claim(customer, anonymous.access_token, 'leave');
		assert.deepEqual(body, { cart_id: null, orders: 0, reservations: 0 });
		assert.deepEqual(await baskets(customer), []);
	});

	test('takes other holds and the orders along, also when the basket is left', async () => {
		const [anonymous, customer] = [await busy(), await newcomer()];
		const { body } = await claim(customer, anonymous.access_token, 'leave');
		assert.deepEqual(body, { cart_id: null, orders: 1, reservations: 2 });
		assert.deepEqual(await baskets(customer), []);
	});

	test('needs both: somebody signed in, and a token of the other that is good', async () => {
		const [anonymous, customer] = [await busy(), await newcomer()];
		const stranger = new SignInDesk(shop.server, context.database, shop.server.other);
		assert.deepEqual(told(await claim(await desk.begin(), anonymous.access_token)), [403, 'sign_in_needed']);
		for (const token of [
			anonymous.refresh_token,
			anonymous.access_token.replace(/.{3}$/, 'aaa'),
			anonymous.id,
			(await stranger.begin()).access_token,
		]) {
			assert.deepEqual(told(await claim(customer, token)), [401, 'session_ended'], token);
		}
		assert.deepEqual(await baskets(anonymous), ['2 KETTLE']);
	});

	test('takes nothing from somebody who is signed in', async () => {
		const [victim, thief] = [await newcomer(), await newcomer()];
		await fill(victim, 'KETTLE');
		assert.deepEqual(told(await claim(thief, victim.access_token)), [409, 'session_signed_in']);
		assert.deepEqual(told(await claim(thief, thief.access_token)), [409, 'session_signed_in']);
		assert.deepEqual([await baskets(victim), await baskets(thief)], [['1 KETTLE'], []]);
	});

	test('only ends an earlier session of the same customer, as after a new code', async () => {
		const before = await desk.signIn('stepping-up@example.com');
		await fill(before, 'KETTLE');
		const customer = await desk.signIn('stepping-up@example.com', before);
		assert.equal((await claim(customer, before.access_token)).status, 200);
		assert.equal((await send(before, 'GET', '/v1/carts')).status, 401);
		assert.deepEqual(await baskets(customer), ['1 KETTLE']);
	});

	test('of two who claim it at once one has it, and a retry has the same answer', async () => {
		const [anonymous, one, other] = [await desk.begin(), await newcomer(), await newcomer()];
		await fill(anonymous, 'KETTLE');
		const answers = await Promise.all([one, other].map((by) => claim(by, anonymous.access_token, 'take', 'once')));
		assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 401]);
		const winner = answers[0]?.status === 200 ? one : other;
		const again = await claim(winner, anonymous.access_token, 'take', 'once');
		assert.deepEqual([again.status, await baskets(winner)], [200, ['1 KETTLE']]);
	});

	test('two shoppers one after the other on one device see nothing of each other', async () => {
		const first = await desk.signIn('first-on-device@example.com');
		await fill(first, 'KETTLE');
		await shop.server.call('DELETE', '/v1/sessions/current', { key: first.access_token });
		const between = await desk.begin();
		const second = await desk.signIn('second-on-device@example.com', between);
		await claim(second, between.access_token);
		assert.deepEqual(await baskets(second), []);
		const back = await desk.signIn('first-on-device@example.com');
		assert.deepEqual(await baskets(back), ['1 KETTLE']);
	});

	test('an order seen by its link goes along', async () => {
		const owner = await desk.begin();
		const cart = (await send(owner, 'POST', '/v1/carts', toCollect('CUP'))).body as Cart;
		const order = (await send(owner, 'POST', `/v1/carts/${cart.id}/complete`, AT_PICKUP)).body as Order;
		const [viewer, customer] = [await desk.begin(), await newcomer()];
		await send(viewer, 'POST', '/v1/orders/open', { token: order.link?.split('#')[1] });
		await claim(customer, viewer.access_token);
		assert.equal((await send(customer, 'GET', `/v1/orders/${order.id}`)).status, 200);
	});
});
