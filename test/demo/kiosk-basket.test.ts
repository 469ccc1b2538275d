import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Cart, Endcap } from '@endcap/sdk';
import { createKioskBasket } from '../../demo/kiosk/basket/basket.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { anotherDevice, goShopping } from '../support/shopping.ts';

suite('what is gathered at a kiosk', () => {
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

	const article = (sku: string) => ({ sku, title: sku, image: null, unit_price: { amount: 4900, currency: 'EUR' } });
	const quantities = (lines: readonly { sku: string; quantity: number }[] = []) =>
		Object.fromEntries(lines.map(({ sku, quantity }) => [sku, quantity]));

	async function atKiosk(t: TestContext) {
		const shopping = await goShopping(t, open.database, server, {
			levels: { 'RED@tartu': 5, 'BLUE@tartu': 5, 'GREEN@tartu': 5 },
		});
		return { ...shopping, basket: createKioskBasket(shopping.endcap) };
	}

	const cartOf = async ({ basket }: Endcap): Promise<Cart | null | undefined> => {
		// What is asked for after all of it was sent.
		await basket.change({});
		return basket.$cart.get().value;
	};

	test('counts more of the same, and asks nothing of the server', async (t) => {
		const { basket, proxy } = await atKiosk(t);
		basket.add(article('RED'));
		basket.add(article('BLUE'), 3);
		basket.add(article('RED'), 2);
		basket.set('BLUE', 0);
		assert.deepEqual(quantities(basket.$lines.get()), { RED: 3 });
		assert.deepEqual(proxy.passed, []);
	});

	test('is in the cart once it was sent, and nothing else is', async (t) => {
		const { basket, endcap } = await atKiosk(t);
		await endcap.basket.add('GREEN', 2);
		await endcap.basket.add('RED', 1);
		basket.add(article('RED'), 3);
		basket.add(article('BLUE'));
		const sent = await basket.send();
		assert.ok(sent.outcome === 'changed');
		assert.deepEqual(quantities(sent.cart.lines), { RED: 3, BLUE: 1 });
		assert.deepEqual(quantities((await cartOf(endcap))?.lines), { RED: 3, BLUE: 1 });
	});

	test('sent twice is the same again', async (t) => {
		const { basket, endcap } = await atKiosk(t);
		basket.add(article('RED'), 2);
		await Promise.all([basket.send(), basket.send()]);
		assert.deepEqual(quantities((await cartOf(endcap))?.lines), { RED: 2 });
	});

	test('names what the shop does not sell any more', async (t) => {
		const { basket } = await atKiosk(t);
		basket.add(article('RED'));
		basket.add(article('GONE'));
		const refused = await basket.send();
		assert.ok(refused.outcome === 'cart_line_refused');
		assert.match(refused.pointers[0] ?? '', /^\/lines\/1/);
	});

	test('goes to the phone, and is the kiosk’s no more', async (t) => {
		const { basket, endcap, shop } = await atKiosk(t);
		const phone = (await anotherDevice(t, shop)).endcap;
		basket.add(article('RED'), 2);
		await basket.send();
		const offered = await endcap.basket.handOff();
		assert.ok(offered.outcome === 'offered');
		const taken = await phone.basket.take(offered.url);
		assert.ok(taken.outcome === 'taken');
		assert.deepEqual(quantities(taken.cart.lines), { RED: 2 });
	});

	test('has what the phone’s basket had, once that was taken over', async (t) => {
		const { basket, endcap, shop } = await atKiosk(t);
		const phone = (await anotherDevice(t, shop)).endcap;
		await phone.basket.add('BLUE', 2);
		const offered = await phone.basket.handOff();
		assert.ok(offered.outcome === 'offered');
		basket.add(article('RED'));
		await basket.send();
		const taken = await endcap.basket.take(offered.code);
		assert.ok(taken.outcome === 'taken');
		basket.follow(taken.cart);
		assert.deepEqual(quantities(basket.$lines.get()), { RED: 1, BLUE: 2 });
	});

	test('is joined by what somebody has in their own basket, however often that is said', async (t) => {
		const { basket, endcap } = await atKiosk(t);
		await endcap.basket.add('RED', 4);
		const own = await endcap.basket.add('BLUE', 2);
		assert.ok(own.outcome === 'changed');
		basket.add(article('RED'));
		basket.join(own.cart);
		basket.join(own.cart);
		assert.deepEqual(quantities(basket.$lines.get()), { RED: 1, BLUE: 2 });
		await basket.send();
		assert.deepEqual(quantities((await cartOf(endcap))?.lines), { RED: 1, BLUE: 2 });
	});
});
