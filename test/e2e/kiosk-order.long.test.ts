import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Order } from '@endcap/contract';
import { createEndcap } from '@endcap/sdk';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { KioskShop, openScreen, visitOf, wake } from '../support/kiosk-shop.ts';
import type { Ending } from '../support/temporary.ts';

describe('an order that somebody looks for at the kiosk', () => {
	let shop: KioskShop;
	let browser: Browser;
	let page: Page;
	let order: Order;
	const ends: (() => Promise<unknown>)[] = [];

	before(async () => {
		const context: Ending = { after: (end) => void ends.push(end) };
		[shop, browser] = await Promise.all([KioskShop.open(context), launchChromium()]);
		page = await (await openScreen(context, browser)).newPage();
		await shop.enrol(page, { printing: 'dialog', idle_seconds: 900 });
		await wake(page);
		order = await buy();
	});

	after(async () => {
		await browser?.close();
		for (const end of ends.toReversed()) await end();
	});

	/** Ordered at home. */
	async function buy(): Promise<Order> {
		const publishableKey = (await page.locator('html').getAttribute('data-key')) ?? '';
		const home = createEndcap({ baseUrl: shop.proxy.url, publishableKey, live: false });
		await home.basket.change({
			lines: [{ sku: 'KETTLE', quantity: 2, fulfillment: { method: 'pickup', store_id: 'tartu' } }],
		});
		const { soonest } = await home.pickupSlots.list({ store: 'tartu' });
		assert.ok(soonest);
		await home.basket.change({ pickups: [{ store_id: 'tartu', starts_at: soonest.starts_at }] });
		const notify = { email: false, sms: false };
		const placed = await home.basket.complete({
			contact: { name: 'K. Saar', email: 'saar@example.com', language: 'en', notify },
			payment: { method: 'at_pickup' },
		});
		home.destroy();
		assert.ok(placed.outcome === 'placed');
		return placed.order;
	}

	const pickup = ({ fulfillments: [first] } = order) => {
		assert.ok(first?.code && first.words);
		return { ...first, code: first.code, words: first.words.join(' ') };
	};
	const screen = () => page.locator('kiosk-order');
	const shows = (words: string | RegExp) => screen().locator('endcap-order-status').getByText(words).first().waitFor();
	/** Told as it happens: the next read by the clock would be half a minute away. */
	const isAt = (step: string) =>
		screen().locator('[aria-current="step"]').filter({ hasText: step }).waitFor({ timeout: 15_000 });
	const begin = () => visitOf(page, (visit) => visit.go('order'));

	async function type(text: string): Promise<void> {
		await screen().getByLabel('Code or four words').fill(text);
		await screen().getByRole('button', { name: 'Show the order' }).click();
	}

	/** Types as fast as a scanner, which DevTools on a machine with other work does not. */
	const scan = (text: string) =>
		page.evaluate(
			(keys) => {
				const init = { bubbles: true, composed: true, cancelable: true };
				for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ...init }));
			},
			[...Array.from(text), 'Enter'],
		);

	/** As paper has it. */
	async function paper(): Promise<string> {
		await page.evaluate(() => (window.print = () => document.documentElement.toggleAttribute('data-printed', true)));
		await screen().getByRole('button', { name: 'Print again' }).click();
		await page.locator('html[data-printed]').waitFor({ state: 'attached' });
		await page.evaluate(() => document.documentElement.removeAttribute('data-printed'));
		return page.locator('.receipt').evaluate((receipt) => receipt.textContent ?? '');
	}

	it('is opened by its four words, its link, and its code as the scanner reads it', async () => {
		await begin();
		await type(pickup().words);
		await shows(`Order ${order.number}`);
		await screen().getByRole('button', { name: 'Another order' }).click();
		await page.locator('#order-code:focus').waitFor();
		await type(order.link ?? '');
		await shows(`Order ${order.number}`);
		await begin();
		await scan(`${shop.proxy.url}/p/${pickup().code}`);
		await shows(`Order ${order.number}`);
	});

	it('goes on while it is looked at, and goes home on paper as it is then', async () => {
		const before = await paper();
		assert.ok(before.includes(`Order ${order.number}`) && before.includes(pickup().words));
		await shop.act(pickup().id, 'prepare');
		await isAt('Ready');
		await shop.act(pickup().id, 'complete', { code: pickup().code });
		await page.locator('.receipt').getByText('It has been handed over.').waitFor({ state: 'attached' });
		const after = await paper();
		assert.ok(after.includes(`Order ${order.number}`) && !after.includes(pickup().words));
	});

	it('is shown as canceled where it was, and so is its receipt', async () => {
		const other = await buy();
		await shop.act(pickup(other).id, 'fail', { reason: 'damaged' });
		await begin();
		await type(pickup(other).code);
		await shows(`Order ${other.number}`);
		assert.ok((await paper()).includes('Your order was canceled.'));
	});

	it('says what to do when a code opens none, when the network is gone, and after too many attempts', async () => {
		await begin();
		await type('a'.repeat(13));
		await screen().getByText('This opens no order.').waitFor();
		shop.cut();
		// It is tried for a while, so one that opens an order could do so once the network is back.
		await type('c'.repeat(13));
		await screen().getByText('This needs the network, which is gone just now.').waitFor();
		shop.mend();
		await page.locator('.frame__network').getByText('No network').waitFor({ state: 'detached' });
		const limited = screen().getByText('Too many attempts.');
		for (let tries = 0; tries < 40 && (await limited.count()) === 0; tries++) {
			await type('b'.repeat(13));
			await screen().getByRole('button', { name: 'Show the order', disabled: false }).waitFor();
		}
		await limited.waitFor();
	});
});
