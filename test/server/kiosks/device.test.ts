import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { KioskCatalogue, plainSchema } from '@endcap/contract';
import { Errors } from 'typebox/value';
import { atCounter, hire } from '../../support/counter.ts';
import { CartShop } from '../../support/cart-shop.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { EventClient } from '../../support/event-client.ts';
import { HEARTBEAT, KioskDesk, KioskDevice } from '../../support/kiosk-desk.ts';
import { offerInput } from '../../support/offer-input.ts';
import { testServer } from '../../support/server.ts';
import { variantInput } from '../../support/shop.ts';

onEachDatabase('kiosks as they are', (context) => {
	let shop: CartShop;
	let desk: KioskDesk;
	let kiosk: KioskDevice;
	before(async () => {
		shop = await CartShop.open(context.database, {
			levels: { 'KETTLE@tartu': 3, 'KETTLE@riga': 1 },
			variants: [variantInput('GIFT', { tracked: false }), variantInput('KETTLE')],
		});
		desk = new KioskDesk(shop.server);
		await hire(context.database, shop.merchant, 'clerk', { stores: ['tartu'] });
	});
	beforeEach(async () => {
		kiosk = await desk.kiosk();
	});
	after(() => shop.close());

	const told = async () => (await shop.events('kiosk.updated')).filter(({ data }) => data.id === kiosk.id).length;
	const catalogue = async (etag?: string) =>
		kiosk.call('GET', '/v1/kiosks/me/catalogue', { headers: etag ? { 'if-none-match': etag } : {} });

	test('a heartbeat is what staff see, and answers how the kiosk is to be', async () => {
		const before = Date.now();
		const self = await kiosk.beat({ waiting: 2, oldest_waiting_at: '2026-03-25T08:42:00Z' });
		assert.deepEqual([self.closed, self.call, self.name], [false, null, 'By the door']);
		const seen = await desk.see(kiosk.id);
		assert.deepEqual(seen.heartbeat, { ...HEARTBEAT, waiting: 2, oldest_waiting_at: '2026-03-25T08:42:00Z' });
		assert.ok(Date.parse(seen.seen_at ?? '') > before - 5000);
	});

	test('what is changed at the counter is in the next heartbeat', async () => {
		const body = { closed: true, settings: { idle_seconds: 30 }, name: 'By the till' };
		const changed = await desk.call('PATCH', `/v1/kiosks/${kiosk.id}`, { body });
		assert.equal(changed.status, 200, changed.text);
		const self = await kiosk.beat();
		assert.deepEqual([self.closed, self.settings.idle_seconds, self.name], [true, 30, 'By the till']);
		assert.equal(self.settings.warning_seconds, 20);
	});

	test('staff are told when there is something to look at, and not of every heartbeat', async () => {
		await kiosk.beat({ waiting: 0 });
		const before = await told();
		await kiosk.beat({ waiting: 0, screen: 'visit', storage_used: 5 });
		assert.equal(await told(), before);
		await kiosk.beat({ waiting: 1 });
		await kiosk.beat({ waiting: 2 });
		assert.equal(await told(), before + 1);
		await context.database.query(
			{ text: `UPDATE kiosk SET seen_at = seen_at - interval '10 minutes' WHERE kiosk_id = $1` },
			[kiosk.id],
		);
		await kiosk.beat({ waiting: 2 });
		assert.equal(await told(), before + 2);
		const stranded = [{ kiosk: 'At another retailer’s', waiting: 12 }];
		await kiosk.beat({ waiting: 2, stranded });
		assert.equal(await told(), before + 3);
		assert.deepEqual((await desk.see(kiosk.id)).heartbeat?.stranded, stranded);
	});

	test('a call for help stands until it is answered or taken back', async () => {
		const call = (body = { language: 'et' }) => kiosk.call('POST', '/v1/kiosks/me/call', { body });
		const before = await told();
		await call();
		const first = (await desk.see(kiosk.id)).call;
		assert.equal(first?.language, 'et');
		await call({ language: 'fi' });
		assert.deepEqual((await desk.see(kiosk.id)).call, first);
		await desk.call('POST', `/v1/kiosks/${kiosk.id}/call/answer`);
		assert.equal((await kiosk.beat()).call, null);
		await call();
		assert.equal((await kiosk.call('DELETE', '/v1/kiosks/me/call')).status, 200);
		assert.equal((await desk.see(kiosk.id)).call, null);
		// Each change once, and the first heartbeat.
		assert.equal(await told(), before + 5);
	});

	test('a clerk closes and opens a kiosk, and leaves its settings alone', async () => {
		const headers = await atCounter(shop.server, shop.merchant, 'clerk');
		const patch = (body: object) => shop.server.call('PATCH', `/v1/kiosks/${kiosk.id}`, { body, headers });
		assert.equal((await patch({ closed: true })).status, 200);
		assert.equal((await patch({ closed: false, settings: { sound: false } })).status, 403);
		assert.equal((await kiosk.beat()).closed, true);
	});

	test('the catalogue has what is sold, where it is and where it lies', async () => {
		await context.database.query(
			{ text: `UPDATE inventory_level SET shelf = 'B4' WHERE merchant_id = $1 AND store_id = 'tartu'` },
			[shop.merchant.id],
		);
		const { body, status, text } = await catalogue();
		assert.equal(status, 200, text);
		assert.deepEqual([...Errors(plainSchema(KioskCatalogue), body)], []);
		const { products, availability, shelves, stores, complete } = body as KioskCatalogue;
		assert.deepEqual(products.flatMap(({ variants }) => variants.map(({ sku }) => sku)).sort(), ['GIFT', 'KETTLE']);
		assert.deepEqual(stores.map(({ id }) => id).sort(), ['riga', 'tartu']);
		const left = availability.map(({ sku, stores: where }) => [sku, where.map((at) => at.quantity_available)]);
		assert.deepEqual([left, shelves, complete], [[['KETTLE', [1, 3]]], { KETTLE: 'B4' }, true]);
	});

	test('the catalogue has offers for everybody, also those that begin later', async () => {
		const key = shop.merchant.secret;
		const offers = [{ slug: 'now' }, { slug: 'later', starts_at: '2050-01-01T00:00' }, { segments: ['regulars'] }];
		for (const fields of offers) {
			const headers = { 'idempotency-key': JSON.stringify(fields) };
			await shop.server.call('POST', '/v1/merchant/offers', { key, body: offerInput(fields), headers });
		}
		const shown = ((await catalogue()).body as KioskCatalogue).offers;
		assert.deepEqual(shown.map(({ slug, state }) => [slug, state]).sort(), [
			['later', 'scheduled'],
			['now', 'active'],
		]);
	});

	test('a catalogue that the kiosk has is not sent again, until something of it changes', async () => {
		const first = await catalogue();
		const etag = first.headers.get('etag') ?? '';
		assert.equal((await catalogue(etag)).status, 304);
		await shop.sell('tartu', 'KETTLE', 1);
		const next = await catalogue(etag);
		assert.equal(next.status, 200);
		assert.notEqual(next.headers.get('etag'), etag);
	});

	test('what is changed of it is told to it at once, and nothing of another', async (t) => {
		const other = await desk.kiosk();
		const client = await EventClient.open(shop.server.url, { key: kiosk.key, topics: ['kiosk'] });
		t.after(() => client.drop());
		for (const { id } of [other, kiosk]) await desk.call('PATCH', `/v1/kiosks/${id}`, { body: { closed: true } });
		await client.until(() => client.heard.length > 0);
		assert.deepEqual(
			client.heard.map(({ event }) => event.data),
			[{ id: kiosk.id, store_id: 'tartu' }],
		);
	});

	test('a key that is over is refused by a node that remembers it, and changes nothing', async (t) => {
		const node = await testServer(context.database, { logLevel: 'silent' });
		t.after(() => node.close());
		const there = new KioskDevice(node, { key: kiosk.key, kiosk: await kiosk.beat() });
		await there.beat();
		await desk.call('DELETE', `/v1/kiosks/${kiosk.id}`);
		const before = await desk.see(kiosk.id);
		const call = await there.call('POST', '/v1/kiosks/me/call', { body: { language: 'et' } });
		assert.deepEqual([(await there.tryBeat({ waiting: 9 })).status, call.status], [401, 401]);
		assert.deepEqual(await desk.see(kiosk.id), before);
	});

	test('staff of other stores do not see it', async () => {
		await hire(context.database, shop.merchant, `clerk ${kiosk.id}`, { stores: ['riga'] });
		const headers = await atCounter(shop.server, shop.merchant, `clerk ${kiosk.id}`);
		const { text } = await shop.server.call('GET', '/v1/kiosks', { headers });
		assert.ok(!text.includes(kiosk.id));
	});
});
