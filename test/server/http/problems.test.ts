import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import type { Problem } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { ORIGIN, testServer, type Answer, type TestServer } from '../../support/server.ts';
import { productInput, storeInput, variantInput } from '../../support/shop.ts';

function problemOf({ headers, body }: Answer): Problem {
	assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
	return body as Problem;
}

onEachDatabase('refusals', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database);
	});
	after(() => server.close());

	const pointersOf = (answer: Answer) => problemOf(answer).errors?.map(({ pointer }) => pointer);

	test('say what, why and where it is explained', async () => {
		const answer = await server.call('GET', '/v1/stores/none', { key: server.merchant.secret });
		const { type, code, status, detail, request_id } = problemOf(answer);
		assert.deepEqual([code, status, type], ['not_found', 404, '/docs/errors#not_found']);
		assert.equal(request_id, answer.headers.get('x-request-id'));
		assert.match(detail, /No store has this id/);
		assert.match((await server.call('GET', '/docs/errors')).text, /<section id="not_found">/);
	});

	test('point at every part of a body that is wrong', async () => {
		const body = productInput(
			[
				variantInput('A', { gtin: '04006381333930' }),
				variantInput('A', { price: { amount: 1, currency: 'XYY' } }),
				variantInput('B', { list_price: { amount: 1, currency: 'USD' } }),
			],
			{ title: 'ok' },
		);
		const answer = await server.call('PUT', '/v1/products/p', { key: server.merchant.secret, body });
		assert.equal(answer.status, 400);
		assert.deepEqual(pointersOf(answer), [
			'/variants/0/gtin',
			'/variants/1/sku',
			'/variants/1/price/currency',
			'/variants/2/list_price/currency',
		]);
	});

	test('name unknown fields and parameters instead of dropping them', async () => {
		const { secret: key } = server.merchant;
		const body = await server.call('PUT', '/v1/stores/s', { key, body: { ...storeInput(), colour: 'red' } });
		assert.deepEqual(pointersOf(body), ['/colour']);
		const query = await server.call('GET', '/v1/stores?limt=5&limit=0', { key });
		assert.deepEqual(pointersOf(query), ['/query/limt', '/query/limit']);
	});

	test('cover zones and days that do not exist', async () => {
		const exception = { date: '2026-02-30', periods: [] };
		const body = storeInput({ timezone: 'Europe/Atlantis', exception_hours: [exception] });
		const answer = await server.call('PUT', '/v1/stores/s', { key: server.merchant.secret, body });
		assert.deepEqual(pointersOf(answer), ['/timezone', '/exception_hours/0/date']);
	});

	test('cover bodies that are no JSON, of another type, too large or not there', async () => {
		const { secret: key } = server.merchant;
		const put = (body: string | undefined, type = 'application/json') =>
			server.call('PUT', '/v1/stores/s', { key, body, headers: { 'content-type': type } });
		const answers = [
			await put('{'),
			await put('<a/>', 'text/xml'),
			await put(`"${'x'.repeat(5_000_000)}"`),
			await put(''),
		];
		assert.deepEqual(
			answers.map((answer) => problemOf(answer).code),
			['invalid_request', 'unsupported_media_type', 'payload_too_large', 'invalid_request'],
		);
	});

	test('cover text that could not be kept', async () => {
		const body = storeInput({ name: 'a\0b', address: { ...storeInput().address, city: '\u{D800}' } });
		const answer = await server.call('PUT', '/v1/stores/s', { key: server.merchant.secret, body });
		assert.deepEqual(pointersOf(answer), ['/name', '/address/city']);
	});

	test('cover methods and addresses that are not offered', async () => {
		const method = await server.call('DELETE', '/v1/stores/s', { key: server.merchant.secret });
		assert.equal(problemOf(method).code, 'method_not_allowed');
		assert.equal(method.headers.get('allow'), 'GET, HEAD, PUT');
		assert.equal(problemOf(await server.call('GET', '/v1/nothing')).code, 'not_found');
		assert.equal(problemOf(await server.call('GET', '/v1/stores/%zz')).code, 'invalid_request');
	});

	test('answer HEAD like GET without a body', async () => {
		const { status, text, headers } = await server.call('HEAD', '/v1/merchant', { key: server.merchant.secret });
		assert.deepEqual([status, text], [200, '']);
		assert.ok(Number(headers.get('content-length')) > 0);
		assert.equal((await server.call('HEAD', '/v1/merchant')).status, 401);
	});

	test('answer what is not HTTP and leave the server well', async () => {
		const answer = await new Promise<string>((resolve) => {
			let text = '';
			const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write('hello\r\n\r\n'));
			socket.on('data', (chunk) => (text += chunk.toString())).on('close', () => resolve(text));
		});
		assert.match(answer, /^HTTP\/1\.1 400 .*application\/problem\+json/s);
		assert.equal((await server.call('GET', '/livez')).status, 200);
	});

	test('refuse a SKU of another product and leave both as they were', async () => {
		const { secret: key } = server.merchant;
		await server.call('PUT', '/v1/products/one', { key, body: productInput(['TAKEN']) });
		const refused = await server.call('PUT', '/v1/products/two', { key, body: productInput(['FREE', 'TAKEN']) });
		assert.equal(problemOf(refused).code, 'conflict');
		assert.deepEqual(pointersOf(refused), ['/variants/1/sku']);
		assert.equal((await server.call('GET', '/v1/products/two', { key })).status, 404);
		const { body } = await server.call('GET', '/v1/variants?sku=FREE&sku=TAKEN', { key });
		const found = (body as { data: { sku: string; product_id: string }[] }).data;
		assert.deepEqual(
			found.map(({ sku, product_id }) => [sku, product_id]),
			[['TAKEN', 'one']],
		);
	});

	test('keep logs free of keys, queries, names and addresses', async () => {
		const canary = 'canary@person.example';
		const { publishable, secret: key } = server.merchant;
		await server.call('GET', `/v1/products?search=${canary}&key=${publishable}`, { headers: { origin: ORIGIN } });
		await server.call('GET', `/v1/stores/${canary}`, { key });
		await server.call('PUT', `/v1/stores/${canary}`, { key, body: storeInput({ name: canary }) });
		await server.call('PUT', '/v1/stores/s', { key, body: `{"name": "${canary}` });
		await server.call('GET', `/v1/${canary}?key=${publishable}`, { headers: { 'x-request-id': canary } });
		const log = server.log.join('');
		for (const forbidden of [canary, encodeURIComponent(canary), publishable, key, '127.0.0.1', ORIGIN]) {
			assert.ok(!log.includes(forbidden), forbidden);
		}
		const line = server.log.map((text) => JSON.parse(text)).find(({ route }) => route === '/v1/products');
		assert.deepEqual([line.method, line.status, line.merchant_id], ['GET', 200, server.merchant.id]);
		assert.ok(line.request_id && line.ms >= 0);
	});
});
