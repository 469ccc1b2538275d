import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
	addToBasket,
	basketPage,
	DESKTOP,
	PHONE,
	placedOrders,
	placeOrder,
	putOpenStore,
	takeSoonest,
	writeDetails,
} from '../support/checkout-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';
import { storeInput, variantInput } from '../support/shop.ts';

const RED = 'Enamel kettle, red';
const BLUE = 'Enamel kettle, blue';
const GREEN = 'Enamel kettle, green';

describe('from the basket to the order', () => {
	let shop: ShopPage;
	let browser: Browser;
	let address: string;

	before(async () => {
		const colour = (value: string) => ({ options: [{ name: 'Colour', value }] });
		const goods = ['red', 'blue', 'green'].map((value) => variantInput(value.toUpperCase(), colour(value)));
		[shop, browser] = await Promise.all([openShop(goods), launchChromium()]);
		await putOpenStore(shop, 'tartu', { name: 'Rüütli' });
		await putOpenStore(shop, 'riga', {
			name: 'Miera iela',
			timezone: 'Europe/Riga',
			address: { ...storeInput().address, street: 'Miera iela 12', city: 'Rīga', country: 'LV' },
		});
		for (const store of ['cape-town', 'gdansk', 'riga', 'tartu', 'tartu-turu', 'turku', 'warehouse']) {
			for (const sku of ['RED', 'BLUE', 'GREEN']) await shop.setStock(sku, store, 0);
		}
		await shop.setStock('RED', 'tartu', 9);
		await shop.setStock('BLUE', 'riga', 9);
		await shop.setStock('GREEN', 'riga', 1);
		address = basketPage(shop, ['RED', 'BLUE', 'GREEN']);
	});

	after(async () => {
		await browser?.close();
		await shop?.close();
	});

	async function open(viewport: { width: number; height: number }): Promise<Page> {
		const context = await browser.newContext({ viewport, locale: 'en-GB', timezoneId: 'Europe/Tallinn' });
		const page = await context.newPage();
		await page.goto(address);
		return page;
	}

	const basketOf = (page: Page) => page.locator('endcap-basket');

	const orders = () => placedOrders(shop);

	for (const [name, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
		it(`one is bought for the soonest time, at the size of a ${name}`, async () => {
			const before = (await orders()).length;
			const page = await open(viewport);
			const basket = basketOf(page);
			await addToBasket(page, 'RED');
			await basket.getByRole('button', { name: 'Check out' }).click();
			await basket.getByRole('radio', { name: /Rüütli/ }).click();
			await takeSoonest(basket);
			await basket.getByRole('button', { name: 'Go on to your details' }).click();
			await writeDetails(basket);
			await placeOrder(basket);
			const all = await orders();
			assert.equal(all.length, before + 1);
			const [order] = all;
			assert.equal(order?.payment.status, 'due_at_pickup');
			assert.deepEqual(
				order?.fulfillments.map(({ store_id, status }) => [store_id, status]),
				[['tartu', 'reserved']],
			);
			await basket.getByText(`Order ${order?.number}`).waitFor();
			const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			assert.ok(wide <= 0, `the page is ${wide} pixels too wide`);
			await page.context().close();
		});
	}

	it('what two shops have is collected in both, in one order', async () => {
		const page = await open(PHONE);
		const basket = basketOf(page);
		await addToBasket(page, 'RED');
		await addToBasket(page, 'BLUE');
		await basket.getByRole('button', { name: 'Check out' }).click();
		await basket.getByRole('button', { name: 'Choose for each item' }).click();
		await basket.getByLabel(RED).selectOption({ label: 'Rüütli' });
		await basket.getByLabel(BLUE).selectOption({ label: 'Miera iela' });
		await takeSoonest(basket);
		await takeSoonest(basket);
		await basket.getByRole('button', { name: 'Go on to your details' }).click();
		await writeDetails(basket);
		await placeOrder(basket);
		const [order] = await orders();
		assert.deepEqual(order?.fulfillments.map(({ store_id }) => store_id).toSorted(), ['riga', 'tartu']);
		await page.context().close();
	});

	it('it is done by keyboard alone', async () => {
		const before = (await orders()).length;
		const page = await open(DESKTOP);
		const { keyboard } = page;
		/** Tabs until what is focused has this name. */
		const tabTo = async (name: RegExp) => {
			for (let presses = 0; presses < 60; presses += 1) {
				const focused = await page.evaluate(() => {
					let at = document.activeElement;
					while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
					const named = at instanceof HTMLInputElement ? at.labels?.[0] : at;
					return at?.ariaLabel ?? named?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
				});
				if (name.test(focused)) return;
				await keyboard.press('Tab');
			}
			throw new Error(`Not reached: ${name}`);
		};
		await page.getByRole('button', { name: 'Buy RED' }).waitFor();
		await tabTo(/^(Buy RED|Add to basket)$/);
		await keyboard.press('Enter');
		await basketOf(page).getByRole('button', { name: 'Check out' }).waitFor();
		await tabTo(/^Check out$/);
		await keyboard.press('Enter');
		await basketOf(page)
			.getByRole('radio', { name: /Rüütli/ })
			.waitFor();
		await tabTo(/Rüütli/);
		await keyboard.press('Space');
		await basketOf(page)
			.getByRole('button', { name: /^Soonest:/ })
			.waitFor();
		await tabTo(/^Soonest:/);
		await keyboard.press('Enter');
		await basketOf(page).getByRole('button', { name: 'Change' }).waitFor();
		await tabTo(/^Go on to your details$/);
		await keyboard.press('Enter');
		await basketOf(page).getByRole('heading', { name: 'Your details' }).waitFor();
		await tabTo(/^Your name$/);
		await keyboard.type('K. Saar');
		await tabTo(/^E-mail$/);
		await keyboard.type('shopper@example.com');
		await tabTo(/^Place the order$/);
		await keyboard.press('Enter');
		await basketOf(page).getByRole('heading', { name: 'Thank you. Your order is placed.' }).waitFor();
		assert.equal((await orders()).length, before + 1);
		await page.context().close();
	});

	it('survives a reload, and is the same in another tab', async () => {
		const page = await open(PHONE);
		await addToBasket(page, 'RED');
		await page.reload();
		await basketOf(page).getByText(RED).waitFor();
		const other = await page.context().newPage();
		await other.goto(address);
		await basketOf(other)
			.getByRole('button', { name: `One more: ${RED}` })
			.click();
		await basketOf(page).getByText('€98.00').first().waitFor();
		await page.context().close();
	});

	it('the last one, sold at the till meanwhile, is said to be gone, and nothing is ordered', async () => {
		const page = await open(PHONE);
		const basket = basketOf(page);
		await addToBasket(page, 'GREEN');
		await basket.getByRole('button', { name: 'Check out' }).click();
		await basket.getByRole('radio', { name: /Miera iela/ }).click();
		await takeSoonest(basket);
		await basket.getByRole('button', { name: 'Change' }).waitFor();
		const before = (await orders()).length;
		await shop.sell('GREEN', 'riga');
		await basket.getByRole('button', { name: 'Go on to your details' }).click();
		await basket.getByText(`There is not enough left of “${GREEN}” in Miera iela.`).waitFor();
		assert.equal((await orders()).length, before);
		await page.context().close();
	});
});
