import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PHONE } from '../support/checkout-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { cut, eventually, gather, order, placed, toDetails, writeShort } from '../support/kiosk-checkout.ts';
import { KioskShop } from '../support/kiosk-shop.ts';
import { textOf } from '../support/mail-server.ts';
import { textOfQr } from '../support/read-qr.ts';
import type { Ending } from '../support/temporary.ts';

describe('an order at the kiosk that is paid elsewhere', () => {
	let shop: KioskShop;
	let browser: Browser;
	const ends: (() => Promise<unknown>)[] = [];

	before(async () => {
		const context: Ending = { after: (end) => void ends.push(end) };
		const shipping = { price: { amount: 490, currency: 'EUR' }, free_from: null };
		const ordering = { payment_methods: ['at_pickup' as const, 'external' as const], shipping };
		[shop, browser] = await Promise.all([KioskShop.open(context, { ordering }), launchChromium()]);
	});

	after(async () => {
		await browser?.close();
		for (const end of ends.toReversed()) await end();
	});

	/** Ordered, and the kiosk shows where it is paid. */
	async function toPay(t: TestContext): Promise<Page> {
		const page = await gather(t, shop, browser);
		const basket = await toDetails(page);
		await basket.getByText('You pay on your phone.').waitFor();
		await basket.getByLabel('Now, by card or bank').check();
		await basket.getByRole('button', { name: 'Order and pay' }).click();
		await placed(page);
		return page;
	}

	/** What its camera read is opened. */
	async function phone(t: TestContext, address: string): Promise<Page> {
		const context = await browser.newContext({ viewport: PHONE, locale: 'en-GB' });
		t.after(() => context.close());
		const page = await context.newPage();
		await page.goto(address);
		return page;
	}

	const payment = (page: Page) => page.locator('.done__pay');
	const isPaid = (page: Page) => page.locator('.done__cards').getByText('It is paid.', { exact: true }).waitFor();

	it('is paid on the phone by the code on the screen, which says so by itself and then has the code to collect', async (t) => {
		const page = await toPay(t);
		await payment(page).getByRole('heading', { name: 'Pay €49.00 with your phone' }).waitFor();
		assert.equal(await page.locator('.done__pickup').filter({ hasText: 'Show this code' }).count(), 0);
		const own = await phone(t, await textOfQr(payment(page).locator('svg')));
		await own.getByRole('heading', { name: 'Pay €49.00' }).waitFor();
		await own.getByRole('button', { name: 'Pay', exact: true }).click();
		await isPaid(page);
		await payment(page).waitFor({ state: 'detached' });
		const code = page.locator('.done__pickup').filter({ hasText: 'Show this code' }).locator('svg');
		assert.match(await textOfQr(code), /\/p\/[a-z2-7]{13}$/);
		await own.getByText('The kiosk shows when it is paid. Read the code there').waitFor();
	});

	it('is not given to whoever read the address to pay at, also after it was paid', async (t) => {
		const page = await toPay(t);
		const address = await textOfQr(payment(page).locator('svg'));
		assert.doesNotMatch(decodeURIComponent(address), /ot_/);
		const back = new URL(address).searchParams.get('back') ?? '';
		await (await phone(t, address)).getByRole('button', { name: 'Pay', exact: true }).click();
		await isPaid(page);
		const stranger = await phone(t, back);
		await stranger.getByText('The kiosk shows when it is paid.').waitFor();
		assert.equal(await stranger.locator('[part="code"]').count(), 0);
		const link = page.locator('.done__keep svg');
		await stranger.goto(await textOfQr(link));
		await stranger.locator('[part="code"]').waitFor();
	});

	it('can be tried again after a payment that failed', async (t) => {
		const page = await toPay(t);
		const address = await textOfQr(payment(page).locator('svg'));
		await (await phone(t, address)).getByRole('button', { name: 'Let it fail' }).click();
		await (
			await phone(t, await textOfQr(payment(page).locator('svg')))
		)
			.getByRole('button', { name: 'Pay', exact: true })
			.click();
		await isPaid(page);
	});

	it('is over when it was not paid in time, and the screen says so and has it in the basket again', async (t) => {
		const page = await toPay(t);
		const [made] = await shop.orders();
		await shop.database.query(
			{ text: `UPDATE placed_order SET payment_due_at = now() - interval '1 second' WHERE order_id = $1` },
			[made?.id],
		);
		await page.getByRole('heading', { name: 'Your order was not paid in time.' }).waitFor();
		await page.locator('kiosk-done').getByText('nothing is to be paid').waitFor();
		await page.getByRole('button', { name: 'Back to the basket' }).click();
		await page.getByRole('group', { name: 'Quantity of Enamel kettle' }).waitFor();
	});

	it('without the network is sent, and paid from the mail or from the screen once it is back', async (t) => {
		const page = await gather(t, shop, browser, { KETTLE: 1, BLANKET: 1 });
		await cut(shop, page);
		await order(page);
		const form = page.locator('kiosk-short-form');
		await form.getByLabel('Have all of it sent').check();
		await form.locator('.basket__total').getByText('€102.90').waitFor();
		await form.getByLabel('Street and number').fill('Aia 2');
		await form.getByLabel('Postcode').fill('65605');
		await form.getByLabel('Town').fill('Võru');
		await writeShort(page);
		await page.locator('.done__cards').getByText('It is sent to Aia 2, Võru').waitFor();
		shop.mend();
		await placed(page);
		const mail = await eventually(() =>
			shop.mail.received.find(
				(each) => each.to.includes('offline@example.com') && /until it is paid/.test(textOf(each)),
			),
		);
		const [link = ''] = /http\S+\/order\/\S+/.exec(textOf(mail)) ?? [];
		const own = await phone(t, link);
		await own.getByRole('link', { name: /^Pay/ }).click();
		await own.getByRole('button', { name: 'Pay', exact: true }).click();
		await isPaid(page);
		const [made] = await shop.orders();
		assert.deepEqual([made?.payment.status, made?.fulfillments.map(({ type }) => type)], ['paid', ['ship']]);
	});
});
