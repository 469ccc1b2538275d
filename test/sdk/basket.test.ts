import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Cart, EndcapOptions, Order } from '@endcap/sdk';
import { gate, until } from '../support/client.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { AT_PICKUP } from '../support/cart-shop.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { fillBasket, goShopping, type Shopping } from '../support/shopping.ts';
import { tokenOver } from '../support/unsteady-proxy.ts';

const CREATE = 'POST /v1/carts';
const CHANGE = 'PATCH /v1/carts';

suite('a basket', () => {
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

	const visit = (t: TestContext, options?: Partial<EndcapOptions>) =>
		goShopping(t, open.database, server, { levels: { 'RED@tartu': 5, 'BLUE@tartu': 5 }, slotCapacity: 2 }, options);

	const shown = ({ endcap }: Shopping) => endcap.basket.$cart.get().value;
	const linesOf = (cart: Cart | null | undefined) =>
		Object.fromEntries((cart?.lines ?? []).map(({ sku, quantity }) => [sku, quantity]));

	const fill = ({ endcap }: Shopping) => fillBasket(endcap, 'RED', 2, 'tartu');

	test('before anything is put in, nothing is asked', async (t) => {
		const { endcap, proxy } = await visit(t);
		assert.equal((await until(endcap.basket.$cart, ({ status }) => status === 'ready')).value, null);
		assert.deepEqual(proxy.passed, []);
	});

	test('what is put in is there at once, and more of it is counted', async (t) => {
		const shopping = await visit(t);
		const { endcap } = shopping;
		t.after(endcap.basket.$cart.subscribe(() => {}));
		await endcap.basket.add('RED');
		assert.deepEqual(linesOf(shown(shopping)), { RED: 1 });
		const more = await endcap.basket.add('RED', 2);
		assert.ok(more.outcome === 'changed');
		assert.deepEqual(linesOf(more.cart), { RED: 3 });
		assert.deepEqual(shown(shopping), more.cart);
		await endcap.basket.change({ lines: [{ sku: 'RED', quantity: 0 }] });
		assert.equal(shown(shopping), null);
	});

	test('what is asked for while another answer is awaited goes together, and counts all of it', async (t) => {
		const shopping = await visit(t);
		const { endcap, proxy, requests } = shopping;
		const { open: answer, opened } = gate();
		proxy.next(CREATE, { until: opened });
		const first = endcap.basket.add('RED');
		await proxy.requests(CREATE, 1);
		const others = [endcap.basket.add('RED'), endcap.basket.add('BLUE'), endcap.basket.add('RED', 2)];
		others.push(endcap.basket.change({ lines: [{ sku: 'BLUE', quantity: 3 }] }));
		answer();
		const outcomes = await Promise.all([first, ...others]);
		assert.deepEqual(new Set(outcomes.map(({ outcome }) => outcome)), new Set(['changed']));
		assert.deepEqual(linesOf(shown(shopping)), { RED: 4, BLUE: 3 });
		assert.equal(requests(CHANGE).length, 1);
	});

	test('one that is refused does not take others along', async (t) => {
		const shopping = await visit(t);
		const { endcap } = shopping;
		await endcap.basket.add('RED');
		const outcomes = await Promise.all([
			endcap.basket.add('RED'),
			endcap.basket.add('NO-SUCH'),
			endcap.basket.add('BLUE'),
		]);
		assert.deepEqual(
			outcomes.map(({ outcome }) => outcome),
			['changed', 'cart_line_refused', 'changed'],
		);
		assert.deepEqual(linesOf(shown(shopping)), { RED: 2, BLUE: 1 });
	});

	for (const fate of ['lose', 'lose answer', 'double'] as const) {
		test(`what is put in is counted once when its line does this: ${fate}`, async (t) => {
			const shopping = await visit(t);
			const { endcap, proxy } = shopping;
			proxy.next(CREATE, fate);
			await endcap.basket.add('RED');
			proxy.next(CHANGE, fate, fate === 'double' ? 'lose' : fate);
			await endcap.basket.add('RED', 2);
			await endcap.basket.add('BLUE');
			assert.deepEqual(linesOf(shown(shopping)), { RED: 3, BLUE: 1 });
		});
	}

	test('while the network is away it waits and says so, and is sent in order when it is back', async (t) => {
		const shopping = await visit(t);
		const { endcap, proxy } = shopping;
		const { $cart } = endcap.basket;
		await endcap.basket.add('RED');
		proxy.down = true;
		const waiting = [endcap.basket.add('RED', 4), endcap.basket.change({ lines: [{ sku: 'RED', quantity: 2 }] })];
		const stale = await until($cart, ({ status }) => status === 'stale');
		assert.ok(stale.error);
		assert.deepEqual(linesOf(stale.value), { RED: 1 });
		proxy.down = false;
		await Promise.all(waiting);
		assert.deepEqual(linesOf(shown(shopping)), { RED: 2 });
		assert.equal($cart.get().status, 'ready');
	});

	test('when somebody else was faster it is made again from how the cart is then', async (t) => {
		const shopping = await visit(t);
		const { endcap, shop } = shopping;
		await endcap.basket.add('RED');
		await shop.price({ RED: 5900 });
		const changed = await endcap.basket.add('RED');
		assert.ok(changed.outcome === 'changed');
		assert.deepEqual(linesOf(changed.cart), { RED: 2 });
		assert.equal(changed.cart.totals.items.amount, 11_800);
	});

	test('everything is held with its time, and what is not chosen or lacks is named', async (t) => {
		const shopping = await visit(t);
		const { endcap, shop } = shopping;
		await endcap.basket.add('RED', 2);
		assert.equal((await endcap.basket.allocate()).outcome, 'cart_incomplete');
		await fill(shopping);
		const held = await endcap.basket.allocate({ hold_minutes: 5 });
		assert.ok(held.outcome === 'held', JSON.stringify(held));
		assert.equal(held.cart.holds.length, 1);
		assert.ok(Date.parse(String(held.cart.hold_expires_at)) > Date.now());
		assert.equal((await shop.levels())['RED@tartu'], '5/4');
		await endcap.basket.add('RED', 9);
		const lacking = await endcap.basket.allocate();
		assert.deepEqual(lacking, { outcome: 'out_of_stock', pointers: ['/lines/0/quantity'] });
	});

	test('what it holds is not among what the shopper has reserved, before and after it is ordered', async (t) => {
		const shopping = await visit(t);
		const { endcap } = shopping;
		const { $active } = endcap.reservations;
		t.after($active.subscribe(() => {}));
		const own = await endcap.reservations.create({ lines: [{ sku: 'BLUE', store_id: 'tartu', quantity: 1 }] });
		assert.ok(own.outcome === 'held' && !own.reservation.for_order);
		await fill(shopping);
		const held = await endcap.basket.allocate();
		assert.ok(held.outcome === 'held');
		const hold = await endcap.reservations.get(held.cart.holds[0]!.reservation_id);
		assert.deepEqual([hold.for_order, hold.status], [true, 'active']);
		await endcap.basket.complete(AT_PICKUP);
		const later = await endcap.reservations.create({ lines: [{ sku: 'BLUE', store_id: 'tartu', quantity: 1 }] });
		assert.ok(later.outcome === 'held');
		const { value } = await until($active, (live) => live.value?.length === 2);
		assert.deepEqual(value, [later.reservation, own.reservation]);
	});

	test('at another price than was shown nothing is held before it was seen', async (t) => {
		const shopping = await visit(t);
		const { endcap, shop } = shopping;
		await fill(shopping);
		await shop.price({ RED: 5900 });
		const changed = await endcap.basket.allocate();
		assert.ok(changed.outcome === 'cart_changed', JSON.stringify(changed));
		assert.equal(changed.cart.lines[0]?.unit_price?.amount, 5900);
		assert.deepEqual(shown(shopping), changed.cart);
		assert.equal((await endcap.basket.allocate()).outcome, 'held');
	});

	test('a time that somebody else filled is refused with the next ones', async (t) => {
		const shopping = await visit(t);
		const { endcap, shop } = shopping;
		const cart = await fill(shopping);
		const taken = cart.pickups[0]!.starts_at;
		for (const sku of ['RED', 'BLUE']) {
			const other = await shop.shopper();
			await other.collecting({ [sku]: 1 }, 'tartu', taken);
			await other.allocate();
		}
		const refused = await endcap.basket.allocate();
		assert.ok(refused.outcome === 'slot_full', JSON.stringify(refused));
		assert.equal(refused.slots.length, 2);
		assert.ok(refused.slots.every(({ starts_at, status }) => starts_at > taken && status === 'open'));
	});

	test('holding is done once when the answer is lost', async (t) => {
		const shopping = await visit(t);
		const { endcap, proxy, shop, requests } = shopping;
		await fill(shopping);
		proxy.next('POST /v1/carts/', 'lose answer', 'lose answer');
		const held = await endcap.basket.allocate();
		assert.equal(held.outcome, 'held');
		assert.equal(requests('POST /v1/carts/').length, 3);
		assert.equal((await shop.levels())['RED@tartu'], '5/2');
	});

	const orders = async ({ shop }: Shopping) => {
		const { body } = await shop.server.call('GET', '/v1/orders', { key: shop.merchant.secret });
		return (body as { data: Order[] }).data.map(({ number }) => number);
	};

	test('it becomes an order, which is the shopper’s from then on, and is empty', async (t) => {
		const shopping = await visit(t);
		const { endcap } = shopping;
		await fill(shopping);
		await endcap.basket.allocate();
		const placed = await endcap.basket.complete(AT_PICKUP);
		assert.ok(placed.outcome === 'placed', JSON.stringify(placed));
		assert.equal(placed.order.fulfillments[0]?.words?.length, 4);
		assert.equal(shown(shopping), null);
		const { value } = await until(endcap.orders.$order(placed.order.id), ({ status }) => status === 'ready');
		assert.deepEqual(value, placed.order);
		assert.equal((await endcap.basket.complete(AT_PICKUP)).outcome, 'cart_ended');
		await endcap.basket.add('BLUE');
		assert.deepEqual(linesOf(shown(shopping)), { BLUE: 1 });
	});

	for (const fate of ['lose', 'lose answer', 'double'] as const) {
		test(`it is ordered once when the line does this: ${fate}`, async (t) => {
			const shopping = await visit(t);
			const { endcap, proxy, requests } = shopping;
			const { id } = await fill(shopping);
			const complete = `POST /v1/carts/${id}/complete`;
			proxy.next(complete, fate, fate);
			const placed = await endcap.basket.complete(AT_PICKUP);
			assert.ok(placed.outcome === 'placed', JSON.stringify(placed));
			assert.ok(requests(complete).length > (fate === 'double' ? 0 : 1));
			assert.deepEqual(await orders(shopping), [placed.order.number]);
		});
	}

	test('nobody orders at a price that was not shown', async (t) => {
		const shopping = await visit(t);
		const { endcap, shop } = shopping;
		await fill(shopping);
		await endcap.basket.allocate();
		await shop.price({ RED: 5900 });
		const changed = await endcap.basket.complete(AT_PICKUP);
		assert.ok(changed.outcome === 'cart_changed', JSON.stringify(changed));
		assert.deepEqual(await orders(shopping), []);
		assert.equal((await endcap.basket.complete(AT_PICKUP)).outcome, 'placed');
	});

	test('a hold that has lapsed is made again by ordering, without another question', async (t) => {
		const shopping = await visit(t);
		const { endcap, shop } = shopping;
		await fill(shopping);
		await endcap.basket.allocate();
		await shop.lapse();
		assert.equal((await endcap.basket.complete(AT_PICKUP)).outcome, 'placed');
	});

	test('without a way to reach the shopper it is not ordered', async (t) => {
		const shopping = await visit(t);
		await fill(shopping);
		const { email: _, ...nobody } = AT_PICKUP.contact;
		const refused = await shopping.endcap.basket.complete({ ...AT_PICKUP, contact: nobody });
		assert.equal(refused.outcome, 'contact_needed');
	});

	test('when the session is over the basket is, and the next thing put in begins another', async (t) => {
		const shopping = await visit(t);
		const { endcap, proxy, shop } = shopping;
		await endcap.basket.add('RED');
		await open.database.query({ text: 'UPDATE session SET ended_at = now() WHERE merchant_id = $1' }, [
			shop.merchant.id,
		]);
		proxy.next(CHANGE, tokenOver);
		await endcap.basket.add('BLUE', 2);
		assert.deepEqual(linesOf(shown(shopping)), { BLUE: 2 });
	});
});
