import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';
import { storesNothing } from '../support/page-answers.ts';

const RESERVE = 'Reserve for 30 minutes: Rüütli';

describe('the last one in a shop, and two shoppers', () => {
	let shop: ShopPage;
	let browser: Browser;
	let first: Page;
	let second: Page;
	let address: string;

	const open = async (): Promise<Page> => {
		const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Tallinn' });
		const page = await context.newPage();
		await page.goto(address);
		await page.getByRole('button', { name: 'Show all 6 shops' }).click();
		return page;
	};
	const inTartu = (page: Page) => page.getByRole('listitem').filter({ hasText: 'Rüütli' });

	before(async () => {
		[shop, browser] = await Promise.all([openShop(['KETTLE']), launchChromium()]);
		await shop.setStock('KETTLE', 'tartu', 1);
		address = shop.page(`<!doctype html><html lang="en">
			<script type="module" src="${shop.server}/endcap.js?key=${shop.key}"></script>
			<endcap-store-stock sku="KETTLE" hold></endcap-store-stock>`);
		[first, second] = await Promise.all([open(), open()]);
	});

	after(async () => {
		await browser?.close();
		await shop?.close();
	});

	it('is offered to both', async () => {
		for (const page of [first, second]) {
			await inTartu(page).getByText('Only 1 left').waitFor();
			await page.getByRole('button', { name: RESERVE }).waitFor();
		}
	});

	it('is held by the one who is faster, by keyboard alone', async () => {
		await first.getByRole('button', { name: RESERVE }).focus();
		await first.keyboard.press('Enter');
		await inTartu(first)
			.getByText(/^Reserved for you until \d/)
			.waitFor();
		assert.match((await inTartu(first).getByRole('timer').textContent()) ?? '', /(30:00|29:\d\d) left/);
	});

	it('is gone for the other, who does nothing', async () => {
		await inTartu(second).getByText('Sold out here').waitFor();
		await second.getByRole('button', { name: RESERVE }).waitFor({ state: 'detached' });
	});

	it('is still held after a reload', async () => {
		await first.reload();
		await inTartu(first)
			.getByText(/^Reserved for you until \d/)
			.waitFor();
	});

	it('comes back to the other when it is released, by keyboard alone', async () => {
		await first.getByRole('button', { name: 'Release: Rüütli' }).focus();
		await first.keyboard.press('Enter');
		await inTartu(first).getByText('Released').waitFor();
		await second.getByRole('button', { name: RESERVE }).focus();
		await second.keyboard.press('Enter');
		await inTartu(second)
			.getByText(/^Reserved for you until \d/)
			.waitFor();
	});

	it('is gone for the first, on whose device nothing is left', async () => {
		await inTartu(first).getByText('Sold out here').waitFor();
		// It is taken away once the server has said that nothing is held.
		await storesNothing(first);
		assert.deepEqual(await kept(first), []);
		assert.deepEqual(await kept(second), ['IndexedDB']);
	});

	it('is kept in no place on a kiosk', async () => {
		const kiosk = await browser.newPage();
		await kiosk.goto(
			shop.page(`<!doctype html><html lang="en"><script type="module" src="${shop.server}/endcap.js"></script>
			<endcap-provider server="${shop.server}" publishable-key="${shop.key}" channel="kiosk"></endcap-provider>
			<endcap-store-stock sku="KETTLE" hold store="turku"></endcap-store-stock>`),
		);
		await kiosk.getByRole('button', { name: 'Reserve for 30 minutes: Kauppiaskatu' }).click();
		await kiosk.getByText(/^Reserved for you until \d/).waitFor();
		assert.deepEqual(await kept(kiosk), []);
	});
});

/** Where a page keeps something on the device. */
function kept(page: Page): Promise<string[]> {
	return page.evaluate(async () => [
		...(localStorage.length + sessionStorage.length > 0 ? ['Web Storage'] : []),
		...(document.cookie ? ['cookies'] : []),
		...((await indexedDB.databases()).length > 0 ? ['IndexedDB'] : []),
	]);
}
