import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Session } from '@endcap/contract';
import { createKey, revokeKey } from '../../../packages/server/src/keys/rules.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { ORIGIN, testServer, type Answer, type TestServer } from '../../support/server.ts';

onEachDatabase('shopper sessions', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent' });
	});
	after(() => server.close());

	const codeOf = ({ body }: Answer) => (body as { code: string }).code;
	const begin = async (key = server.merchant.publishable) =>
		(await server.call('POST', '/v1/sessions', { key })).body as Session;
	const refresh = (token: string, key = server.merchant.publishable) => exchange(token, undefined, key);
	const exchange = (token: string, name: string | undefined, key = server.merchant.publishable) =>
		server.call('POST', '/v1/sessions/refresh', {
			key,
			headers: name === undefined ? {} : { 'idempotency-key': name },
			body: { refresh_token: token },
		});
	const reservations = (key: string, headers?: Record<string, string>) =>
		server.call('GET', '/v1/reservations', { key, headers });

	/** Where a token is remembered, it is so for a second. */
	async function endsWithin(milliseconds: number, token: string): Promise<boolean> {
		const until = performance.now() + milliseconds;
		while (performance.now() < until) if ((await reservations(token)).status === 401) return true;
		return false;
	}

	test('a session is begun with a publishable key, and its token opens what is its own for ten minutes', async () => {
		const session = await begin();
		assert.match(session.access_token, new RegExp(`^st_${server.merchant.id}_[a-z2-7]{26}$`));
		const minutes = (Date.parse(session.expires_at) - Date.now()) / 60_000;
		assert.ok(minutes > 9.8 && minutes <= 10.1, session.expires_at);
		const { status, body } = await reservations(session.access_token);
		assert.deepEqual([status, body], [200, { data: [], next_cursor: null }]);
	});

	test('no token of it rests in the database', async () => {
		const { access_token, refresh_token } = await begin();
		const rows = await context.database.query<{ row: string }>({
			text: `SELECT session::text AS row FROM session UNION ALL SELECT session_refresh::text FROM session_refresh
				UNION ALL SELECT session_access::text FROM session_access`,
		});
		for (const { row } of rows) {
			assert.ok(!row.includes(access_token.slice(-26)) && !row.includes(refresh_token.slice(-26)));
		}
	});

	test('an exchange keeps the session and gives a new pair, and other tabs keep theirs until its end', async () => {
		const first = await begin();
		const answer = await refresh(first.refresh_token);
		const second = answer.body as Session;
		assert.equal(answer.status, 200);
		assert.equal(second.id, first.id);
		assert.notEqual(second.refresh_token, first.refresh_token);
		for (const { access_token } of [first, second]) assert.equal((await reservations(access_token)).status, 200);
	});

	test('a refresh token used twice ends the whole session at once, with every token of it', async () => {
		const first = await begin();
		const second = (await refresh(first.refresh_token)).body as Session;
		assert.equal((await reservations(second.access_token)).status, 200);
		const again = await refresh(first.refresh_token);
		assert.deepEqual([again.status, codeOf(again)], [401, 'session_ended']);
		for (const { access_token } of [first, second]) assert.equal((await reservations(access_token)).status, 401);
		assert.equal(codeOf(await refresh(second.refresh_token)), 'session_ended');
	});

	test('an exchange whose answer was lost is answered the same again, until what it gave is used', async () => {
		const { id, refresh_token } = await begin();
		const answers = await Promise.all([1, 2, 3].map(() => exchange(refresh_token, 'lost')));
		const [given] = answers.map(({ body }) => body as Session);
		assert.deepEqual(
			[...answers, await exchange(refresh_token, 'lost')].map(({ status, body }) => [status, body]),
			[1, 2, 3, 4].map(() => [200, given]),
		);
		assert.equal(given?.id, id);
		const next = (await exchange(given?.refresh_token ?? '', 'next')).body as Session;
		assert.equal((await reservations(next.access_token)).status, 200);
		assert.equal(codeOf(await exchange(refresh_token, 'lost')), 'session_ended');
		assert.equal((await reservations(next.access_token)).status, 401);
	});

	for (const [who, name, key] of [
		['with an Idempotency-Key of its own', 'mine', undefined],
		['without one', undefined, undefined],
		['with the same one and another key', 'theirs', 'another'],
	] as const) {
		test(`who has a used refresh token and asks ${who} ends the session and gets nothing`, async () => {
			const { refresh_token } = await begin();
			const given = (await exchange(refresh_token, 'theirs')).body as Session;
			const owner = { merchant_id: server.merchant.id };
			const other = key && (await createKey(context.database, owner, { kind: 'publishable' })).key;
			assert.equal(codeOf(await exchange(refresh_token, name, other)), 'session_ended');
			assert.equal(codeOf(await exchange(refresh_token, 'theirs')), 'session_ended');
			assert.equal((await reservations(given.access_token)).status, 401);
		});
	}

	test('what is kept of an exchange opens nothing without the refresh token', async () => {
		const { refresh_token } = await begin();
		const given = (await exchange(refresh_token, 'sealed')).body as Session;
		const rows = await context.database.query<{ row: string }>({
			text: `SELECT encode(answer, 'escape') || encode(request_hash, 'hex') AS row FROM idempotent_request`,
		});
		assert.ok(rows.length > 0);
		for (const { row } of rows) assert.ok(!row.includes(given.refresh_token.slice(-26)) && !row.includes('rt_'));
	});

	test('of exchanges at the same time one is made, and the session ends', async () => {
		const { refresh_token } = await begin();
		const answers = await Promise.all(Array.from({ length: 4 }, () => refresh(refresh_token)));
		const given = answers.filter(({ status }) => status === 200);
		assert.equal(given.length, 1);
		assert.equal((await reservations((given[0]!.body as Session).access_token)).status, 401);
	});

	test('an access token is over after its time', async () => {
		const { id, access_token } = await begin();
		await context.database.query({ text: 'UPDATE session_access SET expires_at = now() WHERE session_id = $1' }, [id]);
		assert.equal((await reservations(access_token)).status, 401);
	});

	test('an access token is known for a day after its end, since a kiosk may name it late, and then forgotten', async () => {
		const { id } = await begin();
		const end = (ago: string) =>
			context.database.query(
				{ text: 'UPDATE session_access SET expires_at = now() - $2::interval WHERE session_id = $1' },
				[id, ago],
			);
		const left = async () => {
			await begin();
			return context.database.query({ text: 'SELECT FROM session_access WHERE session_id = $1' }, [id]);
		};
		await end('23 hours');
		assert.equal((await left()).length, 1);
		await end('25 hours');
		assert.equal((await left()).length, 0);
	});

	test('a session that was left for a month cannot be gone on with, and is forgotten', async () => {
		const { id, refresh_token } = await begin();
		await context.database.query(
			{ text: `UPDATE session SET refreshed_at = now() - interval '31 days' WHERE session_id = $1` },
			[id],
		);
		assert.equal(codeOf(await refresh(refresh_token)), 'session_ended');
		await begin();
		const left = await context.database.query({ text: 'SELECT FROM session WHERE session_id = $1' }, [id]);
		assert.equal(left.length, 0);
	});

	test('neither another merchant nor another key goes on with a session, and neither ends it', async () => {
		const { refresh_token } = await begin();
		const owner = { merchant_id: server.merchant.id };
		const { key } = await createKey(context.database, owner, { kind: 'publishable' });
		for (const stranger of [server.other.publishable, key]) {
			assert.equal(codeOf(await refresh(refresh_token, stranger)), 'session_ended');
		}
		assert.equal((await refresh(refresh_token)).status, 200);
	});

	test('made-up tokens open nothing', async () => {
		const { access_token, refresh_token } = await begin();
		for (const token of [access_token.replace(/.{3}$/, 'aaa'), 'st_', refresh_token, `${access_token}x`]) {
			assert.equal((await reservations(token)).status, 401, token);
		}
		assert.equal(codeOf(await refresh(access_token)), 'session_ended');
	});

	test('a session ends with its key', async () => {
		const owner = { merchant_id: server.merchant.id };
		const { key, id } = await createKey(context.database, owner, { kind: 'publishable' });
		const { access_token } = await begin(key);
		await revokeKey(context.database, owner, id);
		assert.ok(await endsWithin(2000, access_token));
	});

	test('a token is for the origins of its key, and reads nothing that only a key does', async () => {
		const { access_token } = await begin();
		const here = await reservations(access_token, { origin: ORIGIN });
		assert.deepEqual([here.status, here.headers.get('access-control-allow-origin')], [200, ORIGIN]);
		const elsewhere = await reservations(access_token, { origin: 'https://evil.example' });
		assert.deepEqual([elsewhere.status, codeOf(elsewhere)], [403, 'origin_not_allowed']);
		assert.equal((await server.call('GET', '/v1/keys', { key: access_token })).status, 403);
	});
});
