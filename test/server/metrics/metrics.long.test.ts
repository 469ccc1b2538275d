import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Metrics } from '../../../packages/server/src/metrics/metrics.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { EventClient } from '../../support/event-client.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { productInput, setLevel, storeInput } from '../../support/shop.ts';

onEachDatabase('metrics', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent' });
		const { secret: key } = server.merchant;
		await server.call('PUT', '/v1/stores/tartu', { key, body: storeInput() });
		await server.call('PUT', '/v1/products/kettle', { key, body: productInput(['KETTLE']) });
		await setLevel(context.database, server.merchant.id, 'KETTLE', 'tartu', { on_hand: 100 });
	});
	after(() => server.close());

	async function metrics(): Promise<(name: string) => number> {
		const { status, text, headers } = await server.call('GET', '/metrics');
		assert.equal(status, 200, text);
		assert.match(headers.get('content-type')!, /^text\/plain; version=0\.0\.4/);
		return valuesIn(text);
	}

	function valuesIn(text: string): (name: string) => number {
		const lines = text.split('\n').map((line) => line.split(/ (?=[^ ]+$)/));
		return (name) => Number(lines.find(([each]) => each === name)?.[1]);
	}

	test('requests are counted by route pattern and class of status', async () => {
		const counts = ['2xx', '4xx'].map(
			(status) =>
				`endcap_http_request_duration_seconds_count{method="GET",route="/v1/stores/:store_id",status="${status}"}`,
		);
		const { secret: key } = server.merchant;
		await server.call('GET', '/v1/stores/tartu', { key });
		await server.call('GET', '/v1/stores/riga', { key });
		await server.call('GET', '/v1/stores/riga');
		const value = await metrics();
		assert.deepEqual(counts.map(value), [1, 2]);
	});

	test('batches of reservations, and events that wait, are told', async () => {
		const body = { lines: [{ sku: 'KETTLE', store_id: 'tartu', quantity: 1 }] };
		const reserve = (each: number) =>
			server.call('POST', '/v1/reservations', {
				key: server.merchant.secret,
				body,
				headers: { 'idempotency-key': `hold-${each}` },
			});
		const answers = await Promise.all(Array.from({ length: 8 }, (_, each) => reserve(each)));
		assert.ok(answers.every(({ status }) => status === 201));
		const value = await metrics();
		assert.equal(value('endcap_reservation_batch_size_sum'), 8);
		assert.ok(value('endcap_reservation_batch_size_count') <= 8);
		assert.equal(value('endcap_reservations_waiting'), 0);
	});

	test('open streams are told, and that none is behind', async () => {
		const { publishable: key } = server.merchant;
		const pages = await Promise.all([1, 2, 3].map(() => EventClient.open(server.url, { key })));
		const value = await metrics();
		for (const page of pages) page.drop();
		assert.deepEqual(['endcap_event_streams', 'endcap_event_stream_depth'].map(value), [3, 0]);
	});

	test('the age of the oldest event that waits is told with its number', async () => {
		// In a transaction, so that nobody delivers it meanwhile.
		const { text } = await context.database.transaction(async (tx) => {
			await tx.query({ text: 'DELETE FROM event_staging' });
			await tx.query(
				{
					text: `INSERT INTO event_staging (merchant_id, type, data, created_at)
						VALUES ($1, 'sale.recorded', '{}', now() - interval '1 minute')`,
				},
				[server.merchant.id],
			);
			return new Metrics(tx, { reservations: () => 0, events: () => ({ streams: 0, behind: 0 }) }).text();
		});
		const value = valuesIn(text);
		assert.equal(value('endcap_events_staged'), 1);
		assert.ok(value('endcap_oldest_staged_event_age_seconds') >= 60);
	});

	test('what waits to be sent to webhooks is told, and how many are gone', async () => {
		const { text } = await context.database.transaction(async (tx) => {
			await tx.query(
				{
					text: `INSERT INTO webhook (merchant_id, webhook_id, url, enabled, disabled_reason, secret, position)
						VALUES ($1, 'on', '', true, NULL, '', 0), ($1, 'gone', '', false, 'gone', '', 0)`,
				},
				[server.merchant.id],
			);
			await tx.query(
				{
					text: `INSERT INTO webhook_delivery (merchant_id, webhook_id, delivery_id, body, wanted_at)
						SELECT merchant_id, webhook_id, 'd', '{}', now() - interval '1 minute' FROM webhook WHERE merchant_id = $1`,
				},
				[server.merchant.id],
			);
			const told = await new Metrics(tx, {
				reservations: () => 0,
				events: () => ({ streams: 0, behind: 0 }),
			}).text();
			await tx.query({ text: 'DELETE FROM webhook' });
			return told;
		});
		const value = valuesIn(text);
		assert.deepEqual(['endcap_webhook_deliveries_waiting', 'endcap_webhooks_gone'].map(value), [1, 1]);
		assert.ok(value('endcap_oldest_webhook_delivery_age_seconds') >= 60);
	});

	test('the process tells of itself', async () => {
		const value = await metrics();
		assert.ok(value('process_resident_memory_bytes') > 0);
	});

	test('nothing in it names a merchant, a key or what was asked for', async () => {
		await server.call('GET', '/v1/stores/canary@example.com?key=canary');
		await server.call('GET', '/canary@example.com');
		const { text } = await server.call('GET', '/metrics');
		assert.doesNotMatch(text, /canary|KETTLE|tartu/);
		for (const secret of [server.merchant.id, server.merchant.publishable, server.merchant.secret]) {
			assert.ok(!text.includes(secret));
		}
	});

	test('through a proxy, or from a page, it is for secret keys', async () => {
		const ask = (headers: Record<string, string>, key?: string) => server.call('GET', '/metrics', { headers, key });
		const forwarded = { 'x-forwarded-for': '203.0.113.9' };
		assert.equal((await ask(forwarded)).status, 401);
		assert.equal((await ask(forwarded, server.merchant.publishable)).status, 403);
		assert.equal((await ask(forwarded, server.merchant.secret)).status, 200);
		assert.equal((await ask({ origin: 'https://evil.example' })).status, 401);
	});
});
