import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { httpSmsProvider } from '../../../packages/server/src/messages/providers/http-sms.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { queuedMessage } from '../../support/messages.ts';
import { Outbox, startWorker } from '../../support/sending.ts';
import { testMerchant } from '../../support/server.ts';
import { startSmsServer } from '../../support/sms-server.ts';

onEachDatabase('text messages', (context) => {
	let outbox: Outbox;
	before(async () => {
		outbox = new Outbox(context.database, (await testMerchant(context.database, 'sms')).id);
	});
	const contact = { ...queuedMessage().contact, email: null, phone: '+37255500001' };
	const provider = (url: string) => ({ sms: httpSmsProvider({ url, token: 'secret', from: 'SHOP' }) });

	test('reach the service with a token and a key of their own', async (t) => {
		const service = await startSmsServer(t);
		await startWorker(t, context.database, provider(service.url));
		const row = await outbox.ended(await outbox.queue({ contact }));
		assert.deepEqual([row.status, row.answer], ['sent', 'HTTP 202']);
		const [sms] = service.received;
		assert.equal(sms?.headers.authorization, 'Bearer secret');
		assert.equal(sms.headers['idempotency-key'], row.message_id);
		assert.deepEqual(sms.body, { to: '+37255500001', from: 'SHOP', text: row.text });
		assert.match(row.text ?? '', /^sms: order 1001 is ready at Rüütli\.\n/);
	});

	for (const status of [0, 307, 401, 409, 429, 500, 503]) {
		test(`are sent again under the same key after ${status || 'a cut connection'}`, async (t) => {
			const service = await startSmsServer(t, (attempt) => (attempt === 1 ? status : 200));
			await startWorker(t, context.database, provider(service.url));
			const row = await outbox.ended(await outbox.queue({ contact }));
			assert.equal(row.status, 'sent');
			const keys = service.received.map(({ headers }) => headers['idempotency-key']);
			assert.deepEqual(keys, [row.message_id, row.message_id]);
		});
	}

	for (const status of [400, 404, 422]) {
		test(`fail at once when the service says ${status}`, async (t) => {
			const service = await startSmsServer(t, () => status);
			await startWorker(t, context.database, provider(service.url));
			const row = await outbox.ended(await outbox.queue({ contact }));
			assert.deepEqual([row.status, row.reason, row.answer, row.attempts], ['failed', 'refused', `HTTP ${status}`, 1]);
		});
	}
});
