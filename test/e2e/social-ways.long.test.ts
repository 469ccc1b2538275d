import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { wake } from '../support/kiosk-shop.ts';
import { startUntil, type Running } from '../support/processes.ts';
import { textOfQr } from '../support/read-qr.ts';
import { temporaryFolder } from './fixtures.ts';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
const IPHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 350.0';
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; wv) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 trill_380204';

describe('ways on from a page behind a social link', () => {
	let folder: string;
	let origin: string;
	let server: Running;
	let browser: Browser;
	let link: string;

	before(async () => {
		folder = await temporaryFolder();
		const port = await freePort();
		origin = `http://localhost:${port}`;
		const env = { ENDCAP_DATA: `${folder}/data`, PORT: String(port) };
		server = await startUntil(process.execPath, [script], /Stop with Ctrl-C/, { env });
		browser = await launchChromium();
		link = await makeLink();
	});
	after(async () => {
		await browser?.close();
		await server?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	/** A short link to the kettle, for Instagram. */
	async function makeLink(): Promise<string> {
		const [secret = ''] = /sk_\S+/.exec(server.output()) ?? [];
		const answer = await fetch(`${origin}/v1/links`, {
			method: 'POST',
			headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': 'link' },
			body: JSON.stringify({
				target: { type: 'product', id: 'enamel-kettle' },
				channel: 'instagram',
				campaign: 'Spring',
			}),
		});
		return ((await answer.json()) as { url: string }).url;
	}

	const phone = (more: BrowserContextOptions = {}): Promise<Page> =>
		browser.newPage({ viewport: { width: 360, height: 640 }, locale: 'en-GB', ...more });

	/** What a kiosk reads from the phone. */
	async function codeOn(page: Page): Promise<string> {
		await page.getByRole('button', { name: 'Show it at a kiosk' }).click();
		const sheet = page.getByRole('dialog');
		await sheet.getByText('Hold this to the scanner').waitFor();
		const code = await textOfQr(sheet.locator('svg.qr'));
		await sheet.getByRole('button', { name: 'Close' }).click();
		return code;
	}

	async function openKiosk(): Promise<Page> {
		const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, locale: 'en-GB' });
		await page.goto(`${origin}/kiosk`);
		await page.getByRole('button', { name: 'Make this window the demo’s kiosk' }).click();
		await wake(page);
		await page.locator('kiosk-home').getByRole('heading', { level: 1 }).waitFor();
		return page;
	}

	/** All at once, as scanners type. */
	const scan = (kiosk: Page, code: string) =>
		kiosk.evaluate(
			(keys) => {
				for (const key of keys) {
					(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
				}
			},
			[...Array.from(code), 'Enter'],
		);

	it('lead with the thing in the basket to the shop and the time where it is collected', async () => {
		const page = await phone();
		await page.goto(`${origin}/i/enamel-kettle?sku=KETTLE-MOSS`);
		await page.getByRole('link', { name: 'Collect or order' }).click();
		const sheet = page.getByRole('dialog');
		await sheet.getByRole('button', { name: 'Add to basket' }).click();
		await sheet.locator('endcap-basket').getByText('Enamel kettle, Moss').first().waitFor();
		await sheet.getByRole('button', { name: 'Check out' }).click();
		await sheet.locator('endcap-collect-picker').getByRole('radio').first().waitFor();
		await page.close();
	});

	it('lead out of an app into the phone’s own browser, as that phone wants it', async () => {
		const here = `${new URL(origin).host}/i/enamel-kettle?lang=en`;
		const ios = await phone({ userAgent: IPHONE });
		await ios.goto(`${origin}/i/enamel-kettle`);
		const out = (page: Page) => page.getByRole('link', { name: 'Open in the browser' }).getAttribute('href');
		assert.equal(await out(ios), `x-safari-http://${here}`);
		const android = await phone({ userAgent: ANDROID });
		await android.goto(`${origin}/i/enamel-kettle`);
		const intent = (await out(android)) ?? '';
		assert.ok(intent.startsWith(`intent://${here}#Intent;scheme=http;`), intent);
		const [, fallback = ''] = /S\.browser_fallback_url=([^;]+);end$/.exec(intent) ?? [];
		assert.equal(decodeURIComponent(fallback), `http://${here}`);
		await Promise.all([ios.close(), android.close()]);
	});

	it('lead with the basket out of an app: the phone’s own browser takes it over', async () => {
		const page = await phone({ userAgent: IPHONE });
		await page.goto(`${origin}/i/enamel-kettle`);
		await page.getByRole('link', { name: 'Collect or order' }).click();
		const sheet = page.getByRole('dialog');
		await sheet.getByRole('button', { name: 'Add to basket' }).click();
		await page.waitForFunction(() => document.querySelector('endcap-add-to-basket')?.matches(':state(added)'));
		await sheet.getByRole('button', { name: 'Go on at a kiosk or another device' }).click();
		const out = await sheet.getByRole('link', { name: 'Open in the browser' }).getAttribute('href');
		const own = await phone();
		await own.goto(out?.replace('x-safari-', '') ?? '');
		await own.getByRole('button', { name: 'Take the basket over' }).click();
		await own.getByRole('link', { name: /^Basket.*1/ }).waitFor();
		await Promise.all([page.close(), own.close()]);
	});

	it('lead to the thing at a kiosk, with the link they came by once they agreed, and without after they took it back', async () => {
		const page = await phone();
		await page.goto(link);
		const via = new URL(page.url()).searchParams.get('via') ?? '';
		assert.equal(await codeOn(page), `${origin}/i/enamel-kettle?sku=KETTLE-MOSS`);
		await page.getByRole('button', { name: 'Yes' }).click();
		await page.getByText('Remembered for 30 days.').waitFor();
		const agreed = await codeOn(page);
		assert.equal(agreed, `${origin}/i/enamel-kettle?sku=KETTLE-MOSS&via=${via}`);
		await page.getByRole('button', { name: 'Forget it' }).click();
		await page.getByText('Forgotten.').waitFor();
		const takenBack = await codeOn(page);
		assert.equal(takenBack, `${origin}/i/enamel-kettle?sku=KETTLE-MOSS`);

		const kiosk = await openKiosk();
		const told: string[] = [];
		kiosk.on('request', (request) => {
			if (request.url().endsWith('/v1/sessions/source')) told.push(request.postData() ?? '');
		});
		const heading = kiosk.getByRole('heading', { level: 1, name: 'Enamel kettle' });
		await scan(kiosk, takenBack);
		await heading.waitFor();
		assert.deepEqual(told, []);
		const kept = kiosk.waitForResponse(/\/v1\/sessions\/source$/);
		await scan(kiosk, agreed);
		const answer = await kept;
		assert.equal(answer.status(), 200);
		assert.deepEqual(told, [JSON.stringify({ link: via })]);
		await Promise.all([page.close(), kiosk.close()]);
	});

	it('lead from the short link on a poster to the thing at a kiosk, which is counted as opened and attributed to nobody', async () => {
		const kiosk = await openKiosk();
		const told: string[] = [];
		kiosk.on('request', (request) => told.push(request.url()));
		await scan(kiosk, link.toUpperCase());
		await kiosk.getByRole('heading', { level: 1, name: 'Enamel kettle' }).waitFor();
		assert.ok(told.some((url) => url.includes('/l/')));
		assert.ok(!told.some((url) => url.endsWith('/v1/sessions/source')));
		await scan(kiosk, `${origin}/l/aaaaaaaaaa`);
		await kiosk.getByRole('heading', { name: 'We do not know this code' }).waitFor();
		await kiosk.close();
	});
});
