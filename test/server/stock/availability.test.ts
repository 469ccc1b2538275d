import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Availability } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { productInput, setLevel, storeInput, variantInput } from '../../support/shop.ts';

const TARTU = '58.3776,26.7290';

onEachDatabase('availability', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database);
		const put = async (path: string, body: unknown) => {
			const { status, text } = await server.call('PUT', path, { key: server.merchant.secret, body });
			assert.ok(status < 300, text);
		};
		const riga = { latitude: 56.9664, longitude: 24.1355 };
		const turku = { latitude: 60.4518, longitude: 22.2666 };
		await put('/v1/stores/tartu', storeInput({ name: 'C' }));
		await put('/v1/stores/riga', storeInput({ name: 'B', geo: riga, pickup: { prep_minutes: 2000, hold_hours: 24 } }));
		await put('/v1/stores/turku', storeInput({ name: 'D', geo: turku, pickup: null }));
		await put('/v1/stores/nowhere', storeInput({ name: 'A', geo: null }));
		await put('/v1/stores/closed', storeInput({ name: 'E', status: 'inactive' }));
		await put('/v1/stores/warehouse', storeInput({ name: '1', kind: 'warehouse' }));
		await put(
			'/v1/products/kettle',
			productInput([
				variantInput('RED', { gtin: '04006381333931' }),
				variantInput('BLUE', { backorder: true }),
				variantInput('GIFT-CARD', { tracked: false }),
			]),
		);
		await put('/v1/products/secret', productInput(['DRAFT'], { status: 'draft' }));
		const levels: [string, string, Parameters<typeof setLevel>[4]][] = [
			['RED', 'tartu', { on_hand: 15, committed: 2, reserved: 1, unavailable: 1 }],
			['RED', 'riga', { on_hand: 3 }],
			['RED', 'turku', { on_hand: 2, committed: 5 }],
			['RED', 'nowhere', { on_hand: 10 }],
			['RED', 'closed', { on_hand: 10 }],
			['RED', 'warehouse', { on_hand: 100 }],
			['BLUE', 'tartu', { on_hand: 0 }],
			['BLUE', 'riga', { on_hand: 4 }],
			['BLUE', 'turku', { on_hand: 9, stocked: false }],
			['GIFT-CARD', 'tartu', { on_hand: 9 }],
			['DRAFT', 'tartu', { on_hand: 9 }],
		];
		for (const [sku, store, fields] of levels) {
			await setLevel(context.database, server.merchant.id, sku, store, fields);
		}
	});
	after(() => server.close());

	async function ask(query: string): Promise<Availability> {
		const { status, body, text } = await server.call('GET', `/v1/availability?${query}`, {
			key: server.merchant.publishable,
		});
		assert.equal(status, 200, text);
		return body as Availability;
	}

	test('tells what shoppers can have in each active store, by name with the warehouse last', async () => {
		const { stores, data, not_found } = await ask('sku=RED');
		assert.deepEqual(
			stores.map(({ store_id }) => store_id),
			['nowhere', 'riga', 'tartu', 'turku', 'warehouse'],
		);
		const common = { quantity_capped: false, pickup_method: 'reserve', pickup_sla: 'same_day' };
		assert.deepEqual(data, [
			{
				sku: 'RED',
				gtin: '04006381333931',
				stores: [
					{ store_id: 'nowhere', status: 'in_stock', quantity_available: 10, ...common },
					{ store_id: 'riga', status: 'limited_availability', quantity_available: 3, ...common, pickup_sla: '2_day' },
					{ store_id: 'tartu', status: 'in_stock', quantity_available: 10, ...common, quantity_capped: true },
					{
						store_id: 'turku',
						status: 'out_of_stock',
						quantity_available: 0,
						quantity_capped: false,
						pickup_method: 'not_supported',
						pickup_sla: null,
					},
					{
						store_id: 'warehouse',
						status: 'in_stock',
						quantity_available: 10,
						quantity_capped: true,
						pickup_method: 'not_supported',
						pickup_sla: null,
					},
				],
			},
		]);
		assert.deepEqual(not_found, []);
	});

	test('orders by distance, stores without a place after the others', async () => {
		const { stores, data } = await ask(`sku=RED&near=${TARTU}`);
		assert.deepEqual(
			stores.map(({ store_id }) => store_id),
			['tartu', 'riga', 'turku', 'nowhere', 'warehouse'],
		);
		assert.deepEqual(
			data[0]?.stores.map(({ store_id }) => store_id),
			['tartu', 'riga', 'turku', 'nowhere', 'warehouse'],
		);
		assert.equal(stores[0]?.distance, 605);
		assert.equal(stores[3]?.distance, null);
	});

	test('leaves out what is farther than the radius', async () => {
		const { stores } = await ask(`sku=RED&near=${TARTU}&radius=1000`);
		assert.deepEqual(
			stores.map(({ store_id }) => store_id),
			['tartu', 'warehouse'],
		);
	});

	test('answers only for the stores named', async () => {
		const { stores, data } = await ask('sku=RED&store=riga&store=unknown');
		assert.deepEqual(
			stores.map(({ store_id }) => store_id),
			['riga'],
		);
		assert.equal(data[0]?.stores.length, 1);
	});

	test('knows which stores have all of it, and lists only those when asked', async () => {
		const { stores } = await ask('sku=RED&sku=BLUE');
		assert.deepEqual(
			stores.filter(({ complete }) => complete).map(({ store_id }) => store_id),
			['riga'],
		);
		const only = await ask('sku=RED&sku=BLUE&complete=true');
		assert.deepEqual(
			only.stores.map(({ store_id }) => store_id),
			['riga'],
		);
		const unknown = await ask('sku=RED&sku=UNKNOWN&complete=true');
		assert.deepEqual(unknown.stores, []);
	});

	test('tells backorder from out of stock, and not stocked from none left', async () => {
		const { data } = await ask('sku=BLUE');
		assert.deepEqual(
			data[0]?.stores.map(({ store_id, status }) => [store_id, status]),
			[
				['riga', 'in_stock'],
				['tartu', 'backorder'],
			],
		);
	});

	test('finds by GTIN, names a variant once, and says what it does not know', async () => {
		const { data, not_found } = await ask('gtin=04006381333931&sku=RED&sku=RED&sku=DRAFT&sku=NONE&gtin=00000000000000');
		assert.deepEqual(
			data.map(({ sku }) => sku),
			['RED'],
		);
		assert.deepEqual(not_found, ['DRAFT', 'NONE', '00000000000000']);
	});

	test('does not list what is not counted', async () => {
		const { data, not_found } = await ask('sku=GIFT-CARD');
		assert.deepEqual([data, not_found], [[], []]);
	});

	test('refuses a question without a variant, and a radius without a place', async () => {
		for (const query of ['near=1,1', 'sku=RED&radius=5', 'sku=RED&near=95,5', 'sku=RED&colour=red']) {
			const { status } = await server.call('GET', `/v1/availability?${query}`, { key: server.merchant.publishable });
			assert.equal(status, 400, query);
		}
	});

	test('shows a change at once to who made it', async () => {
		await ask('sku=BLUE');
		const body = productInput([
			variantInput('RED', { gtin: '04006381333931' }),
			variantInput('GIFT-CARD', { tracked: false }),
		]);
		await server.call('PUT', '/v1/products/kettle', { key: server.merchant.secret, body });
		assert.deepEqual((await ask('sku=BLUE')).not_found, ['BLUE']);
	});

	test('gives the same ETag for the same stock and another for other stock', async () => {
		const url = `/v1/availability?sku=RED&near=${TARTU}`;
		const key = server.merchant.publishable;
		const first = await server.call('GET', url, { key });
		const etag = first.headers.get('etag')!;
		const same = await server.call('GET', url, { key, headers: { 'if-none-match': etag } });
		assert.deepEqual([same.status, same.text], [304, '']);
		assert.ok(same.headers.get('date'));

		await setLevel(context.database, server.merchant.id, 'RED', 'riga', { on_hand: 1 });
		// The notification travels on its own; the poll would bring it within the second too.
		let changed = await server.call('GET', url, { key, headers: { 'if-none-match': etag } });
		const until = Date.now() + 5000;
		while (changed.status === 304 && Date.now() < until) {
			changed = await server.call('GET', url, { key, headers: { 'if-none-match': etag } });
		}
		assert.equal(changed.status, 200);
		assert.notEqual(changed.headers.get('etag'), etag);
	});
});
