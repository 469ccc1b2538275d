import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Message, Session } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { freePort } from '../../support/free-port.ts';
import { startMailServer, textOf } from '../../support/mail-server.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { SignInDesk } from '../../support/sign-in.ts';
import { startSmsServer } from '../../support/sms-server.ts';

const CODE = /\b[0-9]{6}\b/;

onEachDatabase('codes that are sent', (context) => {
	async function serve(t: TestContext, messages: object): Promise<TestServer> {
		const port = await freePort();
		const publicUrl = `http://127.0.0.1:${port}`;
		const server = await testServer(context.database, { port, publicUrl, messages });
		t.after(() => server.close());
		return server;
	}

	async function signInBy(desk: SignInDesk, to: string, read: () => string | undefined) {
		const session = await desk.begin();
		const { body } = await desk.post(session, '/v1/sessions/otp', {
			channel: to.includes('@') ? 'email' : 'sms',
			to,
			language: 'et',
		});
		const { sign_in_id } = body as { sign_in_id: string };
		const until = performance.now() + 10_000;
		while (read() === undefined && performance.now() < until) await desk.begin();
		const [code = ''] = CODE.exec(read() ?? '') ?? [];
		return { code, answer: await desk.verify(session, { sign_in_id, code }) };
	}

	/** As its row is once it was sent. */
	async function rowOf(to: string): Promise<string> {
		const until = performance.now() + 10_000;
		for (;;) {
			const [row] = await context.database.query<{ status: string; whole: string }>(
				{ text: 'SELECT status, message::text AS whole FROM message WHERE recipient = $1' },
				[to],
			);
			if (row?.status === 'sent' || performance.now() > until) return row?.whole ?? '';
		}
	}

	test('by e-mail sign in, in the shopper’s language, and lie nowhere afterwards', async (t) => {
		const mail = await startMailServer(t);
		const server = await serve(t, { smtpUrl: `smtp://localhost:${mail.port}`, mailFrom: 'orders@shop.example' });
		const to = `canary-${context.engine}@example.com`;
		const text = () => mail.received[0] && textOf(mail.received[0]);
		const { code, answer } = await signInBy(new SignInDesk(server, context.database), to, text);
		assert.equal(answer.status, 201, answer.text);
		assert.ok((answer.body as Session).customer_id);
		const [sent] = mail.received;
		assert.deepEqual(sent?.to, [to]);
		assert.match(text() ?? '', /See kehtib 10 minutit/);
		assert.doesNotMatch(sent?.raw ?? '', /List-Unsubscribe/);
		assert.doesNotMatch(sent?.raw.split(/\r\n\r\n/)[0] ?? code, new RegExp(code));
		assert.doesNotMatch(await rowOf(to), new RegExp(code));
		const { body } = await server.call('GET', '/v1/messages', { key: server.merchant.secret });
		const [listed] = (body as { data: Message[] }).data;
		assert.deepEqual([listed?.type, listed?.text, listed?.html], ['sign_in_code', null, null]);
		assert.doesNotMatch(server.log.join(''), new RegExp(`canary|${code}`));
	});

	test('by text message sign in too, also who wants no other messages', async (t) => {
		const sms = await startSmsServer(t);
		const server = await serve(t, { smsUrl: sms.url, smsToken: 'token', smsFrom: 'Shop' });
		const to = '+37255500171';
		await server.call('POST', '/v1/message-opt-outs', {
			key: server.merchant.secret,
			body: { channel: 'sms', to },
			headers: { 'idempotency-key': 'stop' },
		});
		const desk = new SignInDesk(server, context.database);
		const { code, answer } = await signInBy(desk, to, () => sms.received[0]?.body.text);
		assert.equal(answer.status, 201, answer.text);
		assert.doesNotMatch(await rowOf(to), new RegExp(code));
	});

	test('are not sent any more once a newer one took their place', async (t) => {
		const server = await serve(t, {});
		const desk = new SignInDesk(server, context.database);
		const session = await desk.begin();
		await desk.askForCode(session, 'first-of-two@example.com');
		await desk.askForCode(session, 'second-of-two@example.com');
		// Unless it waited until now by itself.
		await context.database.query({
			text: `UPDATE message SET status = 'waiting', due_at = now()
				WHERE recipient = 'first-of-two@example.com' AND status <> 'suppressed'`,
		});
		const until = performance.now() + 10_000;
		let found: { status: string; reason: string }[] = [];
		while (found[0]?.status !== 'suppressed' && performance.now() < until) {
			found = await context.database.query({
				text: `SELECT status, reason FROM message WHERE recipient = 'first-of-two@example.com'`,
			});
		}
		assert.deepEqual(found, [{ status: 'suppressed', reason: 'no_longer_true' }]);
	});
});
