import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Order } from '@endcap/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { only, OrderShop } from '../support/order-shop.ts';
import { storesNothing } from '../support/page-answers.ts';

describe('the page of an order', () => {
	let open: TestDatabase;
	let shop: OrderShop;
	let browser: Browser;
	let order: Order;
	let first: Page;
	let second: Page;

	const look = () => browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Tallinn', reducedMotion: 'reduce' });
	const visit = async (context: BrowserContext, address: string): Promise<Page> => {
		const page = await context.newPage();
		await page.goto(address);
		return page;
	};
	const act = async (action: string, body: object) => {
		const { status, text } = await shop.act(shop.mari, only(order), action, body);
		assert.equal(status, 200, text);
	};
	const both = (work: (page: Page) => Promise<unknown>) => Promise.all([first, second].map(work));
	/** In the element, not in what is said to those who cannot see it. */
	const shown = (page: Page, words: string | RegExp) => page.locator('endcap-order-status').getByText(words).waitFor();
	const current = (page: Page, name: string) =>
		page.locator('[aria-current="step"]').filter({ hasText: name }).waitFor();

	before(async () => {
		[open, browser] = await Promise.all([pgliteDatabase(), launchChromium()]);
		shop = await OrderShop.open(open.database, { logLevel: 'silent' });
		order = await shop.place();
	});

	after(async () => {
		await browser?.close();
		shop?.server.app.server.closeAllConnections();
		await shop?.close();
		await open?.close();
	});

	it('opens by its link, which then opens nothing for those who look over the shoulder', async () => {
		first = await visit(await look(), order.link ?? '');
		await first.getByRole('heading', { name: `Order ${order.number}` }).waitFor();
		await first
			.getByText(only(order).words?.join(' ') ?? '', { exact: true })
			.first()
			.waitFor();
		assert.equal(new URL(first.url()).hash, `#order-${order.id}`);
		const stranger = await visit(await look(), first.url());
		await stranger.getByText('This opens no order here.').waitFor();
		await stranger.context().close();
	});

	it('opens in a second browser too', async () => {
		second = await visit(await look(), order.link ?? '');
		await current(second, 'Placed');
	});

	it('follows the order from shelf to hand in both, without a reload', async () => {
		await act('claim', {});
		await both((page) => current(page, 'Being picked'));
		await act('prepare', {});
		await both((page) => current(page, 'Ready'));
		await both((page) => shown(page, /^Ready for you in tartu until /));
		await act('complete', { known_by: 'name' });
		await both((page) => shown(page, 'You have it. Thank you!'));
		await both(async (page) => assert.equal(await page.locator('[part="code"]').count(), 0));
	});

	it('takes another time, which the second browser shows at once', async () => {
		order = await shop.place();
		await both((page) => page.goto('about:blank'));
		await both((page) => page.goto(order.link ?? ''));
		await both((page) => page.getByRole('heading', { name: `Order ${order.number}` }).waitFor());
		const before = await second.locator('[part="time"]').textContent();
		await first.getByRole('button', { name: 'Change the time' }).click();
		await first.getByRole('tab').nth(1).click();
		// The first one may be the one that it has, late in the evening.
		await first.locator('[role="gridcell"]:not([aria-disabled])').last().click();
		await shown(first, /^Your new time: tomorrow, /);
		await second.waitForFunction((time) => {
			const shown = document.querySelector('endcap-order-status')?.shadowRoot?.querySelector('[part="time"]');
			return shown && shown.textContent !== time;
		}, before);
		assert.match((await second.locator('[part="time"]').textContent()) ?? '', /^tomorrow, /);
	});

	it('is canceled in one browser, and is canceled in the other', async () => {
		await second.getByRole('button', { name: 'Cancel the order' }).click();
		await second.getByRole('button', { name: 'Yes, cancel it' }).click();
		await both((page) => shown(page, 'You canceled it.'));
		assert.equal((await shop.order('secret', order)).status, 'canceled');
	});

	it('is off the device, with all that was kept for it, once it has been over for three days', async () => {
		const context = await look();
		const page = await visit(context, order.link ?? '');
		await shown(page, 'You canceled it.');
		const databases = () => page.evaluate(async () => (await indexedDB.databases()).length);
		assert.equal(await databases(), 1);
		const FOUR_DAYS = 4 * 86_400_000;
		await open.database.query(
			{
				text: `UPDATE placed_order SET placed_at = placed_at - interval '4 days', canceled_at = canceled_at - interval '4 days'
					WHERE order_id = $1`,
			},
			[order.id],
		);
		await page.clock.setSystemTime(Date.now() + FOUR_DAYS);
		await page.reload();
		await storesNothing(page);
		await context.close();
	});
});

describe('the page of an order without a network', () => {
	let open: TestDatabase;
	let shop: OrderShop;
	let browser: Browser;
	let order: Order;
	let page: Page;

	before(async () => {
		[open, browser] = await Promise.all([pgliteDatabase(), launchChromium()]);
		shop = await OrderShop.open(open.database, { logLevel: 'silent' });
		order = await shop.place();
		const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Tallinn' });
		page = await context.newPage();
	});

	after(async () => {
		await browser?.close();
		await open?.close();
	});

	it('keeps the page and its code on the device, and nothing of the order beside what the SDK keeps', async () => {
		await page.goto(order.link ?? '');
		await page.locator('[part="code__image"] svg').first().waitFor();
		const kept = await page.evaluate(async () => {
			const paths = async () => {
				const found = [];
				for (const name of await caches.keys()) {
					for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
				}
				return found;
			};
			while (!(await paths()).some((path) => path.includes('/chunks/code-'))) {
				await new Promise(requestAnimationFrame);
			}
			await navigator.serviceWorker.ready;
			return paths();
		});
		assert.ok(kept.includes(`/order/${shop.slug}`));
		assert.ok(kept.includes('/endcap.js'));
		for (const path of kept) assert.match(path, /^\/(order\/|chunks\/|docs\/|endcap\.js)/);
	});

	it('shows code and words after a reload with the server stopped, and says how old that is', async () => {
		shop.server.app.server.closeAllConnections();
		await shop.close();
		await page.reload();
		await page.locator('[part="code__image"] svg').first().waitFor();
		await page
			.getByText(only(order).words?.join(' ') ?? '', { exact: true })
			.first()
			.waitFor();
		await page.getByText(/^As of today, .* We are trying to reach the shop\.$/).waitFor();
	});

	it('opens by the link in the message too', async () => {
		await page.goto('about:blank');
		await page.goto(order.link ?? '');
		await page
			.getByText(only(order).words?.join(' ') ?? '', { exact: true })
			.first()
			.waitFor();
	});
});
