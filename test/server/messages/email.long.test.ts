import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { smtpProvider } from '../../../packages/server/src/messages/providers/smtp.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { certificate, startMailServer, textOf, type Conduct } from '../../support/mail-server.ts';
import { orderData } from '../../support/messages.ts';
import { Outbox, startWorker } from '../../support/sending.ts';
import { testMerchant } from '../../support/server.ts';

const FROM = 'orders@shop.example';
const plain = ({ port }: { port: number }) => ({
	email: smtpProvider({ url: `smtp://localhost:${port}`, from: FROM }),
});

onEachDatabase('e-mail', (context) => {
	let outbox: Outbox;
	before(async () => {
		outbox = new Outbox(context.database, (await testMerchant(context.database, 'email')).id);
	});

	/** The first so many attempts go like this, the others well. */
	const first =
		(conduct: Conduct, attempts = 1) =>
		(attempt: number): Conduct =>
			attempt <= attempts ? conduct : 'take';

	test('reaches the mail server with who it is from, for and about', async (t) => {
		const server = await startMailServer(t);
		await startWorker(t, context.database, plain(server));
		const order = await outbox.queue();
		const row = await outbox.ended(order);
		assert.deepEqual([row.status, row.reason, row.attempts], ['sent', null, 1]);
		assert.ok(row.sent_at);
		const [mail] = server.received;
		assert.ok(mail);
		assert.deepEqual([mail.from, mail.to], [FROM, ['maija@example.com']]);
		assert.equal(mail.messageId, `<${row.message_id}@shop.example>`);
		assert.match(mail.raw, /^From: email <orders@shop\.example>\r$/m);
		assert.match(mail.raw, /^To: Maija Tamm <maija@example\.com>\r$/m);
		assert.match(mail.raw, /^Subject: Your order 1001 is ready\r$/m);
		assert.match(
			mail.raw.replaceAll(/\r\n\s+/g, ' '),
			/^List-Unsubscribe: <https:\/\/shop\.example\/opt-out\/\S+>\r$/m,
		);
		assert.match(mail.raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
		assert.match(textOf(mail), /Pick-up time: Wednesday 25 March, 14:00–15:00/);
		assert.match(textOf(mail, 'text/html'), /<a href="https:\/\/shop\.example\/order#ot_/);
	});

	test('goes encrypted and with a password to a mail server that is elsewhere', async (t) => {
		const server = await startMailServer(t, { encrypted: true });
		// In capitals it is not taken for this machine, which would be spared the encryption.
		const url = `smtp://endcap:secret@LOCALHOST:${server.port}`;
		await startWorker(t, context.database, { email: smtpProvider({ url, from: FROM, ca: await certificate() }) });
		await outbox.ended(await outbox.queue());
		assert.deepEqual(
			server.received.map(({ user, encrypted }) => [user, encrypted]),
			[['endcap', true]],
		);
	});

	test('goes nowhere in the open, nor to a certificate that nobody vouches for', async (t) => {
		const open = await startMailServer(t);
		const unknown = await startMailServer(t, { encrypted: true });
		for (const { port } of [open, unknown]) {
			const email = smtpProvider({ url: `smtp://endcap:secret@LOCALHOST:${port}`, from: FROM });
			const worker = await startWorker(t, context.database, { email });
			const order = await outbox.queue();
			const { status, reason } = await outbox.until(
				order,
				({ attempts, status }) => attempts > 1 && status === 'waiting',
			);
			assert.deepEqual([status, reason], ['waiting', 'unreachable']);
			await worker.close();
			await context.database.query({ text: `UPDATE message SET status = 'failed' WHERE status = 'waiting'` });
		}
		assert.deepEqual([open.received, unknown.received], [[], []]);
	});

	for (const conduct of ['say later', 'cut before the dot'] as const) {
		test(`is tried again by a server to ${conduct}, and comes once`, async (t) => {
			const server = await startMailServer(t, { conduct: first(conduct, 2) });
			await startWorker(t, context.database, plain(server));
			const row = await outbox.ended(await outbox.queue());
			assert.deepEqual([row.status, row.attempts, server.received.length], ['sent', 3, 1]);
		});
	}

	test('that was cut off after the final dot comes again under the same Message-ID', async (t) => {
		const server = await startMailServer(t, { conduct: first('cut after the dot') });
		await startWorker(t, context.database, plain(server));
		const row = await outbox.ended(await outbox.queue());
		assert.equal(row.status, 'sent');
		const id = `<${row.message_id}@shop.example>`;
		assert.deepEqual(
			server.received.map(({ messageId }) => messageId),
			[id, id],
		);
	});

	test('is given to a slow server again after a while', async (t) => {
		const server = await startMailServer(t, { conduct: first('say nothing') });
		await startWorker(t, context.database, plain(server), { pace: { sendMs: 500 } });
		const row = await outbox.ended(await outbox.queue());
		assert.deepEqual([row.status, row.attempts, server.received.length], ['sent', 2, 1]);
	});

	for (const [conduct, answer] of [
		['refuse the recipient', /^550 5\.1\.1/],
		['refuse the message', /^554 5\.7\.1/],
	] as const) {
		test(`fails at once when servers ${conduct}`, async (t) => {
			const server = await startMailServer(t, { conduct: () => conduct });
			await startWorker(t, context.database, plain(server));
			const row = await outbox.ended(await outbox.queue());
			assert.deepEqual([row.status, row.reason, row.attempts], ['failed', 'refused', 1]);
			assert.match(row.answer ?? '', answer);
			assert.deepEqual(server.received, []);
		});
	}

	test('is not lost to a wrong password: it goes when the password is right', async (t) => {
		const server = await startMailServer(t, { encrypted: true, conduct: first('refuse the password') });
		const url = `smtp://endcap:secret@LOCALHOST:${server.port}`;
		await startWorker(t, context.database, { email: smtpProvider({ url, from: FROM, ca: await certificate() }) });
		const row = await outbox.ended(await outbox.queue());
		assert.deepEqual([row.status, row.attempts], ['sent', 2]);
	});

	test('that nobody took for a day is given up', async (t) => {
		const server = await startMailServer(t, { conduct: () => 'say later' });
		const order = await outbox.queue();
		await context.database.query(
			{ text: `UPDATE message SET wanted_at = now() - interval '24 hours' WHERE order_id = $1` },
			[order],
		);
		await startWorker(t, context.database, plain(server));
		const row = await outbox.ended(order);
		assert.deepEqual([row.status, row.reason, row.attempts], ['failed', 'given_up', 1]);
		assert.match(row.answer ?? '', /^451 4\.7\.1/);
	});

	test('has no header or recipient that a name could add', async (t) => {
		const server = await startMailServer(t);
		await startWorker(t, context.database, plain(server));
		const name = 'Eve\r\nBcc: victim@example.com\r\n\r\n, <other@example.com>';
		await outbox.ended(await outbox.queue({ data: orderData({ customer_name: name, order_number: '7\r\nX-Bad: 1' }) }));
		const [mail] = server.received;
		assert.ok(mail);
		assert.deepEqual(mail.to, ['maija@example.com']);
		const [headers = ''] = mail.raw.split('\r\n\r\n');
		assert.doesNotMatch(headers, /^(bcc|x-bad):/im);
	});

	test('links nobody to a server that does not know its own address', async (t) => {
		const server = await startMailServer(t);
		await startWorker(t, context.database, plain(server), { publicUrl: undefined });
		await outbox.ended(await outbox.queue());
		assert.doesNotMatch(server.received[0]?.raw ?? '', /opt-out|List-Unsubscribe/);
	});
});
