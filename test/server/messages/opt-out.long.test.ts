import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { smtpProvider } from '../../../packages/server/src/messages/providers/smtp.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { startMailServer, type MailServer } from '../../support/mail-server.ts';
import { queuedMessage } from '../../support/messages.ts';
import { Outbox, startWorker } from '../../support/sending.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import type { Ending } from '../../support/temporary.ts';

onEachDatabase('opting out', (context) => {
	let server: TestServer;
	before(async () => {
		// It has no providers: what is queued is sent by the workers of the tests.
		server = await testServer(context.database, { messages: { pace: { lookMs: 3_600_000 } } });
		await context.database.query({ text: 'DROP TRIGGER notify_message ON message' });
	});
	after(() => server.close());

	const sent = async (t: Ending): Promise<MailServer> => {
		const mails = await startMailServer(t);
		const email = smtpProvider({ url: `smtp://localhost:${mails.port}`, from: 'orders@shop.example' });
		await startWorker(t, context.database, { email }, { publicUrl: server.url });
		return mails;
	};
	const to = (email: string) => ({ contact: { ...queuedMessage().contact, email } });
	const linkIn = (mails: MailServer) =>
		/^List-Unsubscribe: <(\S+)>/m.exec(mails.received[0]?.raw.replaceAll(/\r\n\s+/g, ' ') ?? '')?.[1] ?? '';
	const oneClick = (url: string) =>
		fetch(url, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) });

	test('takes one click, and from then on messages are suppressed and say so', async (t) => {
		const outbox = new Outbox(context.database, server.merchant.id);
		const mails = await sent(t);
		await outbox.ended(await outbox.queue(to('maija@example.com')));
		const link = linkIn(mails);
		assert.doesNotMatch(decodeURIComponent(link), /maija|example\.com/);
		assert.equal((await oneClick(link)).status, 200);
		const row = await outbox.ended(await outbox.queue(to(' Maija@Example.com')));
		assert.deepEqual([row.status, row.reason], ['suppressed', 'opted_out']);
		assert.equal(mails.received.length, 1);
		const elsewhere = new Outbox(context.database, server.other.id);
		assert.equal((await elsewhere.ended(await elsewhere.queue(to('maija@example.com')))).status, 'sent');
	});

	test('by opening the link shows a page in the reader’s language, and changes nothing yet', async (t) => {
		const outbox = new Outbox(context.database, server.merchant.id);
		const mails = await sent(t);
		await outbox.ended(await outbox.queue(to('jaan@example.com')));
		const page = await fetch(linkIn(mails), { headers: { 'accept-language': 'et;q=0.9, en' } });
		const html = await page.text();
		assert.deepEqual([page.status, page.headers.get('referrer-policy')], [200, 'no-referrer']);
		assert.match(html, /<html lang="et">[\s\S]*<form method="post">/);
		assert.equal((await outbox.ended(await outbox.queue(to('jaan@example.com')))).status, 'sent');
	});

	test('takes no link that was not made here', async (t) => {
		const outbox = new Outbox(context.database, server.merchant.id);
		const mails = await sent(t);
		await outbox.ended(await outbox.queue(to('liis@example.com')));
		const link = linkIn(mails);
		const forged = link.replace(/.{4}$/, 'AAAA');
		const ofAnother = link.replace(server.merchant.id, server.other.id);
		for (const url of [forged, ofAnother, link.slice(0, -1)]) assert.equal((await oneClick(url)).status, 404, url);
		assert.equal((await outbox.ended(await outbox.queue(to('liis@example.com')))).status, 'sent');
	});

	test('and in again goes through the API, which keeps no address', async (t) => {
		const outbox = new Outbox(context.database, server.merchant.id);
		await sent(t);
		const ask = (path: string, body: object) =>
			server.call('POST', path, {
				key: server.merchant.secret,
				body,
				headers: { 'idempotency-key': `${path} ${JSON.stringify(body)}` },
			});
		const address = { channel: 'email', to: 'anna@example.com' };
		assert.deepEqual((await ask('/v1/message-opt-outs', address)).body, { channel: 'email', opted_out: true });
		assert.equal((await outbox.ended(await outbox.queue(to('anna@example.com')))).reason, 'opted_out');
		const rows = await context.database.query({ text: 'SELECT * FROM message_opt_out' });
		assert.doesNotMatch(JSON.stringify(rows), /anna/);
		await ask('/v1/message-opt-outs/delete', address);
		assert.equal((await outbox.ended(await outbox.queue(to('anna@example.com')))).status, 'sent');
		assert.equal((await ask('/v1/message-opt-outs', { channel: 'sms', to: 'anna@example.com' })).status, 400);
		assert.doesNotMatch(server.log.join(''), /anna|example\.com/);
	});
});
