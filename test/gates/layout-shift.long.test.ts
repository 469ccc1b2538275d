import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { watchTraffic } from '../support/traffic.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';

let shop: ShopPage;
let browser: Browser;

before(async () => {
	[shop, browser] = await Promise.all([openShop(['KETTLE']), launchChromium()]);
	await shop.setStock('KETTLE', 'riga', 0);
	await shop.setStock('KETTLE', 'cape-town', 2);
});

after(async () => {
	await browser.close();
	await shop.close();
});

/** The worst that a line may bring: everything comes late, and one thing after the other. */
async function slowDown(page: Page, loader: boolean): Promise<void> {
	const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
	await page.route('**/*', async (route) => {
		const { pathname } = new URL(route.request().url());
		if (pathname === '/endcap.js' && loader) await wait(400);
		if (pathname.startsWith('/chunks/')) await wait(200);
		if (pathname.startsWith('/v1/')) await wait(500);
		await route.continue();
	});
}

interface Shift {
	value: number;
	sources: string[];
}

async function shiftsOf(html: string, { width, slow }: { width: number; slow: 'all' | 'code' }): Promise<Shift[]> {
	const page = await browser.newPage({ viewport: { width, height: 1400 } });
	await slowDown(page, slow === 'all');
	await page.addInitScript(() => {
		const shifts: Shift[] = [];
		const note = (entries: PerformanceEntryList) => {
			for (const entry of entries as unknown as { value: number; sources: { node: Node | null }[] }[]) {
				const sources = entry.sources.map(({ node }) => node?.nodeName ?? 'in a shadow');
				shifts.push({ value: entry.value, sources });
			}
		};
		const observer = new PerformanceObserver((list) => note(list.getEntries()));
		observer.observe({ type: 'layout-shift', buffered: true });
		Object.assign(globalThis, {
			allShifts: () => {
				note(observer.takeRecords());
				return shifts;
			},
		});
	});
	const quiet = watchTraffic(page);
	await page.goto(shop.page(html));
	await page.waitForSelector(html.includes(' hold>') ? '[part~="store__reserve"]' : '[part~="store__pin"]');
	await quiet();
	const shifts = await page.evaluate(() => {
		// Two frames, so that whatever the last change moved has been counted.
		return new Promise<Shift[]>((resolve) => {
			requestAnimationFrame(() =>
				requestAnimationFrame(() =>
					setTimeout(() => resolve((globalThis as unknown as { allShifts(): Shift[] }).allShifts())),
				),
			);
		});
	});
	await page.close();
	return shifts;
}

function page(element: string, head = ''): string {
	return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">${head}
		<script type="module" blocking="render" src="${shop.server}/endcap.js?key=${shop.key}"></script>
		<h1>Enamel kettle</h1>${element}<p>What comes below.</p><p>And below that.</p>`;
}

const variants: Record<string, string> = {
	'as it is': '<endcap-store-stock sku="KETTLE"></endcap-store-stock>',
	'near a place': '<endcap-store-stock sku="KETTLE" near="58.38,26.72"></endcap-store-stock>',
	'with one row': '<endcap-store-stock sku="KETTLE" limit="1"></endcap-store-stock>',
	'with content of the page’s': '<endcap-store-stock sku="KETTLE"><p>Ring us: 700 0001</p></endcap-store-stock>',
	'with holds, in Polish': '<div lang="pl"><endcap-store-stock sku="KETTLE" hold></endcap-store-stock></div>',
	'in Polish': '<div lang="pl"><endcap-store-stock sku="KETTLE"></endcap-store-stock></div>',
};

for (const [name, element] of Object.entries(variants)) {
	for (const width of [256, 390, 800]) {
		test(`nothing moves around the element ${name}, ${width} pixels wide, when code and stock come late`, async () => {
			assert.deepEqual(await shiftsOf(page(element), { width, slow: 'code' }), []);
		});
	}
}

test('nothing moves even when the script itself comes late, on a page that keeps the room by a rule of its own', async () => {
	const rule = '<style>endcap-store-stock { display: block; min-block-size: 40rem }</style>';
	const element = '<endcap-store-stock sku="KETTLE"></endcap-store-stock>';
	assert.deepEqual(await shiftsOf(page(element, rule), { width: 390, slow: 'all' }), []);
});
