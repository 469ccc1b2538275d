import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Order, Problem, Session } from '@endcap/contract';
import { AT_PICKUP, CartShop, NOON } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { KioskDesk } from '../../support/kiosk-desk.ts';
import type { Answer } from '../../support/server.ts';

onEachDatabase('an order that is opened at a kiosk', (db) => {
	let shop: CartShop;
	let order: Order;
	let atKiosk: string;
	let atHome: string;
	before(async () => {
		shop = await CartShop.open(db.database, { levels: { 'KETTLE@tartu': 5 } });
		const shopper = await shop.shopper();
		await shopper.collecting({ KETTLE: 1 }, 'tartu', NOON);
		order = (await shopper.tryComplete(AT_PICKUP)).body as Order;
		const { key } = await new KioskDesk(shop.server).kiosk();
		atKiosk = await begin(key);
		atHome = await begin(shop.merchant.publishable);
	});
	after(() => shop.close());

	async function begin(key: string): Promise<string> {
		return ((await shop.server.call('POST', '/v1/sessions', { key })).body as Session).access_token;
	}

	const open = (key: string, token: string) => shop.server.call('POST', '/v1/orders/open', { key, body: { token } });
	const pickup = () => {
		const [fulfillment] = order.fulfillments;
		assert.ok(fulfillment?.code && fulfillment.words);
		return { code: fulfillment.code, words: fulfillment.words.join(' ') };
	};

	test('is opened by the code of its pickup, and by its words', async () => {
		for (const token of [pickup().code, pickup().words, pickup().words.toUpperCase()]) {
			const { status, body } = await open(atKiosk, token);
			assert.equal(status, 200, token);
			assert.equal((body as Order).id, order.id);
		}
	});

	test('is opened by nothing but its link elsewhere', async () => {
		for (const token of Object.values(pickup())) assert.equal((await open(atHome, token)).status, 404, token);
		assert.equal((await open(atHome, order.link?.split('#')[1] ?? '')).status, 200);
	});

	test('a code that opens none looks like one that is none', async () => {
		const [none, nonsense] = await Promise.all([open(atKiosk, 'a'.repeat(13)), open(atKiosk, '%')]);
		const said = ({ body }: Answer) => ({ ...(body as Problem), request_id: '' });
		assert.equal(none.status, 404);
		assert.deepEqual(said(none), said(nonsense));
	});
});
