import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { productInput, storeInput, variantInput } from '../../support/shop.ts';

const payloads = [
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	'javascript:alert(1)',
	'</script><svg onload=alert(1)>',
	'{{7*7}} ${7*7} #{7*7}',
	"'; DROP TABLE product; --",
	'=HYPERLINK("https://evil.example")',
	'\u202Etxt.exe',
	'a\u2028b\u2029c',
	'café ☕ ქართული 日本語',
];

onEachDatabase('text of a merchant', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database);
	});
	after(() => server.close());

	for (const payload of payloads) {
		test(`comes back as the same data: ${JSON.stringify(payload)}`, async () => {
			const { secret: key, publishable } = server.merchant;
			const address = { street: payload, city: payload, postal_code: payload, region: payload, country: 'EE' };
			const exception = { date: '--12-24', periods: [], note: payload };
			const store = storeInput({ name: payload, address, exception_hours: [exception], phone: payload.slice(0, 32) });
			// A SKU is one line.
			const sku = payload.replaceAll(/[\u2028\u2029]/g, ' ');
			const variant = variantInput(sku, { options: [{ name: payload, value: payload }] });
			const texts = { title: payload, description: payload, vendor: payload, category: payload };
			const product = productInput([variant], texts);
			await server.call('PUT', '/v1/stores/s', { key, body: store });
			const put = await server.call('PUT', '/v1/products/p', { key, body: product });
			assert.ok(put.status < 300, put.text);

			const storeAnswer = await server.call('GET', '/v1/stores/s', { key: publishable });
			const productAnswer = await server.call('GET', '/v1/products/p', { key: publishable });
			const stock = await server.call('GET', `/v1/availability?sku=${encodeURIComponent(sku)}`, {
				key: publishable,
			});
			for (const { headers } of [storeAnswer, productAnswer, stock]) {
				assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
				assert.equal(headers.get('x-content-type-options'), 'nosniff');
			}
			assert.deepEqual({ ...(storeAnswer.body as object), ...store }, storeAnswer.body);
			const { title, description, vendor, category, variants } = productAnswer.body as Record<string, unknown>;
			assert.deepEqual({ title, description, vendor, category }, texts);
			assert.deepEqual((variants as unknown[])[0], {
				...variant,
				product_id: 'p',
				title: `${payload}, ${payload}`,
				status: 'active',
			});
			assert.equal((stock.body as { data: { sku: string }[] }).data[0]?.sku, sku);
		});
	}

	test('refuses addresses that are not web addresses', async () => {
		const body = storeInput({ url: 'javascript:alert(1)' });
		const answer = await server.call('PUT', '/v1/stores/s', { key: server.merchant.secret, body });
		assert.equal(answer.status, 400);
		assert.equal((answer.body as { errors: { pointer: string }[] }).errors[0]?.pointer, '/url');
	});
});
