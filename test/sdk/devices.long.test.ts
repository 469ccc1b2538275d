import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { MemberCard, Session } from '@endcap/contract';
import type { AskedDevice, DeviceProgress, Endcap, EndcapOptions } from '@endcap/sdk';
import { rotatingCode } from '../../packages/server/src/loyalty/codes.rules.ts';
import { until } from '../support/client.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { DeviceDesk } from '../support/device-desk.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { anotherDevice, fillBasket, goShopping, type Shopping } from '../support/shopping.ts';
import { signIn } from '../support/signing-in.ts';

const TOKEN = 'POST /v1/sessions/device/token';

suite('signing in on another screen', () => {
	let open: TestDatabase;
	let server: TestServer;
	before(async () => {
		open = await pgliteDatabase();
		server = await testServer(open.database);
	});
	after(async () => {
		await server.close();
		await open.close();
	});

	let people = 0;
	const address = () => `person-${++people}@example.com`;
	const visit = (t: TestContext, options?: Partial<EndcapOptions>) =>
		goShopping(t, open.database, server, { levels: { 'RED@tartu': 9 } }, options);

	async function screenAndPhone(t: TestContext): Promise<{ screen: Shopping; phone: Endcap; email: string }> {
		const screen = await visit(t);
		const phone = await anotherDevice(t, screen.shop);
		const email = address();
		await signIn(phone, email);
		return { screen, phone: phone.endcap, email };
	}

	async function start(screen: Shopping, ...args: Parameters<Endcap['account']['startDevice']>): Promise<AskedDevice> {
		const asked = await screen.endcap.account.startDevice(...args);
		assert.ok(asked.outcome === 'asked', JSON.stringify(asked));
		return asked;
	}

	const reaches = ({ $progress }: AskedDevice, progress: DeviceProgress) =>
		new Promise<void>((resolve) => {
			const stop = $progress.subscribe((now) => now === progress && (resolve(), setImmediate(() => stop())));
		});

	test('the phone looks and picks, and the screen is signed in with the basket that was filled there', async (t) => {
		const { screen, phone, email } = await screenAndPhone(t);
		const { lines } = await fillBasket(screen.endcap, 'RED', 2, 'tartu');
		const asked = await start(screen, { basket: 'take' });
		const look = await phone.account.lookAtDevice(asked.url);
		assert.ok(look.outcome === 'asked' && look.numbers.includes(asked.number));
		await reaches(asked, 'seen');
		const answer = await phone.account.answerDevice(asked.url, asked.number);
		assert.deepEqual(answer, { outcome: 'approved' });
		const ended = await asked.ended;
		assert.ok(ended.outcome === 'signed_in', JSON.stringify(ended));
		assert.equal(ended.customer.email, email);
		const cart = await until(screen.endcap.basket.$cart, ({ value }) => value?.lines.length === lines.length);
		assert.equal(cart.value?.lines[0]?.quantity, 2);
	});

	test('a wrong number ends it for both', async (t) => {
		const { screen, phone } = await screenAndPhone(t);
		const asked = await start(screen);
		const look = await phone.account.lookAtDevice(asked.url);
		assert.ok(look.outcome === 'asked');
		const other = look.numbers.find((number) => number !== asked.number) as number;
		assert.deepEqual(await phone.account.answerDevice(asked.url, other), { outcome: 'refused' });
		assert.deepEqual(await asked.ended, { outcome: 'refused' });
		assert.equal((await phone.account.answerDevice(asked.url, asked.number)).outcome, 'code_wrong');
	});

	test('a newer one takes the place of the older, which is over', async (t) => {
		const { screen } = await screenAndPhone(t);
		const older = await start(screen);
		await start(screen, {}, { signal: t.signal });
		assert.deepEqual(await older.ended, { outcome: 'over' });
	});

	test('a session whose answer was lost is fetched again', async (t) => {
		const { screen, phone } = await screenAndPhone(t);
		const asked = await start(screen);
		await phone.account.lookAtDevice(asked.url);
		await phone.account.answerDevice(asked.url, asked.number);
		screen.proxy.next(TOKEN, 'lose answer');
		assert.equal((await asked.ended).outcome, 'signed_in');
		assert.ok(screen.requests(TOKEN).length > 1);
	});

	test('a line that is gone is told, and asked again when it is back', async (t) => {
		const { screen, phone } = await screenAndPhone(t);
		const asked = await start(screen);
		screen.proxy.down = true;
		await reaches(asked, 'unreachable');
		screen.proxy.down = false;
		await phone.account.lookAtDevice(asked.url);
		await phone.account.answerDevice(asked.url, asked.number);
		assert.equal((await asked.ended).outcome, 'signed_in');
	});

	test('once it is aborted nothing more is asked', async (t) => {
		const { screen } = await screenAndPhone(t);
		const stop = new AbortController();
		const asked = await start(screen, {}, { signal: stop.signal });
		stop.abort();
		await assert.rejects(asked.ended, { name: 'AbortError' });
		assert.deepEqual(screen.requests(TOKEN), []);
	});

	test('who is not signed in sees nothing of who asks', async (t) => {
		const { screen } = await screenAndPhone(t);
		const asked = await start(screen, {}, { signal: t.signal });
		const nobody = await anotherDevice(t, screen.shop);
		assert.equal((await nobody.endcap.account.lookAtDevice(asked.url)).outcome, 'sign_in_needed');
		assert.equal((await nobody.endcap.account.answerDevice(asked.url, asked.number)).outcome, 'sign_in_needed');
	});

	test('a card that is scanned signs in at a kiosk, once', async (t) => {
		const { screen, email } = await screenAndPhone(t);
		const desk = new DeviceDesk(server, open.database, screen.shop.merchant);
		const publishableKey = (await desk.beginAtKiosk()).key;
		const holder: Session = await desk.signIn(email);
		const { body } = await server.call('POST', '/v1/loyalty/me/card', { key: holder.access_token });
		const { locator, secret } = body as MemberCard;
		const code = rotatingCode(secret, `m${locator}`, new Date());
		const kiosk = await anotherDevice(t, screen.shop, { publishableKey, keep: 'memory' });
		const scanned = await kiosk.endcap.account.scanCard({ code });
		assert.ok(scanned.outcome === 'signed_in', JSON.stringify(scanned));
		assert.equal(scanned.customer.email, email);
		const next = await anotherDevice(t, screen.shop, { publishableKey, keep: 'memory' });
		assert.equal((await next.endcap.account.scanCard({ code })).outcome, 'code_wrong');
	});
});
