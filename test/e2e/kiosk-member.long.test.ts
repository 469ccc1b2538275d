import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { CustomerFound, KioskRefusal } from '@endcap/contract';
import type { Browser, Page } from 'playwright-core';
import { account, points, wallet } from '../support/account-shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { couponInput } from '../support/coupon-shop.ts';
import { becomes, KioskShop, openScreen, visitOf, wake } from '../support/kiosk-shop.ts';
import { textOf } from '../support/mail-server.ts';
import { offerInput } from '../support/offer-input.ts';
import { PLAIN } from '../support/points-desk.ts';
import { textOfQr } from '../support/read-qr.ts';

const EMAIL = 'anna@example.com';
const EUROS = (amount: number) => ({ amount, currency: 'EUR' });
/** What can be claimed: each as a coupon, and as an offer of the same name. */
const OFFERS = { now: 'Now for all', later: 'Later for all', gone: 'Gone by then' };

describe('a member at the kiosk', () => {
	const ends: (() => Promise<unknown>)[] = [];
	let shop: KioskShop;
	let browser: Browser;
	let phone: Page;
	let kiosk: Page;
	let customer = '';

	before(async () => {
		const context = { after: (end: () => Promise<unknown>) => void ends.push(end) };
		[shop, browser] = await Promise.all([KioskShop.open(context), launchChromium()]);
		const reward = { id: 'five', name: 'Five off', points: 500, benefit: { type: 'amount', amount: EUROS(500) } };
		await shop.call('PUT', '/v1/loyalty/program', { ...PLAIN, rewards: [reward] });
		await shop.call('PUT', '/v1/coupons/ten', couponInput({ name: 'Ten for all', code: 'TENNER' }));
		for (const [id, name] of Object.entries(OFFERS)) {
			await shop.call('PUT', `/v1/coupons/${id}`, couponInput({ name, claimable: true }));
			await shop.call('POST', '/v1/merchant/offers', offerInput({ headline: name, coupon_id: id }));
		}
		phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })).newPage();
		kiosk = await (await openScreen(context, browser)).newPage();
		for (const page of [phone, kiosk]) page.setDefaultTimeout(60_000);
		await shop.enrol(kiosk, { idle_seconds: 900 });
		await wake(kiosk);
	});

	after(async () => {
		await browser?.close();
		for (const end of ends.toReversed()) await end();
	});

	/** All at once, so that a slow machine makes no person of the scanner. */
	const scan = (code: string) =>
		kiosk.evaluate(
			(keys) => {
				for (const key of keys) {
					(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
				}
			},
			[...Array.from(code), 'Enter'],
		);
	const coupon = () => kiosk.locator('kiosk-member-coupon');
	const hello = () => kiosk.getByRole('heading', { level: 1, name: /^Hello/ });
	const offers = () => kiosk.locator('endcap-local-offers');
	const inWallet = (page: Page, name: string) =>
		wallet(page).locator('[aria-labelledby="yours"]').getByRole('heading', { name }).waitFor();

	it('has a coupon that is scanned used for the basket before anybody has signed in', async () => {
		await visitOf(kiosk, (visit) => {
			const unit_price = { amount: 4900, currency: 'EUR' };
			visit.basket.add({ sku: 'KETTLE', title: 'Enamel kettle', image: null, unit_price });
			visit.go('home');
		});
		await scan(`${shop.proxy.url}/c/TENNER`);
		await coupon().getByRole('heading', { name: 'Ten for all' }).waitFor();
		await coupon().getByText('It takes €4.90 off your basket.').waitFor();
	});

	it('signs in there with the phone and the number, and has the coupon still', async () => {
		const asking = kiosk.locator('endcap-device-sign-in');
		const number = await asking.locator('[part="number"]').innerText();
		await phone.goto(`${await textOfQr(asking.locator('svg.qr'))}?shop=shop-with-kiosk`);
		await account(phone).getByLabel('E-mail or mobile number').fill(EMAIL);
		const sent = shop.nextMail();
		await phone.keyboard.press('Enter');
		const [code] = /\d{3} ?\d{3}/.exec(textOf(await sent)) ?? [''];
		await account(phone).getByLabel('Code', { exact: true }).fill(code);
		await phone.locator('endcap-device-approval').getByRole('button', { name: number, exact: true }).click();
		await hello().waitFor();
		await coupon().getByText('It takes €4.90 off your basket.').waitFor();
		const { data } = await shop.call<{ data: CustomerFound[] }>('POST', '/v1/customers/search', { email: EMAIL });
		customer = data[0]?.id ?? '';
	});

	it('sees points that the till gives, without a touch', async () => {
		await points(kiosk).getByText('0 points', { exact: true }).first().waitFor();
		await shop.call('POST', '/v1/sales', {
			store_id: 'tartu',
			receipt: randomUUID(),
			sold_at: new Date().toISOString(),
			customer: { customer_id: customer },
			lines: [{ sku: 'BLANKET', quantity: 1 }],
		});
		await points(kiosk).getByText('4,900 points', { exact: true }).first().waitFor();
	});

	it('takes a reward for the basket, and the checkout counts it and the coupon', async () => {
		await points(kiosk)
			.getByRole('button', { name: /^Get it/ })
			.click();
		await points(kiosk).getByText('Five off is ready for you.').first().waitFor();
		await kiosk
			.getByRole('navigation')
			.getByRole('button', { name: /^Basket/ })
			.click();
		await kiosk.locator('kiosk-basket').getByRole('button', { name: 'Order' }).click();
		const basket = kiosk.locator('endcap-basket');
		await basket.locator('[part="benefit"]', { hasText: 'Ten for all' }).getByText('-€4.90').waitFor();
		await basket.locator('[part="benefit"]', { hasText: 'Five off' }).getByText('-€5.00').waitFor();
		await basket.getByText('€39.10').first().waitFor();
	});

	it('claims an offer, which is in the wallet at once', async () => {
		await kiosk.getByRole('navigation').getByRole('button', { name: 'Start' }).click();
		await kiosk.getByRole('button', { name: /Your points and coupons/ }).click();
		const answered = kiosk.waitForResponse(/\/v1\/offers\/[^/]+\/claim$/);
		await offers()
			.getByRole('button', { name: `Put it in my wallet: ${OFFERS.now}` })
			.click();
		await inWallet(kiosk, OFFERS.now);
		// The wallet hears of it by itself, perhaps before the press has its answer.
		await answered;
		await offers().locator('[part="offer__taken"]').first().waitFor();
	});

	it('claims others without the network, as pending, which are delivered once when it is back', async () => {
		shop.cut();
		await kiosk.getByText('Signing in, points and coupons need the network').waitFor();
		const status = kiosk.locator('kiosk-member > [role="status"]');
		await offers()
			.getByRole('button', { name: `Put it in my wallet: ${OFFERS.later}` })
			.click();
		await status.getByText('It is noted.').waitFor();
		await offers()
			.getByRole('button', { name: `Put it in my wallet: ${OFFERS.gone}` })
			.click();
		await shop.call('PUT', '/v1/coupons/gone', couponInput({ name: OFFERS.gone, claimable: true, status: 'ended' }));
		await visitOf(kiosk, async ({ device }) => {
			while (device.$outbox.get().waiting < 2) await new Promise((resolve) => setTimeout(resolve, 50));
		});
		shop.mend();
		await inWallet(kiosk, OFFERS.later);
		await phone.goto(shop.page('/account'));
		await inWallet(phone, OFFERS.later);
		assert.equal(await wallet(phone).locator('[part="coupon__name"]', { hasText: OFFERS.later }).count(), 1);
	});

	it('whose claim was refused after the fact is listed for staff by name, with what it was of', async () => {
		const listed = async () => (await shop.call<{ data: KioskRefusal[] }>('GET', '/v1/kiosks/refusals')).data;
		await shop.until(async () => (await listed()).length > 0);
		const [refusal, ...others] = await listed();
		assert.deepEqual(others, []);
		assert.equal(refusal?.coupon, OFFERS.gone);
		assert.equal(refusal.customer?.id, customer);
		assert.equal(refusal.contact, null);
	});

	it('is nobody there once they are done', async () => {
		await kiosk.getByRole('navigation').getByRole('button', { name: 'I am done' }).click();
		await becomes(kiosk, 'attract');
		await wake(kiosk);
		await kiosk.getByRole('button', { name: /Your points and coupons/ }).click();
		await kiosk.locator('endcap-device-sign-in').waitFor();
		assert.equal(await coupon().count(), 0);
	});

	it('is known by their card, with which nothing can be spent until the phone has confirmed', async () => {
		await phone.goto(shop.page('/account'));
		await scan(await textOfQr(points(phone).locator('[part~="code__image"] svg')));
		await hello().waitFor();
		await kiosk.getByText('By card alone nothing can be spent.').waitFor();
		await kiosk.locator('endcap-device-sign-in').waitFor();
		await inWallet(kiosk, OFFERS.later);
	});

	it('keeps a coupon for an order without the network, which is ordered with it', async () => {
		await kiosk.getByRole('navigation').getByRole('button', { name: 'I am done' }).click();
		await becomes(kiosk, 'attract');
		await wake(kiosk);
		await visitOf(kiosk, (visit) => {
			const unit_price = { amount: 4900, currency: 'EUR' };
			visit.basket.add({ sku: 'KETTLE', title: 'Enamel kettle', image: null, unit_price }, 2);
			visit.go('home');
		});
		shop.cut();
		await scan(`${shop.proxy.url}/c/tenner`);
		await coupon().getByText('It goes with your order as pending.').waitFor();
		await coupon().getByRole('button', { name: 'To the basket' }).click();
		await kiosk.locator('kiosk-basket').getByRole('button', { name: 'Order' }).click();
		const form = kiosk.locator('kiosk-short-form');
		await form.getByLabel('Your name').fill('Maija');
		await form.getByLabel('E-mail').fill('maija@example.com');
		await form.getByRole('button', { name: 'Order' }).click();
		await kiosk.getByRole('heading', { name: 'Your order is noted.' }).waitFor();
		shop.mend();
		await kiosk.getByRole('heading', { name: 'Thank you. Your order is placed.' }).waitFor();
		const [order] = await shop.orders();
		assert.deepEqual([order?.contact.name, order?.totals.total.amount], ['Maija', 8820]);
	});
});
