import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Event } from '@endcap/contract';
import { sequence } from '../../../packages/server/src/events/sequencer.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { EventClient } from '../../support/event-client.ts';
import { ORIGIN, testServer, type TestServer } from '../../support/server.ts';
import { productInput, setLevel, storeInput } from '../../support/shop.ts';

onEachDatabase('a stream of events', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent' });
		const { secret: key } = server.merchant;
		for (const id of ['tartu', 'riga'])
			await server.call('PUT', `/v1/stores/${id}`, { key, body: storeInput({ name: id }) });
		await server.call('PUT', '/v1/products/goods', { key, body: productInput(['KETTLE', 'CUP']) });
		for (const sku of ['KETTLE', 'CUP'])
			await setLevel(context.database, server.merchant.id, sku, 'tartu', { on_hand: 5 });
		// What is told of the opening stock has its place before any stream begins.
		while ((await sequence(context.database, server.merchant.id)) !== 'done');
	});
	after(() => server.close());

	const post = async (path: string, body: object) => {
		const headers = { 'idempotency-key': crypto.randomUUID() };
		const answer = await server.call('POST', path, { key: server.merchant.secret, body, headers });
		assert.ok(answer.status < 300, answer.text);
		return answer;
	};
	const adjust = (sku: string, quantity: number, reason = 'receive') =>
		post('/v1/inventory-adjustments', { reason, store_id: 'tartu', lines: [{ sku, quantity }] });

	test('tells a page of an adjustment, a sale and a reservation with what it can have now', async () => {
		const page = await EventClient.open(server.url, { key: server.merchant.publishable, topics: ['sku:KETTLE'] });
		await adjust('CUP', 3);
		await adjust('KETTLE', 2, 'count');
		await page.until(() => page.heard.length === 1);
		await post('/v1/sales', {
			store_id: 'tartu',
			receipt: '1',
			sold_at: '2026-03-25T10:00:00Z',
			lines: [{ sku: 'KETTLE', quantity: 1 }],
		});
		await page.until(() => page.heard.length === 2);
		await post('/v1/reservations', { lines: [{ sku: 'KETTLE', store_id: 'tartu', quantity: 1 }] });
		await page.until(() => page.heard.length === 3);
		page.drop();
		const data = page.heard.map(({ event }) => event.data);
		assert.deepEqual(
			data.map(({ sku, store_id, quantity_available, status }) => [sku, store_id, quantity_available, status]),
			[
				['KETTLE', 'tartu', 2, 'limited_availability'],
				['KETTLE', 'tartu', 1, 'limited_availability'],
				['KETTLE', 'tartu', 0, 'out_of_stock'],
			],
		);
		for (const { name, id, event } of page.heard) {
			assert.deepEqual([name, String(id)], [event.type, event.id]);
			assert.match(event.created_at, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
		}
	});

	test('is a stream that proxies pass on and nobody keeps', async () => {
		const { publishable: key } = server.merchant;
		const { response, ...page } = await EventClient.open(server.url, { key, headers: { origin: ORIGIN } });
		response.destroy();
		assert.deepEqual(page.heard, []);
		assert.equal(response.headers['content-type'], 'text/event-stream; charset=utf-8');
		assert.equal(response.headers['cache-control'], 'no-store');
		assert.equal(response.headers['x-accel-buffering'], 'no');
		assert.equal(response.headers['access-control-allow-origin'], ORIGIN);
	});

	test('answers a HEAD at once and leaves nothing open', async () => {
		const { publishable: key } = server.merchant;
		const { status, headers } = await server.call('HEAD', '/v1/events', { key });
		assert.deepEqual([status, headers.get('content-type')], [200, 'text/event-stream; charset=utf-8']);
	});

	test('says all that a poll says, and a poll all that it says', async () => {
		const { secret: key } = server.merchant;
		const whole = await EventClient.open(server.url, { key, after: 0 });
		const polled: Event[] = [];
		let position = '0';
		for (;;) {
			const { body } = await server.call('GET', `/v1/events?mode=poll&limit=2&after=${position}`, { key });
			const page = body as { data: Event[]; position: string; resync: boolean };
			assert.equal(page.resync, false);
			polled.push(...page.data);
			if (page.position === position) break;
			position = page.position;
		}
		await whole.until(() => whole.heard.length >= polled.length);
		whole.drop();
		assert.ok(polled.length > 5);
		assert.deepEqual(
			whole.heard.map(({ event }) => event),
			polled,
		);
	});

	test('a poll without a place says where the feed is', async () => {
		const { publishable: key } = server.merchant;
		const { body } = await server.call('GET', '/v1/events?mode=poll', { key });
		const { data, position, resync } = body as { data: Event[]; position: string; resync: boolean };
		assert.deepEqual([data, resync], [[], false]);
		assert.match(position, /^[1-9]\d*$/);
	});

	test('of a place that the feed has not come to begins with a resync', async () => {
		const { publishable: key } = server.merchant;
		const page = await EventClient.open(server.url, { key, after: 1_000_000_000 });
		page.drop();
		assert.deepEqual(
			page.heard.map(({ name }) => name),
			['resync'],
		);
		const { body } = await server.call('GET', '/v1/events?mode=poll&after=9999999999999999999', { key });
		assert.equal((body as { resync: boolean }).resync, true);
	});

	test('of a Last-Event-ID that is none is refused', async () => {
		const { publishable: key } = server.merchant;
		const { status, text } = await server.call('GET', '/v1/events', { key, headers: { 'last-event-id': 'x' } });
		assert.deepEqual([status, /last-event-id/.test(text)], [400, true]);
	});

	test('ends when its server closes, which takes no new ones', { timeout: 20_000 }, async () => {
		const closing = await testServer(context.database, { logLevel: 'silent' });
		const pages = await Promise.all(
			Array.from({ length: 20 }, () => EventClient.open(closing.url, { key: closing.merchant.publishable })),
		);
		await closing.close();
		for (const page of pages) await page.until(() => page.ended);
		assert.ok(pages.every(({ response }) => response.complete));
	});
});
