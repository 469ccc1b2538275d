import assert from 'node:assert/strict';
import type { Order, StoreInput } from '@endcap/contract';
import type { Locator, Page } from 'playwright-core';
import { WEEKDAYS } from '../../packages/server/src/stores/opening-hours/tokens.ts';
import type { ShopPage } from './shop-page.ts';
import { storeInput } from './shop.ts';

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

/** Open around the clock, so that there is a time today whenever this runs. */
const ALWAYS = {
	hours: WEEKDAYS.map((day) => ({ day, opens: '00:00', closes: '24:00' })),
	holiday_hours: null,
};
const PICKUP = { prep_minutes: 5, hold_hours: 48, slot_minutes: 30, same_day_until: null };

/** The shop is open around the clock and takes twenty orders for a time, unless told. */
export async function putOpenStore(
	{ server, secret }: ShopPage,
	id: string,
	{ slot_capacity = 20, ...fields }: Partial<StoreInput> & { slot_capacity?: number } = {},
): Promise<void> {
	const response = await fetch(`${server}/v1/stores/${id}`, {
		method: 'PUT',
		headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
		body: JSON.stringify(storeInput({ ...ALWAYS, pickup: { ...PICKUP, slot_capacity }, ...fields })),
	});
	assert.ok(response.ok, await response.text());
}

/** The address of a page that sells these and has the basket on it. */
export function basketPage(shop: ShopPage, skus: readonly string[]): string {
	const buttons = skus.map(
		(sku) => `<endcap-add-to-basket sku="${sku}" aria-label="${sku}">Buy ${sku}</endcap-add-to-basket>`,
	);
	return shop.page(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
		<script type="module" src="${shop.server}/endcap.js?key=${shop.key}"></script>
		${buttons.join('')}<endcap-basket></endcap-basket>`);
}

export async function addToBasket(page: Page, sku: string): Promise<void> {
	await page.getByRole('button', { name: `Buy ${sku}` }).click();
	await page.locator(`endcap-add-to-basket[sku="${sku}"]`).getByText('In your basket: 1').waitFor();
}

/** Takes the soonest time of a shop that was chosen. */
export async function takeSoonest(basket: Locator, number = 0): Promise<void> {
	await basket
		.getByRole('button', { name: /^Soonest:/ })
		.nth(number)
		.click();
}

export async function writeDetails(basket: Locator): Promise<void> {
	await basket.getByRole('heading', { name: 'Your details' }).waitFor();
	await basket.getByLabel('Your name').fill('K. Saar');
	await basket.getByLabel('E-mail', { exact: true }).fill('shopper@example.com');
}

export async function placeOrder(basket: Locator): Promise<void> {
	await basket.getByRole('button', { name: 'Place the order' }).click();
	await basket.getByRole('heading', { name: 'Thank you. Your order is placed.' }).waitFor();
}

/** Newest first. */
export async function placedOrders({ server, secret }: ShopPage): Promise<Order[]> {
	const response = await fetch(`${server}/v1/orders`, { headers: { authorization: `Bearer ${secret}` } });
	return ((await response.json()) as { data: Order[] }).data;
}
