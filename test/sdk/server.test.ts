import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { createEndcap, isEndcapProblem, type AvailabilityQuery, type Endcap } from '@endcap/sdk';
import { until } from '../support/client.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { productInput, setLevel, storeInput, variantInput } from '../support/shop.ts';

suite('the SDK and the real server', () => {
	let open: TestDatabase;
	let server: TestServer;
	let endcap: Endcap;

	before(async () => {
		open = await pgliteDatabase();
		server = await testServer(open.database);
		endcap = createEndcap({ baseUrl: server.url, publishableKey: server.merchant.publishable, interval: 200 });
		const put = async (path: string, body: unknown) => {
			const { status, text } = await server.call('PUT', path, { key: server.merchant.secret, body });
			assert.ok(status < 300, text);
		};
		const riga = { latitude: 56.9664, longitude: 24.1355 };
		await put('/v1/stores/tartu', storeInput({ name: 'Tartu' }));
		await put('/v1/stores/riga', storeInput({ name: 'Riga', geo: riga }));
		await put('/v1/stores/warehouse', storeInput({ name: 'Warehouse', kind: 'warehouse' }));
		const red = variantInput('RED', { gtin: '04006381333931' });
		await put('/v1/products/kettle', productInput([red, 'BLUE & GREEN', variantInput('GIFT', { tracked: false })]));
		await put('/v1/products/secret', productInput(['DRAFT'], { status: 'draft' }));
		await setLevel(open.database, server.merchant.id, 'RED', 'tartu', { on_hand: 2 });
		await setLevel(open.database, server.merchant.id, 'RED', 'riga', { on_hand: 0 });
		await setLevel(open.database, server.merchant.id, 'BLUE & GREEN', 'tartu', { on_hand: 100 });
		await setLevel(open.database, server.merchant.id, 'BLUE & GREEN', 'riga', { on_hand: 1 });
	});
	after(async () => {
		endcap.destroy();
		await server.close();
		await open.close();
	});

	test('every resource is what the API answers', async () => {
		const ask = async (path: string) => (await server.call('GET', path, { key: server.merchant.publishable })).body;
		assert.deepEqual(await endcap.merchant.get(), await ask('/v1/merchant'));
		assert.deepEqual(await endcap.stores.list({ near: '58.4,26.7' }), await ask('/v1/stores?near=58.4,26.7'));
		assert.deepEqual(await endcap.stores.get('riga'), await ask('/v1/stores/riga'));
		assert.deepEqual(await endcap.products.list({ search: 'kettle' }), await ask('/v1/products?search=kettle'));
		assert.deepEqual(await endcap.products.get('kettle'), await ask('/v1/products/kettle'));
		const variants = await endcap.products.variants({ sku: ['BLUE & GREEN'] });
		assert.deepEqual(variants, await ask('/v1/variants?sku=BLUE%20%26%20GREEN'));
		assert.equal(variants.data.length, 1);
	});

	test('a reader among others gets what it would have got alone', async () => {
		const questions: AvailabilityQuery[] = [
			{ sku: ['RED'] },
			{ sku: ['BLUE & GREEN'] },
			{ sku: ['BLUE & GREEN', 'RED'] },
			{ gtin: ['4006381333931'] },
			{ sku: ['GIFT'] },
			{ sku: ['GIFT', 'RED'] },
			{ sku: ['DRAFT', 'RED'] },
			{ sku: ['RED'], gtin: ['04006381333931'] },
			{ sku: ['RED'], near: '56.9,24.1' },
			{ sku: ['BLUE & GREEN'], near: '56.9,24.1' },
			{ sku: ['BLUE & GREEN', 'RED'], complete: true },
		];
		const alone = [];
		for (const question of questions) alone.push({ ...(await endcap.availability.get(question)), as_of: '' });
		const together = await Promise.all(questions.map((question) => endcap.availability.get(question)));
		assert.deepEqual(
			together.map((each) => ({ ...each, as_of: '' })),
			alone,
		);
		assert.deepEqual(
			alone[2]?.stores.map(({ complete }) => complete),
			[false, true, false],
		);
	});

	test('live state follows a sale', async () => {
		const $red = endcap.availability.$availability({ sku: 'RED' });
		const inTartu = (units: number) =>
			until($red, ({ value }) =>
				value?.stores.some((each) => each.store_id === 'tartu' && each.quantity_available === units),
			);
		await inTartu(2);
		await setLevel(open.database, server.merchant.id, 'RED', 'tartu', { on_hand: 1 });
		const { status, as_of } = await inTartu(1);
		assert.equal(status, 'ready');
		assert.ok(as_of instanceof Date);
	});

	test('live state holds every store', async () => {
		const { value } = await until(endcap.stores.$stores, ({ status }) => status === 'ready');
		assert.deepEqual(
			value?.map(({ id }) => id),
			['riga', 'tartu', 'warehouse'],
		);
	});

	test('a refusal is the API’s own', async () => {
		const stranger = createEndcap({ baseUrl: server.url, publishableKey: 'pk_nobody' });
		await assert.rejects(stranger.merchant.get(), (error) => isEndcapProblem(error, 'unauthenticated'));
		await assert.rejects(endcap.stores.get('nowhere'), (error) => isEndcapProblem(error, 'not_found'));
		await assert.rejects(endcap.availability.get({ sku: ['RED'], radius: 5 }), (error) => {
			return isEndcapProblem(error, 'invalid_request') && error.problem.errors?.[0]?.pointer === '/query/radius';
		});
	});

	test('a secret key reads as well', async () => {
		const own = createEndcap({ baseUrl: server.url, secretKey: server.merchant.secret });
		assert.equal((await own.products.get('secret')).status, 'draft');
	});
});
