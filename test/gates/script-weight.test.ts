import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { watchTraffic } from '../support/traffic.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';

/** Gzipped bytes of script until one element shows stock. 10 000 is where this goes. */
const MOST_BYTES = 14_000;

let shop: ShopPage;
let browser: Browser;

before(async () => {
	[shop, browser] = await Promise.all([openShop(['KETTLE']), launchChromium()]);
});

after(async () => {
	await browser.close();
	await shop.close();
});

test(`an element shows stock after at most ${MOST_BYTES} gzipped bytes of script`, async (context) => {
	const page = await browser.newPage();
	const bodies = new Map<string, Promise<Buffer>>();
	page.on('response', (response) => {
		// That of the stream does not end.
		if (!response.url().includes('/v1/events')) bodies.set(response.url(), response.body());
	});
	const quiet = watchTraffic(page);
	await page.addInitScript(() => {
		const look = () => {
			const row = document.querySelector('endcap-store-stock')?.shadowRoot?.querySelector('[part~="store__status"]');
			if (row) Object.assign(globalThis, { shownAt: performance.now() });
			else requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	await page.goto(
		shop.page(
			`<!doctype html><script type="module" src="${shop.server}/endcap.js?key=${shop.key}"></script><endcap-store-stock sku="KETTLE"></endcap-store-stock>`,
		),
	);
	const shownAt = (await (await page.waitForFunction(() => (globalThis as { shownAt?: number }).shownAt)).jsonValue())!;
	await page.waitForSelector('[part~="store__pin"]');
	await quiet();
	assert.equal(shop.streams.size, 1);
	const fetched = await page.evaluate(() =>
		performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
	);
	let before = 0;
	let all = 0;
	for (const { name, startTime } of fetched) {
		const body = await bodies.get(name);
		if (!body) continue;
		const bytes = gzipSync(body, { level: 9 }).length;
		const script = new URL(name).pathname.endsWith('.js');
		const early = startTime < shownAt;
		if (script) all += bytes;
		if (script && early) before += bytes;
		context.diagnostic(`${early ? 'before' : 'after '} ${String(bytes).padStart(6)} ${new URL(name).pathname}`);
	}
	context.diagnostic(
		`${before} bytes of script before stock shows, ${all} in all; stock after ${Math.round(shownAt)} ms`,
	);
	assert.ok(before > 0);
	assert.ok(before <= MOST_BYTES, `${before} bytes`);
});
