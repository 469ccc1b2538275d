import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiKey, EnrolledKiosk, Kiosk, Session } from '@endcap/contract';
import { CartShop } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { KioskDesk } from '../../support/kiosk-desk.ts';
import { ORIGIN } from '../../support/server.ts';

onEachDatabase('kiosks that are enrolled', (context) => {
	let shop: CartShop;
	let desk: KioskDesk;
	before(async () => {
		shop = await CartShop.open(context.database, { levels: { 'KETTLE@tartu': 3, 'KETTLE@riga': 1 } });
		desk = new KioskDesk(shop.server);
	});
	after(() => shop.close());

	/** Of the clock of the database. */
	const age = (kioskId: string, by: string) =>
		context.database.query({ text: `UPDATE kiosk SET expires_at = expires_at - $2::interval WHERE kiosk_id = $1` }, [
			kioskId,
			by,
		]);

	test('the code of the counter makes a device a kiosk of its store, with a key of its own', async () => {
		const { kiosk, code } = await desk.setUp('tartu', { settings: { idle_seconds: 90 } });
		assert.match(code, /^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
		assert.deepEqual([kiosk.status, kiosk.settings.idle_seconds, kiosk.settings.languages], ['waiting', 90, ['en']]);
		const { body, status } = await desk.tryEnrol(code.toLowerCase().replace('-', ' '));
		const { key, kiosk: self } = body as EnrolledKiosk;
		assert.deepEqual([status, self.id, self.store_id], [201, kiosk.id, 'tartu']);
		const stores = await shop.server.call('GET', '/v1/stores', { key });
		assert.equal(stores.status, 200, stores.text);
		assert.equal((await desk.see(kiosk.id)).status, 'enrolled');
	});

	test('a wrong code, one that was used and one that is over look alike', async () => {
		const used = (await desk.setUp()).code;
		await desk.enrol(used);
		const late = await desk.setUp();
		await context.database.query(
			{ text: `UPDATE kiosk_enrolment SET expires_at = now() - interval '1 second' WHERE kiosk_id = $1` },
			[late.kiosk.id],
		);
		const answers = [await desk.tryEnrol('AAAA-AAAA'), await desk.tryEnrol(used), await desk.tryEnrol(late.code)];
		const told = answers.map(({ status, body }) => ({ status, ...(body as object), request_id: '' }));
		assert.deepEqual([told[0], told[0]], [told[1], told[2]]);
		assert.equal(answers[0]?.status, 422);
	});

	test('a code is good for one device, also for two at once', async () => {
		const { code } = await desk.setUp();
		const answers = await Promise.all(Array.from({ length: 6 }, () => desk.tryEnrol(code)));
		assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 422, 422, 422, 422, 422]);
	});

	test('the code of one merchant opens nothing at another', async () => {
		const { code } = await desk.setUp();
		const elsewhere = new KioskDesk(shop.server, shop.server.other);
		assert.equal((await elsewhere.tryEnrol(code)).status, 422);
	});

	test('the key before is good until the new code is used, and then no longer', async () => {
		const first = await desk.kiosk();
		const code = await desk.codeAgain(first.id);
		await first.beat();
		const second = await desk.enrol(code);
		assert.equal(second.id, first.id);
		assert.equal((await first.tryBeat()).status, 401);
		await second.beat();
	});

	test('a key that was taken opens nothing from then on, nor does a session that began with it', async () => {
		const kiosk = await desk.kiosk();
		const session = (await kiosk.call('POST', '/v1/sessions')).body as Session;
		const removed = await desk.call('DELETE', `/v1/kiosks/${kiosk.id}`);
		assert.deepEqual([removed.status, (removed.body as { status: string }).status], [200, 'revoked']);
		assert.equal((await kiosk.tryBeat()).status, 401);
		const carts = await shop.server.call('GET', '/v1/carts', { key: session.access_token });
		assert.equal(carts.status, 401);
		assert.equal((await desk.call('DELETE', `/v1/kiosks/${kiosk.id}`)).text, removed.text);
	});

	test('removing a kiosk takes the code back that nobody has used', async () => {
		const { kiosk, code } = await desk.setUp();
		await desk.call('DELETE', `/v1/kiosks/${kiosk.id}`);
		assert.equal((await desk.tryEnrol(code)).status, 422);
	});

	test('a key is over two weeks after the last heartbeat', async () => {
		const [silent, talking] = [await desk.kiosk(), await desk.kiosk()];
		await age(silent.id, '13 days 23 hours');
		await age(talking.id, '13 days 23 hours');
		const { expires_at } = await talking.beat();
		assert.ok(Date.parse(expires_at) > Date.now() + 13.9 * 86_400_000);
		for (const { id } of [silent, talking]) await age(id, '2 hours');
		// A key that was seen is remembered for a second.
		await shop.server.call('POST', '/v1/keys', {
			key: shop.merchant.secret,
			body: { kind: 'publishable' },
			headers: { 'idempotency-key': silent.id },
		});
		assert.equal((await silent.tryBeat()).status, 401);
		assert.equal((await desk.see(silent.id)).status, 'revoked');
		await talking.beat();
	});

	test('the key works from pages of this server only, and is shown to nobody again', async () => {
		const { key } = await desk.kiosk();
		const from = (headers: Record<string, string>) => shop.server.call('GET', '/v1/stores', { key, headers });
		assert.equal((await from({ origin: ORIGIN })).status, 403);
		assert.equal((await from({ origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' })).status, 403);
		const own = await from({ origin: shop.server.url, 'sec-fetch-site': 'same-origin' });
		assert.equal(own.status, 200, own.text);
		const { text, body } = await desk.call('GET', '/v1/keys');
		assert.ok(!text.includes(key));
		assert.ok((body as { data: ApiKey[] }).data.some(({ channel }) => channel === 'kiosk'));
		const rows = await context.database.query<{ row: string }>({ text: 'SELECT api_key::text AS row FROM api_key' });
		assert.ok(rows.every(({ row }) => !row.includes(key)));
	});

	test('a session that began at a kiosk is of its channel', async () => {
		const kiosk = await desk.kiosk();
		const session = (await kiosk.call('POST', '/v1/sessions')).body as Session;
		const made = await shop.server.call('POST', '/v1/carts', {
			key: session.access_token,
			body: { lines: [{ sku: 'KETTLE' }] },
			headers: { 'idempotency-key': session.id },
		});
		assert.equal((made.body as { channel: string }).channel, 'kiosk', made.text);
	});

	test('codes that open nothing are counted by who sends them, and right ones are not', async () => {
		const other = await CartShop.open(context.database, { levels: { 'KETTLE@tartu': 1 } });
		try {
			const guessed = new KioskDesk(other.server);
			for (let tries = 0; tries < 20; tries += 1) assert.equal((await guessed.tryEnrol('AAAA-AAAA')).status, 422);
			const { code } = await guessed.setUp();
			assert.equal((await guessed.tryEnrol(code)).status, 429);
		} finally {
			await other.close();
		}
		for (let tries = 0; tries < 25; tries += 1) await desk.kiosk();
	});

	test('kiosks that are the first of a retailer at the same moment seal with one key', async () => {
		const other = await CartShop.open(context.database, { levels: { 'KETTLE@tartu': 1 } });
		try {
			const first = new KioskDesk(other.server);
			const codes = await Promise.all(Array.from({ length: 6 }, () => first.setUp()));
			const kiosks = await Promise.all(codes.map(({ code }) => first.enrol(code)));
			assert.equal(new Set(kiosks.map(({ sealing }) => sealing.id)).size, 1);
		} finally {
			await other.close();
		}
	});

	test('kiosks are listed in the order in which they were set up', async () => {
		const { body } = await desk.call('GET', '/v1/kiosks');
		const { data } = body as { data: Kiosk[] };
		const ids = data.map(({ id }) => id);
		assert.deepEqual(ids, ids.toSorted());
		assert.ok(ids.length > 10);
	});
});
