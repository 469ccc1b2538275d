import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { CartShop } from '../support/cart-shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { KioskDesk, orderWish } from '../support/kiosk-desk.ts';
import { becomes, empties, enrol, keep, kept, KioskScreen } from '../support/kiosk-page.ts';

describe('what a kiosk keeps of itself', () => {
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

	it('outlives a database that does not open, and an entry that cannot be read, for a moment', async (t) => {
		const screen = await KioskScreen.open(t, browser, shop.server);
		const { publishable: publishableKey } = shop.merchant;
		const page = await screen.load({ publishableKey });
		const { kiosk, code } = await desk.setUp();
		await enrol(page, code);
		await becomes(page, 'enrolled');
		screen.cut();
		await keep(page, orderWish());
		const again = await screen.load({
			publishableKey,
			// As of a disk that is busy, or full.
			prepare() {
				const open = indexedDB.open.bind(indexedDB);
				let failures = 2;
				indexedDB.open = (...args) => (failures-- > 0 ? open('another', -1) : open(...args));
				type Get = (this: IDBObjectStore, query: IDBValidKey | IDBKeyRange) => IDBRequest;
				const get = Reflect.get(IDBObjectStore.prototype, 'get') as Get;
				let unread = 1;
				IDBObjectStore.prototype.get = function (query) {
					if (this.name === 'entries' && unread-- > 0) throw new DOMException('It cannot be read.', 'UnknownError');
					return get.call(this, query);
				};
			},
		});
		await becomes(again, 'enrolled');
		assert.equal((await kept(again)).waiting, 1);
		screen.mend();
		await again.evaluate(() => dispatchEvent(new Event('online')));
		await empties(again);
		while ((await desk.see(kiosk.id)).heartbeat?.waiting !== 0) await again.waitForTimeout(50);
		assert.equal((await desk.see(kiosk.id)).heartbeat?.lost, 0);
	});

	it('is what the window before has left, and not what it was when this one was opened', async (t) => {
		const screen = await KioskScreen.open(t, browser, shop.server);
		const { publishable: publishableKey } = shop.merchant;
		const first = await screen.load({ publishableKey });
		const { kiosk, code } = await desk.setUp();
		await enrol(first, code);
		await becomes(first, 'enrolled');
		const second = await screen.openAnother({ publishableKey });
		await becomes(second, 'elsewhere');
		// Another device becomes the kiosk, and then this one again.
		await desk.enrol(await desk.codeAgain(kiosk.id));
		await enrol(first, await desk.codeAgain(kiosk.id));
		await becomes(first, 'enrolled');
		const beaten = second.waitForResponse((answer) => answer.url().endsWith('/heartbeat'));
		await first.close();
		assert.equal((await beaten).status(), 200);
		await becomes(second, 'enrolled');
	});
});
