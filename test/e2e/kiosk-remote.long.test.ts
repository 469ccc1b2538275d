import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { CartShop } from '../support/cart-shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { KioskDesk } from '../support/kiosk-desk.ts';
import { becomes, callForHelp, enrol, KioskScreen, type PageOptions } from '../support/kiosk-page.ts';

/** What the counter does is there before anybody asks whether it is (ms). */
const AT_ONCE = 2000;

describe('a kiosk between two heartbeats', () => {
	let browser: Browser;
	let open: TestDatabase;
	let shop: CartShop;
	let desk: KioskDesk;

	before(async () => {
		browser = await launchChromium();
		open = await pgliteDatabase();
		shop = await CartShop.open(open.database, { levels: { 'KETTLE@tartu': 50 } });
		desk = new KioskDesk(shop.server);
	});

	after(async () => {
		await shop?.close();
		await open?.close();
		await browser?.close();
	});

	async function begin(t: TestContext, options: Partial<PageOptions> = {}) {
		const screen = await KioskScreen.open(t, browser, shop.server);
		const page = await screen.load({ publishableKey: shop.merchant.publishable, ...options });
		const { kiosk, code } = await desk.setUp();
		const listens = options.deaf ? undefined : page.waitForResponse((answer) => answer.url().includes('/v1/events?'));
		await enrol(page, code);
		await listens;
		return { screen, page, kiosk };
	}

	async function change({ id }: { id: string }, body: object): Promise<void> {
		const { status, text } = await desk.call('PATCH', `/v1/kiosks/${id}`, { body });
		assert.equal(status, 200, text);
	}

	/** How long it takes until the page is so (ms). */
	async function timed(page: Page, phase: string, fields: object = {}): Promise<number> {
		const began = performance.now();
		await becomes(page, phase, fields);
		return performance.now() - began;
	}

	it('closes, opens and takes settings up at once', async (t) => {
		const { page, kiosk } = await begin(t);
		await change(kiosk, { closed: true });
		const times = [await timed(page, 'enrolled', { closed: true })];
		await change(kiosk, { closed: false, name: 'By the window' });
		times.push(await timed(page, 'enrolled', { closed: false, name: 'By the window' }));
		t.diagnostic(`${times.map(Math.round).join(' and ')} ms`);
		assert.ok(Math.max(...times) < AT_ONCE, times.join());
	});

	it('hears at once that its key was taken, and stops asking', async (t) => {
		const { page, kiosk } = await begin(t);
		await desk.call('DELETE', `/v1/kiosks/${kiosk.id}`);
		const time = await timed(page, 'enrolling');
		assert.ok(time < AT_ONCE, String(time));
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.waitForTimeout(3000);
		assert.deepEqual(asked, []);
	});

	it('hears that its call for help was answered, and is told of no other kiosk', async (t) => {
		const { page, kiosk } = await begin(t);
		const another = await desk.kiosk();
		await callForHelp(page, 'et');
		let beats = 0;
		// Of the call itself there is one more to come.
		await page.waitForTimeout(1000);
		page.on('request', (request) => (beats += request.url().endsWith('/heartbeat') ? 1 : 0));
		for (const closed of [true, false, true]) await change(another, { closed });
		await page.waitForTimeout(1000);
		assert.equal(beats, 0);
		await desk.call('POST', `/v1/kiosks/${kiosk.id}/call/answer`);
		assert.ok((await timed(page, 'enrolled', { call: null })) < AT_ONCE);
		assert.equal(beats, 1);
	});

	it('hears when its line is back what was changed while it was cut', async (t) => {
		const { screen, page, kiosk } = await begin(t);
		screen.cut();
		await change(kiosk, { closed: true });
		screen.mend();
		// The line is tried again by itself, a little later each time.
		await becomes(page, 'enrolled', { closed: true });
	});

	it('hears by its heartbeats where no events come through', async (t) => {
		const { page, kiosk } = await begin(t, { deaf: true, interval: 1000 });
		await change(kiosk, { closed: true });
		await becomes(page, 'enrolled', { closed: true });
	});
});
