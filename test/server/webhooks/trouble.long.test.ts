import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openDatabase, type Database } from '@endcap/server';
import { PACE, pauseAfter, restAfter } from '../../../packages/server/src/webhooks/pace.ts';
import { sweepDeliveries } from '../../../packages/server/src/webhooks/retention.ts';
import { onEachDatabase, postgresDatabase } from '../../support/databases.ts';
import { certificate, startReceiver } from '../../support/webhook-receiver.ts';
import { WebhookShop } from '../../support/webhook-shop.ts';

const DAY = 24 * 3_600_000;
const here = async () => [{ address: '127.0.0.1', family: 4 }];

/** As if the process died just before it wrote down what became of its first delivery. */
function withoutFirstOutcome(database: Database): Database {
	let written = 0;
	return {
		engine: database.engine,
		listen: (channel, onNotify) => database.listen(channel, onNotify),
		transaction: (work) => database.transaction(work),
		close: () => database.close(),
		query: async (statement, values) => {
			if (statement.name === 'webhooks_outcome' && written++ === 0) throw new Error('died');
			return database.query(statement, values);
		},
	};
}

onEachDatabase('a webhook in trouble', (context) => {
	async function open(
		t: { after(undo: () => Promise<unknown>): void },
		...[database, options]: Parameters<typeof WebhookShop.open>
	) {
		const shop = await WebhookShop.open(database, options);
		t.after(() => shop.server.close());
		return shop;
	}

	test('sends again under the same id what was sent and not written down, and loses nothing', async (t) => {
		const webhooks = { pace: { leaseMs: 1000 } };
		const shop = await open(t, withoutFirstOutcome(context.database), { webhooks });
		const receiver = await startReceiver(t);
		await shop.create(t, receiver.url);
		await shop.happen(3);
		await receiver.until(({ length }) => length === 4);
		const [one, two] = receiver.received;
		assert.deepEqual([one?.id, one?.body], [two?.id, two?.body]);
		assert.deepEqual(
			receiver.received.map(({ message }) => message.data.number),
			[1, 1, 2, 3],
		);
	});

	test('keeps what was under way when the server stopped, and sends it when it starts again', async (t) => {
		const shop = await WebhookShop.open(context.database);
		let alive = false;
		const receiver = await startReceiver(t, { react: () => (alive ? { status: 204 } : 'silence') });
		await shop.create({ after: () => undefined }, receiver.url);
		await shop.happen();
		await receiver.until(({ length }) => length === 1);
		await shop.server.close();
		alive = true;
		await open(t, context.database);
		await receiver.until(({ length }) => length === 2);
		assert.equal(receiver.received[0]?.id, receiver.received[1]?.id);
	});

	test('does not hold up another, however slow its receiver is', async (t) => {
		const shop = await open(t, context.database, { webhooks: { pace: { sendMs: 60_000 } } });
		const slow = await startReceiver(t, { react: () => 'silence' });
		const quick = await startReceiver(t);
		await shop.create(t, slow.url);
		await shop.happen();
		await slow.until(({ length }) => length === 1);
		await shop.create(t, quick.url);
		await shop.happen(20);
		await quick.until(({ length }) => length === 20);
		assert.equal(slow.received.length, 1);
	});

	test('waits no longer than its time for an answer', async (t) => {
		const shop = await open(t, context.database, { webhooks: { pace: { sendMs: 20 } } });
		const webhook = await shop.create(t, (await startReceiver(t, { react: () => 'silence' })).url);
		await shop.happen();
		const { reason, status_code } = await shop.until(webhook, ({ attempts }) => attempts > 0);
		assert.deepEqual([reason, status_code], ['too_slow', null]);
	});

	test('lets a receiver alone for as long as that asks for', async (t) => {
		const shop = await open(t, context.database);
		const react = () => ({ status: 429, headers: { 'retry-after': '120' } });
		const webhook = await shop.create(t, (await startReceiver(t, { react })).url);
		await shop.happen(2);
		const { next_attempt_at, attempted_at } = await shop.until(webhook, ({ attempts }) => attempts > 0);
		assert.ok(Date.parse(String(next_attempt_at)) - Date.parse(String(attempted_at)) >= 120_000);
		const [{ rests } = { rests: 0 }] = await context.database.query<{ rests: number }>(
			{ text: 'SELECT extract(epoch FROM rests_until - now())::float8 AS rests FROM webhook WHERE webhook_id = $1' },
			[webhook.id],
		);
		assert.ok(rests > 100, String(rests));
	});

	test('sends nothing to a name that leads to this machine only once it is connected to', async (t) => {
		const receiver = await startReceiver(t, { tls: true });
		const port = new URL(receiver.url).port;
		let asked = 0;
		const resolve = async () => (asked++ === 0 ? [{ address: '93.184.216.34', family: 4 }] : here());
		const shop = await open(t, context.database, { webhooks: { local: false, resolve } });
		const webhook = await shop.create(t, `https://rebinding.example:${port}/`);
		await shop.happen();
		const { reason, status_code } = await shop.until(webhook, ({ attempts }) => attempts > 1);
		assert.deepEqual([reason, status_code, receiver.connections()], ['address_refused', null, 0]);
	});

	test('would get there if this machine were allowed, which is what the test before this relies on', async (t) => {
		const receiver = await startReceiver(t, { tls: true });
		const shop = await open(t, context.database, { webhooks: { resolve: here } });
		const webhook = await shop.create(t, `https://rebinding.example:${new URL(receiver.url).port}/`);
		await shop.happen();
		// The certificate is for another name.
		assert.equal((await shop.until(webhook, ({ attempts }) => attempts > 0)).reason, 'unreachable');
		assert.ok(receiver.connections() > 0);
	});

	test('sends over TLS to who can prove the name', async (t) => {
		const receiver = await startReceiver(t, { tls: true });
		const shop = await open(t, context.database, { webhooks: { ca: await certificate() } });
		const webhook = await shop.create(t, receiver.url);
		await shop.happen();
		assert.equal((await shop.until(webhook, ({ attempts }) => attempts > 0)).status, 'delivered');
	});

	test('gives up after three days, and begins anew when it is replayed', async (t) => {
		const shop = await open(t, context.database);
		let status = 500;
		const receiver = await startReceiver(t, { react: () => ({ status }) });
		const webhook = await shop.create(t, receiver.url);
		await shop.happen();
		await receiver.until(({ length }) => length > 0);
		await context.database.query({ text: `UPDATE webhook_delivery SET wanted_at = now() - interval '73 hours'` });
		const { reason, next_attempt_at, id } = await shop.until(webhook, (each) => each.status === 'failed');
		assert.deepEqual([reason, next_attempt_at], ['not_taken', null]);
		status = 204;
		await shop.call('POST', `/${webhook.id}/replay`, { delivery_id: id });
		await shop.until(webhook, (each) => each.status === 'delivered');
	});

	test('forgets what ended long ago, and ends what nobody came to try', async (t) => {
		const shop = await open(t, context.database);
		const webhook = await shop.create(t, (await startReceiver(t)).url);
		await shop.happen();
		await shop.until(webhook, ({ status }) => status === 'delivered');
		await shop.call('PATCH', `/${webhook.id}`, { enabled: false });
		await context.database.query(
			{
				text: `INSERT INTO webhook_delivery (merchant_id, webhook_id, delivery_id, body, wanted_at)
				SELECT merchant_id, webhook_id, 'untried', body, now() - interval '4 days' FROM webhook_delivery
				WHERE webhook_id = $1`,
			},
			[webhook.id],
		);
		const limits = { giveUpMs: 3 * DAY, hours: 72 };
		await sweepDeliveries(context.database, limits);
		const statuses = (await shop.deliveries(webhook)).map(({ id, status }) => (id === 'untried' ? status : id.length));
		assert.deepEqual(statuses, ['failed', 36]);
		await context.database.query({ text: `UPDATE webhook_delivery SET ended_at = ended_at - interval '73 hours'` });
		await sweepDeliveries(context.database, limits);
		assert.deepEqual(await shop.deliveries(webhook), []);
	});
});

