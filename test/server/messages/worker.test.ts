import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { openDatabase, type Database } from '@endcap/server';
import { PACE, pauseAfter } from '../../../packages/server/src/messages/pace.ts';
import { smtpProvider } from '../../../packages/server/src/messages/providers/smtp.ts';
import { claimMessages } from '../../../packages/server/src/messages/worker.queries.ts';
import { onEachDatabase, postgresDatabase } from '../../support/databases.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { Outbox, startWorker } from '../../support/sending.ts';
import { testMerchant } from '../../support/server.ts';

const providers = ({ port }: { port: number }) => ({
	email: smtpProvider({ url: `smtp://localhost:${port}`, from: 'orders@shop.example' }),
});

onEachDatabase('sending', (context) => {
	let outbox: Outbox;
	before(async () => {
		outbox = new Outbox(context.database, (await testMerchant(context.database, 'sending')).id);
	});

	test('keeps what there is nothing to send with, written out and visible', async (t) => {
		await startWorker(t, context.database, {});
		const row = await outbox.ended(await outbox.queue());
		assert.deepEqual([row.status, row.reason, row.sent_at], ['kept', 'no_provider', null]);
		assert.match(row.text ?? '', /Your order 1001 is ready/);
	});

	test('waits for the time of a reminder', async (t) => {
		const server = await startMailServer(t);
		await startWorker(t, context.database, providers(server));
		const reminder = await outbox.queue({ type: 'order_reminder', not_before: new Date(Date.now() + 60_000) });
		await outbox.ended(await outbox.queue());
		assert.equal((await outbox.of(reminder)).status, 'waiting');
		await context.database.query({ text: `UPDATE message SET due_at = now() WHERE order_id = $1` }, [reminder]);
		assert.equal((await outbox.ended(reminder)).status, 'sent');
	});

	test('drops what is no longer true when its time has come', async (t) => {
		const server = await startMailServer(t);
		const stillWanted = { order_reminder: async () => false };
		await startWorker(t, context.database, providers(server), { stillWanted });
		const row = await outbox.ended(await outbox.queue({ type: 'order_reminder' }));
		assert.deepEqual([row.status, row.reason], ['suppressed', 'no_longer_true']);
		assert.deepEqual(server.received, []);
	});

	test('tells of a failure without a word of what it says or to whom', async (t) => {
		const server = await startMailServer(t, { conduct: () => 'refuse the recipient' });
		const failures: object[] = [];
		await startWorker(t, context.database, providers(server), { onFailure: (failure) => failures.push(failure) });
		const { message_id } = await outbox.ended(await outbox.queue());
		const told = { merchant_id: outbox.merchantId, message_id, reason: 'refused', attempts: 1 };
		assert.deepEqual(failures, [told]);
	});

	test('ends with the server, and what was under way is not lost', async (t) => {
		const asked = Promise.withResolvers<void>();
		const silent = await startMailServer(t, { conduct: () => 'say nothing', onAttempt: () => asked.resolve() });
		const worker = await startWorker(t, context.database, providers(silent));
		const order = await outbox.queue();
		await asked.promise;
		await worker.close();
		assert.equal((await outbox.of(order)).status, 'waiting');
		await startWorker(t, context.database, providers(await startMailServer(t)));
		assert.equal((await outbox.ended(order)).status, 'sent');
	});
});

describe('sending by two nodes on one PostgreSQL', () => {
	test('sends each message once', async (t) => {
		const one = await postgresDatabase();
		const two = await openDatabase({ databaseUrl: one.url, purpose: 'serve' });
		const outbox = new Outbox(one.database, (await testMerchant(one.database, 'nodes')).id);
		const orders: string[] = [];
		for (let order = 0; order < 30; order += 1) orders.push(await outbox.queue());
		const server = await startMailServer(t);
		await startWorker(t, one.database, providers(server));
		await startWorker(t, two, providers(server));
		t.after(async () => {
			await two.close();
			await one.close();
		});
		const rows = await Promise.all(orders.map((order) => outbox.ended(order)));
		assert.ok(rows.every(({ status, attempts }) => status === 'sent' && attempts === 1));
		assert.equal(new Set(server.received.map(({ messageId }) => messageId)).size, 30);
		assert.equal(server.received.length, 30);
	});

	test('gives no message to both, however often both take at the same moment', async (t) => {
		const one = await postgresDatabase();
		const two = await openDatabase({ databaseUrl: one.url, purpose: 'serve' });
		t.after(async () => {
			await two.close();
			await one.close();
		});
		const outbox = new Outbox(one.database, (await testMerchant(one.database, 'takers')).id);
		for (let order = 0; order < 40; order += 1) await outbox.queue();
		const take = (database: Database) =>
			claimMessages(database, outbox.merchantId, { channel: 'email', most: 5, leaseMs: 60_000 });
		const taken = (
			await Promise.all(Array.from({ length: 16 }, (_, turn) => take(turn % 2 ? two : one.database)))
		).flat();
		assert.ok(taken.length > 5);
		assert.ok(taken.every(({ attempts }) => attempts === 1));
		assert.equal(new Set(taken.map(({ message_id }) => message_id)).size, taken.length);
	});
});

test('pauses grow from half a minute to an hour, and those of two messages differ', () => {
	const pauses = [1, 2, 3, 8, 20].map((attempts) => pauseAfter(attempts, PACE, 0.5) / 1000);
	assert.deepEqual(pauses, [30, 60, 120, 3600, 3600]);
	assert.deepEqual([pauseAfter(1, PACE, 0), pauseAfter(1, PACE, 0.98)], [22_500, 37_200]);
});
