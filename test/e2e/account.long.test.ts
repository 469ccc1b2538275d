import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { CustomerCard } from '@endcap/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { account, AccountShop, basket, points, wallet } from '../support/account-shop.ts';
import { launchChromium } from '../support/chromium.ts';

const EMAIL = 'anna@example.com';

describe('somebody’s account on two devices', () => {
	const endings: (() => Promise<unknown>)[] = [];
	let shop: AccountShop;
	let browser: Browser;
	let phone: Page;
	let laptop: Page;
	/** On the phone, beside its account. */
	let phoneBasket: Page;
	let anna: string;

	const device = (): Promise<BrowserContext> =>
		browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Tallinn', reducedMotion: 'reduce' });
	const visit = async (context: BrowserContext, path: string): Promise<Page> => {
		const page = await context.newPage();
		page.setDefaultTimeout(30_000);
		await page.goto(shop.address(path));
		return page;
	};
	/** Of somebody new some are open already. */
	const unfold = async (page: Page, words: string): Promise<void> => {
		const fold = account(page).locator('details', { hasText: words });
		if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
	};

	before(async () => {
		browser = await launchChromium();
		shop = await AccountShop.open({ after: (undo) => void endings.push(undo) });
	});

	after(async () => {
		await browser?.close();
		for (const undo of endings.toReversed()) await undo();
	});

	it('begins with a code by mail, and takes the basket along that was filled before', async () => {
		const context = await device();
		const product = await visit(context, '/product/kettle');
		await product.getByRole('button', { name: 'Add to basket' }).first().click();
		await product.locator('endcap-basket').getByText('1 item').waitFor();
		await product.close();
		phone = await visit(context, '/account');
		await shop.signIn(phone, EMAIL);
		phoneBasket = await visit(context, '/basket');
		await basket(phoneBasket).getByText('Enamel kettle').first().waitFor();
		anna = await shop.customer(EMAIL);
	});

	it('is the same on a second device, with its basket', async () => {
		laptop = await visit(await device(), '/account');
		await shop.signIn(laptop, EMAIL);
		await laptop.locator('endcap-basket').getByText('1 item').waitFor();
	});

	it('shows a new name, the shop they like best and a consent on the other device at once', async () => {
		await account(phone).getByLabel('Name').fill('Anna Tamm');
		await account(phone).getByLabel('Your shop').selectOption({ label: 'Rüütli' });
		await account(phone).getByRole('button', { name: 'Save' }).click();
		await account(laptop).getByText('Hello, Anna Tamm').waitFor();
		await account(phone).getByLabel('Write to me about offers by e-mail').click();
		await unfold(laptop, 'What we may do');
		await account(laptop).locator('input[name="offersEmail"]:checked').waitFor();
		const { customer } = await shop.call<CustomerCard>('GET', `/v1/customers/${anna}`);
		const { preferred_store_id, consents } = customer;
		assert.equal(preferred_store_id, 'tartu');
		assert.deepEqual(
			consents.filter(({ given }) => given).map(({ purpose, channel }) => [purpose, channel]),
			[['offers', 'email']],
		);
	});

	it('shows a coupon that is claimed, used and taken off again', async () => {
		await wallet(laptop).getByLabel('Coupon code').fill('SPRING10');
		await laptop.keyboard.press('Enter');
		await wallet(phone).getByText('Saves €4.90 on your basket').waitFor();
		await wallet(phone)
			.getByRole('button', { name: /^Use for my basket/ })
			.click();
		await wallet(laptop).getByText('In use: €4.90 off your basket').waitFor();
		await basket(phoneBasket).getByText('Spring, ten per cent').waitFor();
		await basket(phoneBasket).getByRole('button', { name: 'Take off: Spring, ten per cent' }).click();
		await wallet(laptop).getByText('Saves €4.90 on your basket').waitFor();
	});

	it('shows points that were earned at the till before the shopper has left the shop', async () => {
		await shop.sell(anna);
		await Promise.all([phone, laptop].map((page) => points(page).getByText('49 points').first().waitFor()));
		const given = { points: 951, note: 'A late parcel' };
		await shop.call('POST', `/v1/loyalty/accounts/${anna}/adjust`, given);
		await Promise.all([phone, laptop].map((page) => points(page).getByText('1,000 points').first().waitFor()));
	});

	it('shows a reward in every basket, and no more once its points go back', async () => {
		await points(laptop).getByRole('button', { name: 'Get it: 5 € off' }).click();
		await points(phone).getByRole('heading', { name: 'Ready for you' }).waitFor();
		await basket(phoneBasket).getByText('5 € off (500 points)').waitFor();
		await points(phone).getByRole('button', { name: 'Take the points back: 5 € off' }).click();
		await points(laptop).getByRole('heading', { name: 'Ready for you' }).waitFor({ state: 'detached' });
		await basket(phoneBasket).getByText('5 € off (500 points)').waitFor({ state: 'detached' });
	});

	it('gives the basket to a third device by its link, which nobody has to be signed in for', async () => {
		await unfold(phone, 'Basket on another device');
		await account(phone).getByRole('button', { name: 'Move my basket to another device' }).click();
		const said =
			(await account(phone)
				.getByText(/^Code: /)
				.first()
				.textContent()) ?? '';
		const code = said.replace('Code: ', '');
		const kiosk = await visit(await device(), `/b/${code.toUpperCase()}`);
		await account(kiosk).getByRole('button', { name: 'Take the basket over' }).click();
		await account(kiosk).getByText('The basket is here now.').waitFor();
		await kiosk.locator('endcap-basket').getByText('1 item').waitFor();
		await basket(phoneBasket).getByText('Your basket is empty').waitFor();
		await kiosk.context().close();
	});

	it('shows a coupon without a network, by a code that the till takes', async () => {
		await wallet(phone)
			.getByRole('button', { name: /^Show at the till/ })
			.click();
		await wallet(phone).locator('dialog[open] .digits').waitFor();
		await phone.keyboard.press('Escape');
		await phone.context().setOffline(true);
		await wallet(phone)
			.getByRole('button', { name: /^Show at the till/ })
			.click();
		const code = ((await wallet(phone).locator('dialog[open] .digits').textContent()) ?? '').replaceAll(' ', '');
		const scanned = await shop.call<{ kind: string }>('POST', '/v1/scan', { code });
		assert.equal(scanned.kind, 'coupon');
		await phone.keyboard.press('Escape');
		await phone.context().setOffline(false);
	});

	it('gives all that the shop knows as a file', async () => {
		await unfold(laptop, 'Your data');
		const download = laptop.waitForEvent('download');
		await account(laptop).getByRole('button', { name: 'Download all we know of you' }).click();
		const data = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { customer: { email: string } };
		assert.equal(data.customer.email, EMAIL);
	});

	it('ends on every tab of a device that signs out, and goes on elsewhere', async () => {
		await account(phone).getByRole('button', { name: 'Sign out', exact: true }).click();
		await phoneBasket.locator('endcap-sign-in').getByText('Sign in').waitFor();
		await account(laptop).getByText('Hello, Anna Tamm').waitFor();
	});

	it('ends on every device at once when they sign out everywhere', async () => {
		const tablet = await visit(await device(), '/account');
		await shop.signIn(tablet, EMAIL);
		await account(tablet).getByRole('button', { name: 'Sign out on all devices' }).click();
		await account(laptop).getByLabel('E-mail or mobile number').waitFor();
		await wallet(laptop).getByRole('button', { name: 'Sign in' }).waitFor();
		await tablet.context().close();
	});

	it('is deleted for good, on the server too', async () => {
		await shop.signIn(laptop, EMAIL);
		await unfold(laptop, 'Your data');
		await account(laptop).getByRole('button', { name: 'Delete my account' }).click();
		await account(laptop).getByRole('button', { name: 'Yes, delete it' }).click();
		await account(laptop).getByText('Your account is deleted.').waitFor();
		const { data } = await shop.call<{ data: unknown[] }>('POST', '/v1/customers/search', { email: EMAIL });
		assert.deepEqual(data, []);
	});
});
