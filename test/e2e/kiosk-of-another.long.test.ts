import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OrderPage } from '@endcap/contract';
import type { Browser } from 'playwright-core';
import { CartShop } from '../support/cart-shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { KioskDesk, orderWish } from '../support/kiosk-desk.ts';
import { becomes, empties, enrol, keep, kept, KioskScreen } from '../support/kiosk-page.ts';
import { storeInput } from '../support/shop.ts';

describe('a device that is enrolled as another kiosk', () => {
	let browser: Browser;
	let open: TestDatabase;
	let shop: CartShop;
	let desk: KioskDesk;

	before(async () => {
		browser = await launchChromium();
		open = await pgliteDatabase();
		shop = await CartShop.open(open.database, { levels: { 'KETTLE@tartu': 50, 'KETTLE@riga': 1 } });
		desk = new KioskDesk(shop.server);
	});

	after(async () => {
		await shop?.close();
		await open?.close();
		await browser?.close();
	});

	async function ordersOf(name: string): Promise<number> {
		const { body } = await desk.call('GET', '/v1/orders?limit=100');
		return (body as OrderPage).data.filter(({ contact }) => contact.name === name).length;
	}

	const wishOf = (name: string) => orderWish({ contact: { ...orderWish().contact, name } });

	/** A kiosk that keeps so many orders of a name, and whose key is over. */
	async function left(screen: KioskScreen, name: string, orders: number) {
		const page = await screen.load({ publishableKey: shop.merchant.publishable });
		const { kiosk, code } = await desk.setUp('tartu', { name: 'By the door' });
		await enrol(page, code);
		await becomes(page, 'enrolled');
		screen.cut();
		for (let each = 0; each < orders; each += 1) await keep(page, wishOf(name));
		await desk.call('DELETE', `/v1/kiosks/${kiosk.id}`);
		screen.mend();
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await becomes(page, 'enrolling');
		assert.deepEqual(await kept(page), {
			waiting: 0,
			oldest_at: null,
			stranded: [{ kiosk: 'By the door', waiting: orders }],
		});
		return { page, kiosk };
	}

	it('of the same retailer delivers what it kept, as the kiosk that it was', async (t) => {
		const screen = await KioskScreen.open(t, browser, shop.server);
		const { page, kiosk } = await left(screen, 'Same retailer', 3);
		await enrol(page, (await desk.setUp('riga')).code);
		await empties(page);
		assert.equal(await ordersOf('Same retailer'), 3);
		const made = await open.database.query<{ count: number }>(
			{ text: 'SELECT count(*)::integer AS count FROM kiosk_entry WHERE kiosk_id = $1' },
			[kiosk.id],
		);
		assert.deepEqual(made, [{ count: 3 }]);
	});

	it('of another retailer keeps it, says so at the counter, and delivers it once it is the first one again', async (t) => {
		const screen = await KioskScreen.open(t, browser, shop.server);
		const { kiosk } = await left(screen, 'Other retailer', 2);
		const { other } = shop.server;
		await shop.server.call('PUT', '/v1/stores/tartu', { key: other.secret, body: storeInput() });
		const elsewhere = new KioskDesk(shop.server, other);
		const there = await screen.load({ publishableKey: other.publishable });
		const made = await elsewhere.setUp();
		const sent: string[] = [];
		there.on('request', (request) => sent.push(new URL(request.url()).pathname));
		await enrol(there, made.code);
		while ((await elsewhere.see(made.kiosk.id)).heartbeat?.stranded === undefined) await there.waitForTimeout(50);
		assert.deepEqual((await elsewhere.see(made.kiosk.id)).heartbeat?.stranded, [{ kiosk: 'By the door', waiting: 2 }]);
		// Its own go out meanwhile, and nothing with them.
		await keep(there, { kind: 'leave', access_token: null });
		await empties(there, { stranded: 1 });
		assert.equal(sent.filter((path) => path.endsWith('/entries')).length, 1);
		assert.equal(await ordersOf('Other retailer'), 0);
		await elsewhere.call('DELETE', `/v1/kiosks/${made.kiosk.id}`);
		await becomes(there, 'enrolling');
		const back = await screen.load({ publishableKey: shop.merchant.publishable });
		await enrol(back, await desk.codeAgain(kiosk.id));
		await empties(back);
		assert.equal(await ordersOf('Other retailer'), 2);
		const beaten = await desk.see(kiosk.id);
		assert.deepEqual([beaten.heartbeat?.stranded, beaten.heartbeat?.lost], [undefined, 0]);
	});
});
