import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { couponInput } from '../support/coupon-shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { SocialShop } from '../support/social-shop.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LANGUAGES = ['en', 'fi', 'et', 'lv', 'pl', 'af'];
const SHOPS = { tartu: 'Rüütli', riga: 'Miera iela', turku: 'Läntinen Rantakatu 21' };
const APPS = {
	Instagram:
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 350.0',
	TikTok:
		'Mozilla/5.0 (Linux; Android 15; wv) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 trill_380204 BytedanceWebview/d8a21c6',
	WhatsApp: 'Mozilla/5.0 (Linux; Android 15; wv) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 WhatsApp/2.25.3',
};
const LONG_AGO = '2020-01-01T00:00';
const FAR_OFF = '2100-01-01T00:00';

describe('every state of a page behind a social link', () => {
	let shop: SocialShop;
	let browser: Browser;
	before(async () => {
		browser = await launchChromium();
		shop = await SocialShop.open({ demo: true });
		for (const [id, name] of Object.entries(SHOPS)) await shop.store(id, { name });
		const things: [id: string, levels: number[]][] = [
			['plenty', [40, 30, 20]],
			['last', [1, 2, 0]],
			['nowhere', [0, 0, 0]],
		];
		for (const [id, levels] of things) {
			const title = 'A rather long name of an enamelled kettle with a birch knob';
			await shop.product(id, [id.toUpperCase()], { title, description: 'Two litres.\nFor every hob.' });
			for (const [at, store] of Object.keys(SHOPS).entries())
				await shop.stock(id.toUpperCase(), store, levels[at] ?? 0);
		}
		const terms = 'One a person.\nNot with other coupons.';
		const claimable = { claimable: true, terms, minimum_spend: { amount: 4000, currency: 'EUR' } };
		await shop.put('/v1/coupons/ten', couponInput(claimable));
		const offer = { coupon_id: 'ten', text: 'Spend a little, get a little off.', skus: ['PLENTY'] };
		await shop.offer({ ...offer, slug: 'before', starts_at: FAR_OFF });
		await shop.offer({ ...offer, slug: 'within', starts_at: LONG_AGO, ends_at: FAR_OFF });
		await shop.offer({ ...offer, slug: 'over', ends_at: LONG_AGO });
	});
	after(async () => {
		await browser?.close();
		await shop?.close();
	});

	async function open(path: string, more: BrowserContextOptions = {}): Promise<Page> {
		const page = await browser.newPage({ viewport: { width: 360, height: 640 }, locale: 'en-GB', ...more });
		await page.goto(shop.server.url + path);
		return page;
	}

	/** No barrier, and nothing wider than the screen. */
	async function judge(page: Page, state: string): Promise<void> {
		const { violations } = (await page.evaluate(`${axe}; axe.run()`)) as AxeResults;
		const found = violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes[0]?.html}`);
		assert.deepEqual(found, []);
		const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
		assert.equal(scrollWidth, clientWidth, state);
	}

	const states: [state: string, path: string, says: string | RegExp][] = [
		['in stock', '/i/plenty', 'In stock'],
		['the last ones', '/i/last', '2 left'],
		['sold out everywhere', '/i/nowhere', 'None of our shops has it now.'],
		['unknown', '/i/nothing', 'This page is not here any more'],
		['before an offer begins', '/o/before', /^From 1 Jan 2100/],
		['while it is on', '/o/within', /^Until 1 Jan 2100/],
		['once it is over', '/o/over', 'This page is not here any more'],
	];

	for (const [state, path, says] of states) {
		it(`says what there is, without a barrier: ${state}`, async () => {
			for (const [width, colorScheme] of [
				[360, 'light'],
				[390, 'dark'],
			] as const) {
				const page = await open(path, { viewport: { width, height: 640 }, colorScheme });
				await page.getByText(says).first().waitFor();
				await judge(page, `${state}, ${width}`);
				await page.close();
			}
		});
	}

	it('gives no coupon of an offer that has not begun', async () => {
		const page = await open('/o/before');
		assert.equal(await page.getByRole('link', { name: 'Put it into my wallet' }).count(), 0);
		await page.goto(`${shop.server.url}/o/within`);
		assert.equal(await page.getByRole('link', { name: 'Put it into my wallet' }).count(), 1);
		await page.getByText('From €40.00').waitFor();
		await page.getByText('Terms').click();
		await page.getByText('Not with other coupons.').waitFor();
		await page.close();
	});

	it('is whole in every language, on the narrowest screen', async () => {
		for (const language of LANGUAGES) {
			for (const path of ['/i/last', '/o/within']) {
				const page = await open(`${path}?lang=${language}`, { viewport: { width: 320, height: 640 } });
				assert.equal(await page.locator('html').getAttribute('lang'), language);
				await judge(page, `${path} in ${language}`);
				await page.close();
			}
		}
	});

	for (const [name, userAgent] of Object.entries(APPS)) {
		it(`advises who reads inside ${name}, and leads out of it`, async () => {
			const page = await open('/i/plenty', { userAgent });
			await page.getByText('You are inside an app.').waitFor();
			const out = await page.getByRole('link', { name: 'Open in the browser' }).getAttribute('href');
			assert.match(out ?? '', name === 'Instagram' ? /^x-safari-http/ : /^intent:\/\//);
			await judge(page, name);
			await page.close();
		});
	}

	it('stands as it is when the network goes, and says so when something is pressed', async () => {
		const page = await open('/i/plenty');
		// On the reader’s own clock, once it keeps itself current.
		await page.locator('#as-of time', { hasText: /^\d\d:\d\d$/ }).waitFor();
		await page.context().setOffline(true);
		await page.getByRole('link', { name: 'Collect or order' }).click();
		await page.getByText('That did not load. Try again.').waitFor();
		await page.getByText('In stock').first().waitFor();
		await judge(page, 'offline');
		await page.context().setOffline(false);
		await page.close();
	});

	it('is read without scripts, and offers nothing then that needs them', async () => {
		for (const path of ['/i/plenty', '/o/within']) {
			const page = await open(path, { javaScriptEnabled: false, userAgent: APPS.TikTok });
			assert.equal(await page.getByRole('button').count(), 0, path);
			assert.equal(await page.getByRole('link', { name: 'Open in the browser' }).count(), 1, path);
			await page.close();
		}
	});

	it('opens over the page what is collected, claimed or shown at a kiosk, without a barrier', async () => {
		for (const [path, press] of [
			['/i/plenty', 'Collect or order'],
			['/o/within', 'Put it into my wallet'],
			['/i/plenty', 'Show it at a kiosk'],
		] as const) {
			const page = await open(path);
			await page.locator('.actions').getByText(press).click();
			await page.locator('dialog[open]').waitFor();
			await judge(page, press);
			await page.close();
		}
	});
});
