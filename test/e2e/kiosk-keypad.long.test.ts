import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { choose, focusOf, goTo, pressKey, writeByArrows } from '../support/kiosk-keys.ts';
import { becomes, KioskShop, openScreen } from '../support/kiosk-shop.ts';

describe('a kiosk with a keypad and nothing else', () => {
	const endings: (() => Promise<unknown>)[] = [];
	let shop: KioskShop;
	let browser: Browser;

	before(async () => {
		browser = await launchChromium();
		shop = await KioskShop.open({ after: (undo) => void endings.push(undo) });
	});

	after(async () => {
		for (const undo of endings.toReversed()) await undo();
		await browser?.close();
	});

	async function stand(t: TestContext): Promise<Page> {
		const page = await (await openScreen(t, browser)).newPage();
		page.setDefaultTimeout(30_000);
		await shop.enrol(page, { languages: ['en', 'et'] });
		// Whatever is touched from here on is a mistake of the test’s.
		await page.evaluate(() => addEventListener('pointerdown', () => document.documentElement.remove()));
		return page;
	}

	async function wakeBy(page: Page, key: string): Promise<void> {
		await page.keyboard.press(key);
		await becomes(page, 'visit');
	}

	const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

	async function write(page: Page, field: string, text: string): Promise<void> {
		await goTo(page, field);
		await writeByArrows(page, text);
		await pressKey(page, 'Hide keys');
		await page.locator('.keys__row').first().waitFor({ state: 'detached' });
	}

	it('sells an article from the first key to the last, the name and address written by arrows', async (t) => {
		const page = await stand(t);
		await wakeBy(page, 'ArrowDown');
		await heading(page, 'What are you looking for?');
		await goTo(page, 'Search for an article');
		await writeByArrows(page, 'kettl');
		await pressKey(page, 'Enter');
		await page.locator('kiosk-results').getByText('1 article', { exact: true }).waitFor();
		await choose(page, /^E? ?Enamel kettle/);
		await heading(page, 'Enamel kettle');
		await choose(page, 'Put in the basket');
		await page.locator('kiosk-product .product__added').waitFor();
		await choose(page, 'To the basket');
		await heading(page, 'Your basket');
		await choose(page, 'Order');
		const basket = page.locator('endcap-basket');
		await basket.getByRole('button', { name: 'Check out' }).waitFor();
		await choose(page, 'Check out');
		await basket.getByRole('button', { name: /^Soonest:/ }).waitFor();
		await choose(page, /^Soonest:/);
		await basket.getByRole('button', { name: 'Go on to your details' }).waitFor();
		await choose(page, 'Go on to your details');
		await basket.getByLabel('Your name').waitFor();
		await write(page, 'Your name', 'mari maasikas');
		await write(page, 'E-mail', 'mari@example.com');
		await choose(page, 'Place the order');
		await heading(page, 'Thank you. Your order is placed.');
		const [order] = await shop.orders();
		assert.deepEqual([order?.contact.name, order?.contact.email], ['mari maasikas', 'mari@example.com']);
		await choose(page, 'I am done');
		await becomes(page, 'attract');
	});

	it('is made easier to use from the first key on, in the shopper’s language, and goes back to where it was', async (t) => {
		const page = await stand(t);
		await wakeBy(page, 'Tab');
		const panel = page.getByRole('region', { name: 'Easier to use' });
		await panel.getByRole('heading', { name: 'Easier to use' }).waitFor();
		assert.equal((await focusOf(page)).name, 'Easier to use');
		await choose(page, '200 %');
		await page.locator('html[data-text="200"]').waitFor({ state: 'attached' });
		await choose(page, 'High contrast');
		await page.locator('html[data-contrast]').waitFor({ state: 'attached' });
		await page.keyboard.press('Escape');
		await panel.waitFor({ state: 'hidden' });
		assert.equal((await focusOf(page)).name, 'Easier to use');
		await page.keyboard.press('Home');
		await goTo(page, 'Eesti', 'ArrowUp');
		await page.keyboard.press('Enter');
		await heading(page, 'Mida otsid?');
		assert.equal((await focusOf(page)).name, 'Eesti');
	});

	it('lets nobody be caught: from each field, choice and table of the checkout the arrows lead on', async (t) => {
		const page = await stand(t);
		await wakeBy(page, 'ArrowDown');
		await choose(page, 'Search for an article');
		await page.keyboard.press('Escape');
		await choose(page, 'Find');
		await choose(page, /Wool blanket/);
		await heading(page, 'Wool blanket');
		await choose(page, 'Collect it in another shop');
		await choose(page, 'Order');
		await page.locator('endcap-basket').getByRole('button', { name: 'Check out' }).waitFor();
		await choose(page, 'Check out');
		await page
			.locator('endcap-basket')
			.getByRole('button', { name: /^Soonest:/ })
			.waitFor();
		await goTo(page, /^Soonest:/);
		const seen: string[] = [];
		for (let steps = 0; steps < 100 && seen.at(-1) !== 'I am done'; steps++) {
			await page.keyboard.press('ArrowDown');
			seen.push((await focusOf(page)).name);
		}
		assert.equal(seen.at(-1), 'I am done', seen.join(' | '));
		assert.ok(
			seen.some((name) => /^\d\d:\d\d/.test(name)),
			seen.join(' | '),
		);
	});
});
