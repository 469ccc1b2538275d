import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { watchTraffic } from '../support/traffic.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';

const skus = Array.from({ length: 100 }, (_, index) => `SKU-${index}`);

let shop: ShopPage;
let browser: Browser;

before(async () => {
	[shop, browser] = await Promise.all([openShop(skus), launchChromium()]);
});

after(async () => {
	await browser.close();
	await shop.close();
});

async function openPage(body: string): Promise<{ api: string[] }> {
	const page = await browser.newPage();
	const from = shop.requests.length;
	const quiet = watchTraffic(page);
	await page.goto(
		shop.page(`<!doctype html><script type="module" src="${shop.server}/endcap.js?key=${shop.key}"></script>${body}`),
	);
	await page.waitForFunction(() =>
		[...document.querySelectorAll('endcap-store-stock')].every((element) =>
			element.shadowRoot?.querySelector('[part~="store__pin"],[part="message"]'),
		),
	);
	await shop.until(() => shop.streams.size === 1);
	await quiet();
	await page.close();
	await shop.until(() => shop.streams.size === 0);
	return { api: shop.requests.slice(from).filter((request) => request.includes('/v1/')) };
}

const tag = (sku: string) => `<endcap-store-stock sku="${sku}"></endcap-store-stock>`;

test('100 elements ask for stock and for the shops once, and again for stock when they are told of changes', async () => {
	const { api } = await openPage(skus.map(tag).join(''));
	assert.deepEqual(
		api.map((request) => request.split('?')[0]),
		['GET /v1/availability', 'GET /v1/stores', 'GET /v1/events', 'GET /v1/availability'],
	);
});

test('the SDK takes over what the script asked for early, by SKU and by GTIN alike', async () => {
	const { api } = await openPage(
		`${tag('SKU-7')}<endcap-store-stock gtin="4006381333931"></endcap-store-stock>${tag('SKU-1')}`,
	);
	assert.equal(api.length, 4, api.join('\n'));
});

test('nothing is asked about holds until the shopper presses', async () => {
	const { api } = await openPage('<endcap-store-stock sku="SKU-1" hold></endcap-store-stock>');
	assert.deepEqual(
		api.filter((request) => /sessions|reservations/.test(request)),
		[],
	);
});
