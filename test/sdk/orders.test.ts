import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import { createEndcap, isEndcapProblem, type Endcap } from '@endcap/sdk';
import { until } from '../support/client.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { only, OrderShop } from '../support/order-shop.ts';
import { startUnsteadyProxy } from '../support/unsteady-proxy.ts';

const DAY = 86_400_000;
const tokenOf = (link: string | null) => link?.split('#')[1] ?? '';

suite('orders of a shopper', () => {
	let open: TestDatabase;
	let shop: OrderShop;
	before(async () => {
		open = await pgliteDatabase();
		shop = await OrderShop.open(open.database);
	});
	after(async () => {
		await shop.close();
		await open.close();
	});

	async function visit(t: TestContext) {
		const proxy = await startUnsteadyProxy(shop.server.url);
		const endcap = createEndcap({
			baseUrl: proxy.url,
			publishableKey: shop.server.merchant.publishable,
			interval: 3_600_000,
		});
		t.after(async () => {
			endcap.destroy();
			await proxy.close();
		});
		return { proxy, endcap };
	}

	async function opened(endcap: Endcap) {
		const { id, link } = await shop.place();
		assert.equal((await endcap.orders.open(tokenOf(link))).id, id);
		return id;
	}

	test('without a session there are none, and nothing is asked', async (t) => {
		const { endcap, proxy } = await visit(t);
		assert.deepEqual((await until(endcap.orders.$orders, ({ status }) => status === 'ready')).value, []);
		assert.deepEqual(await endcap.orders.list(), { data: [], next_cursor: null });
		await assert.rejects(endcap.orders.get('one'), (error) => isEndcapProblem(error, 'not_found'));
		const none = await until(endcap.orders.$order('one'), ({ status }) => status === 'error');
		assert.ok(isEndcapProblem(none.error, 'not_found'));
		assert.deepEqual(proxy.passed, []);
	});

	test('one is opened by its link, and is this shopper’s from then on', async (t) => {
		const { endcap } = await visit(t);
		const id = await opened(endcap);
		const order = await endcap.orders.get(id);
		assert.equal(only(order).words?.length, 4);
		assert.deepEqual(
			(await endcap.orders.list()).data.map((each) => each.id),
			[id],
		);
		const listed = await until(endcap.orders.$orders, ({ status }) => status === 'ready');
		assert.deepEqual(listed.value, [order]);
		await assert.rejects(endcap.orders.open('ot_none'), (error) => isEndcapProblem(error, 'not_found'));
	});

	test('what the shop does with it is shown as it happens, in order and fulfillment', async (t) => {
		const { endcap, proxy } = await visit(t);
		const id = await opened(endcap);
		const told = proxy.requests('GET /v1/events', 1);
		const $order = endcap.orders.$order(id);
		t.after($order.subscribe(() => {}));
		const before = await until($order, ({ status }) => status === 'ready');
		assert.ok(before.value);
		const fulfillment = only(before.value);
		const $fulfillment = endcap.fulfillments.$fulfillment(fulfillment.id);
		t.after($fulfillment.subscribe(() => {}));
		await told;
		const prepared = await shop.act(shop.mari, fulfillment, 'prepare', {});
		assert.equal(prepared.status, 200, prepared.text);
		const after = await until($order, ({ value }) => value?.fulfillments[0]?.status === 'prepared');
		assert.ok(Number(after.value?.version) > before.value.version);
		await until($fulfillment, ({ value }) => value?.status === 'prepared' && value.collect_until !== null);
	});

	test('what was last known of it is shown while the server is not reached', async (t) => {
		const { endcap, proxy } = await visit(t);
		const id = await opened(endcap);
		proxy.down = true;
		const stale = await until(endcap.orders.$order(id), ({ status, error }) => status === 'stale' && error);
		assert.equal(stale.value?.id, id);
		assert.ok(stale.as_of instanceof Date);
		assert.equal(only(stale.value).words?.length, 4);
		proxy.down = false;
	});

	test('so are all of them, the newest first', async (t) => {
		const { endcap, proxy } = await visit(t);
		const first = await opened(endcap);
		const second = await opened(endcap);
		proxy.down = true;
		const stale = await until(endcap.orders.$orders, ({ status, error }) => status === 'stale' && error);
		assert.deepEqual(
			stale.value?.map(({ id }) => id),
			[second, first],
		);
		proxy.down = false;
	});

	for (const [days, isKept] of [
		[2, true],
		[4, false],
	] as const) {
		test(`what ended ${days} days ago is ${isKept ? 'shown' : 'gone'} while the server is not reached`, async (t) => {
			const { endcap, proxy } = await visit(t);
			const id = await opened(endcap);
			await endcap.orders.cancel(id);
			proxy.down = true;
			t.mock.timers.enable({ apis: ['Date'], now: Date.now() + days * DAY });
			const live = await until(endcap.orders.$order(id), ({ status }) => status === 'stale' || status === 'error');
			assert.equal(live.value?.id, isKept ? id : undefined);
			proxy.down = false;
		});
	}

	test('it is canceled once, and not when it is over', async (t) => {
		const { endcap, proxy } = await visit(t);
		const id = await opened(endcap);
		const $order = endcap.orders.$order(id);
		t.after($order.subscribe(() => {}));
		proxy.next(`POST /v1/orders/${id}/cancel`, 'lose answer');
		const canceled = await endcap.orders.cancel(id);
		assert.ok(canceled.outcome === 'canceled' && canceled.order.status === 'canceled', JSON.stringify(canceled));
		assert.equal($order.get().value?.status, 'canceled');
		const collected = await opened(endcap);
		const fulfillment = only(await endcap.orders.get(collected));
		await shop.act(shop.mari, fulfillment, 'prepare', {});
		await shop.act(shop.mari, fulfillment, 'complete', { known_by: 'name' });
		assert.equal((await endcap.orders.cancel(collected)).outcome, 'order_ended');
	});

	test('no order of another shopper is seen', async (t) => {
		const { endcap } = await visit(t);
		await opened(endcap);
		const other = await shop.place();
		await assert.rejects(endcap.orders.get(other.id), (error) => isEndcapProblem(error, 'not_found'));
		await assert.rejects(endcap.fulfillments.get(only(other).id), (error) => isEndcapProblem(error, 'not_found'));
	});
});
