import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { KioskRefusal } from '@endcap/contract';
import { createEndcap, type Endcap } from '@endcap/sdk';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import {
	cut,
	eventually,
	gather,
	order,
	placed,
	toDetails,
	withoutNetwork,
	writeShort,
} from '../support/kiosk-checkout.ts';
import { becomes, KioskShop, openScreen } from '../support/kiosk-shop.ts';
import { textOf } from '../support/mail-server.ts';
import { textOfQr } from '../support/read-qr.ts';
import type { Ending } from '../support/temporary.ts';

describe('an order at the kiosk', () => {
	let shop: KioskShop;
	let browser: Browser;
	const ends: (() => Promise<unknown>)[] = [];

	before(async () => {
		const context: Ending = { after: (end) => void ends.push(end) };
		[shop, browser] = await Promise.all([KioskShop.open(context), launchChromium()]);
	});

	after(async () => {
		await browser?.close();
		for (const end of ends.toReversed()) await end();
	});

	const stand = (t: TestContext, kettles = 1) => gather(t, shop, browser, { KETTLE: kettles });
	const ordersOf = async (name: string) => (await shop.orders()).filter(({ contact }) => contact.name === name);

	/** The shopper's own, with the key that the shop's pages have. */
	async function phone(t: TestContext, page: Page): Promise<Endcap> {
		const publishableKey = (await page.locator('html').getAttribute('data-key')) ?? '';
		const endcap = createEndcap({ baseUrl: shop.proxy.url, publishableKey, live: false });
		t.after(() => endcap.destroy());
		return endcap;
	}

	it('is placed with a pickup time, and goes home on paper as wide as the roll', async (t) => {
		const page = await stand(t, 2);
		await toDetails(page);
		await page.locator('endcap-basket').getByRole('button', { name: 'Place the order' }).click();
		await placed(page);
		const [made] = await shop.orders();
		assert.equal(made?.channel, 'kiosk');
		await page.locator('.done__number').getByText(`Order ${made.number}`).waitFor();
		const code = page.locator('.done__pickup').first().locator('svg');
		assert.match(await textOfQr(code), /^http:\S+\/p\/[a-z2-7]{13}$/);
		await page.evaluate(() => (window.print = () => document.documentElement.setAttribute('data-printed', '')));
		await page.getByRole('button', { name: 'Print' }).click();
		await page.locator('html[data-printed]').waitFor({ state: 'attached' });
		const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
		const [, width] = /\/MediaBox \[0 0 ([\d.]+)/.exec(paper) ?? [];
		assert.equal(Math.round((Number(width) / 72) * 25.4), 80);
		assert.equal(paper.match(/\/Type \/Page\b/g)?.length, 1);
	});

	it('goes on here with what was begun on the phone', async (t) => {
		const page = await stand(t);
		const own = await phone(t, page);
		await own.basket.add('BLANKET', 2);
		const offered = await own.basket.handOff();
		assert.ok(offered.outcome === 'offered');
		await page.getByRole('button', { name: 'From my phone' }).click();
		await page.getByLabel('Code on your phone').fill(offered.code);
		await page.getByRole('button', { name: 'Take it over' }).click();
		await page.getByText('Your basket is here now.').waitFor();
		await page.getByRole('group', { name: 'Quantity of Wool blanket' }).getByText('2', { exact: true }).waitFor();
		await page.getByRole('group', { name: 'Quantity of Enamel kettle' }).waitFor();
	});

	it('goes on on the phone with what was begun here, and the kiosk says so', async (t) => {
		const page = await stand(t, 3);
		await page.getByRole('button', { name: 'To my phone' }).click();
		const url = await textOfQr(page.locator('kiosk-basket-give svg'));
		const taken = await (await phone(t, page)).basket.take(url);
		assert.ok(taken.outcome === 'taken');
		assert.deepEqual(
			taken.cart.lines.map(({ sku, quantity }) => [sku, quantity]),
			[['KETTLE', 3]],
		);
		await page.getByText('Your phone has the basket now.').waitFor();
		await page.getByText('There is nothing in it yet.').waitFor();
	});

	it('is noted when the network went while things were gathered, and delivered once it is back', async (t) => {
		const page = await stand(t);
		await cut(shop, page);
		await order(page);
		await writeShort(page);
		assert.equal((await ordersOf('M. Kask')).length, 0);
		shop.mend();
		await placed(page);
		const [made, ...more] = await ordersOf('M. Kask');
		assert.ok(made);
		assert.deepEqual(more, []);
		const mail = await eventually(() => shop.mail.received.find(({ to }) => to.includes('offline@example.com')));
		const [link = ''] = /http\S+\/order\/\S+/.exec(textOf(mail)) ?? [];
		const own = await (await openScreen(t, browser)).newPage();
		await own.goto(link);
		await own.getByText(made.number).first().waitFor();
		// Whoever still stands there has it on their phone at once.
		assert.equal(await textOfQr(page.locator('.done__keep svg')), link);
		const paper = await textOfQr(page.locator('.receipt__code svg').last());
		assert.equal(paper, link);
	});

	it('goes on without the network from the middle of the checkout, and is one order', async (t) => {
		const page = await stand(t);
		await toDetails(page);
		await cut(shop, page);
		await withoutNetwork(page);
		const before = await shop.orders();
		await writeShort(page);
		shop.mend();
		await placed(page);
		assert.equal((await shop.orders()).length, before.length + 1);
	});

	it('is one order when the answer to it was lost and it was noted besides', async (t) => {
		const page = await stand(t);
		await toDetails(page);
		const before = (await shop.orders()).length;
		await page.route(
			'**/complete',
			async (route) => {
				await route.fetch();
				shop.cut();
				await route.abort();
			},
			{ times: 1 },
		);
		await page.locator('endcap-basket').getByRole('button', { name: 'Place the order' }).click();
		await withoutNetwork(page);
		await writeShort(page);
		shop.mend();
		await placed(page);
		assert.equal((await shop.orders()).length, before + 1);
	});

	it('that cannot be had after all is told to who waits, and listed for staff when they have gone', async (t) => {
		const page = await stand(t);
		await cut(shop, page);
		await order(page);
		await writeShort(page);
		const lines = [{ sku: 'KETTLE', quantity: 1000 }];
		const receipt = { store_id: 'tartu', receipt: 'till-1', sold_at: new Date().toISOString(), lines };
		await shop.call('POST', '/v1/sales', receipt);
		await page.locator('.frame__button--done').click();
		await becomes(page, 'attract');
		shop.mend();
		const refused = await eventually(async () => {
			const { data } = await shop.call<{ data: KioskRefusal[] }>('GET', '/v1/kiosks/refusals');
			return data[0];
		});
		assert.deepEqual([refused.code, refused.contact?.name], ['out_of_stock', 'M. Kask']);
	});
});
