import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { takeSoonest } from '../support/checkout-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { barriersOf, flawsOf } from '../support/kiosk-layout.ts';
import { becomes, KioskShop, visitOf } from '../support/kiosk-shop.ts';

interface Look {
	name: string;
	size: { width: number; height: number };
	scheme?: 'light' | 'dark';
	/** What is pressed in the settings. */
	settings?: readonly string[];
	/** What is to be pressed has so many px at least. */
	least: number;
}

const UPRIGHT = { width: 1080, height: 1920 };
const TABLET = { width: 1024, height: 768 };
const LOOKS: Look[] = [
	{ name: 'light', size: UPRIGHT, least: 82 },
	{ name: 'dark', size: UPRIGHT, scheme: 'dark', least: 82 },
	{ name: 'in high contrast', size: UPRIGHT, settings: ['High contrast'], least: 82 },
	{ name: 'with text of 200 %', size: UPRIGHT, settings: ['200 %'], least: 82 },
	{ name: 'on a tablet', size: TABLET, least: 82 },
	{ name: 'on a tablet with text of 200 %', size: TABLET, settings: ['200 %'], least: 82 },
];

describe('every screen of the kiosk keeps nobody out', () => {
	const endings: (() => Promise<unknown>)[] = [];
	let shop: KioskShop;
	let browser: Browser;

	before(async () => {
		browser = await launchChromium();
		shop = await KioskShop.open({ after: (undo) => void endings.push(undo) });
	});

	after(async () => {
		for (const undo of endings.toReversed()) await undo();
		await browser?.close();
	});

	async function stand(t: TestContext, { size, scheme = 'light' }: Look): Promise<Page> {
		const context = await browser.newContext({
			viewport: size,
			colorScheme: scheme,
			locale: 'en-GB',
			reducedMotion: 'reduce',
		});
		t.after(() => context.close());
		const page = await context.newPage();
		page.setDefaultTimeout(30_000);
		return page;
	}

	for (const look of LOOKS) {
		it(look.name, async (t) => {
			const page = await stand(t, look);
			const found: string[] = [];
			const lookAt = async (screen: string) => {
				const problems = [...(await barriersOf(page)), ...(await flawsOf(page, look.least))];
				found.push(...problems.map((problem) => `${screen}: ${problem}`));
			};
			const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
			const basket = page.locator('endcap-basket');

			await page.goto(shop.url);
			await page.getByLabel('Code from the counter').waitFor();
			await lookAt('enrolling');
			await shop.enrol(page, {
				languages: ['en', 'fi', 'et', 'lv', 'pl', 'af'],
				printing: 'dialog',
				idle_seconds: 900,
			});
			t.after(async () => shop.mend());
			await page.getByRole('button', { name: 'Touch to begin' }).waitFor();
			await lookAt('attract');
			await page.getByRole('button', { name: 'Easier to use' }).click();
			await page.getByRole('region', { name: 'Easier to use' }).waitFor();
			for (const setting of look.settings ?? []) await page.getByRole('button', { name: setting }).click();
			await lookAt('the settings');
			await page.getByRole('button', { name: 'Close', exact: true }).click();
			await lookAt('home');
			await visitOf(page, (visit) => visit.go('results', {}));
			await heading('Our articles');
			await lookAt('results');
			await page.locator('#results-search').fill('zzz');
			await page.locator('.k-message').waitFor();
			await lookAt('nothing found');
			await visitOf(page, (visit) => visit.go('unknown', { code: '5901234123457' }));
			await heading('We do not know this code');
			await lookAt('unknown');
			await visitOf(page, (visit) => visit.go('basket'));
			await heading('Your basket');
			await lookAt('an empty basket');
			await visitOf(page, (visit) => visit.go('product', { product_id: 'kettle' }));
			await page.getByRole('button', { name: 'Put in the basket' }).click();
			await lookAt('an article');
			await visitOf(page, (visit) => visit.go('basket'));
			await page.locator('kiosk-basket').getByText('Here in this shop').waitFor();
			await page.getByRole('button', { name: 'From my phone' }).click();
			await page.getByLabel('Code on your phone').waitFor();
			await lookAt('a basket, with one taken over');
			await page.getByRole('button', { name: 'To my phone' }).click();
			await page.locator('kiosk-basket-give svg').waitFor();
			await lookAt('a basket, handed over');
			await visitOf(page, (visit) => visit.go('help'));
			await page.locator('kiosk-help h1').waitFor();
			await lookAt('help');
			await visitOf(page, (visit) => visit.go('order', {}));
			await page.locator('#order-code').fill('wrong');
			await page.locator('kiosk-order').getByRole('button').click();
			await page.locator('#order-problem').waitFor();
			await lookAt('a wrong code of an order');
			await visitOf(page, (visit) => visit.go('member', {}));
			await page
				.locator('endcap-device-sign-in')
				.getByRole('timer')
				.or(page.locator('endcap-device-sign-in svg'))
				.first()
				.waitFor();
			await lookAt('signing in');
			await shop.signIn(page, `${look.name.replaceAll(/\W/g, '')}@example.com`);
			await page.locator('endcap-loyalty-balance').waitFor();
			await lookAt('a member');
			await visitOf(page, (visit) => visit.go('checkout'));
			await basket.getByRole('button', { name: 'Check out' }).waitFor();
			await lookAt('the basket at checkout');
			await basket.getByRole('button', { name: 'Check out' }).click();
			await basket.getByRole('button', { name: /^Soonest:/ }).waitFor();
			await lookAt('pickup times');
			await takeSoonest(basket);
			await basket.getByRole('button', { name: 'Go on to your details' }).click();
			await basket.getByLabel('Your name').fill('');
			await basket.getByRole('button', { name: 'Place the order' }).click();
			await lookAt('details with mistakes');
			await basket.getByLabel('Your name').fill('K. Saar');
			await basket.getByRole('button', { name: 'Place the order' }).click();
			await heading('Thank you. Your order is placed.');
			await page.locator('.done__pickup').first().waitFor();
			await lookAt('ordered');
			const order = await visitOf(page, ({ $place }) => $place.get().with as { order_id: string });
			await visitOf(page, (visit) => visit.go('member', {}));
			await page.locator('endcap-order-status').waitFor();
			await lookAt('a member with an order');
			assert.ok(order.order_id);

			await visitOf(page, (visit) => visit.go('product', { product_id: 'kettle' }));
			await page.getByRole('button', { name: 'Put in the basket' }).click();
			shop.cut();
			await page.locator('.frame__network').getByText('No network just now').waitFor();
			await lookAt('an article without the network');
			await visitOf(page, (visit) => visit.go('checkout'));
			await page.locator('kiosk-short-form').getByLabel('Your name').fill('');
			await page.locator('kiosk-short-form').getByRole('button', { name: 'Order' }).click();
			await page.locator('.k-mistake').first().waitFor();
			await lookAt('the short form with mistakes');
			await page.locator('kiosk-short-form').getByLabel('Your name').fill('M. Kask');
			await page.locator('kiosk-short-form').getByRole('button', { name: 'Order' }).click();
			await heading('Your order is noted.');
			await lookAt('noted');
			await visitOf(page, (visit) => visit.finish());
			await becomes(page, 'attract');
			shop.mend();
			await shop.change({ closed: true });
			t.after(() => shop.change({ closed: false }));
			await page.evaluate(() => dispatchEvent(new Event('online')));
			await becomes(page, 'closed');
			await lookAt('closed');
			assert.deepEqual(found, []);
		});
	}
});
