import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CreatedWebhook } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { verifyWebhook } from '../../support/verify-webhook.ts';
import { startReceiver, type ReceivedWebhook } from '../../support/webhook-receiver.ts';
import { WebhookShop } from '../../support/webhook-shop.ts';

const positions = (received: ReceivedWebhook[]) => received.map(({ message }) => Number(message.position));
const numbers = (received: ReceivedWebhook[]) => received.map(({ message }) => message.data.number);

onEachDatabase('a delivery', (context) => {
	let shop: WebhookShop;
	before(async () => {
		shop = await WebhookShop.open(context.database);
	});
	after(() => shop.server.close());

	test('is made of each event, in the order of the feed, and is signed', async (t) => {
		const receiver = await startReceiver(t);
		const webhook = await shop.create(t, receiver.url);
		await shop.happen(30);
		await receiver.until(({ length }) => length >= 30);
		const all = positions(receiver.received);
		assert.deepEqual(
			all,
			all.map((_, at) => (all[0] ?? 0) + at),
		);
		assert.deepEqual(
			numbers(receiver.received),
			all.map((_, at) => at + 1),
		);
		for (const { headers, body, message, id } of receiver.received) {
			assert.deepEqual(verifyWebhook(webhook.secret, headers, body), message);
			assert.equal(headers['content-type'], 'application/json');
			assert.match(id, /^[0-9a-f-]{36}$/);
		}
		assert.equal(new Set(receiver.received.map(({ id }) => id)).size, 30);
	});

	test('is in the log with what was answered', async (t) => {
		const body = `${'ä'.repeat(600)}\0`;
		const receiver = await startReceiver(t, { react: () => ({ status: 202, body }) });
		const webhook = await shop.create(t, receiver.url);
		await shop.happen();
		const { answer, duration_ms, ...delivery } = await shop.until(webhook, ({ status }) => status === 'delivered');
		assert.equal(answer, 'ä'.repeat(512));
		assert.ok(Number(duration_ms) >= 0);
		const [{ id, message }] = receiver.received as [ReceivedWebhook];
		assert.deepEqual([delivery.id, delivery.message], [id, message]);
		assert.deepEqual([delivery.attempts, delivery.status_code, delivery.reason], [1, 202, null]);
		assert.equal(delivery.next_attempt_at, null);
	});

	test('is of the types that were asked for, of no cart, and of no other merchant', async (t) => {
		const receiver = await startReceiver(t);
		await shop.create(t, receiver.url, { types: ['sale.recorded'] });
		const everything = await startReceiver(t);
		await shop.create(t, everything.url);
		await shop.happen(1, 'sale.recorded', shop.server.other.id);
		for (const type of ['order.placed', 'cart.updated', 'sale.recorded'] as const) await shop.happen(1, type);
		await receiver.until(({ length }) => length > 0);
		await everything.until(({ length }) => length > 1);
		const types = ({ received }: typeof receiver) => received.map(({ message }) => message.type);
		assert.deepEqual([types(receiver), types(everything)], [['sale.recorded'], ['order.placed', 'sale.recorded']]);
	});

	test('is made however far the feed is ahead', async (t) => {
		const receiver = await startReceiver(t);
		const webhook = await shop.create(t, receiver.url, { types: ['order.placed'], enabled: false });
		await shop.happen(1100);
		await shop.happen(1, 'order.placed');
		await shop.call('PATCH', `/${webhook.id}`, { enabled: true });
		await receiver.until(({ length }) => length > 0);
		assert.equal(receiver.received[0]?.message.type, 'order.placed');
	});

	test('that fails is tried again under its id, and holds up none of those after it', async (t) => {
		const receiver = await startReceiver(t, {
			react: ({ message }, times) => {
				if (message.data.number !== 1 || times > 2) return { status: 204 };
				return times === 1 ? { status: 503 } : 'cut';
			},
		});
		const webhook = await shop.create(t, receiver.url);
		await shop.happen(3);
		await receiver.until(({ length }) => length === 5);
		const [first, ...others] = receiver.received.filter(({ message }) => message.data.number === 1);
		assert.deepEqual(
			others.map(({ id, body }) => [id, body]),
			[1, 2].map(() => [first?.id, first?.body]),
		);
		assert.deepEqual(numbers(receiver.received).slice(0, 2), [1, 2]);
		const { attempts } = await shop.until(webhook, ({ id, status }) => id === first?.id && status === 'delivered');
		assert.equal(attempts, 3);
		assert.equal((await shop.webhook(webhook)).failing_since, null);
	});

	test('is not followed to where a redirect leads', async (t) => {
		const elsewhere = await startReceiver(t);
		const react = () => ({ status: 307, headers: { location: elsewhere.url } });
		const webhook = await shop.create(t, (await startReceiver(t, { react })).url);
		await shop.happen();
		const { reason, status_code } = await shop.until(webhook, ({ attempts }) => attempts > 1);
		assert.deepEqual([reason, status_code, elsewhere.connections()], ['not_taken', 307, 0]);
	});

	test('that is answered with 410 disables, and goes out when it is enabled again', async (t) => {
		let gone = true;
		const receiver = await startReceiver(t, { react: () => ({ status: gone ? 410 : 204 }) });
		const webhook = await shop.create(t, receiver.url);
		await shop.happen(2);
		while ((await shop.webhook(webhook)).enabled) await receiver.until(({ length }) => length > 0);
		assert.equal((await shop.webhook(webhook)).disabled_reason, 'gone');
		await shop.happen();
		gone = false;
		assert.equal(receiver.received.length, 1);
		const { body } = await shop.call('PATCH', `/${webhook.id}`, { enabled: true });
		assert.equal((body as CreatedWebhook).disabled_reason, null);
		await receiver.until(({ length }) => length === 4);
		assert.deepEqual(numbers(receiver.received), [1, 1, 2, 1]);
		assert.equal(receiver.received[0]?.id, receiver.received[1]?.id);
	});

	test('is signed with both secrets while one is changed, then with the new one', async (t) => {
		const receiver = await startReceiver(t);
		const webhook = await shop.create(t, receiver.url);
		const { body } = await shop.call('POST', `/${webhook.id}/rotate-secret`);
		const { secret, previous_secret_until } = body as CreatedWebhook;
		const hours = (Date.parse(String(previous_secret_until)) - Date.now()) / 3_600_000;
		assert.ok(hours > 23.9 && hours <= 24);
		await shop.happen();
		await receiver.until(({ length }) => length === 1);
		await context.database.query({ text: `UPDATE webhook SET previous_secret_until = now()` });
		await shop.happen();
		await receiver.until(({ length }) => length === 2);
		const [both, one] = receiver.received as [ReceivedWebhook, ReceivedWebhook];
		for (const known of [webhook.secret, secret]) assert.ok(verifyWebhook(known, both.headers, both.body));
		assert.ok(verifyWebhook(secret, one.headers, one.body));
		assert.throws(() => verifyWebhook(webhook.secret, one.headers, one.body), /Not signed/);
		assert.equal((await shop.webhook(webhook)).previous_secret_until, null);
	});

	test('is made again when it is replayed, one or all since a moment, under the same ids', async (t) => {
		const receiver = await startReceiver(t);
		const webhook = await shop.create(t, receiver.url);
		await shop.happen(3);
		await receiver.until(({ length }) => length === 3);
		const ids = receiver.received.map(({ id }) => id);
		while ((await shop.deliveries(webhook, '?status=delivered')).length < 3);
		const one = await shop.call('POST', `/${webhook.id}/replay`, { delivery_id: ids[1] });
		assert.deepEqual(one.body, { replayed: 1 });
		await receiver.until(({ length }) => length === 4);
		while ((await shop.deliveries(webhook, '?status=delivered')).length < 3);
		const all = await shop.call('POST', `/${webhook.id}/replay`, { since: webhook.created_at });
		assert.deepEqual(all.body, { replayed: 3 });
		await receiver.until(({ length }) => length === 7);
		assert.deepEqual(
			receiver.received.slice(3).map(({ id }) => id),
			[ids[1], ...ids],
		);
		while ((await shop.deliveries(webhook, '?status=delivered')).length < 3);
		const only = { since: webhook.created_at, undelivered_only: true };
		assert.deepEqual((await shop.call('POST', `/${webhook.id}/replay`, only)).body, { replayed: 0 });
	});

	test('is of nothing when it is tried', async (t) => {
		const receiver = await startReceiver(t);
		const webhook = await shop.create(t, receiver.url, { types: ['order.placed'] });
		const { body } = await shop.call('POST', `/${webhook.id}/test`);
		await receiver.until(({ length }) => length === 1);
		const [{ id, message }] = receiver.received as [ReceivedWebhook];
		assert.equal(id, (body as { id: string }).id);
		assert.deepEqual([message.type, message.position, message.data], ['webhook.test', null, {}]);
	});

	test('tells what was lost when events were forgotten before it was made', async (t) => {
		const { database } = context;
		const receiver = await startReceiver(t);
		const webhook = await shop.create(t, receiver.url, { enabled: false });
		const headOf = async () => {
			const [row] = await database.query<{ pos: number }>(
				{ text: 'SELECT pos::float8 AS pos FROM feed_head WHERE merchant_id = $1' },
				[shop.server.merchant.id],
			);
			return row?.pos ?? 0;
		};
		const before = await headOf();
		await shop.happen(5);
		while ((await headOf()) < before + 5);
		await database.query({ text: 'DELETE FROM event WHERE merchant_id = $1 AND pos <= $2' }, [
			shop.server.merchant.id,
			before + 3,
		]);
		await shop.call('PATCH', `/${webhook.id}`, { enabled: true });
		await receiver.until(({ length }) => length === 3);
		const [lost] = receiver.received;
		assert.equal(lost?.message.type, 'webhook.resync');
		assert.deepEqual(lost.message.data, { after: String(before), before: String(before + 4) });
		assert.deepEqual(positions(receiver.received.slice(1)), [before + 4, before + 5]);
		assert.ok((await shop.deliveries(webhook)).some(({ message }) => message.type === 'webhook.resync'));
	});

	test('leaves no address in the log of the server', async (t) => {
		const receiver = await startReceiver(t, { react: () => ({ status: 500, body: 'canary' }) });
		const webhook = await shop.create(t, `${receiver.url}?token=canary`);
		await shop.happen();
		await shop.until(webhook, ({ attempts }) => attempts > 0);
		const lines = shop.server.log.filter((line) => line.includes('a webhook was not taken'));
		assert.ok(lines.some((line) => line.includes(webhook.id)));
		assert.ok(!shop.server.log.join().includes('canary'));
	});
});
