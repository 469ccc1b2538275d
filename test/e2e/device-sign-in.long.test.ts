import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { AccountShop } from '../support/account-shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { textOfQr } from '../support/read-qr.ts';

const EMAIL = 'anna@example.com';
const SCREEN = `<endcap-sign-in summary></endcap-sign-in><endcap-basket summary></endcap-basket>
	<endcap-add-to-basket sku="KETTLE"></endcap-add-to-basket>
	<endcap-device-sign-in></endcap-device-sign-in>`;

describe('a kiosk that is signed in at with a phone', () => {
	const endings: (() => Promise<unknown>)[] = [];
	let shop: AccountShop;
	let browser: Browser;
	let key: string;
	let phone: BrowserContext;

	before(async () => {
		browser = await launchChromium();
		shop = await AccountShop.open({ after: (undo) => void endings.push(undo) });
		key = await shop.kiosk();
		phone = await browser.newContext({ locale: 'en-GB', viewport: { width: 390, height: 844 } });
	});

	after(async () => {
		await browser?.close();
		for (const undo of endings.toReversed()) await undo();
	});

	const asking = (page: Page): Locator => page.locator('endcap-device-sign-in');
	const approval = (page: Page): Locator => page.locator('endcap-device-approval');

	/** A page with the key of a kiosk, for whoever stands before it next. */
	async function stand(): Promise<Page> {
		const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1080, height: 1920 } });
		const page = await context.newPage();
		const script = `<script type="module" src="/endcap.js?key=${key}"></script>`;
		const body = `<!doctype html><html lang="en"><title>Kiosk</title>${script}${SCREEN}`;
		await page.route('**/screen', (route) => route.fulfill({ contentType: 'text/html', body }));
		await page.goto(`${shop.server.url}/screen`);
		return page;
	}

	/** Opens on the phone what the screen shows. */
	async function scan(screen: Page): Promise<{ page: Page; number: string; code: string }> {
		const number = await asking(screen).locator('[part="number"]').innerText();
		const url = await textOfQr(asking(screen).locator('svg.qr'));
		const page = await phone.newPage();
		await page.goto(`${url}?shop=phone`);
		return { page, number, code: url.split('/').at(-1)?.toLowerCase() ?? '' };
	}

	it('has its basket taken along by who signs in on their phone first, and picks the number', async () => {
		const screen = await stand();
		await screen.getByRole('button', { name: 'Add to basket' }).click();
		await screen.locator('endcap-basket').getByText('1 item').waitFor();
		const { page, number, code } = await scan(screen);
		const form = page.locator('main endcap-sign-in');
		await form.getByLabel('E-mail or mobile number').fill(EMAIL);
		const sent = shop.nextCode();
		await page.keyboard.press('Enter');
		await form.getByLabel('Code', { exact: true }).fill(await sent);
		await approval(page).getByRole('heading', { name: 'Sign in at “By the door” in Rüütli?' }).waitFor();
		await asking(screen).locator('[part="note"]', { hasText: 'Your phone has opened it.' }).waitFor();
		await approval(page).getByRole('button', { name: number, exact: true }).click();
		await approval(page).locator('[part="message"]', { hasText: 'Done.' }).waitFor();
		await asking(screen).getByRole('heading', { name: 'You are signed in' }).waitFor();
		await screen.locator('endcap-basket').getByText('1 item').waitFor();
		assert.ok(!shop.log.join('\n').toLowerCase().includes(code));
		await page.reload();
		await approval(page).locator('[part="message"]', { hasText: 'This code was used' }).waitFor();
		await Promise.all([page.close(), screen.context().close()]);
	});

	it('stays without anybody when another number is picked, and shows a new code by a press', async () => {
		const screen = await stand();
		const { page, number } = await scan(screen);
		const buttons = approval(page).locator('[part="number"]');
		await buttons.first().waitFor();
		await buttons.filter({ hasNotText: number }).first().click();
		await approval(page).locator('[part="message"]', { hasText: 'The screen shows another number' }).waitFor();
		await asking(screen).locator('[part="message"]', { hasText: 'It was not confirmed' }).waitFor();
		await asking(screen).getByRole('button', { name: 'Show a new code' }).click();
		const again = await scan(screen);
		await approval(again.page).getByRole('button', { name: 'This is not me' }).press('Enter');
		await approval(again.page).locator('[part="message"]', { hasText: 'Nobody is signed in there' }).waitFor();
		await asking(screen).locator('[part="message"]', { hasText: 'It was not confirmed' }).waitFor();
		await Promise.all([page.close(), again.page.close(), screen.context().close()]);
	});

	it('goes on asking through a line that is cut', async () => {
		const screen = await stand();
		const { page, number } = await scan(screen);
		await screen.context().setOffline(true);
		await asking(screen).locator('[part="note"]', { hasText: 'The network is gone.' }).waitFor();
		await approval(page).getByRole('button', { name: number, exact: true }).click();
		await approval(page).locator('[part="message"]', { hasText: 'Done.' }).waitFor();
		await screen.context().setOffline(false);
		await asking(screen).getByRole('heading', { name: 'You are signed in' }).waitFor();
		await Promise.all([page.close(), screen.context().close()]);
	});
});
