import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { startUntil, type Running } from '../support/processes.ts';
import { watchTraffic } from '../support/traffic.ts';
import { temporaryFolder } from './fixtures.ts';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const pages = [
	'/',
	'/?search=enamel',
	'/?category=Garden',
	'/product/enamel-kettle',
	'/product/gift-card',
	'/shops',
	'/messages',
];

/** What a page does wrong while it loads: messages on the console, a broken security policy, content that jumps. */
interface Trouble {
	messages: string[];
	shift(): Promise<number>;
}

describe('the demo shop’s pages', () => {
	let folder: string;
	let origin: string;
	let server: Running;
	let browser: Browser;

	before(async () => {
		folder = await temporaryFolder();
		const port = await freePort();
		origin = `http://localhost:${port}`;
		const env = { ENDCAP_DATA: `${folder}/data`, PORT: String(port) };
		server = await startUntil(process.execPath, [script], /Stop with Ctrl-C/, { env });
		browser = await launchChromium();
	});

	after(async () => {
		await browser?.close();
		await server?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	const open = async (
		path: string,
		width: number,
		colorScheme: 'light' | 'dark',
	): Promise<{ page: Page; trouble: Trouble }> => {
		const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, locale: 'en-GB' });
		const messages: string[] = [];
		page.on('console', (message) => messages.push(message.text()));
		page.on('pageerror', (error) => messages.push(error.message));
		await page.addInitScript(() => {
			const shifts: number[] = [];
			Object.assign(window, { shifts });
			new PerformanceObserver((list) => {
				shifts.push(...(list.getEntries() as (PerformanceEntry & { value: number })[]).map(({ value }) => value));
			}).observe({ type: 'layout-shift', buffered: true });
		});
		const quiet = watchTraffic(page);
		await page.goto(origin + path);
		await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
		await quiet();
		const shift = () =>
			page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0));
		return { page, trouble: { messages, shift } };
	};

	for (const path of pages) {
		it(`${path} loads without a message, a jump or a barrier, on a phone in the dark and a desktop in the light`, async () => {
			for (const [width, scheme] of [
				[390, 'dark'],
				[1280, 'light'],
			] as const) {
				const { page, trouble } = await open(path, width, scheme);
				assert.deepEqual(trouble.messages, []);
				assert.equal(await trouble.shift(), 0);
				assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
				const { violations } = (await page.evaluate(`${axe}; axe.run()`)) as AxeResults;
				assert.deepEqual(
					violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
					[],
				);
				await page.close();
			}
		});
	}

	it('finds a product by words and by keyboard alone, and shows the stock of the chosen variant', async () => {
		const { page } = await open('/', 1280, 'light');
		await page.getByRole('searchbox').focus();
		await page.keyboard.type('kettle');
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'Found for “kettle”' }).waitFor();
		await page.getByRole('link', { name: 'Enamel kettle' }).focus();
		await page.keyboard.press('Enter');
		await page.getByRole('radio', { name: 'Moss' }).focus();
		await page.keyboard.press('ArrowRight');
		await page.getByText('SKU KETTLE-RUST').waitFor();
		assert.equal(await page.locator('endcap-store-stock').getAttribute('sku'), 'KETTLE-RUST');
		assert.match(page.url(), /sku=KETTLE-RUST/);
		await page.close();
	});
});
