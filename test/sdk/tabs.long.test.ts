import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Endcap } from '@endcap/sdk';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { bundle } from '../support/bundle.ts';
import { chromeFlags, chromePath } from '../support/chromium.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';

declare global {
	interface Window {
		shop: Endcap;
		/** What Riga has, every time it was told. */
		units: (number | undefined)[];
		returned: boolean;
	}
}

const SCRIPT = `
import { createEndcap } from '@endcap/sdk';
const settings = new URLSearchParams(location.search);
window.units = [];
addEventListener('pageshow', ({ persisted }) => (window.returned = persisted));
window.shop = createEndcap({ baseUrl: settings.get('server'), publishableKey: settings.get('key') });
window.shop.availability.$availability({ sku: settings.get('sku') }).subscribe(({ value }) => {
	if (value) window.units.push(value.stores.find(({ store_id }) => store_id === 'riga')?.quantity_available);
});
`;

suite('tabs of one origin', () => {
	let shop: ShopPage;
	let browser: Browser;
	let site: string;
	before(async () => {
		const [script] = await bundle(SCRIPT, { oneFile: true });
		shop = await openShop(['KETTLE', 'CUP'], { events: { keepAliveMs: 200 } });
		site = shop.page(`<!doctype html><title>Shop</title><script type="module">${script?.code}</script>`);
		browser = await chromium.launch({
			executablePath: chromePath(),
			args: chromeFlags,
			ignoreDefaultArgs: ['--disable-back-forward-cache'],
		});
	});
	after(async () => {
		await browser.close();
		await shop.close();
	});

	/** A tab to which changes are told. */
	async function visit(context: BrowserContext, sku = 'KETTLE'): Promise<Page> {
		const page = await context.newPage();
		await page.goto(`${site}?${new URLSearchParams({ server: shop.server, key: shop.key, sku })}`);
		await page.waitForFunction(() => window.units.length > 0);
		await shop.until(() => [...shop.streams].some((stream) => stream.includes(sku)));
		// Its first sign, after the answer to what was read again.
		await page.waitForFunction(
			(from) => window.units.length > from + 2,
			await page.evaluate(() => window.units.length),
		);
		return page;
	}

	async function open(t: TestContext, units: number): Promise<BrowserContext> {
		await shop.setStock('KETTLE', 'riga', units);
		const context = await browser.newContext();
		t.after(async () => {
			await context.close();
			await shop.until(() => shop.streams.size === 0);
		});
		return context;
	}

	const shows = (page: Page, units: number) => page.waitForFunction((left) => window.units.at(-1) === left, units);
	const reads = () => shop.requests.filter((request) => request.includes('/v1/availability')).length;

	test('hold one stream in all, and all of them hear a sale', async (t) => {
		const context = await open(t, 8);
		const pages = [await visit(context), await visit(context), await visit(context, 'CUP')];
		assert.equal(shop.streams.size, 1);
		const before = reads();
		await shop.sell('KETTLE', 'riga');
		await Promise.all(pages.slice(0, 2).map((page) => shows(page, 7)));
		await shop.setStock('CUP', 'riga', 3);
		await shows(pages[2]!, 3);
		assert.deepEqual([shop.streams.size, reads()], [1, before]);
	});

	test('go on when the one that leads is closed, and miss nothing of what was sold meanwhile', async (t) => {
		const context = await open(t, 9);
		const [leader, follower] = [await visit(context), await visit(context)];
		const before = reads();
		await shop.sell('KETTLE', 'riga');
		await Promise.all([leader.close(), shop.sell('KETTLE', 'riga'), shop.sell('KETTLE', 'riga')]);
		await shows(follower, 6);
		await shop.sell('KETTLE', 'riga');
		await shows(follower, 5);
		assert.deepEqual([shop.streams.size, reads()], [1, before]);
		const units = await follower.evaluate(() => window.units);
		assert.deepEqual(
			units,
			units.toSorted((one, other) => other! - one!),
		);
	});

	test('let go of the stream when the page is left, and follow again when it comes back as it was', async (t) => {
		const context = await open(t, 5);
		const page = await visit(context);
		await page.goto(shop.page('<!doctype html><title>Elsewhere</title>'));
		await shop.until(() => shop.streams.size === 0);
		await shop.sell('KETTLE', 'riga');
		// Playwright's own goBack waits for a load, which does not come.
		await page.evaluate(() => history.back()).catch(() => undefined);
		await shop.until(() => shop.streams.size === 1);
		await shows(page, 4);
		assert.equal(await page.evaluate(() => window.returned), true);
		await shop.sell('KETTLE', 'riga');
		await shows(page, 3);
	});

	test('of another shop have a stream of their own', async (t) => {
		const context = await open(t, 5);
		const page = await visit(context);
		// The same server by another name is another one.
		const server = shop.server.replace('127.0.0.1', 'localhost');
		const another = await context.newPage();
		await another.goto(`${site}?${new URLSearchParams({ server, key: shop.key, sku: 'KETTLE' })}`);
		await shop.until(() => shop.streams.size === 2);
		await shop.sell('KETTLE', 'riga');
		await Promise.all([shows(page, 4), shows(another, 4)]);
	});
});
