import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Availability, InventoryLevel, InventoryLevelPage, Reservation } from '@endcap/contract';
import { replaceProduct } from '../../../packages/server/src/products/replace.ts';
import { rowsOf } from '../../../packages/server/src/products/rules.ts';
import { atCounter, hire } from '../../support/counter.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { eventsSoFar } from '../../support/events-so-far.ts';
import { testServer, type CallOptions, type TestServer } from '../../support/server.ts';
import { productInput, setLevel, storeInput, variantInput } from '../../support/shop.ts';

onEachDatabase('stock over HTTP', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database);
		await server.call('PUT', '/v1/stores/tartu', { key: server.merchant.secret, body: storeInput() });
		await server.call('PUT', '/v1/stores/riga', { key: server.merchant.secret, body: storeInput({ name: 'Miera' }) });
	});
	after(() => server.close());

	const call = (method: string, path: string, options: CallOptions = {}) =>
		server.call(method, path, { key: server.merchant.secret, ...options });
	const post = (path: string, body: unknown, key: string = crypto.randomUUID()) =>
		call('POST', path, { body, headers: { 'idempotency-key': key } });

	async function stock(sku: string, on_hand: number): Promise<void> {
		await call('PUT', `/v1/products/${sku}`, { body: productInput([sku]) });
		await setLevel(context.database, server.merchant.id, sku, 'tartu', { on_hand });
	}

	async function shown(sku: string, key = server.merchant.publishable): Promise<number | undefined> {
		const { body } = await server.call('GET', `/v1/availability?sku=${sku}`, { key });
		return (body as Availability).data[0]?.stores[0]?.quantity_available;
	}

	test('a level has an ETag, and is set only by who has read it as it is', async () => {
		await stock('CUP', 5);
		const path = '/v1/inventory-levels/tartu/CUP';
		const read = await call('GET', path);
		const etag = read.headers.get('etag') ?? '';
		assert.equal((await call('PATCH', path, { body: { reorder_point: 2 } })).status, 428);
		const set = await call('PATCH', path, {
			body: { reorder_point: 2, safety_stock: { web: 1 } },
			headers: { 'if-match': etag },
		});
		assert.equal(set.status, 200, set.text);
		const level = set.body as InventoryLevel;
		assert.deepEqual([level.reorder_point, level.safety_stock, level.incoming, level.available], [2, { web: 1 }, 0, 5]);
		assert.equal((await call('PATCH', path, { body: { incoming: 9 }, headers: { 'if-match': etag } })).status, 412);
		const fresh = set.headers.get('etag') ?? '';
		assert.equal((await call('GET', path, { headers: { 'if-none-match': fresh } })).status, 304);
		assert.equal((await call('PATCH', path, { body: { incoming: 9 }, headers: { 'if-match': fresh } })).status, 200);
		assert.equal((await call('GET', '/v1/inventory-levels/riga/CUP')).status, 404);
	});

	test('what is shown on a channel is what can be held there, to the unit (mistake 6)', async () => {
		await stock('BOWL', 8);
		const { headers } = await call('GET', '/v1/inventory-levels/tartu/BOWL');
		const body = { safety_stock: { web: 3, any: 1 } };
		await call('PATCH', '/v1/inventory-levels/tartu/BOWL', {
			body,
			headers: { 'if-match': headers.get('etag') ?? '' },
		});
		assert.equal(await shown('BOWL'), 5);
		assert.equal(await shown('BOWL', server.merchant.secret), 7);
		const lines = (quantity: number) => ({ lines: [{ sku: 'BOWL', store_id: 'tartu', quantity }] });
		assert.equal((await post('/v1/reservations', lines(8))).status, 409);
		assert.equal((await post('/v1/reservations', lines(7))).status, 201);
		assert.equal(await shown('BOWL'), 0);
	});

	test('levels are found by words of the title and the options, by SKU and by a scanned barcode', async () => {
		const red = variantInput('PAN-1', { gtin: '04006381333931', options: [{ name: 'Colour', value: 'Poppy red' }] });
		await call('PUT', '/v1/products/pan', { body: productInput([red, 'PAN-2'], { title: 'Frying pan' }) });
		await setLevel(context.database, server.merchant.id, 'PAN-1', 'tartu', { on_hand: 3 });
		await setLevel(context.database, server.merchant.id, 'PAN-2', 'tartu', { on_hand: 4 });
		const found = async (search: string) => {
			const path = `/v1/inventory-levels?store=tartu&search=${encodeURIComponent(search)}`;
			return ((await call('GET', path)).body as InventoryLevelPage).data;
		};
		const skus = async (search: string) => (await found(search)).map(({ sku }) => sku);
		assert.deepEqual(await skus('pan frying'), ['PAN-1', 'PAN-2']);
		assert.deepEqual(await skus('POPPY pan'), ['PAN-1']);
		assert.deepEqual(await skus('pan-2'), ['PAN-2']);
		assert.deepEqual(await skus('4006381333931'), ['PAN-1']);
		assert.deepEqual(await skus('colour'), []);
		const [level] = await found('4006381333931');
		assert.deepEqual([level?.title, level?.gtin], ['Frying pan, Poppy red', '04006381333931']);
	});

	test('staff see the levels of their own stores and of no other', async () => {
		await stock('SPOON', 4);
		await setLevel(context.database, server.merchant.id, 'SPOON', 'riga', { on_hand: 9 });
		await hire(context.database, server.merchant, 'riga clerk', { stores: ['riga'] });
		const headers = await atCounter(server, server.merchant, 'riga clerk');
		const stores = async (query: string) => {
			const { body } = await server.call('GET', `/v1/inventory-levels?sku=SPOON${query}`, { headers });
			return (body as InventoryLevelPage).data.map(({ store_id }) => store_id);
		};
		assert.deepEqual(await stores(''), ['riga']);
		assert.deepEqual(await stores('&store=tartu'), []);
		assert.equal((await server.call('GET', '/v1/inventory-levels/tartu/SPOON', { headers })).status, 403);
	});

	test('a hold is seen at once, and its units are shown again when its time is over', async () => {
		await stock('DISH', 3);
		assert.equal(await shown('DISH'), 3);
		const made = await post('/v1/reservations', { lines: [{ sku: 'DISH', quantity: 2 }], hold_minutes: 5 });
		assert.equal(made.status, 201, made.text);
		const held = made.body as Reservation;
		assert.equal(held.lines[0]?.store_id, 'tartu');
		assert.equal(await shown('DISH'), 1);
		await context.database.query(
			{
				text: `UPDATE reservation SET expires_at = now() - interval '1 second' WHERE merchant_id = $1 AND reservation_id = $2`,
			},
			[server.merchant.id, held.id],
		);
		const level = (await call('GET', '/v1/inventory-levels/tartu/DISH')).body as InventoryLevel;
		assert.deepEqual([level.reserved, level.available], [0, 3]);
		assert.equal(((await call('GET', `/v1/reservations/${held.id}`)).body as Reservation).status, 'expired');
		const stores = (await call('GET', '/v1/stores?sku=DISH')).body as { data: { id: string }[] };
		assert.deepEqual(
			stores.data.map(({ id }) => id),
			['tartu'],
		);
	});

	test('a reservation is made, read, listed, extended and released', async () => {
		await stock('JUG', 3);
		const made = await post('/v1/reservations', { lines: [{ sku: 'JUG', store_id: 'tartu', quantity: 1 }] }, 'jug');
		const again = await post('/v1/reservations', { lines: [{ sku: 'JUG', store_id: 'tartu', quantity: 1 }] }, 'jug');
		const { id } = made.body as Reservation;
		assert.equal((again.body as Reservation).id, id);
		const extended = await post(`/v1/reservations/${id}/extend`, { hold_minutes: 600 });
		assert.equal(extended.status, 200, extended.text);
		const active = (await call('GET', '/v1/reservations?status=active&store=tartu')).body as { data: Reservation[] };
		assert.deepEqual(active.data[0], extended.body);
		const released = await call('POST', `/v1/reservations/${id}/release`, { headers: { 'idempotency-key': 'over' } });
		assert.equal((released.body as Reservation).status, 'released');
		assert.equal((await post(`/v1/reservations/${id}/extend`, { hold_minutes: 5 })).status, 409);
		assert.equal((await post(`/v1/reservations/none/extend`, { hold_minutes: 5 })).status, 404);
	});

	test('reservations are listed newest first, page by page', async () => {
		await stock('MUG', 9);
		const ids: string[] = [];
		for (let made = 0; made < 3; made += 1) {
			const { body } = await post('/v1/reservations', { lines: [{ sku: 'MUG', store_id: 'tartu', quantity: 1 }] });
			ids.unshift((body as Reservation).id);
		}
		const first = (await call('GET', '/v1/reservations?limit=2')).body as { data: Reservation[]; next_cursor: string };
		const second = (await call('GET', `/v1/reservations?limit=1&cursor=${first.next_cursor}`)).body as typeof first;
		assert.deepEqual(
			[...first.data, ...second.data].map(({ id }) => id),
			ids,
		);
		assert.equal((await call('GET', '/v1/reservations?cursor=abc')).status, 400);
	});

	test('a projection reads again when a hold lapses, though nobody wrote', { timeout: 20_000 }, async () => {
		await stock('VASE', 1);
		const { body } = await post('/v1/reservations', { lines: [{ sku: 'VASE', store_id: 'tartu', quantity: 1 }] });
		await context.database.query(
			{ text: `UPDATE reservation SET expires_at = now() + interval '2 seconds' WHERE reservation_id = $1` },
			[(body as Reservation).id],
		);
		// Two holds of the same merchant, so that this one wakes the projection up and it learns of the lapse to come.
		await stock('TRAY', 1);
		await post('/v1/reservations', { lines: [{ sku: 'TRAY', store_id: 'tartu', quantity: 1 }] });
		assert.equal(await shown('VASE'), 0);
		const end = Date.now() + 2900;
		while ((await shown('VASE')) === 0 && Date.now() < end);
		assert.equal(await shown('VASE'), 1);
	});

	test('goods run low once until there are more again', async () => {
		await stock('LAMP', 6);
		const { headers } = await call('GET', '/v1/inventory-levels/tartu/LAMP');
		await call('PATCH', '/v1/inventory-levels/tartu/LAMP', {
			body: { reorder_point: 3 },
			headers: { 'if-match': headers.get('etag') ?? '' },
		});
		const adjust = (reason: string, quantity: number) =>
			post('/v1/inventory-adjustments', { reason, store_id: 'tartu', lines: [{ sku: 'LAMP', quantity }] });
		const low = async () => {
			const told = await eventsSoFar(context.database, server.merchant.id, ['inventory.low']);
			return told.filter(({ sku }) => sku === 'LAMP').map(({ data }) => data.available);
		};
		await adjust('damage', 2);
		assert.deepEqual(await low(), []);
		await adjust('damage', 1);
		await adjust('damage', 1);
		assert.deepEqual(await low(), [3]);
		await adjust('receive', 5);
		await adjust('damage', 6);
		assert.deepEqual(await low(), [3, 1]);
	});

	test('what changes more than a thousand levels at once is told as one event without a SKU', async () => {
		const { database } = context;
		const { id } = server.other;
		const goods = Array.from({ length: 1001 }, (_, index) => `BULK-${index}`);
		await server.call('PUT', '/v1/stores/tartu', { key: server.other.secret, body: storeInput() });
		const { product, variants } = rowsOf('bulk', productInput(goods));
		await replaceProduct(database, id, product, variants);
		const told = async () => (await eventsSoFar(database, id, [])).map(({ type, sku }) => ({ type, sku }));
		const bulk = { type: 'availability.changed', sku: null };
		const text = `INSERT INTO inventory_level (merchant_id, sku, store_id, on_hand)
			SELECT $1, sku, 'tartu', 1 FROM variant WHERE merchant_id = $1`;
		await database.query({ text }, [id]);
		assert.deepEqual(await told(), [bulk]);
		await database.query({ text: 'UPDATE inventory_level SET on_hand = 2 WHERE merchant_id = $1' }, [id]);
		assert.deepEqual(await told(), [bulk, bulk]);
		await database.query({ text: 'UPDATE inventory_level SET incoming = 2 WHERE merchant_id = $1' }, [id]);
		assert.deepEqual(await told(), [bulk, bulk]);
	});
});
