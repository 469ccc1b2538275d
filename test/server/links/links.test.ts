import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Link, LinkPage, Offer } from '@endcap/contract';
import { countOpenings } from '@endcap/server';
import { onEachDatabase } from '../../support/databases.ts';
import { offerInput } from '../../support/offer-input.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { productInput, storeInput } from '../../support/shop.ts';

onEachDatabase('short links', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database);
		const key = server.merchant.secret;
		await server.call('PUT', '/v1/stores/tartu', { key, body: storeInput() });
		await server.call('PUT', '/v1/products/kettle', { key, body: productInput(['KETTLE']) });
	});
	after(() => server.close());

	const secret = () => server.merchant.secret;
	const send = (body: unknown) =>
		server.call('POST', '/v1/links', { key: secret(), body, headers: { 'idempotency-key': randomUUID() } });
	const make = async (fields: Partial<Link> = {}) => {
		const body = { target: { type: 'product', id: 'kettle' }, channel: 'instagram', campaign: null, ...fields };
		const made = await send(body);
		assert.equal(made.status, 201, made.text);
		return made.body as Link;
	};
	const list = async (query = '') =>
		(await server.call('GET', `/v1/links?limit=100${query}`, { key: secret() })).body as LinkPage;
	const resolve = (code: string) => server.call('GET', `/v1/links/${code}`, { key: server.merchant.publishable });
	const opened = async ({ id }: Link) => (await list()).data.find((link) => link.id === id)?.opened;

	test('are short, lead to a product or an offer, and say what that is called', async () => {
		const key = secret();
		const headers = { 'idempotency-key': randomUUID() };
		const offer = (
			await server.call('POST', '/v1/merchant/offers', { key, body: offerInput({ coupon_id: null }), headers })
		).body as Offer;
		const toProduct = await make({ campaign: '  Spring 2026 ' });
		const toOffer = await make({ target: { type: 'offer', id: offer.id }, channel: 'print' });
		assert.match(toProduct.code, /^[a-z2-7]{10}$/);
		assert.equal(toProduct.url, `${server.url}/l/${toProduct.code}`);
		assert.deepEqual(
			[toProduct.title, toProduct.campaign, toOffer.title],
			['Enamel kettle', 'Spring 2026', offer.headline],
		);
		assert.deepEqual(
			(await list()).data.slice(0, 2).map(({ id }) => id),
			[toOffer.id, toProduct.id],
		);
	});

	test('lead nowhere when there is no such target', async () => {
		const refused = await send({ target: { type: 'product', id: 'teapot' }, channel: 'other', campaign: null });
		assert.equal(refused.status, 404);
	});

	test('are resolved in small letters and capitals, and by nobody else’s key', async () => {
		const link = await make();
		const answer = await resolve(link.code.toUpperCase());
		assert.deepEqual(answer.body, {
			code: link.code,
			target: link.target,
			channel: 'instagram',
			ended_at: null,
		});
		const strange = await server.call('GET', `/v1/links/${link.code}`, { key: server.other.publishable });
		assert.equal(strange.status, 404);
		assert.equal((await resolve('nonsense')).status, 404);
	});

	test('count who opens them together, however many count at once, and no more once they ended', async () => {
		const [link, ended] = [await make(), await make()];
		const counters = [countOpenings(context.database), countOpenings(context.database)];
		const end = () => server.call('POST', `/v1/links/${ended.id}/end`, { key: secret() });
		const first = await end();
		for (const counter of counters) {
			for (const code of [link.code, link.code.toUpperCase(), ended.code, 'nonsense'])
				counter.count(server.merchant.id, code);
			counter.count(server.other.id, link.code);
		}
		await Promise.all(counters.map((counter) => counter.flush()));
		assert.deepEqual([await opened(link), await opened(ended)], [4, 0]);
		assert.equal((first.body as Link).ended_at, ((await end()).body as Link).ended_at);
	});
});
