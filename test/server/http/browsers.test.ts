import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createKey } from '../../../packages/server/src/keys/rules.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { ORIGIN, testServer, type TestServer } from '../../support/server.ts';

onEachDatabase('pages of other origins', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent' });
	});
	after(() => server.close());

	const allowed = (headers: Headers) => headers.get('access-control-allow-origin');

	test('read with a key in the address, without a preflight, and may see what they need', async () => {
		const { status, headers } = await server.call('GET', `/v1/merchant?key=${server.merchant.publishable}`, {
			headers: { origin: ORIGIN },
		});
		assert.deepEqual([status, allowed(headers)], [200, ORIGIN]);
		const exposed = headers.get('access-control-expose-headers')!.split(', ');
		for (const name of ['ETag', 'Date', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id']) {
			assert.ok(exposed.includes(name), name);
		}
		assert.match(headers.get('vary')!, /Origin/);
		assert.equal(headers.get('cache-control'), 'no-cache');
	});

	test('that a key does not list cannot read the answer', async () => {
		for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, 'http://shop.example']) {
			const answer = await server.call('GET', `/v1/merchant?key=${server.merchant.publishable}`, {
				headers: { origin },
			});
			assert.deepEqual([answer.status, allowed(answer.headers)], [403, null], origin);
		}
	});

	test('may be all of them, or written in another way', async () => {
		const owner = { merchant_id: server.merchant.id };
		const any = await createKey(context.database, owner, { kind: 'publishable', origins: ['*'] });
		const shouted = await createKey(context.database, owner, {
			kind: 'publishable',
			origins: ['https://Shop.Example:443'],
		});
		for (const { key } of [any, shouted]) {
			assert.equal((await server.call('GET', '/v1/merchant', { key, headers: { origin: ORIGIN } })).status, 200);
		}
	});

	test('are told why a key is wrong', async () => {
		const { status, headers } = await server.call('GET', '/v1/merchant?key=pk_wrong', { headers: { origin: ORIGIN } });
		assert.deepEqual([status, allowed(headers)], [401, '*']);
	});

	test('preflight for reading only, and only where the key in the address allows', async () => {
		const preflight = (path: string, origin: string) =>
			server.call('OPTIONS', path, { headers: { origin, 'access-control-request-method': 'GET' } });
		const without = await preflight('/v1/stores', ORIGIN);
		assert.deepEqual([without.status, allowed(without.headers)], [204, ORIGIN]);
		assert.equal(without.headers.get('access-control-allow-methods'), 'GET, HEAD');
		const path = `/v1/stores?key=${server.merchant.publishable}`;
		assert.equal(allowed((await preflight(path, ORIGIN)).headers), ORIGIN);
		assert.equal(allowed((await preflight(path, 'https://evil.example')).headers), null);
	});

	test('are offered what shoppers may change, and nothing of staff and secret keys', async () => {
		const preflight = async (path: string, method: string, headers: string) => {
			const asked = { 'access-control-request-method': method, 'access-control-request-headers': headers };
			const answer = await server.call('OPTIONS', path, { headers: { origin: ORIGIN, ...asked } });
			return [
				answer.headers.get('access-control-allow-methods'),
				answer.headers.get('access-control-allow-headers'),
			].join('; ');
		};
		const reading = 'GET, HEAD; Authorization, If-None-Match';
		const changing = 'GET, HEAD, POST; Authorization, If-None-Match, Content-Type, Idempotency-Key';
		const needed = 'authorization,content-type,idempotency-key';
		for (const path of ['/v1/sessions', '/v1/sessions/refresh', '/v1/reservations', '/v1/reservations/x/release']) {
			assert.equal(await preflight(path, 'POST', needed), changing, path);
		}
		const guarded = '/v1/fulfillments/x/reschedule';
		assert.equal(await preflight(guarded, 'POST', `${needed},if-match`), `${changing}, If-Match`);
		for (const path of ['/v1/sales', '/v1/keys', '/v1/reservations/x/consume', '/v1/staff/session', '/v1/stores']) {
			assert.equal(await preflight(path, 'POST', needed), reading, path);
		}
	});

	test('may go on with a stream of events where they were', async () => {
		const asked = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'last-event-id' };
		const preflight = (path: string) => server.call('OPTIONS', path, { headers: { origin: ORIGIN, ...asked } });
		const { headers } = await preflight(`/v1/events?key=${server.merchant.publishable}`);
		assert.match(headers.get('access-control-allow-headers')!, /\bLast-Event-ID\b/);
		const other = await preflight('/v1/stores');
		assert.doesNotMatch(other.headers.get('access-control-allow-headers')!, /Last-Event-ID/);
	});

	test('are no others when they are of this server itself', async () => {
		const own: Record<string, string>[] = [
			{ origin: server.url },
			{ origin: 'https://proxied.example', 'sec-fetch-site': 'same-origin' },
		];
		for (const headers of own) {
			const options = { key: server.merchant.publishable, headers };
			assert.equal((await server.call('POST', '/v1/sessions', options)).status, 201);
		}
	});

	test('begin a session from an origin of the key, and from no other', async () => {
		const { publishable: key } = server.merchant;
		const begun = await server.call('POST', '/v1/sessions', { key, headers: { origin: ORIGIN } });
		assert.deepEqual([begun.status, allowed(begun.headers)], [201, ORIGIN]);
		const refused = await server.call('POST', '/v1/sessions', { key, headers: { origin: 'https://evil.example' } });
		assert.deepEqual([refused.status, allowed(refused.headers)], [403, null]);
	});

	test('never send a secret key in an address', async () => {
		const { status, text } = await server.call('GET', `/v1/merchant?key=${server.merchant.secret}`);
		assert.equal(status, 401);
		assert.match(text, /belongs revoked/);
	});

	test('a publishable key in the address of a change is no key', async () => {
		const { status } = await server.call('DELETE', `/v1/keys/x?key=${server.merchant.publishable}`);
		assert.equal(status, 401);
	});

	test('each list is asked about again, and costs nothing when it is the same', async () => {
		const { secret: key } = server.merchant;
		for (const path of ['/v1/merchant', '/v1/stores', '/v1/products', '/v1/variants', '/v1/inventory-levels']) {
			const { headers } = await server.call('GET', path, { key });
			const etag = headers.get('etag')!;
			for (const sent of [etag, `"x", W/${etag}`, '*']) {
				const again = await server.call('GET', path, { key, headers: { 'if-none-match': sent } });
				assert.deepEqual([again.status, again.text, again.headers.get('etag')], [304, '', etag]);
			}
			assert.equal((await server.call('GET', path, { key, headers: { 'if-none-match': '"x"' } })).status, 200);
		}
	});

	test('too many requests of one key and address wait, and others do not', async () => {
		const owner = { merchant_id: server.merchant.id };
		const { key } = await createKey(context.database, owner, { kind: 'publishable', rate_limit: 3 });
		const answers = [];
		for (let round = 0; round < 4; round += 1) answers.push(await server.call('GET', '/v1/merchant', { key }));
		assert.deepEqual(
			answers.map(({ status }) => status),
			[200, 200, 200, 429],
		);
		const [first, , , last] = answers;
		assert.equal(first!.headers.get('ratelimit-policy'), '"default";q=3;w=60');
		assert.equal(first!.headers.get('ratelimit'), '"default";r=2;t=20');
		assert.equal(last!.headers.get('retry-after'), '20');
		assert.equal((await server.call('GET', '/v1/merchant', { key: server.merchant.publishable })).status, 200);
	});
});
