import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import { createEndcap, isEndcapProblem, type Endcap, type HoldRequest, type Reservation } from '@endcap/sdk';
import { gate, until } from '../support/client.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { ONE, openHoldingShop } from '../support/holding-shop.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { sessionOver, tokenOver } from '../support/unsteady-proxy.ts';

const CREATE = 'POST /v1/reservations';

suite('holding units', () => {
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

	async function visit(t: TestContext) {
		const shop = await openHoldingShop(open.database, server);
		const { proxy, merchant } = shop;
		const endcap = createEndcap({ baseUrl: proxy.url, publishableKey: merchant.publishable, interval: 200 });
		t.after(async () => {
			endcap.destroy();
			await shop.close();
		});
		return { ...shop, endcap };
	}

	async function hold(endcap: Endcap): Promise<Reservation> {
		const held = await endcap.reservations.create(ONE);
		assert.ok(held.outcome === 'held');
		return held.reservation;
	}

	const active = (endcap: Endcap) => endcap.reservations.$active;

	test('what is held is active at once, and what is released is not', async (t) => {
		const { endcap } = await visit(t);
		active(endcap).subscribe(() => {});
		const reservation = await hold(endcap);
		assert.equal(reservation.status, 'active');
		assert.deepEqual(active(endcap).get().value, [reservation]);
		assert.ok(active(endcap).get().as_of instanceof Date);
		const released = await endcap.reservations.release(reservation.id);
		assert.equal(released.outcome, 'released');
		assert.deepEqual(active(endcap).get().value, []);
		assert.equal((await endcap.reservations.get(reservation.id)).status, 'released');
	});

	test('a hold can be prolonged, and not once it has ended', async (t) => {
		const { endcap } = await visit(t);
		const { id, expires_at } = await hold(endcap);
		const longer = await endcap.reservations.extend(id, 60);
		assert.ok(longer.outcome === 'held' && String(longer.reservation.expires_at) > String(expires_at));
		await endcap.reservations.release(id);
		assert.equal((await endcap.reservations.extend(id, 90)).outcome, 'ended');
	});

	test('when one line lacks nothing is held, and the outcome names it', async (t) => {
		const { endcap, holds } = await visit(t);
		const lines = [ONE.lines[0]!, { sku: 'RED', store_id: 'tartu', quantity: 9 }];
		const outcome = await endcap.reservations.create({ lines });
		assert.deepEqual(outcome, { outcome: 'out_of_stock', pointers: ['/lines/0/quantity', '/lines/1/quantity'] });
		assert.deepEqual(await holds(), []);
	});

	test('a request that can never be right is rejected with its problem', async (t) => {
		const { endcap } = await visit(t);
		await assert.rejects(endcap.reservations.create({ lines: [] }), (error) =>
			isEndcapProblem(error, 'invalid_request'),
		);
		assert.deepEqual(endcap.reservations.$outbox.get(), []);
	});

	test('before anything was asked to be held nothing is active and the server is not asked', async (t) => {
		const { endcap, proxy } = await visit(t);
		assert.deepEqual((await until(active(endcap), ({ status }) => status === 'ready')).value, []);
		await assert.rejects(endcap.reservations.get('one'), (error) => isEndcapProblem(error, 'not_found'));
		assert.deepEqual(await endcap.reservations.release('one'), { outcome: 'ended' });
		assert.deepEqual(proxy.passed, []);
	});

	test('an answer that was lost is asked for again, and units are held once', async (t) => {
		const { endcap, proxy, holds } = await visit(t);
		proxy.next(CREATE, 'lose answer', 'lose answer');
		const reservation = await hold(endcap);
		assert.equal(proxy.passed.filter((name) => name === CREATE).length, 3);
		assert.deepEqual(await holds(), [reservation]);
	});

	test('a request that arrives twice holds once', async (t) => {
		const { endcap, proxy, holds } = await visit(t);
		proxy.next(CREATE, 'double');
		const reservation = await hold(endcap);
		assert.deepEqual(await holds(), [reservation]);
	});

	test('a release whose answer was lost is released', async (t) => {
		const { endcap, proxy } = await visit(t);
		const { id } = await hold(endcap);
		proxy.next(`${CREATE}/${id}`, 'lose answer');
		assert.equal((await endcap.reservations.release(id)).outcome, 'released');
	});

	test('writes at once begin one session', async (t) => {
		const { endcap, sessions } = await visit(t);
		const all = await Promise.all(Array.from({ length: 5 }, () => hold(endcap)));
		assert.equal(new Set(all.map(({ id }) => id)).size, 5);
		assert.equal(await sessions(), 1);
		assert.equal(active(endcap).get().value?.length, 5);
	});

	test('an access token that is over is exchanged once for all', async (t) => {
		const { endcap, proxy, holds, sessions } = await visit(t);
		await hold(endcap);
		proxy.next(CREATE, tokenOver, tokenOver, tokenOver);
		await Promise.all([hold(endcap), hold(endcap), hold(endcap)]);
		assert.equal(proxy.passed.filter((name) => name === 'POST /v1/sessions/refresh').length, 1);
		assert.equal((await holds()).length, 4);
		assert.equal(await sessions(), 1);
	});

	test('an exchange whose answer is lost is asked for again, and the session goes on', async (t) => {
		const { endcap, proxy, holds, sessions } = await visit(t);
		await hold(endcap);
		proxy.next(CREATE, tokenOver);
		proxy.next('POST /v1/sessions/refresh', 'lose answer', 'double');
		await hold(endcap);
		assert.equal((await holds()).length, 2);
		assert.equal(await sessions(), 1);
	});

	test('when the session has ended a new one holds, and what the old one held is not shown', async (t) => {
		const { endcap, proxy, sessions, endSessions } = await visit(t);
		await hold(endcap);
		await endSessions();
		proxy.next(CREATE, tokenOver);
		const reservation = await hold(endcap);
		assert.deepEqual(active(endcap).get().value, [reservation]);
		assert.equal(await sessions(), 2);
	});

	test('what may have been held in a session that is over is not held a second time', async (t) => {
		const { endcap, proxy, holds } = await visit(t);
		await hold(endcap);
		proxy.next(CREATE, 'lose answer', tokenOver);
		proxy.next('POST /v1/sessions/refresh', sessionOver);
		await assert.rejects(endcap.reservations.create(ONE), (error) => isEndcapProblem(error, 'session_ended'));
		assert.equal((await holds()).length, 2);
		assert.equal((await hold(endcap)).status, 'active');
	});

	test('nor when another write has begun a new session meanwhile', async (t) => {
		const { endcap, proxy, holds } = await visit(t);
		const { open: lose, opened } = gate();
		proxy.next(CREATE, { until: opened, lost: true });
		const first = endcap.reservations.create(ONE);
		await proxy.requests(CREATE, 1);
		proxy.next(CREATE, tokenOver);
		proxy.next('POST /v1/sessions/refresh', sessionOver);
		await hold(endcap);
		lose();
		await assert.rejects(first, (error) => isEndcapProblem(error, 'session_ended'));
		assert.equal((await holds()).length, 2);
	});

	test('while the server is down a hold waits and says so, and is made once when it is up', async (t) => {
		const { endcap, proxy, holds } = await visit(t);
		const { $outbox } = endcap.reservations;
		proxy.down = true;
		const waits = new Promise<readonly HoldRequest[]>((resolve) => {
			$outbox.listen((list) => list.some(({ status }) => status === 'waiting') && resolve(list));
		});
		const held = hold(endcap);
		const [request] = await waits;
		assert.deepEqual([request?.operation, request?.input], ['createReservation', ONE]);
		assert.equal(request?.error?.name, 'EndcapNetworkError');
		proxy.down = false;
		const reservation = await held;
		assert.deepEqual(await holds(), [reservation]);
		assert.deepEqual($outbox.get(), []);
	});

	test('what was not sent yet is withdrawn by its signal', async (t) => {
		const { endcap, proxy } = await visit(t);
		proxy.down = true;
		const stop = new AbortController();
		const held = endcap.reservations.create(ONE, { signal: stop.signal });
		await proxy.requests('POST /v1/sessions', 1);
		stop.abort(new Error('the shopper thought better of it'));
		await assert.rejects(held, { message: 'the shopper thought better of it' });
		await new Promise<void>((resolve) => {
			endcap.reservations.$outbox.subscribe((list) => list.length === 0 && resolve());
		});
		assert.equal(proxy.passed.filter((name) => name === CREATE).length, 0);
	});

	test('what may have been held when its signal aborts is carried through and told', async (t) => {
		const { endcap, proxy } = await visit(t);
		const stop = new AbortController();
		const { open: answer, opened } = gate();
		proxy.next(CREATE, { until: opened });
		const held = endcap.reservations.create(ONE, { signal: stop.signal });
		await proxy.requests(CREATE, 1);
		stop.abort();
		await assert.rejects(held, { name: 'AbortError' });
		answer();
		const settled = await new Promise<HoldRequest>((resolve) => {
			endcap.reservations.$outbox.subscribe(([one]) => one?.status === 'settled' && resolve(one));
		});
		assert.equal(settled.outcome?.outcome, 'held');
		assert.equal(active(endcap).get().value?.length, 1);
		await endcap.reservations.dismiss(settled.key);
		assert.deepEqual(endcap.reservations.$outbox.get(), []);
	});

	test('what is asked of one hold is sent in order', async (t) => {
		const { endcap, proxy } = await visit(t);
		const { id } = await hold(endcap);
		proxy.next(`${CREATE}/${id}/extend`, 'lose', 'lose');
		const [extended, released] = await Promise.all([
			endcap.reservations.extend(id, 60),
			endcap.reservations.release(id),
		]);
		assert.deepEqual([extended.outcome, released.outcome], ['held', 'released']);
	});

	test('what the shop does with a hold is shown as it happens', async (t) => {
		const { proxy, key, merchant, holds } = await visit(t);
		const endcap = createEndcap({ baseUrl: proxy.url, publishableKey: key, interval: 3_600_000 });
		t.after(() => endcap.destroy());
		const told = proxy.requests('GET /v1/events', 1);
		t.after(active(endcap).subscribe(() => {}));
		const { id } = await hold(endcap);
		await told;
		const act = (what: string) =>
			fetch(`${proxy.url}/v1/reservations/${id}/${what}`, {
				method: 'POST',
				headers: { authorization: `Bearer ${merchant.secret}`, 'idempotency-key': what },
			});
		await act('commit');
		await until(active(endcap), ({ value }) => value?.[0]?.status === 'committed');
		await act('consume');
		await until(active(endcap), ({ value }) => value?.length === 0);
		assert.equal((await holds())[0]?.status, 'consumed');
	});

	test('destroy ends the waiting, and nothing is sent afterwards', async (t) => {
		const { endcap, proxy } = await visit(t);
		proxy.down = true;
		const held = endcap.reservations.create(ONE);
		await proxy.requests('POST /v1/sessions', 1);
		endcap.destroy();
		await assert.rejects(held, { name: 'AbortError' });
		proxy.down = false;
		const before = proxy.passed.length;
		await assert.rejects(endcap.reservations.create(ONE), { name: 'AbortError' });
		assert.equal(proxy.passed.length, before);
	});

	test('a secret key holds without a session', async (t) => {
		const { proxy, merchant, sessions } = await visit(t);
		const endcap = createEndcap({ baseUrl: proxy.url, secretKey: merchant.secret });
		const { id } = await hold(endcap);
		assert.equal((await endcap.reservations.release(id)).outcome, 'released');
		assert.equal(await sessions(), 0);
	});

	test('no token is in a property of the client', async (t) => {
		const { endcap } = await visit(t);
		active(endcap).subscribe(() => {});
		await hold(endcap);
		const seen = new Set<unknown>();
		const walk = (value: unknown): void => {
			if (typeof value === 'string') assert.doesNotMatch(value, /^(Bearer )?[sr]t_/);
			if (Object(value) !== value || seen.has(value)) return;
			seen.add(value);
			for (const key of Reflect.ownKeys(value as object)) walk(Reflect.get(value as object, key));
		};
		walk(endcap);
		assert.ok(seen.size > 20);
	});
});
