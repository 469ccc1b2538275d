import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { queueMessages, type QueuedMessage } from '../../../packages/server/src/messages/queue.ts';
import { selectMessages } from '../../../packages/server/src/messages/queries.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { queuedMessage } from '../../support/messages.ts';
import { testMerchant, type TestMerchant } from '../../support/server.ts';

onEachDatabase('messages that are queued', (context) => {
	let merchant: TestMerchant;
	before(async () => {
		merchant = await testMerchant(context.database, 'queue');
	});

	const queue = (...messages: QueuedMessage[]) =>
		context.database.transaction((tx) => queueMessages(tx, merchant.id, messages));
	const queued = (order: string) =>
		selectMessages(context.database, merchant.id, { order, stores: undefined, after: undefined, limit: 100 });
	const contact = queuedMessage().contact;

	test('are there when the change is, and not when it was rolled back', async () => {
		const message = queuedMessage();
		const change = context.database.transaction(async (tx) => {
			await queueMessages(tx, merchant.id, [message]);
			throw new Error('The change fails');
		});
		await assert.rejects(change, /The change fails/);
		assert.deepEqual(await queued(message.order_id), []);
		await queue(message);
		assert.equal((await queued(message.order_id)).length, 1);
	});

	test('are there once, however often they are asked for', async () => {
		const message = queuedMessage();
		await queue(message, message);
		await Promise.all([queue(message), queue(message)]);
		assert.equal((await queued(message.order_id)).length, 1);
	});

	test('go to each address that was given and agreed to, and show where they do not', async () => {
		const both = { ...contact, phone: '+37255500001', notify: { email: true, sms: false } };
		const message = queuedMessage({ contact: both });
		await queue(message);
		const rows = await queued(message.order_id);
		assert.deepEqual(
			rows.map(({ channel, recipient, status, reason }) => [channel, recipient, status, reason]).sort(),
			[
				['email', 'maija@example.com', 'waiting', null],
				['sms', '+37255500001', 'suppressed', 'not_agreed'],
			],
		);
	});

	test('of a shopper who gave no address are none', async () => {
		const message = queuedMessage({ contact: { ...contact, email: null } });
		await queue(message);
		assert.deepEqual(await queued(message.order_id), []);
	});
});
