import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleProduct, exampleStores } from '@endcap/contract/examples';
import { createEndcap, isEndcapError } from '@endcap/sdk';
import { connect } from '../support/client.ts';

test('a publishable key goes in the query, and nothing that would need a preflight', async (t) => {
	const { endcap, server } = await connect(t);
	await endcap.merchant.get();
	assert.equal(server.asked[0]?.target, '/v1/merchant?key=pk_test');
	const sent = Object.keys(server.asked[0]?.headers ?? {});
	const fetchOwn = [
		'host',
		'connection',
		'accept',
		'accept-language',
		'sec-fetch-mode',
		'user-agent',
		'accept-encoding',
	];
	assert.deepEqual(sent, fetchOwn);
});

test('a secret key goes in the Authorization header and never in a URL', async (t) => {
	const { endcap, server } = await connect(t, { publishableKey: undefined, secretKey: 'sk_test' });
	await endcap.stores.get('tartu-ruutli');
	assert.equal(server.asked[0]?.headers.authorization, 'Bearer sk_test');
	assert.equal(server.asked[0]?.target, '/v1/stores/tartu-ruutli');
});

test('a secret key is refused in a page', (t) => {
	Object.assign(globalThis, { window: globalThis });
	t.after(() => Reflect.deleteProperty(globalThis, 'window'));
	assert.throws(() => createEndcap({ baseUrl: 'https://shop.example', secretKey: 'sk_test' }), isEndcapError);
});

test('a secret key is refused where URLs would carry it', () => {
	assert.throws(() => createEndcap({ baseUrl: 'https://shop.example', publishableKey: 'sk_test' }), isEndcapError);
});

test('a baseUrl that is no URL is refused by name', () => {
	assert.throws(() => createEndcap({ baseUrl: 'shop', publishableKey: 'pk_test' }), /baseUrl is not a URL: shop/);
});

test('the same question has the same URL, whatever order it is asked in', async (t) => {
	const { endcap, server } = await connect(t);
	await endcap.availability.get({ sku: ['b', 'A ä'], store: ['s2', 's1'], near: '58.3776,26.7290', radius: 5000 });
	await endcap.availability.get({ radius: 5000, near: '58.3776,26.7290', sku: ['A ä', 'b', 'b'], store: ['s1', 's2'] });
	const target =
		'/v1/availability?key=pk_test&near=58.3776%2C26.7290&radius=5000&sku=A%20%C3%A4&sku=b&store=s1&store=s2';
	assert.deepEqual(
		server.asked.map((each) => each.target),
		[target, target],
	);
});

test('every resource asks as the contract says and gives what it answers', async (t) => {
	const { endcap, server } = await connect(t);
	assert.equal((await endcap.merchant.get()).currency, 'EUR');
	assert.deepEqual(await endcap.stores.get('tartu-ruutli'), exampleStores.tartu);
	assert.equal((await endcap.stores.list({ near: '58.3,26.7', limit: 10 })).data.length, 4);
	assert.deepEqual(await endcap.products.get('enamel-kettle'), exampleProduct);
	assert.equal((await endcap.products.list({ search: 'kettle' })).data.length, 1);
	assert.equal((await endcap.products.variants({ sku: ['KETTLE-RED'] })).data.length, 2);
	assert.equal((await endcap.availability.get({ sku: ['KETTLE-RED'] })).data[0]?.sku, 'KETTLE-RED');
	assert.equal(server.asked.length, 7);
});

test('a baseUrl with a path and a slash keeps the path', async () => {
	const asked: string[] = [];
	const endcap = createEndcap({
		baseUrl: 'https://shop.example/endcap/',
		publishableKey: 'pk_test',
		retries: 0,
		fetch: async (input) => {
			asked.push(input as string);
			return Response.error();
		},
	});
	await assert.rejects(endcap.merchant.get());
	assert.deepEqual(asked, ['https://shop.example/endcap/v1/merchant?key=pk_test']);
});

test('as_of is when the server confirmed the answer, by its Date header', async (t) => {
	const { endcap, server } = await connect(t);
	server.next(() => ({ headers: { date: 'Wed, 25 Mar 2026 12:34:56 GMT' }, body: AVAILABILITY }));
	const { as_of } = await endcap.availability.get({ sku: ['A'] });
	assert.equal(as_of, '2026-03-25T12:34:56.000Z');
});

test('as_of is the body’s own where the Date header cannot be read', async () => {
	const endcap = createEndcap({
		baseUrl: 'https://shop.example',
		publishableKey: 'pk_test',
		fetch: async () => Response.json(AVAILABILITY),
	});
	const { as_of } = await endcap.availability.get({ sku: ['A'] });
	assert.equal(as_of, '2026-03-25T10:00:00.000Z');
});

const AVAILABILITY = { as_of: '2026-03-25T10:00:00Z', stores: [], data: [], not_found: ['A'] };
