import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { CustomerExport, Link, LinkChannel, Order } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { OrderShop } from '../../support/order-shop.ts';
import { productInput } from '../../support/shop.ts';
import { signedIn } from '../../support/signed-in.ts';

onEachDatabase('by which link a shopper came', (context) => {
	let shop: OrderShop;
	let links: Record<'instagram' | 'tiktok', Link>;
	before(async () => {
		shop = await OrderShop.open(context.database);
		await shop.server.call('PUT', '/v1/products/pan', {
			key: shop.server.merchant.secret,
			body: productInput(['PAN']),
		});
		links = { instagram: await make('instagram'), tiktok: await make('tiktok') };
	});
	after(() => shop.close());

	const make = async (channel: LinkChannel) => {
		const key = shop.server.merchant.secret;
		const body = { target: { type: 'product', id: 'pan' }, channel, campaign: 'Spring' };
		const headers = { 'idempotency-key': randomUUID() };
		return (await shop.server.call('POST', '/v1/links', { key, body, headers })).body as Link;
	};
	const agree = (who: { access_token: string }, code: string) =>
		shop.server.call('PUT', '/v1/sessions/source', { key: who.access_token, body: { link: code } });
	const begin = async () => {
		const answer = await shop.server.call('POST', '/v1/sessions', { key: shop.server.merchant.publishable });
		return answer.body as OrderShop['anna'];
	};
	const seenBy = async (key: string, { id }: Order) =>
		(await shop.server.call('GET', `/v1/orders/${id}`, { key })).body as Order;
	const sourceOf = async (order: Order) => (await seenBy(shop.server.merchant.secret, order)).source;
	const attributed = async ({ id }: Link) => {
		const { body } = await shop.server.call('GET', '/v1/links?limit=100', { key: shop.server.merchant.secret });
		return (body as { data: Link[] }).data.find((link) => link.id === id)?.orders;
	};

	test('is known of their orders once they agreed, the last link of two, and told to the shop alone', async () => {
		const shopper = await begin();
		const before = await shop.place({ session: shopper });
		await agree(shopper, links.tiktok.code);
		assert.equal((await agree(shopper, links.instagram.code)).status, 200);
		const order = await shop.place({ session: shopper });
		assert.equal(await sourceOf(before), null);
		assert.deepEqual(await sourceOf(order), { link_id: links.instagram.id, channel: 'instagram', campaign: 'Spring' });
		assert.equal((await seenBy(shopper.access_token, order)).source, null);
		assert.equal(await attributed(links.instagram), 1);
	});

	test('is kept for thirty days', async () => {
		const shopper = await begin();
		await agree(shopper, links.instagram.code);
		await context.database.query(
			{
				text: `UPDATE shopper_source SET said_at = now() - interval '30 days' WHERE merchant_id = $1 AND owner_id = $2`,
			},
			[shop.server.merchant.id, shopper.id],
		);
		assert.equal(await sourceOf(await shop.place({ session: shopper })), null);
	});

	test('is not kept of a link that has ended, or that nobody knows', async () => {
		const shopper = await begin();
		const ended = await make('other');
		await shop.server.call('POST', `/v1/links/${ended.id}/end`, { key: shop.server.merchant.secret });
		assert.equal((await agree(shopper, ended.code)).status, 404);
		assert.equal((await agree(shopper, 'aaaaaaaaaa')).status, 404);
		assert.equal(await sourceOf(await shop.place({ session: shopper })), null);
	});

	test('is gone from orders too when they take it back', async () => {
		const shopper = await begin();
		await agree(shopper, links.tiktok.code);
		const order = await shop.place({ session: shopper });
		const forget = () => shop.server.call('DELETE', '/v1/sessions/source', { key: shopper.access_token });
		assert.deepEqual((await forget()).body, { forgotten: true });
		assert.deepEqual((await forget()).body, { forgotten: false });
		assert.equal(await sourceOf(order), null);
		assert.equal(await sourceOf(await shop.place({ session: shopper })), null);
	});

	test('comes along when what the session has is claimed, is in the export, and goes with the person', async () => {
		const shopper = await begin();
		await agree(shopper, links.tiktok.code);
		const customer = await signedIn(context.database, shop.server.merchant);
		const key = customer.access_token;
		const headers = { 'idempotency-key': randomUUID() };
		const body = { access_token: shopper.access_token, basket: 'leave' };
		await shop.server.call('POST', '/v1/sessions/claim', { key, body, headers });
		const order = await shop.place({ session: customer });
		const exported = (await shop.server.call('GET', '/v1/customers/me/export', { key })).body as CustomerExport;
		assert.equal(exported.orders.find(({ id }) => id === order.id)?.source?.channel, 'tiktok');
		const cancel = { key, headers: { 'idempotency-key': randomUUID(), 'if-match': '*' }, body: {} };
		await shop.server.call('POST', `/v1/orders/${order.id}/cancel`, cancel);
		const erased = await shop.server.call('POST', '/v1/customers/me/erase', {
			key,
			headers: { 'idempotency-key': randomUUID() },
			body: { confirm: 'erase' },
		});
		assert.equal(erased.status, 200, erased.text);
		assert.equal(await sourceOf(order), null);
	});
});
