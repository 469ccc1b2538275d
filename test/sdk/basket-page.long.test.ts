import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { CartCompletion, Endcap, Order } from '@endcap/sdk';
import type { Page } from 'playwright-core';
import { createKey } from '../../packages/server/src/keys/rules.ts';
import { AT_PICKUP, CartShop } from '../support/cart-shop.ts';
import { gate } from '../support/client.ts';
import { openScriptSite, type ScriptSite } from '../support/script-site.ts';
import { startUnsteadyProxy } from '../support/unsteady-proxy.ts';
import { answersYes, storesNothing } from '../support/page-answers.ts';

declare global {
	interface Window {
		shopping: Endcap;
	}
}

const SCRIPT = `
import { createEndcap } from '@endcap/sdk';
const { server: baseUrl, key: publishableKey } = Object.fromEntries(new URLSearchParams(location.search));
window.shopping = createEndcap({ baseUrl, publishableKey });
window.shopping.basket.$cart.subscribe(() => {});
`;
const CHANGE = 'PATCH /v1/carts';

suite('a basket in pages of another origin', () => {
	let place: ScriptSite;
	before(async () => {
		place = await openScriptSite(SCRIPT);
	});
	after(() => place.close());

	async function visit(t: TestContext) {
		const shop = await CartShop.open(place.database, {
			server: place.server,
			levels: { 'RED@tartu': 9, 'BLUE@tartu': 9 },
		});
		const owner = { merchant_id: shop.merchant.id };
		const { key } = await createKey(place.database, owner, {
			kind: 'publishable',
			origins: ['*'],
			rate_limit: 1_000_000,
		});
		const proxy = await startUnsteadyProxy(place.server.url);
		const context = await place.browser.newContext();
		t.after(async () => {
			await context.close();
			await proxy.close();
		});
		const address = `${place.site}/?${String(new URLSearchParams({ server: proxy.url, key }))}`;
		const tab = async () => {
			const page = await context.newPage();
			await page.goto(address);
			await page.waitForFunction(() => window.shopping?.basket.$cart.value?.status === 'ready');
			return page;
		};
		return { shop, proxy, tab, page: await tab() };
	}

	const add = (page: Page, sku: string, quantity = 1) =>
		page.evaluate(async ([name, count]) => (await window.shopping.basket.add(name, count)).outcome, [
			sku,
			quantity,
		] as const);
	const beginToAdd = (page: Page, sku: string, quantity: number) =>
		page.evaluate(([name, count]) => void window.shopping.basket.add(name, count).catch(() => {}), [
			sku,
			quantity,
		] as const);
	const shows = (page: Page, lines: Record<string, number>) =>
		page.waitForFunction(
			(wanted) => {
				const { value } = window.shopping.basket.$cart.get();
				return JSON.stringify((value?.lines ?? []).map(({ sku, quantity }) => [sku, quantity])) === wanted;
			},
			JSON.stringify(Object.entries(lines)),
		);

	/** Until so many writes wait in the page's IndexedDB: what is not there yet does not outlive the page. */
	const keeps = (page: Page, count: number) =>
		answersYes(
			page,
			async (wanted) => {
				const [named] = await indexedDB.databases();
				if (!named?.name) return false;
				const request = indexedDB.open(named.name);
				await new Promise((resolve) => request.addEventListener('success', resolve));
				const kept = request.result.transaction('kept').objectStore('kept').get(0);
				await new Promise((resolve) => kept.addEventListener('success', resolve));
				request.result.close();
				return kept.result?.outbox.length === wanted;
			},
			count,
		);

	async function fill(page: Page): Promise<void> {
		await page.evaluate(async () => {
			const { soonest } = await window.shopping.pickupSlots.list({ store: 'tartu' });
			await window.shopping.basket.change({
				lines: [{ sku: 'RED', quantity: 2, fulfillment: { method: 'pickup', store_id: 'tartu' } }],
				pickups: [{ store_id: 'tartu', starts_at: soonest!.starts_at }],
			});
		});
	}

	test('it is there after a reload, and nothing is stored once it was emptied', async (t) => {
		const { page } = await visit(t);
		assert.equal(await page.evaluate(async () => (await indexedDB.databases()).length), 0);
		await add(page, 'RED', 2);
		await page.reload();
		await shows(page, { RED: 2 });
		await page.evaluate(() => window.shopping.basket.change({ lines: [{ sku: 'RED', quantity: 0 }] }));
		await storesNothing(page);
	});

	test('tabs share it, and one is told of what another puts in', async (t) => {
		const { page, tab } = await visit(t);
		await add(page, 'RED');
		const other = await tab();
		await shows(other, { RED: 1 });
		await Promise.all([add(page, 'RED'), add(other, 'BLUE'), add(page, 'RED', 2), add(other, 'RED')]);
		await page.waitForFunction(() => window.shopping.basket.$cart.get().value?.totals.items.amount === 6 * 4900);
		await other.waitForFunction(() => window.shopping.basket.$cart.get().value?.totals.items.amount === 6 * 4900);
	});

	test('what was put in without a network is sent after a reload, in order and once', async (t) => {
		const { page, proxy } = await visit(t);
		await add(page, 'RED');
		proxy.next(CHANGE, 'lose answer');
		await beginToAdd(page, 'RED', 3);
		await proxy.requests(CHANGE, 1);
		proxy.down = true;
		await beginToAdd(page, 'BLUE', 1);
		await page.waitForFunction(() => window.shopping.basket.$cart.get().status === 'stale');
		await page.evaluate(
			() => void window.shopping.basket.change({ lines: [{ sku: 'BLUE', quantity: 5 }] }).catch(() => {}),
		);
		await keeps(page, 3);
		await page.reload();
		proxy.down = false;
		await page.evaluate(() => void window.dispatchEvent(new Event('online')));
		await shows(page, { RED: 4, BLUE: 5 });
	});

	test('an order whose answer was lost with the page is placed once, and shown by the next page', async (t) => {
		const { page, proxy, shop } = await visit(t);
		await fill(page);
		const { open: answer, opened } = gate();
		const { id } = (await page.evaluate(() => window.shopping.basket.$cart.get().value))!;
		const complete = `POST /v1/carts/${id}/complete`;
		proxy.next(complete, { until: opened, lost: true });
		await page.evaluate(
			(input) => void window.shopping.basket.complete(input).catch(() => {}),
			AT_PICKUP satisfies CartCompletion,
		);
		await proxy.requests(complete, 1);
		await page.reload();
		answer();
		await shows(page, {});
		const kept = await page.waitForFunction(() => {
			window.shopping.orders.$orders.subscribe(() => {})();
			const [order] = window.shopping.orders.$orders.get().value ?? [];
			return order;
		});
		const order = (await kept.jsonValue()) as Order;
		const { body } = await shop.server.call('GET', '/v1/orders', { key: shop.merchant.secret });
		assert.deepEqual(
			(body as { data: Order[] }).data.map(({ number }) => number),
			[order.number],
		);
	});

	test('an order can be opened without a network after a reload, with its code', async (t) => {
		const { page, proxy } = await visit(t);
		await fill(page);
		const placed = await page.evaluate((input) => window.shopping.basket.complete(input), AT_PICKUP);
		assert.ok(placed.outcome === 'placed', JSON.stringify(placed));
		await page.reload();
		proxy.down = true;
		const shown = await page.waitForFunction((id) => {
			const $order = window.shopping.orders.$order(id);
			$order.subscribe(() => {})();
			return $order.get().status === 'stale' ? $order.get().value?.fulfillments[0]?.code : undefined;
		}, placed.order.id);
		assert.equal(await shown.jsonValue(), placed.order.fulfillments[0]?.code);
	});
});
