import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { AccountShop, account, basket, wallet } from '../support/account-shop.ts';
import { launchChromium } from '../support/chromium.ts';

/** More than any of these pages has to be tabbed through. */
const MOST_STOPS = 80;

describe('by keyboard alone', () => {
	const endings: (() => Promise<unknown>)[] = [];
	let shop: AccountShop;
	let browser: Browser;
	let page: Page;

	before(async () => {
		browser = await launchChromium();
		shop = await AccountShop.open({ after: (undo) => void endings.push(undo) });
		page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Tallinn', reducedMotion: 'reduce' });
		page.setDefaultTimeout(30_000);
	});

	after(async () => {
		await browser?.close();
		for (const undo of endings.toReversed()) await undo();
	});

	/** What has the focus, by its accessible name or its words. */
	const focused = () =>
		page.evaluate(() => {
			let element = document.activeElement;
			while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
			const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
			return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '')
				.trim()
				.replaceAll(/\s+/g, ' ');
		});
	/** Tabs on until this has the focus. */
	const tabTo = async (name: RegExp): Promise<void> => {
		const passed: string[] = [];
		for (let stop = 0; stop < MOST_STOPS; stop += 1) {
			await page.keyboard.press('Tab');
			const here = await focused();
			if (name.test(here)) return;
			passed.push(here);
		}
		assert.fail(`Nothing called ${name} is tabbed to: ${passed.join(' | ')}`);
	};

	it('a shopper fills a basket and signs in', async () => {
		await page.goto(shop.address('/product/kettle'));
		await page.getByRole('button', { name: 'Add to basket' }).first().waitFor();
		await tabTo(/^Add to basket/);
		await page.keyboard.press('Enter');
		await page.locator('endcap-basket').getByText('1 item').waitFor();
		await page.goto(shop.address('/account'));
		await account(page).getByLabel('E-mail or mobile number').waitFor();
		await tabTo(/^E-mail or mobile number/);
		await page.keyboard.type('keys@example.com');
		const code = shop.nextCode();
		await page.keyboard.press('Enter');
		await account(page).getByLabel('Code', { exact: true }).waitFor();
		await page.keyboard.type(await code);
		await account(page).getByRole('button', { name: 'Sign out', exact: true }).waitFor();
		await page.waitForFunction(() => document.activeElement?.shadowRoot?.activeElement?.textContent === 'Your account');
	});

	it('claims a coupon and uses it for the basket', async () => {
		await wallet(page).getByLabel('Coupon code').waitFor();
		await tabTo(/^Coupon code/);
		await page.keyboard.type('SPRING10');
		await page.keyboard.press('Enter');
		await wallet(page).getByText('Saves €4.90 on your basket').waitFor();
		await tabTo(/^Use for my basket/);
		await page.keyboard.press('Enter');
		await wallet(page).getByText('In use: €4.90 off your basket').waitFor();
	});

	it('orders what is in it, with nothing to write that is known', async () => {
		await page.goto(shop.address('/basket'));
		await basket(page).getByText('Spring, ten per cent').waitFor();
		await tabTo(/^Check out/);
		await page.keyboard.press('Enter');
		await basket(page).getByRole('heading', { name: 'Where and when' }).waitFor();
		await basket(page).getByRole('radio').first().waitFor();
		await tabTo(/Miera|Rüütli/);
		await page.keyboard.press('Space');
		await basket(page)
			.getByRole('button', { name: /^Soonest/ })
			.first()
			.waitFor();
		await tabTo(/^Soonest/);
		await page.keyboard.press('Enter');
		await tabTo(/^Go on to your details/);
		await page.keyboard.press('Enter');
		await basket(page).getByRole('heading', { name: 'Your details' }).waitFor();
		assert.equal(await basket(page).getByLabel('E-mail', { exact: true }).inputValue(), 'keys@example.com');
		await tabTo(/^Your name/);
		await page.keyboard.type('K. Saar');
		await page.keyboard.press('Enter');
		await basket(page).getByRole('heading', { name: 'Thank you. Your order is placed.' }).waitFor();
	});
});
