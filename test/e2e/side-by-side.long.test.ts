import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SalePage } from '@endcap/contract';
import type { Browser, Page } from 'playwright-core';
import { AccountShop, points, wallet } from '../support/account-shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { textOfQr } from '../support/read-qr.ts';

const EMAIL = 'anna@example.com';
const COUPON = 'Spring, ten per cent';
const REWARD = '5 € off';
const PHONE = { width: 390, height: 844 };
const KIOSK = { width: 1080, height: 1920 };
const COUNTER = { width: 1280, height: 900 };

describe('phone, kiosk, till and staff card show the same person, and no page is loaded twice', () => {
	const endings: (() => Promise<unknown>)[] = [];
	let shop: AccountShop;
	let browser: Browser;
	let phone: Page;
	let kiosk: Page;
	let till: Page;
	let card: Page;
	const windows = () => [phone, kiosk, till, card];

	before(async () => {
		browser = await launchChromium();
		shop = await AccountShop.open({ after: (undo) => void endings.push(undo) });
		const open = async (viewport: { width: number; height: number }) =>
			browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Europe/Tallinn', reducedMotion: 'reduce' });
		phone = await (await open(PHONE)).newPage();
		kiosk = await (await open(KIOSK)).newPage();
		for (const page of [phone, kiosk]) {
			await page.goto(shop.address('/account'));
			await shop.signIn(page, EMAIL);
		}
		till = await shop.counter(await open(COUNTER), 'till');
		card = await shop.counter(await open(COUNTER), 'customers');
		for (const page of windows()) {
			page.setDefaultTimeout(30_000);
			await page.evaluate('globalThis.loadedOnce = true');
		}
	});

	after(async () => {
		await browser?.close();
		for (const undo of endings.toReversed()) await undo();
	});

	/** As a scanner does, wherever the cursor is. */
	const scan = (page: Page, code: string) =>
		page.evaluate(
			(keys) => {
				const settings = { bubbles: true, composed: true, cancelable: true };
				for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ...settings }));
			},
			[...Array.from(code), 'Enter'],
		);

	/** In each window. */
	const all = (count: string) =>
		Promise.all([
			...[phone, kiosk].map((page) => points(page).getByText(`${count} points`).first().waitFor()),
			...[till, card].map((page) =>
				page
					.getByText(new RegExp(`(^|Now )${count} points`))
					.first()
					.waitFor(),
			),
		]);

	const ringUp = async () => {
		await till.getByRole('searchbox').fill('kettle');
		await till.getByRole('button', { name: /Enamel kettle/ }).click();
	};
	const findAtTill = async () => {
		await till.getByLabel('E-mail, phone or name').fill(EMAIL);
		await till.getByRole('button', { name: 'Find', exact: true }).click();
	};
	const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

	it('who holds their phone to the scanner is known at the till, and their card is open beside it', async () => {
		await till.getByRole('searchbox').waitFor();
		await scan(till, await textOfQr(points(phone).locator('[part~="code__image"] svg')));
		await card.getByRole('searchbox').fill(EMAIL);
		await card.keyboard.press('Enter');
		await all('0');
	});

	it('a coupon that is claimed at the kiosk is on the phone, at the till and on the card', async () => {
		await wallet(kiosk).getByLabel('Coupon code').fill('SPRING10');
		await kiosk.keyboard.press('Enter');
		await Promise.all([
			...[phone, kiosk].map((page) => wallet(page).getByText(COUPON).first().waitFor()),
			till.getByRole('button', { name: `Use ${COUPON}` }).waitFor(),
			card.getByText(COUPON).first().waitFor(),
		]);
	});

	it('it is used at the till once, and what it earned is everywhere', async () => {
		await ringUp();
		await press(till, `Use ${COUPON}`);
		await press(till, 'Paid €44.10');
		await all('44');
		await Promise.all([
			...[phone, kiosk].map((page) => wallet(page).getByText('You have no coupon to use at the moment.').waitFor()),
			card.getByText('No coupon to use.').waitFor(),
		]);
	});

	it('points given by the shop are everywhere', async () => {
		await press(till, 'Next sale');
		await findAtTill();
		const given = { points: 956, note: 'For waiting so long' };
		await shop.call('POST', `/v1/loyalty/accounts/${await shop.customer(EMAIL)}/adjust`, given);
		await all('1,000');
	});

	it('a reward that is taken on the phone waits at the kiosk, at the till and on the card', async () => {
		await press(phone, `Get it: ${REWARD}`);
		await all('500');
		await Promise.all([
			...[phone, kiosk].map((page) => points(page).getByRole('heading', { name: 'Ready for you' }).waitFor()),
			till.getByRole('button', { name: `Use ${REWARD}`, exact: true }).waitFor(),
			card.locator('[part~="reward--ready"]', { hasText: REWARD }).waitFor(),
		]);
	});

	it('it is redeemed at the till, and waits nowhere any more', async () => {
		await ringUp();
		await press(till, `Use ${REWARD}`);
		await press(till, 'Paid €44.00');
		await all('544');
		await Promise.all([
			...[phone, kiosk].map((page) =>
				points(page).getByRole('heading', { name: 'Ready for you' }).waitFor({ state: 'detached' }),
			),
			card.locator('[part~="reward--ready"]').waitFor({ state: 'detached' }),
		]);
	});

	it('a refund takes back what was earned and gives back what was spent, everywhere', async () => {
		const { data } = await shop.call<SalePage>('GET', '/v1/sales');
		const [sale] = data;
		assert.ok(sale);
		await press(till, 'Next sale');
		await findAtTill();
		await press(till, 'Refund…');
		await till.getByLabel('Number on the receipt').fill(sale.receipt);
		await till.keyboard.press('Enter');
		await press(till, 'Everything');
		await press(till, 'Given back €44.00');
		await all('1,000');
	});

	it('and no page was loaded a second time', async () => {
		for (const page of windows()) assert.equal(await page.evaluate('globalThis.loadedOnce'), true);
	});
});
