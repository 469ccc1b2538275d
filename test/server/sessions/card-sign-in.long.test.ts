import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MemberCard, Session } from '@endcap/contract';
import { rotatingCode } from '../../../packages/server/src/loyalty/codes.rules.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { DeviceDesk } from '../../support/device-desk.ts';
import { testServer, type Answer, type TestServer } from '../../support/server.ts';

onEachDatabase('signing in with a card', (context) => {
	let server: TestServer;
	let desk: DeviceDesk;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent', trustProxy: true });
		desk = new DeviceDesk(server, context.database);
	});
	after(() => server.close());

	const told = ({ status, body }: Answer) => [status, (body as { code?: string }).code];
	const scan = (by: Session, code: string, repeat?: string) =>
		desk.post(by, '/v1/sessions/member-card', { code }, repeat === undefined ? {} : { 'idempotency-key': repeat });

	/** As the phone of a member shows it now. */
	async function codeOf(phone: Session): Promise<string> {
		const { body } = await server.call('POST', '/v1/loyalty/me/card', { key: phone.access_token });
		const { locator, secret } = body as MemberCard;
		return rotatingCode(secret, `m${locator}`, new Date());
	}

	test('a card that is scanned at a kiosk signs in, and spends nothing', async () => {
		const phone = await desk.signIn('card@example.com');
		const { status, body } = await scan(await desk.beginAtKiosk(), `https://shop.example/m/${await codeOf(phone)}`);
		const session = body as Session;
		assert.deepEqual([status, session.customer_id, session.verified_at], [201, phone.customer_id, null]);
		const call = (path: string) => server.call('GET', path, { key: session.access_token });
		assert.equal((await call('/v1/customers/me')).status, 200);
		assert.deepEqual(told(await call('/v1/customers/me/export')), [403, 'step_up_needed']);
	});

	test('the phone that is asked after a card was scanned lets points be spent', async () => {
		const phone = await desk.signIn('then-phone@example.com');
		const session = (await scan(await desk.beginAtKiosk(), await codeOf(phone))).body as Session;
		const asked = await desk.start(session);
		await desk.approve(phone, asked);
		const { verified_at } = (await desk.poll(session, asked)).body as Session;
		assert.equal(verified_at, phone.verified_at);
	});

	test('each code signs in once, but for an answer that was lost', async () => {
		const phone = await desk.signIn('once@example.com');
		const kiosk = await desk.beginAtKiosk();
		const code = await codeOf(phone);
		const first = await scan(kiosk, code, 'lost');
		const again = await scan(kiosk, code, 'lost');
		assert.deepEqual([first.status, again.text], [201, first.text]);
		for (const refused of [await scan(kiosk, code), await scan(await desk.beginAtKiosk(), code, 'lost')]) {
			assert.deepEqual(told(refused), [422, 'code_wrong']);
		}
	});

	test('a card is no key anywhere but at a kiosk', async () => {
		const phone = await desk.signIn('web@example.com');
		assert.deepEqual(told(await scan(await desk.begin(), await codeOf(phone))), [403, 'key_not_allowed']);
	});

	test('the card of a kiosk’s session is over with it', async () => {
		const session = await desk.signIn('at-kiosk@example.com', await desk.beginAtKiosk());
		const code = await codeOf(session);
		await context.database.query({ text: 'UPDATE session SET ends_at = now() WHERE session_id = $1' }, [session.id]);
		assert.deepEqual(told(await scan(await desk.beginAtKiosk(), code)), [422, 'code_wrong']);
	});
});
