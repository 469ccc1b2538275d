import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEachDatabase } from '../../support/databases.ts';
import { offerInput } from '../../support/offer-input.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { productInput, setLevel, storeInput } from '../../support/shop.ts';

interface AnyPage {
	data: Record<string, unknown>[];
	next_cursor: string | null;
}

onEachDatabase('lists', (context) => {
	let server: TestServer;
	const letters = 'bdfhjlnprtvx'.split('');
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent' });
		for (const letter of letters) await add(letter);
	});
	after(() => server.close());

	/** A store, a product, a variant and a level, named alike. */
	async function add(name: string): Promise<void> {
		const { id, secret: key } = server.merchant;
		const geo = name > 'p' ? null : { latitude: 58, longitude: 26 + (name.charCodeAt(0) % 3) };
		await server.call('PUT', `/v1/stores/${name}`, { key, body: storeInput({ name: `Store ${name}`, geo }) });
		const body = productInput([`SKU-${name}`], { title: `Kettle ${name}`, vendor: '100% _Tin_' });
		await server.call('PUT', `/v1/products/${name}`, { key, body });
		await setLevel(context.database, id, `SKU-${name}`, name, { on_hand: name.charCodeAt(0) % 2 });
		const offer = offerInput({ slug: name, stores: name > 'p' ? null : [name] });
		const headers = { 'idempotency-key': name };
		await server.call('POST', '/v1/merchant/offers', { key, body: offer, headers });
	}

	async function get(path: string): Promise<AnyPage> {
		const { status, body, text } = await server.call('GET', path, { key: server.merchant.secret });
		assert.equal(status, 200, text);
		return body as AnyPage;
	}

	const lists = {
		'/v1/stores?limit=5': 'id',
		'/v1/stores?near=58,26&limit=5': 'id',
		'/v1/products?limit=5': 'id',
		'/v1/products?search=kettle&limit=5': 'id',
		'/v1/variants?limit=5': 'sku',
		'/v1/inventory-levels?limit=5': 'sku',
		'/v1/offers?limit=5': 'id',
		'/v1/offers?near=58,26&limit=5': 'id',
		'/v1/merchant/offers?limit=5': 'id',
		'/v1/inventory-levels?search=kettle&limit=5': 'sku',
	};
	Object.entries(lists).forEach(([path, name], round) => {
		test(`${path} neither skips nor repeats while things are added`, async () => {
			const expected = new Set(
				(await get(path.replace('limit=5', path.includes('offers') ? 'limit=100' : 'limit=250'))).data.map(
					(item) => item[name],
				),
			);
			const seen: unknown[] = [];
			let cursor: string | null = '';
			for (let page = 0; cursor !== null; page += 1) {
				const { data, next_cursor }: AnyPage = await get(cursor ? `${path}&cursor=${cursor}` : path);
				seen.push(...data.map((item) => item[name]));
				cursor = next_cursor;
				// One before and one after wherever the page ended.
				if (page === 0) await Promise.all([add(`a${round}`), add(`y${round}`)]);
			}
			assert.equal(new Set(seen).size, seen.length, 'repeated');
			for (const item of expected) assert.ok(seen.includes(item), `skipped ${String(item)}`);
		});
	});

	test('refuse cursors that they did not give', async () => {
		const { next_cursor } = await get('/v1/products?limit=1');
		const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
		const cursors = [
			'x',
			'%00',
			next_cursor,
			forged('stores ', 'x', 1, null),
			forged('stores ', 1e12, 'a', 'b'),
			forged('stores ', null, 'a\0', 'b'),
		];
		for (const cursor of cursors) {
			const { status, body } = await server.call('GET', `/v1/stores?cursor=${cursor}`, { key: server.merchant.secret });
			assert.equal(status, 400, String(cursor));
			assert.match((body as { code: string }).code, /invalid_cursor|invalid_request/);
		}
	});

	test('find products by all of the words, taken as they are', async () => {
		const count = async (search: string) =>
			(await get(`/v1/products?limit=250&search=${encodeURIComponent(search)}`)).data.length;
		assert.equal(await count('KETTLE sku-b'), 1);
		assert.equal(await count('100% _tin_ kettle d'), await count('kettle d'));
		assert.equal(await count('%'), await count('kettle'));
		assert.equal(await count('k%e'), 0);
		assert.equal(await count('kettl_'), 0);
		assert.equal(await count('\\'), 0);
	});

	test('order stores by distance, and keep those that have all of it', async () => {
		const { data } = await get('/v1/stores?near=58,26&radius=60000&limit=250');
		const distances = data.map(({ distance }) => distance as number);
		assert.deepEqual(
			distances,
			distances.toSorted((a, b) => a - b),
		);
		assert.ok(distances.length > 0 && distances.every((distance) => distance <= 60_000));
		const having = await get('/v1/stores?sku=SKU-d&sku=SKU-b');
		assert.deepEqual(having.data, []);
		// Odd letters have one unit.
		assert.deepEqual((await get('/v1/stores?sku=SKU-b')).data, []);
		assert.deepEqual(
			(await get('/v1/stores?sku=SKU-y0')).data.map(({ id }) => id),
			['y0'],
		);
	});

	test('show drafts and archived variants to secret keys only', async () => {
		const { secret, publishable } = server.merchant;
		await server.call('PUT', '/v1/products/draft', {
			key: secret,
			body: productInput(['D1', 'D2'], { status: 'draft' }),
		});
		await server.call('PUT', '/v1/products/draft', { key: secret, body: productInput(['D1'], { status: 'draft' }) });
		const variants = await server.call('GET', '/v1/variants?sku=D1&sku=D2', { key: secret });
		assert.deepEqual(
			(variants.body as { data: { status: string }[] }).data.map(({ status }) => status),
			['draft', 'archived'],
		);
		const product = await server.call('GET', '/v1/products/draft', { key: secret });
		assert.equal((product.body as { variants: unknown[] }).variants.length, 1);
		for (const path of ['/v1/variants?sku=D1&sku=D2', '/v1/products?search=D1']) {
			const { body } = await server.call('GET', path, { key: publishable });
			assert.deepEqual((body as AnyPage).data, []);
		}
		assert.equal((await server.call('GET', '/v1/products/draft', { key: publishable })).status, 404);
	});

	test('writing what is there already writes nothing', async () => {
		const { id, secret: key } = server.merchant;
		const versions = () =>
			context.database.query(
				{
					text: `SELECT changed_in::text FROM product WHERE merchant_id = $1 AND product_id = 'same'
						UNION ALL SELECT changed_in::text FROM variant WHERE merchant_id = $1 AND product_id = 'same'
						UNION ALL SELECT changed_in::text FROM store WHERE merchant_id = $1 AND store_id = 'same'`,
				},
				[id],
			);
		const put = async () => [
			(await server.call('PUT', '/v1/products/same', { key, body: productInput(['S1', 'S2']) })).status,
			(await server.call('PUT', '/v1/stores/same', { key, body: storeInput() })).status,
		];
		assert.deepEqual(await put(), [201, 201]);
		const before = await versions();
		assert.deepEqual(await put(), [200, 200]);
		assert.deepEqual(await versions(), before);
	});
});
