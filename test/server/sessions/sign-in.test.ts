import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Customer, Message, Session, SignIn } from '@endcap/contract';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type Answer, type TestServer } from '../../support/server.ts';
import { SignInDesk } from '../../support/sign-in.ts';

onEachDatabase('signing in', (context) => {
	let server: TestServer;
	let desk: SignInDesk;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent', trustProxy: true });
		desk = new SignInDesk(server, context.database);
	});
	after(() => server.close());

	const told = ({ status, body }: Answer) => [status, (body as { code?: string }).code];
	const withoutId = ({ text }: Answer) => text.replace(/"request_id":"[^"]+"/, '');
	const me = (by: Session) => server.call('GET', '/v1/customers/me', { key: by.access_token });
	const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

	test('a code makes a customer of a newcomer, with a session and tokens of their own', async () => {
		const anonymous = await desk.begin();
		const code = await desk.askForCode(anonymous, 'Maija@Example.com');
		const answer = await desk.verify(anonymous, { ...code, name: 'Maija Tamm' });
		const session = answer.body as Session;
		assert.equal(answer.status, 201);
		assert.notEqual(session.id, anonymous.id);
		assert.ok(session.verified_at && session.customer_id);
		const { id, email, phone, name, segments, consents } = (await me(session)).body as Customer;
		assert.deepEqual(
			[id, email, phone, name, segments, consents],
			[session.customer_id, 'maija@example.com', null, 'Maija Tamm', [], []],
		);
	});

	test('the session that asked is never signed in, so a token known before opens nothing', async () => {
		const anonymous = await desk.begin();
		await desk.signIn('fixed@example.com', anonymous);
		assert.deepEqual(told(await me(anonymous)), [403, 'sign_in_needed']);
		const refreshed = await server.call('POST', '/v1/sessions/refresh', {
			key: server.merchant.publishable,
			body: { refresh_token: anonymous.refresh_token },
		});
		assert.equal((refreshed.body as Session).customer_id, null);
	});

	test('the same address, in whatever case, is the same customer on every device', async () => {
		const phone = await desk.signIn('everywhere@example.com');
		const laptop = await desk.signIn('EveryWhere@example.com');
		assert.equal(laptop.customer_id, phone.customer_id);
		const stranger = await desk.signIn('+37255500077');
		assert.notEqual(stranger.customer_id, phone.customer_id);
	});

	test('newcomers at the same moment with one address become one customer', async () => {
		const sessions = await Promise.all(Array.from({ length: 3 }, () => desk.begin()));
		const codes: Awaited<ReturnType<typeof desk.askForCode>>[] = [];
		for (const session of sessions) codes.push(await desk.askForCode(session, 'at-once@example.com'));
		const answers = await Promise.all(sessions.map((session, index) => desk.verify(session, codes[index]!)));
		assert.equal(new Set(answers.map(({ body }) => (body as Session).customer_id)).size, 1);
	});

	test('a code that is wrong, used, over, replaced or of another session: the same answer', async () => {
		const to = 'alike@example.com';
		const wrong = await desk.begin();
		const asked = await desk.askForCode(wrong, to);
		const used = await desk.begin();
		const usedCode = await desk.askForCode(used, 'used@example.com');
		await desk.verify(used, usedCode);
		const late = await desk.begin();
		const lateCode = await desk.askForCode(late, 'late@example.com');
		await context.database.query({ text: 'UPDATE sign_in SET expires_at = now() WHERE session_id = $1' }, [late.id]);
		const replaced = await desk.begin();
		const replacedCode = await desk.askForCode(replaced, 'first@example.com');
		await desk.askForCode(replaced, 'second@example.com');
		const answers = [
			await desk.verify(wrong, { ...asked, code: other(asked.code) }),
			await desk.verify(used, usedCode),
			await desk.verify(late, lateCode),
			await desk.verify(replaced, replacedCode),
			await desk.verify(await desk.begin(), asked),
			await desk.verify(wrong, { sign_in_id: asked.sign_in_id.replace(/.{3}$/, 'aaa'), code: asked.code }),
			await desk.verify(wrong, { sign_in_id: 'nonsense', code: 'abc' }),
		];
		for (const answer of answers) assert.deepEqual(told(answer), [422, 'code_wrong']);
		assert.equal(new Set(answers.map(withoutId)).size, 1);
		assert.equal((await desk.verify(wrong, asked)).status, 201);
	});

	test('a code has five tries, and of many at once no more', async () => {
		const session = await desk.begin();
		const asked = await desk.askForCode(session, 'five@example.com');
		const tries = Array.from({ length: 5 }, () => desk.verify(session, { ...asked, code: other(asked.code) }));
		await Promise.all(tries);
		assert.deepEqual(told(await desk.verify(session, asked)), [422, 'code_wrong']);
	});

	test('a code that is typed twice at once signs in once', async () => {
		const session = await desk.begin();
		const asked = await desk.askForCode(session, 'twice@example.com');
		const answers = await Promise.all([desk.verify(session, asked), desk.verify(session, asked)]);
		assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422]);
	});

	test('a sign-in whose answer was lost is answered the same again, to who asked and nobody else', async () => {
		const session = await desk.begin();
		const body = await desk.askForCode(session, 'lost@example.com');
		const verify = (name: string, by = session) =>
			server.call('POST', '/v1/sessions/verify', {
				key: by.access_token,
				headers: { 'idempotency-key': name },
				body,
			});
		const [first, second] = await Promise.all([verify('lost'), verify('lost')]);
		assert.deepEqual([first.status, second.status, second.text], [201, 201, first.text]);
		for (const refused of [await verify('mine'), await verify('lost', await desk.begin())]) {
			assert.deepEqual(told(refused), [422, 'code_wrong']);
		}
		const signedIn = first.body as Session;
		assert.equal((await me(signedIn)).status, 200);
		await server.call('DELETE', '/v1/sessions/current', { key: signedIn.access_token });
		assert.deepEqual(told(await verify('lost')), [422, 'code_wrong']);
	});

	test('spaces in a code do not count', async () => {
		const session = await desk.begin();
		const { sign_in_id, code } = await desk.askForCode(session, '+37255500078');
		const typed = { sign_in_id, code: ` ${code.slice(0, 3)} ${code.slice(3)} ` };
		assert.equal((await desk.verify(session, typed)).status, 201);
	});

	test('whether somebody has joined with an address, the answer does not tell', async () => {
		await desk.signIn('known@example.com');
		const shapes = [];
		for (const to of ['known@example.com', 'unknown@example.com']) {
			const { status, body, headers } = await desk.ask(await desk.begin(), to);
			const { digits, sign_in_id, expires_at, resend_at } = body as SignIn;
			const minutes = Math.round((Date.parse(expires_at) - Date.now()) / 60_000);
			const seconds = Math.round((Date.parse(resend_at) - Date.now()) / 10_000) * 10;
			const length = headers.get('content-length');
			shapes.push([status, digits, minutes, seconds, sign_in_id.length, length]);
		}
		assert.deepEqual(shapes[0], shapes[1]);
		assert.deepEqual(shapes[0]?.slice(0, 4), [202, 6, 10, 30]);
	});

	test('an address that is not of the channel is refused', async () => {
		const session = await desk.begin();
		for (const [channel, to] of [
			['sms', 'maija@example.com'],
			['email', '+37255500001'],
			['email', 'maija'],
			['sms', '555 00 01'],
		]) {
			const answer = await desk.post(session, '/v1/sessions/otp', { channel, to });
			assert.deepEqual(told(answer), [400, 'invalid_request'], to);
		}
	});

	test('codes to one address are limited, whoever asks for them, and a day has an end', async () => {
		const to = 'flooded@example.com';
		for (let count = 0; count < 5; count += 1) assert.equal((await desk.ask(await desk.begin(), to)).status, 202);
		const refused = await desk.ask(await desk.begin(), to);
		assert.deepEqual(told(refused), [429, 'rate_limited']);
		assert.ok(Number(refused.headers.get('retry-after')) > 0);
		assert.equal((await desk.ask(await desk.begin(), 'not-flooded@example.com')).status, 202);
		// Another node has counted nothing yet.
		const node = await testServer(context.database, { logLevel: 'silent' });
		const there = new SignInDesk(node, context.database, server.merchant);
		await context.database.query({
			text: `INSERT INTO sign_in (merchant_id, sign_in_hash, session_id, channel, address_hash, language, expires_at)
				SELECT merchant_id, decode(md5(number::text), 'hex'), session_id, channel, address_hash, language, now()
				FROM (SELECT * FROM sign_in WHERE address = 'flooded@example.com' LIMIT 1) one, generate_series(1, 15) number`,
		});
		assert.deepEqual(told(await there.ask(await there.begin(), to)), [429, 'rate_limited']);
		await node.close();
	});

	test('one session asks for one code at a time', async () => {
		const session = await desk.begin();
		assert.equal((await desk.ask(session, 'impatient@example.com')).status, 202);
		const again = await desk.ask(session, 'impatient@example.com');
		assert.deepEqual(told(again), [429, 'rate_limited']);
		assert.ok(Number(again.headers.get('retry-after')) <= 30);
	});

	test('a session that guesses for long is never signed in', async () => {
		const session = await desk.begin();
		await context.database.query({ text: 'UPDATE session SET wrong_codes = 50 WHERE session_id = $1' }, [session.id]);
		const asked = await desk.askForCode(session, 'guesser@example.com');
		assert.deepEqual(told(await desk.verify(session, asked)), [422, 'code_wrong']);
	});

	test('nothing of a code or its id rests in the database once it was used', async () => {
		const session = await desk.begin();
		const { sign_in_id, code } = await desk.askForCode(session, 'traceless@example.com');
		await desk.verify(session, { sign_in_id, code });
		const rows = await context.database.query<{ row: string }>(
			{ text: 'SELECT sign_in::text AS row FROM sign_in WHERE session_id = $1' },
			[session.id],
		);
		assert.equal(rows.length, 1);
		for (const part of [sign_in_id.slice(-26), code, 'traceless']) assert.ok(!rows[0]!.row.includes(part), part);
	});

	test('what is kept where nothing sends it can be read there, as the demo does', async () => {
		const to = 'kept@example.com';
		const { code } = await desk.askForCode(await desk.begin(), to);
		const until = performance.now() + 5000;
		let message: Message | undefined;
		while (message?.status !== 'kept' && performance.now() < until) {
			const { body } = await server.call('GET', '/v1/messages', { key: server.merchant.secret });
			message = (body as { data: Message[] }).data.find((each) => each.to === to);
		}
		assert.equal(message?.type, 'sign_in_code');
		assert.ok(message?.text?.includes(code));
	});

	test('a session of another merchant signs nobody in here', async () => {
		const strange = new SignInDesk(server, context.database, server.other);
		const asked = await desk.askForCode(await desk.begin(), 'walls@example.com');
		assert.deepEqual(told(await strange.verify(await strange.begin(), asked)), [422, 'code_wrong']);
		const there = await strange.signIn('everywhere@example.com');
		const here = await desk.signIn('everywhere@example.com');
		assert.notEqual(there.customer_id, here.customer_id);
	});

	test('an hour after the code, what cannot be undone needs a new one', async () => {
		const session = await desk.signIn('+37255500079');
		const get = (by: Session) => server.call('GET', '/v1/customers/me/export', { key: by.access_token });
		await desk.makeOld(session);
		assert.deepEqual(told(await get(session)), [403, 'step_up_needed']);
		const again = await desk.signIn('+37255500079', session);
		assert.equal(again.customer_id, session.customer_id);
		assert.equal((await get(again)).status, 200);
	});

	test('signing out ends the session, and signing out everywhere every one of the customer', async () => {
		const [here, there, third] = [
			await desk.signIn('leaving@example.com'),
			await desk.signIn('leaving@example.com'),
			await desk.signIn('leaving@example.com'),
		];
		const stranger = await desk.signIn('staying@example.com');
		const ended = await server.call('DELETE', '/v1/sessions/current', { key: here.access_token });
		assert.deepEqual(ended.body, { ended: 1 });
		assert.equal((await me(here)).status, 401);
		assert.equal((await me(there)).status, 200);
		const all = await desk.post(there, '/v1/sessions/sign-out-everywhere');
		assert.deepEqual(all.body, { ended: 2 });
		for (const session of [there, third]) {
			assert.equal((await me(session)).status, 401);
			const refreshed = await server.call('POST', '/v1/sessions/refresh', {
				key: server.merchant.publishable,
				body: { refresh_token: session.refresh_token },
			});
			assert.deepEqual(told(refreshed), [401, 'session_ended']);
		}
		assert.equal((await me(stranger)).status, 200);
	});

	test('a refresh token of a customer that comes twice ends their session, and no other', async () => {
		const [stolen, safe] = [await desk.signIn('robbed@example.com'), await desk.signIn('robbed@example.com')];
		const refresh = () =>
			server.call('POST', '/v1/sessions/refresh', {
				key: server.merchant.publishable,
				body: { refresh_token: stolen.refresh_token },
			});
		const thief = (await refresh()).body as Session;
		assert.equal(thief.customer_id, stolen.customer_id);
		assert.deepEqual(told(await refresh()), [401, 'session_ended']);
		for (const session of [stolen, thief]) assert.equal((await me(session)).status, 401);
		assert.equal((await me(safe)).status, 200);
	});
});
