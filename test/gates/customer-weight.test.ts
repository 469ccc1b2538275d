import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';
import { weighPage, type Weighed } from '../support/weigh-page.ts';

/**
 * Brotli bytes of all script, the SDK’s too, until each of four elements shows a new shopper what it has for them. What is
 * asked for until then counts, whoever asked. docs/decisions/new-shoppers-come-first.md says where they are.
 */
const MOST_OF_ALL = 42_700;
/** Those of a page with a picker alone, until its shops stand there and from when each has it. */
const MOST_OF_PICKER = 27_300;

const STOCK = '<endcap-store-stock sku="KETTLE"></endcap-store-stock>';
const PICKER = '<endcap-collect-picker skus="KETTLE"></endcap-collect-picker>';
const REST = '<endcap-basket></endcap-basket><endcap-order-status></endcap-order-status>';

/** Code for those who have something. */
const OF_OTHERS = /\/(?:filled|checkout|detail|code|shopper-resources|cart|order-resources|hold|chosen)-/;

let shop: ShopPage;
let browser: Browser;

before(async () => {
	[shop, browser] = await Promise.all([openShop(['KETTLE']), launchChromium()]);
});

after(async () => {
	await browser.close();
	await shop.close();
});

const pageWith = (html: string) =>
	shop.page(`<!doctype html><script type="module" src="${shop.server}/endcap.js?key=${shop.key}"></script>${html}`);

/** What a new shopper fetches. */
async function weigh(html: string, wanted: string[], context: TestContext): Promise<Weighed & { page: Page }> {
	const page = await browser.newPage();
	return { page, ...(await weighPage(page, pageWith(html), wanted, context)) };
}

test(`four elements show a new shopper all they have after at most ${MOST_OF_ALL} bytes of script`, async (context) => {
	const { page, bytes, names } = await weigh(
		STOCK + PICKER + REST,
		[
			'endcap-store-stock [part~="store__status"]',
			'endcap-collect-picker [part="shop__soonest"]',
			'endcap-basket [part="message"]',
			'endcap-order-status [part="message"]',
		],
		context,
	);
	await page.close();
	assert.ok(bytes <= MOST_OF_ALL, `${bytes} bytes`);
	assert.deepEqual(
		names.filter((name) => OF_OTHERS.test(name)),
		[],
	);
});

test(`a picker shows shops and their soonest times after at most ${MOST_OF_PICKER} bytes of script`, async (context) => {
	const { page, bytes } = await weigh(PICKER, ['endcap-collect-picker [part="shop__soonest"]'], context);
	await page.close();
	assert.ok(bytes <= MOST_OF_PICKER, `${bytes} bytes`);
});

test('a device that keeps something asks for what shows it before it is known what that is', async () => {
	const page = await browser.newPage();
	await page.goto(shop.page('<!doctype html>'));
	await page.evaluate(
		() =>
			new Promise((resolve) => {
				const request = indexedDB.open('endcap of somebody');
				request.addEventListener('success', () => resolve(request.result.close()));
			}),
	);
	// The SDK, which would know, does not come.
	await page.route(/\/chunks\/sdk-/, (route) => route.abort());
	const asked = ['filled', 'detail'].map((name) =>
		page.waitForRequest((request) => request.url().includes(`/${name}-`)),
	);
	await page.goto(pageWith(REST));
	await Promise.all(asked);
	await page.close();
});
