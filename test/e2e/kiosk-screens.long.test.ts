import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { filmBarcode } from '../support/camera-film.ts';
import { launchChromium } from '../support/chromium.ts';
import { becomes, KioskShop, openScreen, wake } from '../support/kiosk-shop.ts';
import { productInput, variantInput } from '../support/shop.ts';
import { temporaryFolder, type Ending } from '../support/temporary.ts';

const GTIN = '4006381333931';

async function openShop(context: Ending): Promise<KioskShop> {
	const shop = await KioskShop.open(context, { levels: 3 });
	const variant = variantInput('MUG-RYE', { gtin: GTIN.padStart(14, '0') });
	await shop.call('PUT', '/v1/products/mug', productInput([variant], { title: 'Kõrs mug', category: 'Table' }));
	return shop;
}

async function begin(context: Ending, shop: KioskShop, browser: Browser, settings = {}): Promise<Page> {
	const screen = await openScreen(context, browser);
	const page = await screen.newPage();
	await shop.enrol(page, settings);
	await wake(page);
	await page.locator('kiosk-home').getByRole('heading', { level: 1 }).waitFor();
	return page;
}

/** What has the focus, by its words. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/** All at once, so that a slow machine makes no person of the scanner. */
const scan = (page: Page, code: string) =>
	page.evaluate(
		(keys) => {
			for (const key of keys) {
				(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
			}
		},
		[...Array.from(code), 'Enter'],
	);

describe('the kiosk’s screens', () => {
	let browser: Browser;
	before(async () => {
		browser = await launchChromium();
	});
	after(async () => {
		await browser?.close();
	});

	test('lead by the keypad alone to an article, into the basket, and out', async (context) => {
		const shop = await openShop(context);
		const page = await begin(context, shop, browser);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.type('kors', { delay: 120 });
		await page.keyboard.press('Enter');
		await page.getByText('1 article', { exact: true }).waitFor();
		await page.locator('body').press('Home');
		await page.keyboard.press('1');
		await page.locator('kiosk-product').getByRole('heading', { level: 1, name: 'Kõrs mug' }).waitFor();
		while ((await focused(page)) !== 'Put in the basket') await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Basket, 1 item' }).waitFor();
		while ((await focused(page)) !== 'I am done') await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await becomes(page, 'attract');
	});

	test('show stock as it changes, and without the network as it was, with its age', async (context) => {
		const shop = await openShop(context);
		const page = await begin(context, shop, browser);
		await page.getByLabel('Search for an article').fill('kettle');
		await page.getByRole('button', { name: 'Find' }).click();
		await page.getByRole('button', { name: /Enamel kettle/ }).click();
		const here = page.locator('.product__here');
		await here.getByText('Here: only 3 left').waitFor();
		await shop.call('POST', '/v1/inventory-adjustments', {
			reason: 'damage',
			store_id: 'tartu',
			lines: [{ sku: 'KETTLE', quantity: 2 }],
		});
		await here.getByText('Here: only 1 left').waitFor();
		shop.cut();
		await page.getByText('There is no network, so this may have changed.').waitFor();
		await here.getByText('Here: only 1 left').waitFor();
		await scan(page, GTIN);
		await page.getByRole('heading', { level: 1, name: 'Kõrs mug' }).waitFor();
	});

	test('show what is scanned at the attract loop, all of it and nothing else, whatever it begins with', async (context) => {
		const shop = await openShop(context);
		const page = await begin(context, shop, browser);
		await page.getByRole('button', { name: 'I am done' }).click();
		await becomes(page, 'attract');
		await page.getByRole('button', { name: 'Touch to begin' }).waitFor();
		await scan(page, GTIN.padStart(14, '0'));
		await page.getByRole('heading', { level: 1, name: 'Kõrs mug' }).waitFor();
		await page.locator('kiosk-access-panel').waitFor({ state: 'hidden' });
		assert.equal(await page.locator('html[data-keypad]').count(), 0);
	});

	test('are as usual for the next shopper, in language, size and contrast', async (context) => {
		const shop = await openShop(context);
		const page = await begin(context, shop, browser, { languages: ['en', 'et'] });
		await page.getByRole('button', { name: 'Eesti' }).click();
		await page.getByRole('button', { name: 'Lihtsamaks' }).click();
		await page.getByRole('button', { name: '200 %' }).click();
		await page.getByRole('button', { name: 'Suur kontrast' }).click();
		await page.locator('html[data-contrast][data-text="200"][lang="et"]').waitFor();
		await page.getByRole('button', { name: 'Lõpetan' }).click();
		await becomes(page, 'attract');
		await page.getByRole('button', { name: 'Touch to begin' }).waitFor();
		assert.equal(await page.locator('html[data-contrast], html[data-text]').count(), 0);
	});

	test('read the barcode of an article by the camera, without any detector of the browser’s, and let go of it', async (context) => {
		const film = path.join(await temporaryFolder(context), 'barcode.y4m');
		await filmBarcode(film, GTIN);
		const seeing = await launchChromium(
			'--use-fake-device-for-media-stream',
			'--use-fake-ui-for-media-stream',
			`--use-file-for-fake-video-capture=${film}`,
		);
		context.after(() => seeing.close());
		const shop = await openShop(context);
		const page = await begin(context, shop, seeing, { camera: true });
		assert.equal(await page.evaluate(() => 'BarcodeDetector' in globalThis), false);
		await page.evaluate(() => {
			const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
			navigator.mediaDevices.getUserMedia = async (wanted) => {
				const stream = await ask(wanted);
				Object.assign(globalThis, { camera: stream });
				return stream;
			};
		});
		await page.getByRole('button', { name: 'Scan with the camera' }).click();
		await page.getByRole('heading', { level: 1, name: 'Kõrs mug' }).waitFor();
		assert.equal(await page.evaluate('camera.getVideoTracks()[0].readyState'), 'ended');
	});
});
