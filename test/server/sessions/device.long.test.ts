import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Customer, DeviceSignInAsked, Session } from '@endcap/contract';
import { tablesWith } from '../../support/canary.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { DeviceDesk } from '../../support/device-desk.ts';
import { testServer, type Answer, type TestServer } from '../../support/server.ts';
import { onDevice, signedIn, type SignedIn } from '../../support/signed-in.ts';

onEachDatabase('signing in with a phone', (context) => {
	let server: TestServer;
	let desk: DeviceDesk;
	let people: SignedIn[];
	let phone: SignedIn;
	let stranger: SignedIn;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'trace', trustProxy: true });
		desk = new DeviceDesk(server, context.database);
		const emails = ['maija@example.com', 'stranger@example.com'];
		people = await Promise.all(emails.map((email) => signedIn(context.database, server.merchant, { email })));
	});
	// Of their own for each test, since wrong codes are counted.
	beforeEach(async () => {
		const devices = people.map((each) => onDevice(context.database, server.merchant, each.customer_id, each.email));
		[phone, stranger] = (await Promise.all(devices)) as [SignedIn, SignedIn];
	});
	after(() => server.close());

	type Asked = Awaited<ReturnType<typeof desk.start>>;

	const told = ({ status, body }: Answer) => {
		const { code, status: state, outcome } = body as { code?: string; status?: string; outcome?: string };
		return [status, code ?? state ?? outcome];
	};
	const withoutId = ({ text }: Answer) => text.replace(/"request_id":"[^"]+"/, '');
	const me = (by: Session) => server.call('GET', '/v1/customers/me', { key: by.access_token });
	const wrong = ({ number }: Asked, { body }: Answer) =>
		(body as DeviceSignInAsked).numbers.find((each) => each !== number) as number;

	test('a number picked on the phone signs the screen in, in a session of its own', async () => {
		const screen = await desk.beginAtKiosk();
		const asked = await desk.start(screen);
		assert.deepEqual(told(await desk.poll(screen, asked)), [200, 'waiting']);
		const { kiosk } = (await desk.look(phone, asked)).body as DeviceSignInAsked;
		assert.deepEqual([kiosk?.name, kiosk?.store_id], ['By the door', 'tartu']);
		assert.deepEqual(told(await desk.poll(screen, asked)), [200, 'seen']);
		assert.deepEqual(told(await desk.answer(phone, asked, asked.number)), [200, 'approved']);
		const { status, body } = await desk.poll(screen, asked);
		const session = body as Session;
		assert.deepEqual([status, session.customer_id, session.verified_at], [201, phone.customer_id, phone.verified_at]);
		assert.notEqual(session.id, screen.id);
		assert.equal(((await me(session)).body as Customer).email, 'maija@example.com');
		assert.deepEqual(told(await me(screen)), [403, 'sign_in_needed']);
	});

	test('the address holds 65 random bits, the three numbers differ, and two minutes are given', async () => {
		const screen = await desk.begin();
		const asked = await desk.start(screen);
		assert.match(asked.url, /\/d\/[a-z2-7]{13}$/);
		assert.ok(Math.abs(Date.parse(asked.expires_at) - Date.now() - 120_000) < 10_000);
		const { numbers, kiosk } = (await desk.look(phone, asked)).body as DeviceSignInAsked;
		assert.equal(new Set(numbers).size, 3);
		assert.equal(kiosk, null);
	});

	/** How to bring a sign-in into each state, from one that was asked for. */
	const STATES: Record<string, (screen: Session, asked: Asked) => Promise<unknown>> = {
		waiting: async () => undefined,
		seen: (_, asked) => desk.look(phone, asked),
		approved: (_, asked) => desk.approve(phone, asked),
		wrong: async (_, asked) => desk.answer(phone, asked, wrong(asked, await desk.look(phone, asked))),
		'not me': async (_, asked) => (await desk.look(phone, asked)) && desk.answer(phone, asked, null),
		used: async (screen, asked) => (await desk.approve(phone, asked)) ?? desk.poll(screen, asked),
		over: (screen) => desk.letTimePass(screen),
		'over when seen': async (screen, asked) => (await desk.look(phone, asked)) && desk.letTimePass(screen),
		replaced: (screen) => desk.start(screen),
		'screen gone': (screen) => server.call('DELETE', '/v1/sessions/current', { key: screen.access_token }),
	};
	/** In each state: what the screen is told, whoever looks first or again, a stranger, and who picks the right number. */
	const TOLD: Record<string, [poll: unknown, look: unknown, strange: unknown, right: unknown, strangeRight: unknown]> =
		{
			waiting: ['waiting', 200, 200, 'code_wrong', 'code_wrong'],
			seen: ['seen', 200, 'code_wrong', 'approved', 'code_wrong'],
			approved: [201, 'code_wrong', 'code_wrong', 'approved', 'code_wrong'],
			wrong: ['refused', 'code_wrong', 'code_wrong', 'code_wrong', 'code_wrong'],
			'not me': ['refused', 'code_wrong', 'code_wrong', 'code_wrong', 'code_wrong'],
			used: ['over', 'code_wrong', 'code_wrong', 'approved', 'code_wrong'],
			over: ['over', 'code_wrong', 'code_wrong', 'code_wrong', 'code_wrong'],
			'over when seen': ['over', 'code_wrong', 'code_wrong', 'code_wrong', 'code_wrong'],
			replaced: ['over', 'code_wrong', 'code_wrong', 'code_wrong', 'code_wrong'],
			'screen gone': ['unauthenticated', 'code_wrong', 'code_wrong', 'code_wrong', 'code_wrong'],
		};
	const short = (answer: Answer) => told(answer)[1] ?? answer.status;

	for (const [state, bring] of Object.entries(STATES)) {
		test(`each is answered as it is due when it is ${state}`, async () => {
			const calls: ((screen: Session, asked: Asked) => Promise<Answer>)[] = [
				(screen, asked) => desk.poll(screen, asked),
				(_, asked) => desk.look(phone, asked),
				(_, asked) => desk.look(stranger, asked),
				(_, asked) => desk.answer(phone, asked, asked.number),
				(_, asked) => desk.answer(stranger, asked, asked.number),
			];
			const answers: Answer[] = [];
			for (const call of calls) {
				const screen = await desk.begin();
				const asked = await desk.start(screen);
				await bring(screen, asked);
				answers.push(await call(screen, asked));
			}
			assert.deepEqual(answers.map(short), TOLD[state]);
		});
	}

	test('what is unknown, used, over or of somebody else looks alike, to the phone and to the screen', async () => {
		const unknown = { code: 'a'.repeat(13), device_id: 'di_aaaa' };
		const refused = [await desk.look(phone, unknown), await desk.look(phone, { code: 'nonsense' })];
		const over = [await desk.poll(await desk.begin(), unknown)];
		for (const state of ['used', 'over', 'replaced']) {
			const screen = await desk.begin();
			const asked = await desk.start(screen);
			await STATES[state]?.(screen, asked);
			refused.push(await desk.look(phone, asked));
			over.push(await desk.poll(screen, asked), await desk.poll(await desk.begin(), asked));
		}
		const seen = await desk.start(await desk.begin());
		await desk.look(stranger, seen);
		refused.push(await desk.look(phone, seen), await desk.answer(phone, seen, seen.number));
		assert.equal(new Set(refused.map(withoutId)).size, 1);
		assert.equal(new Set(over.map(withoutId)).size, 1);
	});

	test('a secret of the screen is of no use to another session, nor at another shop', async () => {
		const asked = await desk.start(await desk.begin());
		await desk.approve(phone, asked);
		assert.deepEqual(told(await desk.poll(await desk.begin(), asked)), [200, 'over']);
		const elsewhere = new DeviceDesk(server, context.database, server.other);
		assert.deepEqual(told(await elsewhere.poll(await elsewhere.begin(), asked)), [200, 'over']);
		const customer = await elsewhere.signIn('maija@example.com');
		const open = await desk.start(await desk.begin());
		assert.deepEqual(told(await elsewhere.look(customer, open)), [422, 'code_wrong']);
	});

	test('of a right and a wrong number at the same moment one counts, and it is asked once', async () => {
		for (let round = 0; round < 3; round += 1) {
			const screen = await desk.begin();
			const asked = await desk.start(screen);
			const other = wrong(asked, await desk.look(phone, asked));
			const answers = await Promise.all([
				desk.answer(phone, asked, asked.number),
				desk.answer(phone, asked, other),
				desk.answer(phone, asked, null),
			]);
			const outcomes = new Set(answers.map(short).filter((outcome) => outcome !== 'code_wrong'));
			assert.equal(outcomes.size, 1);
			const isApproved = outcomes.has('approved');
			assert.equal(short(await desk.poll(screen, asked)), isApproved ? 201 : 'refused');
		}
	});

	test('of two phones that look at the same moment one may answer', async () => {
		const asked = await desk.start(await desk.begin());
		const looks = await Promise.all([desk.look(phone, asked), desk.look(stranger, asked)]);
		assert.deepEqual(looks.map(({ status }) => status).toSorted(), [200, 422]);
		const answers = [await desk.answer(phone, asked, asked.number), await desk.answer(stranger, asked, asked.number)];
		assert.deepEqual(
			answers.map(({ status }) => status),
			looks.map(({ status }) => status),
		);
	});

	test('what was approved in time is there for the screen, however late it was', async () => {
		const screen = await desk.begin();
		const asked = await desk.start(screen);
		await desk.look(phone, asked);
		const text = `UPDATE device_sign_in SET expires_at = now() + interval '1 second' WHERE session_id = $1`;
		await context.database.query({ text }, [screen.id]);
		await desk.answer(phone, asked, asked.number);
		const [row] = await context.database.query<{ seconds: number }>(
			{
				text: `SELECT extract(epoch FROM expires_at - now())::float AS seconds FROM device_sign_in WHERE session_id = $1`,
			},
			[screen.id],
		);
		assert.ok(row && row.seconds > 20, `${row?.seconds} s`);
		assert.equal((await desk.poll(screen, asked)).status, 201);
	});

	test('a session whose answer was lost is answered the same again, to who asked and nobody else', async () => {
		const screen = await desk.begin();
		const asked = await desk.start(screen);
		await desk.approve(phone, asked);
		const first = await desk.poll(screen, asked, 'lost');
		const again = await desk.poll(screen, asked, 'lost');
		assert.deepEqual([first.status, again.status, again.text], [201, 201, first.text]);
		assert.deepEqual(told(await desk.poll(screen, asked, 'mine')), [200, 'over']);
		assert.deepEqual(told(await desk.poll(await desk.begin(), asked, 'lost')), [200, 'over']);
	});

	test('a phone that tries codes is stopped, and so is a screen that asks for many', async () => {
		for (let tries = 0; tries < 20; tries += 1) {
			assert.equal((await desk.look(phone, { code: 'a'.repeat(13) })).status, 422);
		}
		assert.equal((await desk.look(phone, { code: 'a'.repeat(13) })).status, 429);
		const screen = await desk.begin();
		for (let times = 0; times < 20; times += 1) await desk.start(screen);
		const { status, headers } = await desk.post(screen, '/v1/sessions/device');
		assert.equal(status, 429);
		assert.ok(Number(headers.get('retry-after')) > 0);
	});

	test('a screen that asks again at once is told to wait', async () => {
		const screen = await desk.begin();
		const asked = await desk.start(screen);
		await desk.poll(screen, asked);
		const { status, headers } = await desk.pollAtOnce(screen, asked);
		assert.deepEqual([status, headers.get('retry-after')], [429, '2']);
	});

	test('nobody is signed in by a phone that has signed out since, here or everywhere', async () => {
		for (const leave of ['DELETE /v1/sessions/current', 'POST /v1/sessions/sign-out-everywhere']) {
			const approver = await desk.signIn('leaves@example.com');
			const screen = await desk.begin();
			const asked = await desk.start(screen);
			await desk.approve(approver, asked);
			const [method = '', path = ''] = leave.split(' ');
			await server.call(method, path, { key: approver.access_token });
			assert.deepEqual(told(await desk.poll(screen, asked)), [200, 'over']);
		}
	});

	test('a sign-in that meets signing out everywhere leaves nobody signed in', async () => {
		for (let round = 0; round < 8; round += 1) {
			const approver = await onDevice(context.database, server.merchant, phone.customer_id);
			const screen = await desk.begin();
			const asked = await desk.start(screen);
			await desk.approve(approver, asked);
			const key = approver.access_token;
			const everywhere = server.call('POST', '/v1/sessions/sign-out-everywhere', { key });
			await Promise.all([desk.pollAtOnce(screen, asked), everywhere]);
			const left = await context.database.query(
				{ text: 'SELECT FROM session WHERE customer_id = $1 AND ended_at IS NULL' },
				[phone.customer_id],
			);
			assert.equal(left.length, 0, `round ${round}`);
		}
	});

	test('a kiosk’s session is over after half an hour, and signs in no other screen', async () => {
		const screen = await desk.beginAtKiosk();
		const asked = await desk.start(screen);
		await desk.approve(phone, asked);
		const session = (await desk.poll(screen, asked)).body as Session;
		const next = await desk.start(await desk.beginAtKiosk());
		assert.deepEqual(told(await desk.look(session, next)), [403, 'key_not_allowed']);
		assert.deepEqual(told(await desk.answer(session, next, next.number)), [403, 'key_not_allowed']);

		await setEnd(session, '40 seconds');
		const { body } = await refresh(screen.key, session);
		const seconds = (Date.parse((body as Session).expires_at) - Date.now()) / 1000;
		assert.ok(seconds < 45, `its tokens are good for ${seconds} s`);
		await setEnd(session, '0 seconds');
		assert.deepEqual(told(await refresh(screen.key, body as Session)), [401, 'session_ended']);
	});

	test('streams of a kiosk’s session are closed when its time is up and the next shopper comes', async () => {
		const screen = await desk.beginAtKiosk();
		const session = await desk.signIn('half-an-hour@example.com', screen);
		const [row] = await context.database.query<{ minutes: number }>(
			{
				text: `SELECT extract(epoch FROM ends_at - created_at)::float / 60 AS minutes FROM session WHERE session_id = $1`,
			},
			[session.id],
		);
		assert.equal(row?.minutes, 30);
		const stream = await fetch(`${server.url}/v1/events?topic=customer`, {
			headers: { authorization: `Bearer ${session.access_token}` },
		});
		assert.equal(stream.status, 200);
		await setEnd(session, '0 seconds');
		await desk.beginAtKiosk();
		// Reads to its end.
		await stream.text();
	});

	test('nothing of it is in a log, an event or in readable form in the database', async () => {
		const screen = await desk.begin();
		const asked = await desk.start(screen);
		await desk.approve(phone, asked);
		const session = (await desk.poll(screen, asked)).body as Session;
		const log = server.log.join('\n');
		for (const secret of [asked.code, asked.device_id, session.access_token, session.refresh_token]) {
			assert.ok(!log.includes(secret));
			assert.deepEqual(await tablesWith(context.database, secret), []);
		}
	});

	function setEnd({ id }: Session, after: string): Promise<unknown> {
		const text = 'UPDATE session SET ends_at = now() + $2::interval WHERE session_id = $1';
		return context.database.query({ text }, [id, after]);
	}

	function refresh(key: string, { refresh_token }: Session): Promise<Answer> {
		return server.call('POST', '/v1/sessions/refresh', { key, body: { refresh_token } });
	}
});
