import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { becomes, KioskShop, openScreen, orderWish, visitOf, wake } from '../support/kiosk-shop.ts';

const DAY = 86_400_000;
const CUT_WORDS = {
	before: 'before anything is sent',
	request: 'in the middle of the request',
	sent: 'once it was sent',
	unanswered: 'before the answer',
	answer: 'in the middle of the answer',
};

describe('a kiosk', () => {
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

	async function setUp(t: TestContext, prepare?: (page: Page) => Promise<unknown>) {
		const context = await openScreen(t, browser);
		const page = await context.newPage();
		await prepare?.(page);
		await shop.enrol(page);
		return { context, page };
	}

	/** As the short form asks for it, of somebody whose name nobody else has. */
	const keep = (page: Page, name: string) =>
		visitOf(page, async ({ device, basket_id }, wish) => (await device.keep(wish, basket_id, true)).id, {
			...orderWish(),
			contact: { ...orderWish().contact, name },
		});

	const ordersOf = async (name: string) => (await shop.orders()).filter(({ contact }) => contact.name === name);

	it('that is open in two windows is one of them, and the other when that is closed', async (t) => {
		const { context, page } = await setUp(t);
		const other = await context.newPage();
		await other.goto(shop.url);
		await becomes(other, 'elsewhere');
		await other.getByRole('heading', { name: 'The kiosk is open in another window' }).waitFor();
		await wake(page);
		shop.cut();
		await keep(page, 'Of two windows');
		await page.close();
		await becomes(other, 'attract');
		shop.mend();
		await other.evaluate(() => dispatchEvent(new Event('online')));
		await shop.until(async () => (await ordersOf('Of two windows')).length > 0);
		await shop.until(async () => (await shop.kiosk()).heartbeat?.waiting === 0);
		assert.equal((await ordersOf('Of two windows')).length, 1);
	});

	for (const [name, off] of [
		['ahead', DAY],
		['behind', -DAY],
	] as const) {
		it(`whose clock is a day ${name} orders for now, and says how far it is off`, async (t) => {
			// The page’s clock alone, before all of its code: the machine’s own runs as it does.
			const { page } = await setUp(t, (page) =>
				page.addInitScript((milliseconds) => {
					const { now } = Date;
					const RealDate = Date;
					globalThis.Date = class extends RealDate {
						constructor(...args: []) {
							super(...(args.length > 0 ? args : ([now() + milliseconds] as unknown as [])));
						}
						static override now = () => now() + milliseconds;
					} as DateConstructor;
				}, off),
			);
			await shop.until(async () => Math.abs(((await shop.kiosk()).heartbeat?.clock_off_ms ?? 0) - off) < 5000);
			await wake(page);
			const told = await visitOf(page, ({ device }) => device.now());
			assert.ok(Math.abs(told - Date.now()) < 5000, `${told - Date.now()} ms off`);
			shop.cut();
			// A new document knows the server’s clock from what the one before was told.
			await page.reload();
			await wake(page);
			const recalled = await visitOf(page, ({ device }) => device.now());
			assert.ok(Math.abs(recalled - Date.now()) < 5000, `${recalled - Date.now()} ms off`);
			await keep(page, `A day ${name}`);
			shop.mend();
			await page.evaluate(() => dispatchEvent(new Event('online')));
			await shop.until(async () => (await ordersOf(`A day ${name}`)).length > 0);
		});
	}

	for (const cut of ['before', 'request', 'sent', 'unanswered', 'answer'] as const) {
		it(`delivers once when the network is cut ${CUT_WORDS[cut]}`, async (t) => {
			const { page } = await setUp(t);
			await wake(page);
			shop.proxy.dropAll();
			shop.proxy.cutNext(cut);
			const name = `Cut ${cut}`;
			await keep(page, name);
			await shop.until(async () => (await shop.kiosk()).heartbeat?.waiting === 0 && (await ordersOf(name)).length > 0);
			assert.equal((await ordersOf(name)).length, 1);
		});
	}

	it('tells whoever waits that the last one was sold meanwhile, and staff when nobody does', async (t) => {
		const { page } = await setUp(t);
		await wake(page);
		const wish = orderWish();
		const [line] = wish.lines;
		assert.ok(line);
		const tooMany = { ...wish, lines: [{ ...line, quantity: 999 }] };
		const outcome = await visitOf(
			page,
			async ({ device, basket_id }, given) => (await device.keep(given, basket_id, true)).settled,
			tooMany,
		);
		assert.equal(outcome.outcome, 'refused');
		assert.equal((await shop.kiosk()).refusals, 0);
		shop.cut();
		await visitOf(page, ({ device, basket_id }, given) => device.keep(given, basket_id, true), tooMany);
		await visitOf(page, (visit) => visit.finish());
		await becomes(page, 'attract');
		shop.mend();
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await shop.until(async () => (await shop.kiosk()).refusals === 1);
	});

	it('is closed at once by the counter, and opens again', async (t) => {
		const { page } = await setUp(t);
		await wake(page);
		await shop.change({ closed: true });
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await becomes(page, 'closed');
		await page.getByRole('heading', { name: 'Closed for the moment' }).waitFor();
		await shop.change({ closed: false });
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await becomes(page, 'attract');
	});

	it('asks for another code when its key was taken, and delivers then what it had kept', async (t) => {
		const { page } = await setUp(t);
		await wake(page);
		shop.cut();
		await keep(page, 'Of a key that was taken');
		// Somebody else is enrolled with the next code, and the key of this one is over.
		const code = await shop.code();
		shop.mend();
		const other = await openScreen(t, browser);
		const thief = await other.newPage();
		await thief.goto(shop.url);
		await thief.getByLabel('Code from the counter').fill(code);
		await thief.getByRole('button', { name: 'Set up' }).click();
		await becomes(thief, 'attract');
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await becomes(page, 'enrolling');
		assert.deepEqual(await ordersOf('Of a key that was taken'), []);
		await page.getByLabel('Code from the counter').fill(await shop.code());
		await page.getByRole('button', { name: 'Set up' }).click();
		await becomes(page, 'attract');
		await shop.until(async () => (await ordersOf('Of a key that was taken')).length === 1);
	});
});
