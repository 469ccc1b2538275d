import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
	CartShop,
	MORNING,
	NOON,
	ONE,
	toldBy,
	type CartShopOptions,
	type CartShopper,
} from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';

const pickup = (store_id: string) => ({ method: 'pickup' as const, store_id });
const ship = { method: 'ship' as const };

onEachDatabase('holding a cart', (context) => {
	let server: TestServer;
	let shop: CartShop;
	before(async () => {
		server = await testServer(context.database, { now: () => MORNING });
	});
	after(() => server.close());

	async function open(levels: CartShopOptions['levels'], options: Partial<CartShopOptions> = {}): Promise<CartShopper> {
		shop = await CartShop.open(context.database, { levels, server, ...options });
		return shop.shopper();
	}

	/** Two to collect in two shops, one to be shipped. */
	async function threePlaces(anna: CartShopper, cups = 2): Promise<void> {
		await anna.begin({
			lines: [
				{ sku: 'KETTLE', fulfillment: pickup('tartu') },
				{ sku: 'CUP', quantity: cups, fulfillment: pickup('riga') },
				{ sku: 'JUG', fulfillment: ship },
			],
			pickups: [
				{ store_id: 'tartu', starts_at: NOON },
				{ store_id: 'riga', starts_at: ONE },
			],
		});
	}
	const THREE = { 'KETTLE@tartu': 1, 'CUP@riga': 2, 'JUG@warehouse': 3 };

	test('holds units and times in two shops and the warehouse, one reservation a place', async () => {
		const anna = await open(THREE, { slotCapacity: 1 });
		await threePlaces(anna);
		const cart = await anna.allocate({ hold_minutes: 10 });
		assert.deepEqual(
			cart.holds.map(({ method, store_id, lines }) => [method, store_id, lines]),
			[
				['pickup', 'tartu', [{ sku: 'KETTLE', quantity: 1 }]],
				['pickup', 'riga', [{ sku: 'CUP', quantity: 2 }]],
				['ship', 'warehouse', [{ sku: 'JUG', quantity: 1 }]],
			],
		);
		const minutes = (Date.parse(cart.hold_expires_at ?? '') - Date.now()) / 60_000;
		assert.ok(minutes > 9 && minutes < 11, `held for ${minutes} minutes`);
		assert.deepEqual(await shop.levels(), { 'CUP@riga': '2/2', 'JUG@warehouse': '3/1', 'KETTLE@tartu': '1/1' });
		assert.equal(await shop.booked('tartu', NOON), 1);
		assert.equal(await shop.booked('riga', ONE), 1);
		assert.equal((await anna.read()).version, 2);
	});

	test('holds nothing anywhere when one shop has too few (mistake 3)', async () => {
		const anna = await open({ ...THREE, 'CUP@tartu': 9 });
		await threePlaces(anna, 3);
		const refused = await anna.tryAllocate();
		assert.deepEqual(toldBy(refused), { code: 'out_of_stock', pointers: ['/lines/1/quantity'], slots: [] });
		assert.match(refused.text, /Only 2 of 3 can be had there\./);
		assert.deepEqual(await shop.levels(), {
			'CUP@riga': '2/0',
			'CUP@tartu': '9/0',
			'JUG@warehouse': '3/0',
			'KETTLE@tartu': '1/0',
		});
		assert.equal(await shop.booked('tartu', NOON), 0);
	});

	test('refuses the last unit when the till sold it after it was put in', async () => {
		const anna = await open({ 'KETTLE@tartu': 1 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await shop.sell('tartu', 'KETTLE', 1);
		const refused = await anna.tryAllocate();
		assert.deepEqual(toldBy(refused), { code: 'out_of_stock', pointers: ['/lines/0/quantity'], slots: [] });
	});

	test('refuses a time that others have filled, with the next two', async () => {
		const anna = await open({ 'KETTLE@tartu': 9 }, { slotCapacity: 1 });
		const ben = await shop.shopper();
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await ben.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await ben.allocate();
		assert.deepEqual(toldBy(await anna.tryAllocate()), {
			code: 'slot_full',
			pointers: ['/pickups/0/starts_at'],
			slots: [ONE, '2026-03-25T14:00:00Z'],
		});
		assert.deepEqual(await shop.levels(), { 'KETTLE@tartu': '9/1' });
	});

	test('says what is not chosen yet', async () => {
		const anna = await open({ 'KETTLE@tartu': 9, 'CUP@tartu': 9 });
		await anna.begin({ lines: [{ sku: 'KETTLE' }, { sku: 'CUP', fulfillment: pickup('tartu') }] });
		assert.deepEqual(toldBy(await anna.tryAllocate()), {
			code: 'cart_incomplete',
			pointers: ['/lines/0/fulfillment', '/lines/1/fulfillment'],
			slots: [],
		});
		await anna.change({
			lines: [
				{ sku: 'KETTLE', quantity: 0 },
				{ sku: 'CUP', quantity: 0 },
			],
		});
		assert.deepEqual(toldBy(await anna.tryAllocate()), { code: 'cart_incomplete', pointers: ['/lines'], slots: [] });
	});

	test('says that a shop takes no pickups any more', async () => {
		const anna = await open({ 'KETTLE@tartu': 9 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await context.database.query({ text: `UPDATE store SET status = 'inactive' WHERE merchant_id = $1` }, [
			shop.merchant.id,
		]);
		assert.deepEqual(toldBy(await anna.tryAllocate()).pointers, ['/lines/0/fulfillment']);
	});

	test('holding again gives back and takes in one step: nobody can slip in between', async () => {
		const anna = await open({ 'KETTLE@tartu': 4 }, { slotCapacity: 1 });
		await anna.collecting({ KETTLE: 4 }, 'tartu', NOON);
		await anna.allocate();
		const rivals = await Promise.all(Array.from({ length: 4 }, () => shop.shopper()));
		for (const rival of rivals) await rival.collecting({ KETTLE: 1 }, 'tartu', ONE);
		const [before] = (await anna.read()).holds;
		const again: string[] = [];
		for (let turn = 0; turn < 5; turn += 1) {
			const [own, ...others] = await Promise.all([anna.tryAllocate(), ...rivals.map((rival) => rival.tryAllocate())]);
			again.push(toldBy(own).code, ...others.map((other) => toldBy(other).code));
			await anna.read();
		}
		assert.deepEqual([...new Set(again)].toSorted(), ['done', 'out_of_stock']);
		assert.equal(again.filter((code) => code === 'done').length, 5);
		assert.deepEqual(await shop.levels(), { 'KETTLE@tartu': '4/4' });
		assert.equal(await shop.booked('tartu', NOON), 1);
		assert.notEqual((await anna.read()).holds[0]?.reservation_id, before?.reservation_id);
	});

	test('a refused second holding leaves the first as it was', async () => {
		const anna = await open({ 'KETTLE@tartu': 4, 'CUP@tartu': 1 });
		await anna.collecting({ KETTLE: 4 }, 'tartu', NOON);
		const { holds } = await anna.allocate();
		await anna.change({ lines: [{ sku: 'CUP', quantity: 2, fulfillment: pickup('tartu') }] });
		assert.equal(toldBy(await anna.tryAllocate()).code, 'out_of_stock');
		assert.deepEqual((await anna.read()).holds, holds);
		assert.deepEqual(await shop.levels(), { 'CUP@tartu': '1/0', 'KETTLE@tartu': '4/4' });
	});

	test('a change of what is held, where or when gives everything back; of anything else nothing', async () => {
		const anna = await open({ 'KETTLE@tartu': 4, 'CUP@tartu': 1 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await anna.allocate();
		const kept = await anna.change({ lines: [{ sku: 'CUP' }] });
		assert.equal(kept.holds.length, 1);
		const moved = await anna.change({ pickups: [{ store_id: 'tartu', starts_at: ONE }] });
		assert.deepEqual([moved.holds, moved.hold_expires_at], [[], null]);
		await anna.change({ lines: [{ sku: 'CUP', quantity: 0 }] });
		await anna.allocate();
		const more = await anna.change({ lines: [{ sku: 'KETTLE', quantity: 2 }] });
		assert.deepEqual(more.holds, []);
		await anna.allocate();
		await anna.change({ lines: [{ sku: 'KETTLE', fulfillment: null }] });
		assert.deepEqual(await shop.levels(), { 'CUP@tartu': '1/0', 'KETTLE@tartu': '4/0' });
		assert.equal(await shop.booked('tartu', NOON), 0);
		assert.equal(await shop.booked('tartu', ONE), 0);
	});

	test('one’s own held time can be chosen again though it is full', async () => {
		const anna = await open({ 'KETTLE@tartu': 4 }, { slotCapacity: 1 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await anna.allocate();
		const cart = await anna.change({ pickups: [{ store_id: 'tartu', starts_at: NOON }] });
		assert.equal(cart.holds.length, 1);
	});

	test('a hold lapses by the clock, and its units and its time are free (mistake 7)', async () => {
		const anna = await open({ 'KETTLE@tartu': 1 }, { slotCapacity: 1 });
		const ben = await shop.shopper();
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await anna.allocate();
		await shop.lapse();
		const cart = await anna.read();
		assert.deepEqual([cart.holds, cart.hold_expires_at], [[], null]);
		await ben.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await ben.allocate();
		assert.equal(toldBy(await anna.tryAllocate()).code, 'slot_full');
		assert.deepEqual(await shop.levels(), { 'KETTLE@tartu': '1/1' });
	});

	test('a hold that the till took units from is held again whole, or refused', async () => {
		const anna = await open({ 'KETTLE@tartu': 2, 'CUP@tartu': 1 });
		await anna.collecting({ KETTLE: 2, CUP: 1 }, 'tartu', NOON);
		await anna.allocate();
		await shop.sell('tartu', 'KETTLE', 1);
		assert.deepEqual((await anna.read()).holds[0]?.lines, [
			{ sku: 'KETTLE', quantity: 1 },
			{ sku: 'CUP', quantity: 1 },
		]);
		assert.deepEqual(toldBy(await anna.tryAllocate()).pointers, ['/lines/0/quantity']);
		await shop.stock('KETTLE@tartu', 2);
		await anna.allocate();
		assert.deepEqual(await shop.levels(), { 'CUP@tartu': '1/1', 'KETTLE@tartu': '2/2' });
	});

	test('shipping takes no units that are promised for pickup, nor safety stock of the channel (mistakes 5 and 6)', async () => {
		const anna = await open({ 'KETTLE@tartu': 2, 'KETTLE@riga': 2 });
		const ben = await shop.shopper();
		await ben.collecting({ KETTLE: 1 }, 'riga', NOON);
		await ben.allocate();
		await context.database.query(
			{
				text: `UPDATE inventory_level SET safety_stock = '{"web": 1}' WHERE merchant_id = $1 AND store_id = 'tartu'`,
			},
			[shop.merchant.id],
		);
		await anna.begin({ lines: [{ sku: 'KETTLE', quantity: 2, fulfillment: ship }] });
		assert.match((await anna.tryAllocate()).text, /Only 1 of 2 can be had in one place\./);
		await anna.change({ lines: [{ sku: 'KETTLE', quantity: 1 }] });
		assert.equal((await anna.allocate()).holds[0]?.store_id, 'riga');
	});

	test('the same key holds once', async () => {
		const anna = await open({ 'KETTLE@tartu': 2 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		const key = { 'idempotency-key': 'hold' };
		const first = await anna.tryAllocate({}, key);
		const second = await anna.tryAllocate({}, key);
		assert.equal(first.text, second.text);
		assert.deepEqual(await shop.levels(), { 'KETTLE@tartu': '2/1' });
	});

	test('a price that changed is seen before anything is held', async () => {
		const anna = await open({ 'KETTLE@tartu': 2 });
		await anna.collecting({ KETTLE: 1 }, 'tartu', NOON);
		await shop.price({ KETTLE: 5900 });
		assert.equal(toldBy(await anna.tryAllocate()).code, 'precondition_failed');
		const { notices } = await anna.read();
		assert.equal(notices[0]?.code, 'price_changed');
		await anna.allocate();
	});
});
