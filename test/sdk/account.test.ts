import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Cart, EndcapOptions } from '@endcap/sdk';
import { until } from '../support/client.ts';
import { AT_PICKUP } from '../support/cart-shop.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { anotherDevice, fillBasket, goShopping } from '../support/shopping.ts';
import { askForCode, makeOld, signIn } from '../support/signing-in.ts';

const VERIFY = 'POST /v1/sessions/verify';
/** Reads when it is looked at, and by events. */
const STILL = { interval: 3_600_000 };
const CLAIM = 'POST /v1/sessions/claim';

suite('an account', () => {
	let open: TestDatabase;
	let server: TestServer;
	before(async () => {
		open = await pgliteDatabase();
		server = await testServer(open.database);
	});
	after(async () => {
		await server.close();
		await open.close();
	});

	let people = 0;
	const address = () => `person-${++people}@example.com`;
	const visit = (t: TestContext, options?: Partial<EndcapOptions>) =>
		goShopping(t, open.database, server, { levels: { 'RED@tartu': 9, 'BLUE@tartu': 9 } }, options);
	const linesOf = (cart: Cart | null | undefined) =>
		Object.fromEntries((cart?.lines ?? []).map(({ sku, quantity }) => [sku, quantity]));

	test('before anybody signs in, nothing is asked', async (t) => {
		const { endcap, proxy } = await visit(t);
		assert.equal((await until(endcap.account.$customer, ({ status }) => status === 'ready')).value, null);
		assert.equal((await until(endcap.loyalty.$account, ({ status }) => status === 'ready')).value, null);
		assert.equal((await until(endcap.wallet.$wallet, ({ status }) => status === 'ready')).value, null);
		assert.deepEqual(proxy.passed, []);
	});

	test('a code signs in, and who did is shown', async (t) => {
		const shopping = await visit(t);
		const { endcap } = shopping;
		const to = address();
		t.after(endcap.account.$customer.subscribe(() => {}));
		const customer = await signIn(shopping, to, { name: 'Anna' });
		assert.deepEqual([customer.email, customer.name], [to, 'Anna']);
		assert.deepEqual(endcap.account.$customer.get().value, customer);
	});

	test('a wrong code is told apart from what went wrong', async (t) => {
		const shopping = await visit(t);
		const { sign_in_id, code } = await askForCode(shopping, address());
		const wrong = code === '000000' ? '000001' : '000000';
		const refused = await shopping.endcap.account.verify({ sign_in_id, code: wrong });
		assert.equal(refused.outcome, 'code_wrong');
		shopping.proxy.down = true;
		await assert.rejects(shopping.endcap.account.verify({ sign_in_id, code }), { name: 'EndcapNetworkError' });
		shopping.proxy.down = false;
		shopping.proxy.next(VERIFY, 'lose answer');
		assert.equal((await shopping.endcap.account.verify({ sign_in_id, code })).outcome, 'signed_in');
	});

	test('another code too soon is limited, and says for how long', async (t) => {
		const { endcap } = await visit(t);
		const to = address();
		assert.equal((await endcap.account.requestCode({ channel: 'email', to })).outcome, 'sent');
		const again = await endcap.account.requestCode({ channel: 'email', to });
		assert.ok(again.outcome === 'rate_limited' && Number(again.retry_after) > 0, JSON.stringify(again));
	});

	test('the basket comes along when that was asked for, and its lines are added to the customer’s', async (t) => {
		const elsewhere = await visit(t);
		const to = address();
		await signIn(elsewhere, to);
		await elsewhere.endcap.basket.add('BLUE');
		const here = await anotherDevice(t, elsewhere.shop, STILL);
		t.after(here.endcap.basket.$cart.subscribe(() => {}));
		await here.endcap.basket.add('RED', 2);
		await signIn(here, to, { basket: 'take' });
		await until(here.endcap.basket.$cart, ({ value }) => value?.lines.length === 2);
		assert.deepEqual(linesOf(here.endcap.basket.$cart.get().value), { BLUE: 1, RED: 2 });
	});

	test('the basket stays behind when nothing was said of it', async (t) => {
		const shopping = await visit(t);
		const { endcap, requests } = shopping;
		t.after(endcap.basket.$cart.subscribe(() => {}));
		await endcap.basket.add('RED', 2);
		await signIn(shopping, address());
		assert.equal((await until(endcap.basket.$cart, ({ status }) => status === 'ready')).value, null);
		assert.deepEqual(requests(CLAIM), []);
	});

	test('a basket whose taking over was not answered comes along later, and once', async (t) => {
		const shopping = await visit(t);
		const { endcap, proxy } = shopping;
		t.after(endcap.basket.$cart.subscribe(() => {}));
		await endcap.basket.add('RED', 2);
		proxy.next(CLAIM, 'lose answer', 'lose answer', 'lose answer');
		await signIn(shopping, address(), { basket: 'take' });
		await endcap.basket.add('BLUE');
		assert.deepEqual(linesOf(endcap.basket.$cart.get().value), { RED: 2, BLUE: 1 });
	});

	test('orders and holds of this device come along too, and are seen on every device of the customer', async (t) => {
		const here = await visit(t);
		await fillBasket(here.endcap, 'RED', 1, 'tartu');
		const placed = await here.endcap.basket.complete(AT_PICKUP);
		assert.ok(placed.outcome === 'placed', JSON.stringify(placed));
		await here.endcap.reservations.create({ lines: [{ sku: 'BLUE', store_id: 'tartu', quantity: 1 }] });
		const to = address();
		await signIn(here, to, { basket: 'leave' });
		const elsewhere = await anotherDevice(t, here.shop, STILL);
		await signIn(elsewhere, to);
		const orders = await until(elsewhere.endcap.orders.$orders, ({ value }) => value?.length);
		assert.deepEqual(
			orders.value?.map(({ id }) => id),
			[placed.order.id],
		);
		const held = await until(elsewhere.endcap.reservations.$active, ({ value }) => value?.length);
		// What an order holds is the order’s.
		assert.deepEqual(
			held.value?.flatMap(({ lines }) => lines.map(({ sku }) => sku)),
			['BLUE'],
		);
	});

	test('what somebody puts in on one device is in the basket of the other as it happens', async (t) => {
		const to = address();
		const one = await visit(t);
		await signIn(one, to);
		const other = await anotherDevice(t, one.shop, STILL);
		await signIn(other, to);
		t.after(other.endcap.basket.$cart.subscribe(() => {}));
		await until(other.endcap.basket.$cart, ({ status }) => status === 'ready');
		await other.proxy.requests('GET /v1/events', 1);
		await one.endcap.basket.add('RED', 2);
		await until(other.endcap.basket.$cart, ({ value }) => value?.lines[0]?.quantity === 2);
		await other.endcap.basket.add('BLUE');
		const cart = await other.endcap.basket.add('RED');
		assert.ok(cart.outcome === 'changed');
		assert.deepEqual(linesOf(cart.cart), { RED: 3, BLUE: 1 });
	});

	test('what was changed on one device is seen on the other', async (t) => {
		const to = address();
		const one = await visit(t);
		await signIn(one, to);
		const other = await anotherDevice(t, one.shop, STILL);
		await signIn(other, to);
		t.after(other.endcap.account.$customer.subscribe(() => {}));
		await other.proxy.requests('GET /v1/events', 1);
		assert.equal((await one.endcap.account.change({ name: 'Anna', birthday: '03-29' })).outcome, 'changed');
		await until(other.endcap.account.$customer, ({ value }) => value?.birthday === '03-29');
		const given = { purpose: 'offers', channel: 'email', given: true } as const;
		assert.equal((await one.endcap.account.setConsent(given)).outcome, 'changed');
		await until(other.endcap.account.$customer, ({ value }) => value?.consents[0]?.given);
	});

	test('signing out forgets here what was theirs, and leaves other devices signed in', async (t) => {
		const to = address();
		const one = await visit(t);
		await signIn(one, to);
		await one.endcap.basket.add('RED');
		const other = await anotherDevice(t, one.shop, STILL);
		await signIn(other, to);
		const { basket, account, loyalty } = one.endcap;
		for (const $live of [basket.$cart, account.$customer, loyalty.$account]) t.after($live.subscribe(() => {}));
		await until(account.$customer, ({ value }) => value);
		assert.deepEqual(await account.signOut(), { outcome: 'signed_out', lost: 0 });
		assert.deepEqual(
			[basket.$cart, account.$customer, loyalty.$account].map(($live) => $live.get().value),
			[null, null, null],
		);
		await until(other.endcap.account.$customer, ({ value }) => value?.email === to);
	});

	test('signing out everywhere ends the other devices too', async (t) => {
		const to = address();
		const one = await visit(t);
		await signIn(one, to);
		const other = await anotherDevice(t, one.shop, { interval: 100 });
		await signIn(other, to);
		t.after(other.endcap.account.$customer.subscribe(() => {}));
		await until(other.endcap.account.$customer, ({ value }) => value);
		await one.endcap.account.signOutEverywhere();
		await until(other.endcap.account.$customer, ({ status, value }) => status === 'ready' && value === null);
	});

	test('signing out without a network forgets as well, and says how much was never sent', async (t) => {
		t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
		const shopping = await visit(t);
		const { endcap, proxy } = shopping;
		await signIn(shopping, address());
		proxy.down = true;
		const lost = assert.rejects(endcap.basket.add('RED'), { code: 'session_ended' });
		const left = endcap.account.signOut();
		t.mock.timers.tick(20_000);
		assert.deepEqual(await left, { outcome: 'signed_out', lost: 1 });
		await lost;
		proxy.down = false;
		assert.equal((await until(endcap.account.$customer, ({ status }) => status === 'ready')).value, null);
	});

	test('what wants a fresh code says so, and goes through after one', async (t) => {
		const shopping = await visit(t);
		const { endcap, shop } = shopping;
		const to = address();
		await makeOld(shop, (await signIn(shopping, to)).id);
		await endcap.basket.add('RED');
		t.after(endcap.basket.$cart.subscribe(() => {}));
		assert.equal((await endcap.account.export()).outcome, 'step_up_needed');
		await signIn(shopping, to);
		const exported = await endcap.account.export();
		assert.ok(exported.outcome === 'exported', JSON.stringify(exported));
		assert.equal(exported.data.customer.email, to);
		assert.deepEqual(linesOf(endcap.basket.$cart.get().value), { RED: 1 });
	});

	test('who is forgotten is signed out', async (t) => {
		const shopping = await visit(t);
		await signIn(shopping, address());
		assert.deepEqual(await shopping.endcap.account.erase(), { outcome: 'erased' });
		const { value } = await until(shopping.endcap.account.$customer, ({ status }) => status === 'ready');
		assert.equal(value, null);
		assert.equal((await shopping.endcap.account.change({ name: 'Anna' })).outcome, 'sign_in_needed');
	});

	test('a basket goes to another device by its code, once', async (t) => {
		const phone = await visit(t);
		await phone.endcap.basket.add('RED', 2);
		const offered = await phone.endcap.basket.handOff();
		assert.ok(offered.outcome === 'offered', JSON.stringify(offered));
		const kiosk = await anotherDevice(t, phone.shop, { ...STILL, keep: 'memory' });
		const taken = await kiosk.endcap.basket.take(offered.url);
		assert.ok(taken.outcome === 'taken', JSON.stringify(taken));
		assert.deepEqual(linesOf(taken.cart), { RED: 2 });
		assert.deepEqual(linesOf((await until(kiosk.endcap.basket.$cart, ({ value }) => value)).value), { RED: 2 });
		assert.equal((await phone.endcap.basket.take(offered.code)).outcome, 'not_found');
		assert.equal((await kiosk.endcap.basket.take('aaaaaaaaaaaaa')).outcome, 'not_found');
	});

	test('there is nothing to hand over from an empty basket', async (t) => {
		const { endcap } = await visit(t);
		assert.equal((await endcap.basket.handOff()).outcome, 'cart_ended');
	});
});
