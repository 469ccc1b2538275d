import assert from 'node:assert/strict';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { becomes, KioskShop, openScreen, orderWish, visitOf, wake } from '../support/kiosk-shop.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { answersYes } from '../support/page-answers.ts';

/**
 * Chromium takes a new worker up once the one before has nothing more to do, and at the latest after five minutes (ms).
 */
const SLOWEST = 330_000;
const SLOW = { timeout: SLOWEST + 120_000 };

const built = fileURLToPath(new URL('../../demo/dist/pages', import.meta.url));

describe('a new version of the kiosk', () => {
	let browser: Browser;
	before(async () => {
		browser = await launchChromium();
	});
	after(() => browser?.close());

	/** A kiosk of the version that was built, from a folder of its own that a test may put another version in. */
	async function begin(t: TestContext) {
		const folder = join(await temporaryFolder(t), 'pages');
		await cp(built, folder, { recursive: true });
		const shop = await KioskShop.open(t, { folder });
		const page = await (await openScreen(t, browser)).newPage();
		await shop.enrol(page);
		await page.waitForFunction(() => navigator.serviceWorker.controller);
		return { shop, folder, page };
	}

	const versionOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['version']);

	/** As a build makes it; `broken`: the page does nothing at all. */
	async function release(shop: KioskShop, folder: string, version: string, { broken = false } = {}): Promise<void> {
		const [worker, html] = await Promise.all(
			['kiosk-worker.js', 'kiosk.html'].map((name) => readFile(join(folder, name), 'utf8')),
		);
		const [, old = ''] = /data-version="([^"]+)"/.exec(html ?? '') ?? [];
		const script = broken ? '/assets/none.js' : '$1';
		await writeFile(join(folder, 'kiosk-worker.js'), (worker ?? '').replaceAll(old, version));
		await writeFile(
			join(folder, 'kiosk.html'),
			(html ?? '').replaceAll(old, version).replace(/(?<=src=")(\/assets\/kiosk-[^"]+)/, script),
		);
		assert.ok((await readdir(folder)).includes('kiosk.html'));
		await shop.serveAgain();
	}

	const look = (page: Page) =>
		page.evaluate(async () => {
			const registration = await navigator.serviceWorker.getRegistration('/kiosk');
			await registration?.update().catch(() => undefined);
		});

	const hasCome = async () => (await navigator.serviceWorker.getRegistration('/kiosk'))?.waiting?.state === 'installed';

	it(
		'waits while somebody stands there, and while something is not delivered, and is taken up once',
		SLOW,
		async (t) => {
			const { shop, folder, page } = await begin(t);
			const old = await versionOf(page);
			await wake(page);
			await release(shop, folder, 'the-next-one');
			await look(page);
			await answersYes(page, hasCome);
			// A second is a look at whether it may be taken up.
			await page.waitForTimeout(2500);
			assert.equal(await versionOf(page), old);
			shop.cut();
			await visitOf(page, ({ device, basket_id }, wish) => device.keep(wish, basket_id, false), orderWish());
			await visitOf(page, (visit) => visit.finish());
			await becomes(page, 'attract');
			await page.waitForTimeout(2500);
			assert.equal(await versionOf(page), old);
			shop.mend();
			await page.evaluate(() => dispatchEvent(new Event('online')));
			await page
				.locator('html[data-version="the-next-one"][data-phase="attract"]')
				.waitFor({ state: 'attached', timeout: SLOWEST });
			await page.evaluate(() => Object.assign(globalThis, { same: true }));
			await look(page);
			await page.waitForTimeout(2500);
			assert.equal(await page.evaluate(() => 'same' in globalThis), true, 'the document was replaced once more');
		},
	);

	it('that is ready only once somebody has come sends nobody away', SLOW, async (t) => {
		const { shop, folder, page } = await begin(t);
		const old = await versionOf(page);
		await wake(page);
		await release(shop, folder, 'the-next-one');
		await look(page);
		await answersYes(page, hasCome);
		await page.evaluate(async () => {
			const changed = new Promise((resolve) => {
				navigator.serviceWorker.addEventListener('controllerchange', resolve);
			});
			(await navigator.serviceWorker.getRegistration('/kiosk'))?.waiting?.postMessage({ type: 'take_over' });
			await changed;
		});
		await page.waitForTimeout(2500);
		await becomes(page, 'visit');
		assert.equal(await versionOf(page), old);
		await visitOf(page, (visit) => visit.finish());
		await page.locator('html[data-version="the-next-one"][data-phase="attract"]').waitFor({ state: 'attached' });
	});

	it('is given up for the one before when it was begun twice and never started', SLOW, async (t) => {
		const { shop, folder, page } = await begin(t);
		const old = await versionOf(page);
		await release(shop, folder, 'a-broken-one', { broken: true });
		await look(page);
		await page.locator('html[data-version="a-broken-one"]').waitFor({ state: 'attached', timeout: SLOWEST });
		await page.reload();
		await page.reload();
		await becomes(page, 'attract');
		assert.equal(await versionOf(page), old);
		await page.reload();
		await becomes(page, 'attract');
		assert.equal(await versionOf(page), old);
	});
});
