import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { account } from '../support/account-shop.ts';
import { takeSoonest } from '../support/checkout-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { becomes, KioskShop, openScreen, wake } from '../support/kiosk-shop.ts';
import { textOf } from '../support/mail-server.ts';
import { textOfQr } from '../support/read-qr.ts';

const EMAIL = 'anna@example.com';
const PHONE = { width: 390, height: 844 };

describe('a phone and a kiosk, one shopper', () => {
	const ends: (() => Promise<unknown>)[] = [];
	let shop: KioskShop;
	let browser: Browser;
	let phone: Page;
	let kiosk: Page;

	before(async () => {
		const context = { after: (end: () => Promise<unknown>) => void ends.push(end) };
		[shop, browser] = await Promise.all([KioskShop.open(context), launchChromium()]);
		phone = await (await browser.newContext({ viewport: PHONE, locale: 'en-GB', reducedMotion: 'reduce' })).newPage();
		kiosk = await (await openScreen(context, browser)).newPage();
		for (const page of [phone, kiosk]) page.setDefaultTimeout(60_000);
		await shop.enrol(kiosk, { idle_seconds: 900 });
		await kiosk.evaluate(() => navigator.serviceWorker.ready);
		await wake(kiosk);
	});

	after(async () => {
		await browser?.close();
		for (const end of ends.toReversed()) await end();
	});

	const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
	const frame = () => kiosk.locator('kiosk-frame');

	it('the basket begun on the phone goes on at the kiosk, whose scanner reads its code off the phone', async () => {
		await phone.goto(shop.page('/product/kettle'));
		await press(phone, 'Add to basket');
		await phone.locator('header endcap-basket').getByText('1 item').waitFor();
		await phone.goto(shop.page('/account'));
		await account(phone).getByText('Basket on another device').click();
		await press(phone, 'Move my basket to another device');
		const code = await textOfQr(account(phone).locator('[part~="code__image"] svg'));
		await kiosk.keyboard.type(code);
		await kiosk.keyboard.press('Enter');
		await kiosk.getByText('Your basket is here now.').waitFor();
		await kiosk.getByRole('group', { name: 'Quantity of Enamel kettle' }).waitFor();
	});

	it('something is added to it at the kiosk', async () => {
		await press(kiosk, 'Start');
		await kiosk.getByLabel('Search for an article').fill('blank');
		await kiosk.keyboard.press('Enter');
		await press(kiosk, /Wool blanket/);
		await press(kiosk, 'Put in the basket');
		await kiosk.getByText('Wool blanket is in your basket.').waitFor();
	});

	it('who opens the kiosk’s code on the phone, signs in there and picks the number, is signed in at the kiosk', async () => {
		await press(kiosk, 'Start');
		await press(kiosk, /Your points and coupons/);
		const asking = kiosk.locator('endcap-device-sign-in');
		const number = await asking.locator('[part="number"]').innerText();
		const url = await textOfQr(asking.locator('svg.qr'));
		await phone.goto(`${url}?shop=shop-with-kiosk`);
		await account(phone).getByLabel('E-mail or mobile number').fill(EMAIL);
		const sent = shop.nextMail();
		await phone.keyboard.press('Enter');
		const [code] = /\d{3} ?\d{3}/.exec(textOf(await sent)) ?? [''];
		await account(phone).getByLabel('Code', { exact: true }).fill(code);
		await phone.locator('endcap-device-approval').getByRole('button', { name: number, exact: true }).click();
		await kiosk.getByRole('heading', { name: /^Hello/ }).waitFor();
	});

	it('ordered at the kiosk while the network goes, it is noted there, and nothing is ordered twice', async () => {
		await press(kiosk, /^Basket/);
		await kiosk.locator('kiosk-basket').getByRole('button', { name: 'Order' }).click();
		const basket = kiosk.locator('endcap-basket');
		await basket.getByRole('button', { name: 'Check out' }).click();
		await takeSoonest(basket);
		await basket.getByRole('button', { name: 'Go on to your details' }).click();
		shop.cut();
		await kiosk.getByText('No network just now').first().waitFor();
		await press(kiosk, 'Order without the network');
		const form = kiosk.locator('kiosk-short-form');
		assert.equal(await form.getByLabel('E-mail', { exact: true }).inputValue(), EMAIL);
		await form.getByLabel('Your name').fill('Anna');
		await form.getByRole('button', { name: 'Order' }).click();
		await kiosk.getByRole('heading', { name: 'Your order is noted.' }).waitFor();
	});

	it('once the network is back it is placed, and the phone shows it', async () => {
		shop.mend();
		await kiosk.getByRole('heading', { name: 'Thank you. Your order is placed.' }).waitFor();
		const [order, ...more] = await shop.orders();
		assert.ok(order);
		assert.deepEqual(more, []);
		assert.deepEqual(order.lines.map(({ sku }) => sku).toSorted(), ['BLANKET', 'KETTLE']);
		await phone.goto(shop.page('/account'));
		await phone.locator('main endcap-order-status').getByText(order.number).first().waitFor();
		await phone.locator('header endcap-basket').getByText('1 item').waitFor({ state: 'detached' });
	});

	it('and when they go, the kiosk knows nobody, while the phone still does', async () => {
		await frame().getByRole('navigation').getByRole('button', { name: 'I am done' }).click();
		await becomes(kiosk, 'attract');
		await wake(kiosk);
		await press(kiosk, /Your points and coupons/);
		await kiosk.locator('endcap-device-sign-in').waitFor();
		await phone.reload();
		await account(phone).getByRole('button', { name: 'Sign out', exact: true }).waitFor();
	});
});
