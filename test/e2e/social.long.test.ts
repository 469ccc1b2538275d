import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { couponInput } from '../support/coupon-shop.ts';
import { freePort } from '../support/free-port.ts';
import { offerInput } from '../support/offer-input.ts';
import { startUntil, type Running } from '../support/processes.ts';
import { watchTraffic } from '../support/traffic.ts';
import { temporaryFolder } from './fixtures.ts';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const MOST_BYTES = 30_000;

interface Painted {
	painted: number;
	shift: number;
	/** What was said of the stock when the first paint was known of. */
	stock: string[];
	/** What the paint waited for besides the document. */
	blocking: string[];
}

describe('a page behind a social link', () => {
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

	const phone = (more: BrowserContextOptions = {}): Promise<Page> =>
		browser.newPage({ viewport: { width: 360, height: 640 }, locale: 'en-GB', ...more });

	const observe = (page: Page) =>
		page.addInitScript(() => {
			const seen: Painted = { painted: 0, shift: 0, stock: [], blocking: [] };
			Object.assign(window, { seen });
			new PerformanceObserver((list) => {
				seen.painted ||= list.getEntries()[0]?.startTime ?? 0;
				const said = document.querySelectorAll('[data-store] .status');
				seen.stock = Array.from(said, ({ textContent }) => textContent ?? '');
				const loaded = performance.getEntriesByType('resource') as (PerformanceResourceTiming & {
					renderBlockingStatus?: string;
				})[];
				seen.blocking = loaded.flatMap(({ name, renderBlockingStatus: is }) => (is === 'blocking' ? [name] : []));
			}).observe({ type: 'paint', buffered: true });
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value;
			}).observe({ type: 'layout-shift', buffered: true });
		});
	const seenIn = (page: Page) => page.evaluate(() => (window as unknown as { seen: Painted }).seen);

	it('shows the stock in its first paint on a slow line, moves nothing, and is small', async (context) => {
		const page = await phone();
		const session = await page.context().newCDPSession(page);
		await session.send('Network.enable');
		await session.send('Network.emulateNetworkConditions', SLOW);
		let bytes = 0;
		session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
		await observe(page);
		const quiet = watchTraffic(page);
		await page.goto(`${origin}/i/enamel-kettle`);
		await quiet();
		const { painted, shift, stock, blocking } = await seenIn(page);
		context.diagnostic(
			`first paint with stock at ${Math.round(painted)} ms, ${bytes} bytes with everything that follows`,
		);
		assert.equal(stock.length, 6);
		assert.ok(
			stock.every((words) => /^(In stock|\d+ left|Sold out)$/.test(words)),
			stock.join(),
		);
		assert.deepEqual(blocking, []);
		assert.equal(shift, 0);
		assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
		await page.close();
	});

	it('is read with scripts blocked', async () => {
		const page = await phone({ javaScriptEnabled: false });
		await page.goto(`${origin}/i/enamel-kettle?lang=et`);
		await page.getByText('Alles 3 tk').waitFor();
		assert.equal(await page.getByRole('button').count(), 0);
		assert.equal(await page.getByRole('link', { name: 'Tule järele või telli' }).count(), 1);
		await page.close();
	});

	it('keeps the stock current in place, stores nothing, and says nothing on the console', async () => {
		const page = await phone();
		const messages: string[] = [];
		page.on('console', (message) => messages.push(message.text()));
		page.on('pageerror', (error) => messages.push(error.message));
		await observe(page);
		const streams = page.waitForRequest(/\/v1\/events/);
		await page.goto(`${origin}/i/enamel-kettle`);
		await streams;
		await page.locator('#as-of time', { hasText: /^\d\d:\d\d$/ }).waitFor();
		assert.deepEqual(messages, []);
		assert.equal((await seenIn(page)).shift, 0);
		const stored = await page.evaluate(async () => [
			localStorage.length,
			sessionStorage.length,
			document.cookie,
			(await indexedDB.databases()).length,
		]);
		assert.deepEqual(stored, [0, 0, '', 0]);
		await page.close();
	});

	it('sorts the shops from where the reader is, who is asked only then, and goes on where that is refused', async () => {
		const page = await phone({ geolocation: { latitude: 54.35, longitude: 18.65 }, permissions: ['geolocation'] });
		await page.goto(`${origin}/i/enamel-kettle`);
		await page.getByRole('button', { name: 'Nearest shop first' }).click();
		await page.getByText('Nearest to you first.').waitFor();
		assert.equal(await page.locator('#shops b').first().textContent(), 'Gdańsk Piwna');
		await page.close();

		const refused = await phone();
		await refused.goto(`${origin}/i/enamel-kettle`);
		await refused.getByRole('button', { name: 'Nearest shop first' }).click();
		await refused.getByText('All our shops are listed here').waitFor();
		await refused.close();
	});

	it('puts it into the basket without leaving the page, over which the checkout is', async () => {
		const page = await phone();
		await page.goto(`${origin}/i/enamel-kettle`);
		await page.getByRole('link', { name: 'Collect or order' }).click();
		const sheet = page.getByRole('dialog', { name: 'Enamel kettle' });
		await sheet.getByRole('button', { name: 'Add to basket' }).click();
		await page.waitForFunction(() => document.querySelector('endcap-add-to-basket')?.matches(':state(added)'));
		await sheet.getByRole('button', { name: 'Check out' }).waitFor();
		await sheet.getByRole('button', { name: 'Go on at a kiosk or another device' }).click();
		await sheet.getByText(/Show this to the kiosk, or type [a-z2-7]{13} there/).waitFor();
		await sheet.getByRole('button', { name: 'Close' }).first().click();
		assert.equal(new URL(page.url()).pathname, '/i/enamel-kettle');
		assert.ok(await page.getByRole('heading', { name: 'Enamel kettle' }).isVisible());
		await page.close();
	});

	it('puts the offer’s coupon into the wallet of who signs in for it, without leaving the page', async () => {
		const page = await phone();
		await page.goto(`${origin}/o/double-points`);
		await page.getByText('Put it into my wallet').click();
		await signIn(page, 'reader@example.com');
		await page.getByText('Your coupon is in your wallet.').waitFor();
		await page.locator('dialog endcap-coupon-wallet [part~="coupon__name"]').first().waitFor();
		assert.equal(new URL(page.url()).pathname, '/o/double-points');
		await page.close();
	});

	/** In the wallet that is open, by the code that was sent. */
	async function signIn(page: Page, address: string): Promise<void> {
		await page.locator('dialog endcap-coupon-wallet').getByRole('button', { name: 'Sign in' }).click();
		await page.getByLabel('E-mail or mobile number').fill(address);
		await page.keyboard.press('Enter');
		const field = page.getByLabel('Code', { exact: true });
		await field.waitFor();
		const messages = await browser.newPage();
		await messages.goto(`${origin}/messages`);
		const letter = messages.locator('iframe').first().contentFrame();
		const sent = await letter
			.getByText(/\d{3} ?\d{3}/)
			.first()
			.innerText();
		const [code = ''] = /\d{3} ?\d{3}/.exec(sent) ?? [];
		await field.fill(code);
		await messages.close();
	}

	it('tries again for a coupon when no answer came, and says so when another had the last one', async () => {
		const [secret = ''] = /sk_\S+/.exec(server.output()) ?? [];
		const ask = async (method: string, path: string, body: unknown) => {
			const headers = {
				authorization: `Bearer ${secret}`,
				'content-type': 'application/json',
				'idempotency-key': path,
			};
			const answer = await fetch(origin + path, { method, headers, body: JSON.stringify(body) });
			assert.ok(answer.ok, await answer.text());
		};
		await ask('PUT', '/v1/coupons/only-one', couponInput({ claimable: true, limit_total: 1 }));
		await ask('POST', '/v1/merchant/offers', offerInput({ slug: 'only-one', coupon_id: 'only-one' }));
		// Both have it before them while it is to be had.
		const [first, second] = await Promise.all([phone(), phone()]);
		for (const page of [first, second]) await page.goto(`${origin}/o/only-one`);
		await first.getByText('Put it into my wallet').click();
		await first.route('**/claim', (route) => route.abort());
		await signIn(first, 'first@example.com');
		await first.getByText('That did not load. Try again.').waitFor();
		await first.unroute('**/claim');
		await first.getByRole('dialog').getByRole('button', { name: 'Put it into my wallet' }).click();
		await first.getByText('Your coupon is in your wallet.').waitFor();
		await second.getByText('Put it into my wallet').click();
		await signIn(second, 'second@example.com');
		await second.getByText('This coupon is not to be had any more.').waitFor();
		await Promise.all([first.close(), second.close()]);
	});

	it('remembers by which link they came after a yes, stores nothing after a no, and forgets it again', async () => {
		const counter = await browser.newPage({ locale: 'en-GB' });
		await counter.goto(`${origin}/counter#links`);
		await counter.getByRole('button', { name: 'Manager, every shop' }).click();
		const desk = counter.locator('endcap-link-desk');
		await desk.getByLabel('Where does it lead?').fill('kettle');
		await desk.getByRole('button', { name: 'Product: Enamel kettle' }).click();
		await desk.getByRole('button', { name: 'Make the link' }).click();
		const address = await desk.getByLabel('Short link').inputValue();

		const page = await phone();
		await page.goto(address);
		assert.match(page.url(), /\/i\/enamel-kettle\?via=/);
		const question = page.getByRole('complementary').filter({ hasText: 'came by this link (Instagram)' });
		await question.getByRole('button', { name: 'No' }).click();
		await question.waitFor({ state: 'detached' });
		assert.equal(await page.evaluate(async () => (await indexedDB.databases()).length), 0);
		await page.reload();
		await page.getByRole('button', { name: 'Yes' }).click();
		await page.getByText('Remembered for 30 days.').waitFor();
		await page.getByRole('button', { name: 'Forget it' }).click();
		await page.getByText('Forgotten.').waitFor();
		await page.close();
		await counter.close();
	});

	it('advises who reads inside an app, and nobody else', async () => {
		const page = await phone({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Instagram 350.0' });
		await page.goto(`${origin}/i/enamel-kettle`);
		assert.equal(await page.getByText('You are inside an app').count(), 1);
		await page.close();
	});
});
