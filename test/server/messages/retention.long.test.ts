import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Message } from '@endcap/contract';
import { sweepOldMessages } from '../../../packages/server/src/messages/retention.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { orderData, queuedMessage } from '../../support/messages.ts';
import { Outbox } from '../../support/sending.ts';
import { testServer, type TestServer } from '../../support/server.ts';

const DAYS = 20;
const CANARY = 'canary@example.com';
const contact = { ...queuedMessage().contact, email: CANARY };

onEachDatabase('messages that are forgotten', (context) => {
	let server: TestServer;
	let outbox: Outbox;
	before(async () => {
		server = await testServer(context.database, { messages: { days: DAYS } });
		outbox = new Outbox(context.database, server.merchant.id);
	});
	after(() => server.close());

	const age = (order: string, days: number) =>
		context.database.query(
			{ text: 'UPDATE message SET due_at = due_at - make_interval(days => $2) WHERE order_id = $1' },
			[order, days],
		);
	/** Everything that the database has of the order. */
	const everything = async (order: string) => {
		const [row] = await context.database.query<{ whole: string }>(
			{ text: 'SELECT to_jsonb(message)::text AS whole FROM message WHERE order_id = $1' },
			[order],
		);
		return row?.whole ?? '';
	};

	test('are those that ended so many days ago, by any node and within seconds', async () => {
		const order = await outbox.queue({ contact, data: orderData({ customer_name: 'Canary Saar' }) });
		await outbox.ended(order);
		assert.match(await everything(order), /Hello Canary Saar.*canary@example\.com/);
		await age(order, DAYS);
		const row = await outbox.until(order, ({ recipient }) => recipient === null);
		assert.deepEqual([row.type, row.status, row.reason], ['order_ready', 'kept', 'no_provider']);
		assert.doesNotMatch(await everything(order), /canary|ot_[a-z]/i);
		const { body } = await server.call('GET', `/v1/messages?order=${order}`, { key: server.merchant.secret });
		const [shown] = (body as { data: Message[] }).data;
		assert.deepEqual([shown?.to, shown?.subject, shown?.text, shown?.html], [null, null, null, null]);
	});

	test('are none that ended later, and none that is still to be sent', async () => {
		const young = await outbox.queue({ contact });
		await outbox.ended(young);
		await age(young, DAYS - 1);
		const waiting = await outbox.queue({ contact, not_before: new Date(Date.now() + 3_600_000) });
		await sweepOldMessages(context.database, DAYS);
		assert.deepEqual([(await outbox.of(young)).recipient, (await outbox.of(waiting)).recipient], [CANARY, CANARY]);
	});

	test('are not told again', async () => {
		const message = { contact, order_id: 'told', dedupe: 'order_ready told' };
		await outbox.queue(message);
		await outbox.ended('told');
		await age('told', DAYS);
		await sweepOldMessages(context.database, DAYS);
		await outbox.queue(message);
		assert.equal((await outbox.of('told')).recipient, null);
	});
});
