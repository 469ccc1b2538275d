import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Cart, CartPage } from '@endcap/contract';
import { CartShop, NOON, ONE, toldBy, type CartShopper } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { productInput, variantInput } from '../../support/shop.ts';

const pickup = (store_id: string) => ({ method: 'pickup' as const, store_id });
const euros = (amount: number) => ({ amount, currency: 'EUR' });

onEachDatabase('carts', (context) => {
	let shop: CartShop;
	let anna: CartShopper;
	before(async () => {
		shop = await CartShop.open(context.database, {
			levels: { 'KETTLE@tartu': 5, 'CUP@tartu': 5, 'CUP@riga': 5, 'CUP@warehouse': 5 },
			variants: [
				variantInput('FREE ADVICE', { tracked: false }),
				variantInput('NO PRICE', { price: null }),
				variantInput('IN DOLLARS', { price: { amount: 100, currency: 'USD' } }),
				variantInput('BY THE MILLION', { price: euros(Number.MAX_SAFE_INTEGER) }),
			],
		});
	});
	after(() => shop.close());

	test('lines are merged by SKU and stay in the order in which they were put in', async () => {
		anna = await shop.shopper();
		await anna.begin({ lines: [{ sku: 'KETTLE' }, { sku: 'CUP', quantity: 2 }] });
		const cart = await anna.change({
			lines: [
				{ sku: 'CUP', fulfillment: { method: 'ship' } },
				{ sku: 'KETTLE', quantity: 3 },
			],
		});
		assert.deepEqual(
			cart.lines.map(({ sku, quantity, fulfillment }) => [sku, quantity, fulfillment?.method]),
			[
				['KETTLE', 3, undefined],
				['CUP', 2, 'ship'],
			],
		);
		assert.deepEqual(cart.totals, {
			items: euros(24_500),
			discount: euros(0),
			shipping: euros(0),
			total: euros(24_500),
		});
		const less = await anna.change({
			lines: [
				{ sku: 'KETTLE', quantity: 0 },
				{ sku: 'CUP', quantity: 1 },
			],
		});
		assert.deepEqual(less.totals, { items: euros(4900), discount: euros(0), shipping: euros(490), total: euros(5390) });
		assert.equal(less.version, 3);
	});

	test('two units of one article are one line, judged together, however they come in (mistake 2)', async () => {
		const ben = await shop.shopper();
		await ben.begin({ lines: [{ sku: 'KETTLE', quantity: 3, fulfillment: pickup('tartu') }] });
		const twice = await ben.tryChange({
			lines: [
				{ sku: 'KETTLE', quantity: 3 },
				{ sku: 'KETTLE', quantity: 3 },
			],
		});
		assert.deepEqual(toldBy(twice), { code: 'invalid_request', pointers: ['/lines/1/sku'], slots: [] });
		await ben.change({ lines: [{ sku: 'KETTLE', quantity: 6 }], pickups: [{ store_id: 'tartu', starts_at: NOON }] });
		assert.deepEqual(toldBy(await ben.tryAllocate()).pointers, ['/lines/0/quantity']);
	});

	test('what cannot be ordered is refused with its place, and nothing of the change is made', async () => {
		const ben = await shop.shopper();
		await ben.begin({ lines: [{ sku: 'CUP' }] });
		const refused = await ben.tryChange({
			lines: [
				{ sku: 'CUP', quantity: 2 },
				{ sku: 'NOTHING' },
				{ sku: 'FREE ADVICE' },
				{ sku: 'NO PRICE' },
				{ sku: 'IN DOLLARS' },
				{ sku: 'KETTLE', fulfillment: pickup('warehouse') },
			],
			pickups: [{ store_id: 'riga', starts_at: NOON }],
		});
		assert.deepEqual(toldBy(refused), {
			code: 'cart_line_refused',
			pointers: [
				'/lines/1/sku',
				'/lines/2/sku',
				'/lines/3/sku',
				'/lines/4/sku',
				'/lines/5/fulfillment/store_id',
				'/pickups/0/store_id',
			],
			slots: [],
		});
		assert.equal((await ben.read()).lines[0]?.quantity, 1);
		const much = await ben.tryChange({ lines: [{ sku: 'BY THE MILLION', quantity: 2 }] });
		assert.deepEqual(toldBy(much).pointers, ['/lines']);
	});

	test('a hundred lines are taken, and no more', async () => {
		const skus = Array.from({ length: 101 }, (_, index) => `PART-${index}`);
		await shop.put('/v1/products/parts', productInput(skus));
		const ben = await shop.shopper();
		await ben.begin({ lines: skus.slice(0, 100).map((sku) => ({ sku })) });
		const more = await ben.tryChange({ lines: [{ sku: 'PART-100' }] });
		assert.deepEqual(toldBy(more), { code: 'cart_line_refused', pointers: ['/lines'], slots: [] });
	});

	test('nothing is shipped where the retailer ships nothing', async (t) => {
		const small = await CartShop.open(context.database, { levels: { 'CUP@riga': 5 }, ordering: { shipping: null } });
		t.after(() => small.close());
		const ben = await small.shopper();
		const refused = await ben.send('POST', '/v1/carts', { lines: [{ sku: 'CUP', fulfillment: { method: 'ship' } }] });
		assert.deepEqual(toldBy(refused).pointers, ['/lines/0/fulfillment/method']);
	});

	test('a chosen time is that of a pickup slot, and goes with the last line that is collected there', async () => {
		const ben = await shop.shopper();
		const cart = await ben.collecting({ CUP: 1 }, 'riga', NOON);
		assert.deepEqual(cart.pickups, [{ store_id: 'riga', starts_at: NOON, ends_at: ONE }]);
		const refused = await ben.tryChange({ pickups: [{ store_id: 'riga', starts_at: '2026-03-25T12:07:00Z' }] });
		assert.equal(toldBy(refused).code, 'slot_closed');
		assert.deepEqual(toldBy(refused).pointers, ['/pickups/0/starts_at']);
		const elsewhere = await ben.change({ lines: [{ sku: 'CUP', fulfillment: pickup('tartu') }] });
		assert.deepEqual(elsewhere.pickups, []);
	});

	test('a time that has passed is refused with the next two', async () => {
		const ben = await shop.shopper();
		const early = '2026-03-25T08:00:00Z';
		const refused = await ben.send('POST', '/v1/carts', {
			lines: [{ sku: 'CUP', fulfillment: pickup('riga') }],
			pickups: [{ store_id: 'riga', starts_at: early }],
		});
		assert.deepEqual(toldBy(refused), {
			code: 'slot_closed',
			pointers: ['/pickups/0/starts_at'],
			slots: ['2026-03-25T09:00:00Z', '2026-03-25T10:00:00Z'],
		});
	});

	test('prices are those of today, and what changed is told until the next change', async () => {
		const ben = await shop.shopper();
		await ben.begin({ lines: [{ sku: 'KETTLE' }, { sku: 'CUP' }] });
		await shop.price({ CUP: 900, 'FREE ADVICE': 1 });
		const seen = await ben.read();
		assert.deepEqual(seen.notices, [
			{ code: 'no_longer_sold', sku: 'KETTLE' },
			{ code: 'price_changed', sku: 'CUP', from: euros(4900), to: euros(900) },
		]);
		assert.deepEqual(
			seen.lines.map(({ unit_price }) => unit_price),
			[null, euros(900)],
		);
		assert.deepEqual(seen.totals.items, euros(900));
		assert.deepEqual((await ben.read()).notices, seen.notices);
		const changed = await ben.change({ lines: [{ sku: 'CUP', quantity: 2 }] });
		assert.deepEqual(changed.notices, [{ code: 'no_longer_sold', sku: 'KETTLE' }]);
		assert.deepEqual(changed.totals.items, euros(1800));
		const without = await ben.change({ lines: [{ sku: 'KETTLE', quantity: 0 }] });
		assert.deepEqual(without.notices, []);
		await shop.price({ KETTLE: 4900, CUP: 4900 });
	});

	test('a change needs the ETag of the cart as it is, prices and all', async () => {
		const ben = await shop.shopper();
		await ben.begin({ lines: [{ sku: 'CUP' }] });
		const path = `/v1/carts/${ben.id}`;
		const bare = await ben.send('PATCH', path, { lines: [] });
		assert.equal(toldBy(bare).code, 'precondition_required');
		const stale = ben.through(shop.server);
		await ben.change({ lines: [{ sku: 'CUP', quantity: 2 }] });
		assert.equal(toldBy(await stale.tryChange({ lines: [{ sku: 'CUP', quantity: 5 }] })).code, 'precondition_failed');
		assert.equal((await ben.read()).lines[0]?.quantity, 2);
	});

	test('the ETag of an answer is the one that reading gives', async () => {
		const ben = await shop.shopper();
		await ben.collecting({ CUP: 1 }, 'riga', NOON);
		const { etag } = ben;
		await ben.read();
		assert.equal(ben.etag, etag);
		await ben.change({ lines: [{ sku: 'CUP', quantity: 2 }] });
		const changed = ben.etag;
		await ben.read();
		assert.equal(ben.etag, changed);
		const again = await ben.send('GET', `/v1/carts/${ben.id}`, undefined, { 'if-none-match': changed });
		assert.equal(again.status, 304);
	});

	test('a change that changes nothing is not counted', async () => {
		const ben = await shop.shopper();
		const { version } = await ben.begin({ lines: [{ sku: 'CUP', quantity: 2 }] });
		assert.equal((await ben.change({ lines: [{ sku: 'CUP', quantity: 2 }] })).version, version);
	});

	test('one key begins one cart', async () => {
		const ben = await shop.shopper();
		const key = { 'idempotency-key': 'one' };
		const first = await ben.send('POST', '/v1/carts', { lines: [{ sku: 'CUP' }] }, key);
		const second = await ben.send('POST', '/v1/carts', { lines: [{ sku: 'CUP' }] }, key);
		assert.equal(first.text, second.text);
		const { data } = (await ben.send('GET', '/v1/carts')).body as CartPage;
		assert.equal(data.length, 1);
	});

	test('a shopper has their own carts only, newest first and by status', async () => {
		const ben = await shop.shopper();
		const ids = [];
		for (const sku of ['CUP', 'KETTLE', 'CUP']) ids.unshift((await ben.begin({ lines: [{ sku }] })).id);
		const page = async (query: string) => (await ben.send('GET', `/v1/carts?${query}`)).body as CartPage;
		const first = await page('limit=2');
		const rest = await page(`limit=2&cursor=${first.next_cursor}`);
		assert.deepEqual(
			[...first.data, ...rest.data].map(({ id }) => id),
			ids,
		);
		assert.deepEqual((await page('status=completed')).data, []);
		const carl = await shop.shopper();
		assert.equal(toldBy(await carl.send('GET', `/v1/carts/${ben.id}`)).code, 'not_found');
		const { data } = (await carl.send('GET', '/v1/carts')).body as CartPage;
		assert.deepEqual(data, []);
	});

	test('staff make carts of their own, for any shop, that no colleague and no shopper sees', async () => {
		const mari = await shop.clerk('mari', ['tartu']);
		const juhan = await shop.clerk('juhan', ['tartu']);
		await mari.collecting({ CUP: 1 }, 'riga', NOON);
		const cart = await mari.allocate();
		assert.deepEqual([cart.channel, cart.holds[0]?.store_id], ['till', 'riga']);
		for (const other of [juhan, await shop.shopper()]) {
			assert.equal(toldBy(await other.send('GET', `/v1/carts/${cart.id}`)).code, 'not_found');
			const { data } = (await other.send('GET', '/v1/carts')).body as CartPage;
			assert.deepEqual(data, []);
		}
		const again = await mari.allocate();
		assert.notEqual(again.holds[0]?.reservation_id, cart.holds[0]?.reservation_id);
		await mari.change({ lines: [{ sku: 'CUP', quantity: 0 }] });
		assert.equal(await shop.booked('riga', NOON), 0);
	});

	test('a cart has ended thirty days after its last change, by the clock', async () => {
		const ben = await shop.shopper();
		await ben.begin({ lines: [{ sku: 'CUP' }] });
		await context.database.query(
			{ text: `UPDATE cart SET updated_at = now() - interval '30 days' WHERE cart_id = $1` },
			[ben.id],
		);
		assert.equal((await ben.read()).status, 'expired');
		assert.equal(toldBy(await ben.tryChange({ lines: [{ sku: 'CUP' }] })).code, 'cart_ended');
		const { data } = (await ben.send('GET', '/v1/carts?status=expired')).body as CartPage;
		assert.deepEqual(
			data.map(({ id }) => id),
			[ben.id],
		);
	});

	test('a cart of a session that has ended is forgotten once its time is over', async () => {
		const ben = await shop.shopper();
		const carl = await shop.shopper();
		await ben.begin({ lines: [{ sku: 'CUP' }] });
		await carl.begin({ lines: [{ sku: 'CUP' }] });
		const { database } = context;
		await database.query({ text: `UPDATE cart SET updated_at = now() - interval '30 days' WHERE cart_id = ANY ($1)` }, [
			[ben.id, carl.id],
		]);
		await database.query({ text: 'UPDATE session SET ended_at = now() WHERE session_id = $1' }, [ben.session]);
		await anna.begin({});
		const left = await database.query<{ cart_id: string }>(
			{ text: 'SELECT cart_id FROM cart WHERE cart_id = ANY ($1)' },
			[[ben.id, carl.id]],
		);
		assert.deepEqual(left, [{ cart_id: carl.id }]);
	});

	test('a change is told to the shopper whose cart it is, by id and version alone', async () => {
		const ben = await shop.shopper();
		const carl = await shop.shopper();
		await ben.begin({ lines: [{ sku: 'CUP' }] });
		await ben.change({ lines: [{ sku: 'CUP', quantity: 2 }] });
		const heard = async (shopper: CartShopper, topic: string) => {
			const { body } = await shopper.send('GET', `/v1/events?mode=poll&topic=${topic}&after=0&limit=1000`);
			return (body as { data: { type: string; data: Partial<Cart> }[] }).data.flatMap(({ type, data }) =>
				type === 'cart.updated' && data.id === ben.id ? [data] : [],
			);
		};
		await shop.told();
		assert.deepEqual(await heard(ben, 'carts'), [
			{ id: ben.id, version: 1 },
			{ id: ben.id, version: 2 },
		]);
		assert.deepEqual(await heard(carl, 'carts'), []);
	});
});
