import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { StaffMember } from '@endcap/contract';
import { changeStaffPassword, removeStaff } from '../../../packages/server/src/staff/accounts.ts';
import { atCounter, hire, OWN_PAGE, PASSWORD, signIn } from '../../support/counter.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type Answer, type TestServer } from '../../support/server.ts';

onEachDatabase('staff', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent' });
		await hire(context.database, server.merchant, 'mari', { role: 'manager' });
		await hire(context.database, server.merchant, 'jaan', { stores: [] });
	});
	after(() => server.close());

	const codeOf = ({ body }: Answer) => (body as { code: string }).code;
	const session = (headers: Record<string, string>, method = 'GET') =>
		server.call(method, '/v1/staff/session', { headers });

	async function signedOutWithin(milliseconds: number, headers: Record<string, string>): Promise<boolean> {
		const until = performance.now() + milliseconds;
		while (performance.now() < until) if ((await session(headers)).status === 401) return true;
		return false;
	}

	test('signing in gives a cookie that scripts and other sites cannot use, and says who it is', async () => {
		const { status, headers, body } = await signIn(server, server.merchant, ' MARI ');
		const member = body as StaffMember;
		assert.deepEqual([status, member.name, member.role, member.stores], [200, 'mari', 'manager', null]);
		assert.match(
			headers.get('set-cookie')!,
			/^endcap_staff=ss_[a-z2-7]{12}_[a-z2-7]{26}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/,
		);
		const hours = (Date.parse(member.signed_in_until!) - Date.now()) / 3_600_000;
		assert.ok(hours > 11.9 && hours < 12.1, member.signed_in_until!);
		const [cookie = ''] = headers.get('set-cookie')!.split(';');
		assert.deepEqual((await session({ cookie })).body, body);
	});

	test('the cookie is for https only where the server is reached by it', async () => {
		const publicUrl = 'https://shop.example';
		const secure = await testServer(context.database, { logLevel: 'silent', publicUrl });
		const url = `http://127.0.0.1:${(secure.app.server.address() as AddressInfo).port}`;
		await hire(context.database, secure.merchant, 'mari');
		const answer = await fetch(`${url}/v1/staff/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: publicUrl },
			body: JSON.stringify({ merchant: secure.merchant.id, login: 'mari', password: PASSWORD }),
		});
		await secure.close();
		assert.equal(answer.status, 200);
		assert.match(answer.headers.get('set-cookie')!, /; Secure$/);
	});

	test('neither password nor cookie rests in the database', async () => {
		const { cookie } = await atCounter(server, server.merchant, 'mari');
		const rows = await context.database.query<{ row: string }>({
			text: 'SELECT staff_member::text AS row FROM staff_member UNION ALL SELECT staff_session::text FROM staff_session',
		});
		for (const { row } of rows) assert.ok(!row.includes(PASSWORD) && !row.includes(cookie.slice(-26)), row);
	});

	test('a right password is not counted', async () => {
		for (let round = 0; round < 11; round += 1) {
			assert.equal((await signIn(server, server.merchant, 'jaan')).status, 200, String(round));
		}
	});

	test('somebody of another merchant is nobody here', async () => {
		const answer = await signIn(server, server.other, 'mari');
		assert.deepEqual([answer.status, codeOf(answer)], [401, 'sign_in_refused']);
	});

	test('signing out ends the session at once and takes the cookie back', async () => {
		const headers = await atCounter(server, server.merchant, 'mari');
		assert.equal((await session(headers)).status, 200);
		const out = await session(headers, 'DELETE');
		assert.deepEqual([out.status, (out.body as StaffMember).signed_in_until], [200, null]);
		assert.match(out.headers.get('set-cookie')!, /^endcap_staff=; .*Max-Age=0/);
		assert.equal((await session(headers)).status, 401);
	});

	test('a session is over after its time', async () => {
		const headers = await atCounter(server, server.merchant, 'jaan');
		await context.database.query({ text: 'UPDATE staff_session SET expires_at = now()' });
		assert.equal((await session(headers)).status, 401);
	});

	test('whoever is removed, or gets another password, is signed out within two seconds', async () => {
		const owner = { merchant_id: server.merchant.id };
		for (const end of ['remove', 'password'] as const) {
			await hire(context.database, server.merchant, end);
			const headers = await atCounter(server, server.merchant, end);
			assert.equal((await session(headers)).status, 200);
			if (end === 'remove') await removeStaff(context.database, owner, end);
			else await changeStaffPassword(context.database, owner, end, 'another long password');
			assert.ok(await signedOutWithin(2000, headers), end);
			assert.equal((await signIn(server, server.merchant, end)).status, 401);
		}
	});

	test('a page of another origin changes nothing with the cookie, and signs nobody in', async () => {
		const { cookie } = await atCounter(server, server.merchant, 'mari');
		const host = new URL(server.url).host;
		const foreign: Record<string, string>[] = [
			{},
			{ 'sec-fetch-site': 'cross-site' },
			{ 'sec-fetch-site': 'same-site' },
			{ 'sec-fetch-site': 'cross-site', origin: server.url },
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
			{ origin: `http://${host}.evil.example` },
		];
		for (const headers of foreign) {
			const said = JSON.stringify(headers);
			const answer = await session({ cookie, ...headers }, 'DELETE');
			assert.deepEqual([answer.status, codeOf(answer)], [403, 'origin_not_allowed'], said);
			assert.equal(answer.headers.get('access-control-allow-origin'), null, said);
			if (Object.keys(headers).length === 0) continue;
			const body = { merchant: server.merchant.id, login: 'mari', password: PASSWORD };
			const entered = await server.call('POST', '/v1/staff/session', { body, headers });
			assert.deepEqual([entered.status, entered.headers.get('set-cookie')], [403, null], said);
		}
		assert.equal((await session({ cookie, ...OWN_PAGE })).status, 200);
		assert.equal((await session({ cookie, 'sec-fetch-site': 'cross-site' })).status, 403);
		assert.equal((await session({ cookie, origin: server.url }, 'DELETE')).status, 200);
	});

	test('a key in the request comes before the cookie that the browser adds', async () => {
		const { cookie } = await atCounter(server, server.merchant, 'mari');
		const { status } = await server.call('GET', `/v1/merchant?key=${server.merchant.publishable}`, {
			headers: { cookie },
		});
		assert.equal(status, 200);
		const levels = await server.call('GET', '/v1/inventory-levels', {
			key: server.merchant.publishable,
			headers: { cookie, ...OWN_PAGE },
		});
		assert.equal(levels.status, 403);
	});
});
