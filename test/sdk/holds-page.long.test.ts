import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Endcap } from '@endcap/sdk';
import type { BrowserContext, Page } from 'playwright-core';
import { gate } from '../support/client.ts';
import { ONE, openHoldingShop } from '../support/holding-shop.ts';
import { openScriptSite, type ScriptSite } from '../support/script-site.ts';
import { tokenOver } from '../support/unsteady-proxy.ts';
import { storesNothing } from '../support/page-answers.ts';

declare global {
	interface Window {
		shopper: Endcap;
	}
}

const SCRIPT = `
import { createEndcap } from '@endcap/sdk';
const { server: baseUrl, key: publishableKey, keep } = Object.fromEntries(new URLSearchParams(location.search));
window.shopper = createEndcap({ baseUrl, publishableKey, keep });
window.shopper.reservations.$active.subscribe(() => {});
`;
const CREATE = 'POST /v1/reservations';

suite('holding units in pages of another origin', () => {
	let place: ScriptSite;
	before(async () => {
		place = await openScriptSite(SCRIPT, (request, response) => {
			// As in somebody's frame that may do little.
			if (request.url?.includes('sandbox')) response.setHeader('content-security-policy', 'sandbox allow-scripts');
			response.setHeader('access-control-allow-origin', '*');
		});
	});
	after(() => place.close());

	async function visit(t: TestContext, options: Record<string, string> = {}) {
		const shop = await openHoldingShop(place.database, place.server);
		const context = await place.browser.newContext();
		t.after(async () => {
			await context.close();
			await shop.close();
		});
		const address = `${place.site}/?${String(new URLSearchParams({ server: shop.proxy.url, key: shop.key, ...options }))}`;
		const tab = () => openTab(context, address);
		return { ...shop, context, tab, page: await tab() };
	}

	async function openTab(context: BrowserContext, address: string): Promise<Page> {
		const page = await context.newPage();
		await page.goto(address);
		await isReady(page);
		return page;
	}

	const isReady = (page: Page) =>
		page.waitForFunction(() => window.shopper?.reservations.$active.value?.status === 'ready');
	const hold = (page: Page) =>
		page.evaluate(async (input) => (await window.shopper.reservations.create(input)).outcome, ONE);
	/** Begins to hold, and does not wait for what comes of it. */
	const beginToHold = (page: Page) =>
		page.evaluate((input) => void window.shopper.reservations.create(input).catch(() => {}), ONE);
	const showsHolds = (page: Page, count: number) =>
		page.waitForFunction((wanted) => window.shopper.reservations.$active.value?.value?.length === wanted, count);
	const networkBack = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event('online')));
	const stored = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).length);

	test('nothing is stored before something is held, nor once the last hold was given back', async (t) => {
		const { page } = await visit(t);
		assert.equal(await stored(page), 0);
		assert.equal(await hold(page), 'held');
		assert.equal(await stored(page), 1);
		await page.evaluate(async () => {
			const [held] = window.shopper.reservations.$active.get().value ?? [];
			await window.shopper.reservations.release(held?.id ?? '');
		});
		await storesNothing(page);
	});

	test('a token is in IndexedDB alone, and in no property of the client', async (t) => {
		const { page } = await visit(t);
		await hold(page);
		const found = await page.evaluate(() => {
			const seen = new Set<unknown>();
			const texts: string[] = [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
			const walk = (value: unknown): void => {
				if (typeof value === 'string') texts.push(value);
				if (Object(value) !== value || seen.has(value)) return;
				seen.add(value);
				for (const key of Reflect.ownKeys(value as object)) walk(Reflect.get(value as object, key));
			};
			walk(window.shopper);
			return texts.filter((text) => /[sr]t_/.test(text));
		});
		assert.deepEqual(found, []);
	});

	test('a reload in the middle of a write holds once, and says so afterwards', async (t) => {
		const { page, proxy, holds } = await visit(t);
		const { open: answer, opened } = gate();
		proxy.next(CREATE, { until: opened });
		await beginToHold(page);
		await proxy.requests(CREATE, 1);
		await page.reload();
		await showsHolds(page, 1);
		answer();
		// What is held may be read before the answer to the request has come.
		await page.waitForFunction(() => window.shopper.reservations.$outbox.get()[0]?.status === 'settled');
		const [request] = await page.evaluate(() => window.shopper.reservations.$outbox.get());
		assert.deepEqual([request?.status, request?.outcome?.outcome], ['settled', 'held']);
		assert.deepEqual(request?.input, ONE);
		const [held, ...others] = await holds();
		assert.deepEqual(others, []);
		const shown = await page.evaluate(() => window.shopper.reservations.$active.get().value);
		assert.deepEqual(shown, [held]);
	});

	test('a hold is shown after a reload', async (t) => {
		const { page, sessions } = await visit(t);
		await hold(page);
		await page.reload();
		await showsHolds(page, 1);
		assert.equal(await sessions(), 1);
	});

	test('tabs share one session, and exchange its token once', async (t) => {
		const { page, tab, proxy, holds, sessions } = await visit(t);
		const other = await tab();
		assert.deepEqual(await Promise.all([hold(page), hold(other)]), ['held', 'held']);
		assert.equal(await sessions(), 1);
		proxy.next(CREATE, tokenOver, tokenOver);
		assert.deepEqual(await Promise.all([hold(page), hold(other)]), ['held', 'held']);
		assert.equal(proxy.passed.filter((name) => name === 'POST /v1/sessions/refresh').length, 1);
		assert.equal((await holds()).length, 4);
	});

	test('what a closed tab could not send is sent by one of the others, once', async (t) => {
		const { page, tab, proxy, holds } = await visit(t);
		const [leaving, third] = [await tab(), await tab()];
		await hold(page);
		proxy.down = true;
		const lost = proxy.passed.length;
		await beginToHold(leaving);
		await proxy.requests(CREATE, 2);
		await leaving.close();
		proxy.down = false;
		assert.ok(proxy.passed.length > lost);
		proxy.passed.length = 0;
		await Promise.all([networkBack(page), networkBack(third)]);
		await Promise.race([showsHolds(page, 2), showsHolds(third, 2)]);
		assert.equal(proxy.passed.filter((name) => name === CREATE).length, 1);
		assert.equal((await holds()).length, 2);
	});

	for (const [what, script] of [
		['forbidden', `IDBFactory.prototype.open = () => { throw new DOMException('Forbidden', 'SecurityError'); }`],
		['full', `IDBObjectStore.prototype.put = () => { throw new DOMException('Full', 'QuotaExceededError'); }`],
		['absent', `Object.defineProperty(globalThis, 'indexedDB', { value: undefined })`],
		['without locks', `Object.defineProperty(navigator, 'locks', { value: undefined })`],
	] as const) {
		test(`where storage is ${what} it holds until the page is left`, async (t) => {
			const { page, context, tab } = await visit(t);
			await context.addInitScript(script);
			const poor = await tab();
			assert.deepEqual([await hold(poor), await hold(poor)], ['held', 'held']);
			await showsHolds(poor, 2);
			assert.ok((await stored(page)) <= (what === 'full' ? 1 : 0));
		});
	}

	test('in a sandboxed frame it holds until the page is left', async (t) => {
		const { page } = await visit(t, { sandbox: 'yes' });
		assert.equal(await page.evaluate(() => origin), 'null');
		assert.equal(await hold(page), 'held');
		await showsHolds(page, 1);
	});

	test('a kiosk that keeps in memory stores nothing', async (t) => {
		const { page } = await visit(t, { keep: 'memory' });
		assert.equal(await hold(page), 'held');
		assert.equal(await stored(page), 0);
	});
});
