import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { becomes, KioskShop, openScreen, orderWish, visitOf, wake } from '../support/kiosk-shop.ts';

describe('the kiosk', () => {
	const endings: (() => Promise<unknown>)[] = [];
	let shop: KioskShop;
	let browser: Browser;
	let page: Page;

	before(async () => {
		const ending = { after: (undo: () => Promise<unknown>) => void endings.push(undo) };
		browser = await launchChromium();
		shop = await KioskShop.open(ending);
		page = await (await openScreen(ending, browser)).newPage();
	});

	after(async () => {
		for (const undo of endings.toReversed()) await undo();
		await browser?.close();
	});

	it('is set up with a code, orders without the network, forgets, starts again and delivers', async () => {
		await shop.enrol(page);
		await wake(page);
		shop.cut();
		const kept = await visitOf(page, ({ device, basket_id }, wish) => device.keep(wish, basket_id, false), orderWish());
		assert.match(kept.reference, /^[0-9A-F]{6}$/);
		await visitOf(page, (visit) => visit.finish());
		await becomes(page, 'attract');
		assert.deepEqual(await shop.orders(), []);
		shop.mend();
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await shop.until(async () => (await shop.orders()).length > 0);
		await shop.until(async () => (await shop.kiosk()).heartbeat?.waiting === 0);
		const [order, ...more] = await shop.orders();
		assert.equal(order?.contact.name, 'Maija');
		assert.deepEqual(more, []);
	});
});