describe('webhooks of two nodes on one PostgreSQL', () => {
	test('are delivered once each and in order, whichever node has the turn', async (t) => {
		const one = await postgresDatabase();
		const two = await openDatabase({ databaseUrl: one.url, purpose: 'serve' });
		const shop = await WebhookShop.open(one.database);
		const other = await WebhookShop.open(two);
		t.after(async () => {
			await shop.server.close();
			await other.server.close();
			await two.close();
			await one.close();
		});
		const receivers = await Promise.all([1, 2, 3].map(() => startReceiver(t)));
		for (const { url } of receivers) await shop.create({ after: () => undefined }, url);
		for (let part = 0; part < 5; part += 1) await shop.happen(20);
		await Promise.all(receivers.map((receiver) => receiver.until(({ length }) => length >= 100)));
		for (const { received } of receivers) {
			const positions = received.map(({ message }) => Number(message.position));
			assert.deepEqual(
				positions,
				Array.from({ length: 100 }, (_, at) => (positions[0] ?? 0) + at),
			);
		}
	});
});

test('pauses grow over three days, those of two deliveries differ, and a receiver that is down has its rest', () => {
	const hours = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempts) => pauseAfter(attempts, PACE, 0.5) / 3_600_000);
	assert.deepEqual(
		hours.map((each) => Math.round(each * 3600)),
		[5, 20, 80, 320, 1280, 5120, 20_480, 43_200, 43_200],
	);
	assert.deepEqual([pauseAfter(1, PACE, 0), pauseAfter(1, PACE, 0.98)], [3750, 6200]);
	assert.deepEqual(
		[1, 2, 3, 9, 40].map((failures) => restAfter(failures, PACE)),
		[0, 1000, 2000, 60_000, 60_000],
	);
});
