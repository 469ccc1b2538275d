import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Cart, CartHandoff } from '@endcap/contract';
import { CartShop, ONE, type CartShopper } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import type { Answer } from '../../support/server.ts';

onEachDatabase('a basket that goes to another device', (context) => {
	let shop: CartShop;
	before(async () => {
		shop = await CartShop.open(context.database, {
			levels: { 'KETTLE@tartu': 100, 'CUP@tartu': 100, 'JUG@tartu': 100 },
		});
	});
	after(() => shop.close());

	const show = async (by: CartShopper) => {
		const { status, body, text } = await by.send('POST', `/v1/carts/${by.id}/handoff`);
		assert.equal(status, 201, text);
		return body as CartHandoff;
	};
	const take = (by: CartShopper, code: string) => by.send('POST', '/v1/carts/take', { code });
	const told = ({ status, body }: Answer) => [status, (body as { code?: string }).code];
	const inIt = ({ lines }: Cart) => lines.map(({ sku, quantity }) => `${quantity} ${sku}`);

	test('is the taker’s with its holds and times, and the giver keeps nothing', async () => {
		const [phone, kiosk] = [await shop.shopper(), await shop.shopper()];
		await phone.collecting({ KETTLE: 2 }, 'tartu', ONE);
		await phone.allocate();
		const { code, url, expires_at } = await show(phone);
		assert.match(code, /^[a-z2-7]{13}$/);
		assert.equal(url, `${shop.server.url}/b/${code}`);
		assert.ok(Date.parse(expires_at) - Date.now() <= 120_000);
		const { status, body } = await take(kiosk, url);
		const cart = body as Cart;
		assert.deepEqual([status, cart.id, inIt(cart)], [200, phone.id, ['2 KETTLE']]);
		assert.deepEqual([cart.holds.length, cart.pickups.length], [1, 1]);
		const hold = `/v1/reservations/${cart.holds[0]?.reservation_id}`;
		for (const path of [`/v1/carts/${cart.id}`, hold]) {
			assert.equal((await phone.send('GET', path)).status, 404, path);
			assert.equal((await kiosk.send('GET', path)).status, 200, path);
		}
		await shop.told();
		const heard = await shop.events('cart.updated');
		assert.ok(heard.some((event) => event.owner_id === phone.session && event.data.id === cart.id));
	});

	test('is added to the one that the taker has, and what was held for it is free', async () => {
		const [phone, kiosk] = [await shop.shopper(), await shop.shopper()];
		await phone.collecting({ CUP: 2, JUG: 1 }, 'tartu', ONE);
		await phone.allocate();
		const own = await kiosk.begin({ lines: [{ sku: 'CUP', quantity: 3 }] });
		const { body } = await take(kiosk, (await show(phone)).code);
		const cart = body as Cart;
		assert.deepEqual([cart.id, inIt(cart)], [own.id, ['5 CUP', '1 JUG']]);
		assert.equal((await phone.send('GET', `/v1/carts/${phone.id}`)).status, 404);
		assert.equal((await shop.levels())['JUG@tartu'], '100/0');
	});

	test('becomes one of its own at the counter, beside those of other shoppers', async () => {
		const mari = await shop.clerk(`mari-${context.engine}`, ['tartu']);
		const first = await mari.begin({ lines: [{ sku: 'CUP' }] });
		const phone = await shop.shopper();
		await phone.begin({ lines: [{ sku: 'KETTLE' }] });
		const { body } = await take(mari, (await show(phone)).code);
		assert.deepEqual([(body as Cart).id, inIt(body as Cart)], [phone.id, ['1 KETTLE']]);
		assert.notEqual(first.id, phone.id);
	});

	test('of twenty who scan the code at once, one has it', async () => {
		const phone = await shop.shopper();
		await phone.begin({ lines: [{ sku: 'KETTLE' }] });
		const { code } = await show(phone);
		const takers = await Promise.all(Array.from({ length: 20 }, () => shop.shopper()));
		const answers = await Promise.all(takers.map((taker) => take(taker, code)));
		assert.deepEqual(
			answers.map(({ status }) => status).filter((status) => status !== 404),
			[200],
		);
	});

	test('a code that is wrong, used, over, replaced or of a cart that was ordered: the same answer', async () => {
		const [phone, kiosk] = [await shop.shopper(), await shop.shopper()];
		await phone.begin({ lines: [{ sku: 'KETTLE' }] });
		const replaced = await show(phone);
		const over = await show(phone);
		await context.database.query({ text: 'UPDATE cart_handoff SET expires_at = now()' });
		const used = await shop.shopper();
		await used.begin({ lines: [{ sku: 'CUP' }] });
		const once = await show(used);
		assert.equal((await take(await shop.shopper(), once.code)).status, 200);
		const ordered = await shop.shopper();
		await ordered.collecting({ CUP: 1 }, 'tartu', ONE);
		const late = await show(ordered);
		assert.equal((await ordered.tryComplete()).status, 201);
		const codes = [replaced.code, over.code, once.code, late.code, 'aaaaaaaaaaaaa', 'nonsense', 'https://x.example/b/'];
		const answers = [];
		for (const code of codes) answers.push(await take(kiosk, code));
		for (const answer of answers) assert.deepEqual(told(answer), [404, 'not_found']);
		assert.equal(new Set(answers.map(({ text }) => text.replace(/"request_id":"[^"]+"/, ''))).size, 1);
	});

	test('a retry of the taking has the same answer', async () => {
		const [phone, kiosk] = [await shop.shopper(), await shop.shopper()];
		await phone.begin({ lines: [{ sku: 'KETTLE' }] });
		const { code } = await show(phone);
		const again = () => kiosk.send('POST', '/v1/carts/take', { code }, { 'idempotency-key': 'retry' });
		const [first, second] = [await again(), await again()];
		assert.deepEqual([first.status, second.text], [200, first.text]);
	});

	test('nobody shows a basket that is not theirs', async () => {
		const [phone, thief] = [await shop.shopper(), await shop.shopper()];
		await phone.begin({ lines: [{ sku: 'KETTLE' }] });
		assert.deepEqual(told(await thief.send('POST', `/v1/carts/${phone.id}/handoff`)), [404, 'not_found']);
	});
});
