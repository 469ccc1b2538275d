import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createEndcap } from '@endcap/sdk';
import type { Browser, Locator, Page } from 'playwright-core';
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
import { CONTACT } from '../support/cart-shop.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';

const STORES = ['cape-town', 'gdansk', 'riga', 'tartu', 'tartu-turu', 'turku', 'warehouse'];

describe('what others take while the picker is open', () => {
	let shop: ShopPage;
	let browser: Browser;
	let address: string;

	before(async () => {
		[shop, browser] = await Promise.all([openShop(['KETTLE', 'LAST']), launchChromium()]);
		for (const store of STORES) for (const sku of ['KETTLE', 'LAST']) await shop.setStock(sku, store, 0);
		await putOpenStore(shop, 'tartu', { name: 'Rüütli' });
		await putOpenStore(shop, 'riga', { name: 'Miera iela', timezone: 'Europe/Riga' });
		await putOpenStore(shop, 'turku', { name: 'Kauppiaskatu', slot_capacity: 1, timezone: 'Europe/Helsinki' });
		await shop.setStock('KETTLE', 'turku', 50);
		await shop.setStock('LAST', 'riga', 1);
		await shop.setStock('LAST', 'tartu', 1);
		address = basketPage(shop, ['KETTLE', 'LAST']);
	});

	after(async () => {
		await browser?.close();
		await shop?.close();
	});

	/** Has one in the basket and has chosen its shop and the soonest time there. */
	async function choose(
		sku: string,
		store: RegExp,
		{ viewport = PHONE, deaf = false }: { viewport?: typeof PHONE; deaf?: boolean } = {},
	): Promise<{ page: Page; basket: Locator; starts_at: string }> {
		const context = await browser.newContext({ viewport, locale: 'en-GB' });
		const page = await context.newPage();
		if (deaf) await page.route('**/v1/events*', (route) => route.abort());
		await page.goto(address);
		const basket = page.locator('endcap-basket');
		await addToBasket(page, sku);
		await basket.getByRole('button', { name: 'Check out' }).click();
		await basket.getByRole('radio', { name: store }).click();
		await takeSoonest(basket);
		await basket.getByRole('button', { name: 'Change' }).waitFor();
		const picker = page.locator('endcap-collect-picker');
		const value = await picker.evaluate((element) => (element as HTMLElement & { value: string }).value);
		return { page, basket, starts_at: value.split(' ')[1] ?? '' };
	}

	/** Somebody else orders for this time. */
	async function fill(starts_at: string): Promise<void> {
		const other = createEndcap({ baseUrl: shop.server, publishableKey: shop.key, live: false });
		await other.basket.add('KETTLE');
		const changed = await other.basket.change({
			lines: [{ sku: 'KETTLE', fulfillment: { method: 'pickup', store_id: 'turku' } }],
			pickups: [{ store_id: 'turku', starts_at }],
		});
		assert.equal(changed.outcome, 'changed');
		const { outcome } = await other.basket.complete({ contact: CONTACT, payment: { method: 'at_pickup' } });
		assert.equal(outcome, 'placed');
		other.destroy();
	}

	async function order({ basket, starts_at }: { basket: Locator; starts_at: string }): Promise<void> {
		await writeDetails(basket);
		await placeOrder(basket);
		const [placed] = await placedOrders(shop);
		const slot = placed?.fulfillments[0]?.slot?.starts_at ?? '';
		assert.equal(placed?.contact.name, 'K. Saar');
		assert.ok(Date.parse(slot) > Date.parse(starts_at), `${slot} after ${starts_at}`);
	}

	for (const [size, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
		it(`a time is said to be taken at once, and the next one is ordered, at the size of a ${size}`, async () => {
			const chosen = await choose('KETTLE', /Kauppiaskatu/, { viewport });
			const { page, basket } = chosen;
			await fill(chosen.starts_at);
			await basket.getByText('This time was just taken.').waitFor();
			await page.locator('[part="take-next"]').click();
			await page.locator('[part="chosen__gone"]').waitFor({ state: 'detached' });
			await basket.getByRole('button', { name: 'Go on to your details' }).click();
			await order(chosen);
			await page.context().close();
		});
	}

	it('among the other times the one that was taken is shown as full, and cannot be chosen', async () => {
		const chosen = await choose('KETTLE', /Kauppiaskatu/, { viewport: DESKTOP });
		const { page, basket, starts_at } = chosen;
		await fill(starts_at);
		await basket.getByRole('button', { name: 'Choose another time' }).click();
		const clock = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Helsinki' } as const;
		const slot = page.getByRole('gridcell', { name: new Date(starts_at).toLocaleTimeString('en-GB', clock) }).first();
		assert.equal(await slot.getAttribute('aria-disabled'), 'true');
		assert.match(await slot.innerText(), /full/);
		await takeSoonest(basket);
		await basket.getByRole('button', { name: 'Go on to your details' }).click();
		await order(chosen);
		await page.context().close();
	});

	it('a time that was taken without the page hearing of it is refused when going on, with the next one', async () => {
		const chosen = await choose('KETTLE', /Kauppiaskatu/, { deaf: true });
		const { page, basket } = chosen;
		const before = (await placedOrders(shop)).length;
		await fill(chosen.starts_at);
		await basket.getByRole('button', { name: 'Go on to your details' }).click();
		const problem = page.locator('[part="problem"]', { hasText: 'The time you chose has just filled up.' });
		await problem.waitFor();
		assert.equal((await placedOrders(shop)).length, before + 1);
		await problem.getByRole('button').first().click();
		await order(chosen);
		await page.context().close();
	});

	it('the last one that the till sells is said to be gone at once, and the shop that has it is taken instead', async () => {
		const { page, basket } = await choose('LAST', /Miera iela/);
		await shop.sell('LAST', 'riga');
		await basket.getByText('Miera iela no longer has all of it.').waitFor();
		await page.getByRole('button', { name: /Rüütli/ }).click();
		await basket.getByRole('button', { name: 'Go on to your details' }).click();
		await writeDetails(basket);
		await placeOrder(basket);
		const [placed] = await placedOrders(shop);
		assert.equal(placed?.fulfillments[0]?.store_id, 'tartu');
		await page.context().close();
	});
});
