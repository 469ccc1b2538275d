import { setTimeout } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { takeSoonest } from './checkout-page.ts';
import { openScreen, visitOf, wake, type KioskShop } from './kiosk-shop.ts';
import type { Ending } from './temporary.ts';

const TITLES = { KETTLE: 'Enamel kettle', BLANKET: 'Wool blanket' };

/** Somebody stands at the kiosk who has gathered some of these. */
export async function gather(
	context: Ending,
	shop: KioskShop,
	browser: Browser,
	lines: Partial<Record<keyof typeof TITLES, number>> = { KETTLE: 1 },
): Promise<Page> {
	const page = await (await openScreen(context, browser)).newPage();
	page.setDefaultTimeout(60_000);
	await shop.enrol(page, { printing: 'dialog', idle_seconds: 900 });
	await page.evaluate(() => navigator.serviceWorker.ready);
	await wake(page);
	const gathered = Object.entries(lines).map(([sku, quantity]) => ({
		quantity,
		line: {
			sku,
			title: TITLES[sku as keyof typeof TITLES],
			image: null,
			unit_price: { amount: 4900, currency: 'EUR' },
		},
	}));
	await visitOf(
		page,
		(visit, all) => {
			for (const { line, quantity } of all) visit.basket.add(line, quantity);
			visit.go('basket');
		},
		gathered,
	);
	await page.locator('kiosk-basket .k-state').first().waitFor();
	return page;
}

export const order = (page: Page) => page.locator('kiosk-basket').getByRole('button', { name: 'Order' }).click();

/** To the details, with everything held. */
export async function toDetails(page: Page): Promise<Locator> {
	await order(page);
	const basket = page.locator('endcap-basket');
	await basket.getByRole('button', { name: 'Check out' }).click();
	await takeSoonest(basket);
	await basket.getByRole('button', { name: 'Go on to your details' }).click();
	await basket.getByLabel('Your name').fill('K. Saar');
	await basket.getByLabel('E-mail', { exact: true }).fill('shopper@example.com');
	return basket;
}

export async function cut(shop: KioskShop, page: Page): Promise<void> {
	shop.cut();
	await page.locator('.frame__network').getByText('No network just now').waitFor();
}

export const withoutNetwork = (page: Page) => page.getByRole('button', { name: 'Order without the network' }).click();

/** Who it is for, and then it is noted. */
export async function writeShort(page: Page): Promise<void> {
	const form = page.locator('kiosk-short-form');
	await form.getByLabel('Your name').fill('M. Kask');
	await form.getByLabel('E-mail', { exact: true }).fill('offline@example.com');
	await form.getByRole('button', { name: 'Order', exact: true }).click();
	await page.getByRole('heading', { name: 'Your order is noted.' }).waitFor();
}

export const placed = (page: Page) => page.getByRole('heading', { name: 'Thank you. Your order is placed.' }).waitFor();

/** Asks again until there is something. */
export async function eventually<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
	for (;;) {
		const found = await ask();
		if (found !== undefined) return found;
		await setTimeout(100);
	}
}
