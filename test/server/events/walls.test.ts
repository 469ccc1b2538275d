import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { EventType } from '@endcap/contract';
import { stageSlotEvents } from '../../../packages/server/src/collect/bookings.ts';
import { EventFeed } from '../../../packages/server/src/events/feed.ts';
import { audienceOf } from '../../../packages/server/src/events/audience.ts';
import { stageEvents } from '../../../packages/server/src/events/staging.queries.ts';
import { sequence } from '../../../packages/server/src/events/sequencer.ts';
import type { Caller } from '../../../packages/server/src/http/caller.ts';
import { isRefusal } from '../../../packages/server/src/http/problems.ts';
import { kioskUpdated } from '../../../packages/server/src/kiosks/rules.ts';
import { Projections } from '../../../packages/server/src/stock/projections.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { EventClient } from '../../support/event-client.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { granted, StockRoom } from '../../support/stock-room.ts';

onEachDatabase('who hears what', (context) => {
	let room: StockRoom;
	let feed: EventFeed;
	const failed = (error: unknown) => assert.fail(error as Error);
	before(async () => {
		const { database } = context;
		room = await StockRoom.make(database, { 'KETTLE@tartu': 9, 'KETTLE@riga': 9, 'CUP@riga': 9 });
		feed = new EventFeed(database, new Projections(database), {}, failed);
		granted(await room.reserve('KETTLE@tartu', { caller: room.shopper('anna') }));
		granted(await room.reserve('KETTLE@riga', { caller: room.shopper('bert') }));
		const both = { lines: [room.line('KETTLE@tartu'), room.line('CUP@riga')] };
		granted(await room.reserve(both, { caller: room.shopper('anna') }));
		granted(await room.sell('riga', '1', { CUP: 20 }));
		granted(await room.adjust({ reason: 'receive', store_id: 'tartu', lines: [{ sku: 'KETTLE', quantity: 1 }] }));
		await sequence(database, room.merchant.id);
	});

	const publishable = (): Caller => ({ ...room.key('web'), kind: 'publishable' });

	async function heard(caller: Caller, ...topics: string[]): Promise<string[]> {
		const audience = audienceOf(caller, topics);
		assert.ok(!isRefusal(audience), JSON.stringify(audience));
		const { data } = await feed.page(audience, 0, 1000);
		return data.map(({ type, data }) => `${type} ${storesIn(data)}`);
	}
	const storesIn = (data: Record<string, unknown>) => {
		const { store_id, lines = [] } = data as { store_id?: string; lines?: { store_id: string }[] };
		return store_id ?? lines.map((line) => line.store_id).join('+');
	};
	const without = (lines: string[], type: EventType) => lines.filter((line) => !line.startsWith(type));

	test('a publishable key hears of availability alone', async () => {
		const lines = await heard(publishable());
		assert.ok(lines.length > 5);
		assert.deepEqual(without(lines, 'availability.changed'), []);
	});

	test('topics narrow it to a store or an article', async () => {
		const tartu = await heard(publishable(), 'store:tartu');
		assert.deepEqual([...new Set(tartu)], ['availability.changed tartu']);
		const cup = await heard(publishable(), 'sku:CUP');
		assert.deepEqual([...new Set(cup)], ['availability.changed riga']);
		const either = await heard(publishable(), 'sku:CUP', 'store:tartu');
		assert.equal(either.length, tartu.length + cup.length);
		assert.deepEqual(await heard(publishable(), 'sku:NOTHING'), []);
	});

	test('a shopper hears of their own reservations and of nobody else’s', async () => {
		const own = without(await heard(room.shopper('anna')), 'availability.changed');
		assert.deepEqual(own.slice(0, 2), ['reservation.created tartu', 'reservation.created tartu+riga']);
		assert.ok(own.slice(2).every((line) => line === 'reservation.reduced tartu+riga'));
		assert.deepEqual(await heard(room.shopper('cleo'), 'reservations'), []);
		assert.deepEqual(await heard(room.shopper('bert'), 'reservations'), ['reservation.created riga']);
	});

	test('staff hear what is about their stores', async () => {
		const lines = without(await heard(room.staff(['tartu'])), 'availability.changed');
		assert.ok(lines.includes('inventory.adjusted tartu') && lines.includes('reservation.created tartu+riga'));
		assert.deepEqual(
			lines.filter((line) => !line.includes('tartu')),
			[],
		);
	});

	test('secret keys and staff of every store hear everything', async () => {
		const lines = await heard(room.key());
		for (const type of ['sale.recorded riga', 'inventory.conflict riga', 'reservation.created riga']) {
			assert.ok(lines.includes(type), type);
		}
		assert.deepEqual(await heard(room.staff(null), 'staff'), lines);
		assert.ok((await heard(room.key(), 'reservations')).every((line) => line.startsWith('reservation.')));
	});

	test('topics that are not for a caller are refused', () => {
		const refused = (caller: Caller, topic: string) => isRefusal(audienceOf(caller, [topic]));
		assert.ok(refused(publishable(), 'reservations') && refused(publishable(), 'staff'));
		assert.ok(refused(room.shopper('anna'), 'staff') && !refused(room.shopper('anna'), 'reservations'));
	});

	test('a kiosk hears of itself besides, and of no other one; who signs in there does not', async () => {
		const { database, merchant } = room;
		const ids = ['door', 'till'] as const;
		await stageEvents(
			database,
			merchant.id,
			ids.map((kiosk_id) => kioskUpdated({ kiosk_id, store_id: 'tartu' })),
		);
		await sequence(database, merchant.id);
		const kiosk = { id: 'door', store_id: 'tartu' };
		const device = { ...publishable(), kiosk };
		assert.deepEqual(await heard(device, 'kiosk'), ['kiosk.updated tartu']);
		assert.equal((await heard(device)).filter((line) => line.startsWith('kiosk')).length, 1);
		const others = [publishable(), { ...room.shopper('anna'), kiosk }, room.staff(null), room.key()];
		for (const caller of others) assert.ok(isRefusal(audienceOf(caller, ['kiosk'])), caller.kind);
		assert.ok((await heard({ ...room.shopper('anna'), kiosk })).every((line) => !line.startsWith('kiosk')));
	});

	test('what shoppers may not know of is not named to them', async () => {
		const { database, merchant } = room;
		const archive = { text: `UPDATE product SET status = $2 WHERE merchant_id = $1` };
		await database.query(archive, [merchant.id, 'draft']);
		assert.deepEqual(await heard(publishable()), []);
		assert.ok((await heard(room.key())).includes('availability.changed tartu'));
		await database.query(archive, [merchant.id, 'active']);
	});

	test('availability counts in the safety stock of the caller’s channel', async () => {
		const { database, merchant } = room;
		await database.query(
			{
				text: `UPDATE inventory_level SET safety_stock = '{"web": 4}' WHERE merchant_id = $1 AND sku = 'KETTLE' AND store_id = 'tartu'`,
			},
			[merchant.id],
		);
		await sequence(database, merchant.id);
		const left = async (caller: Caller) => {
			const audience = audienceOf(caller, ['store:tartu']);
			assert.ok(!isRefusal(audience));
			const { data } = await feed.page(audience, 0, 1000);
			return data.filter(({ type }) => type === 'availability.changed').at(-1)?.data.quantity_available;
		};
		assert.deepEqual([await left(room.key('web')), await left(room.key('kiosk'))], [4, 8]);
	});

	test('everybody hears of pickup times, in every store', async () => {
		const { database, merchant } = room;
		await stageSlotEvents(database, merchant.id, [{ store_id: 'riga', starts_at: new Date() }]);
		await sequence(database, merchant.id);
		const callers = [publishable(), room.shopper('anna'), room.staff(['tartu']), room.staff(null), room.key()];
		for (const caller of callers) {
			const lines = await heard(caller, 'store:riga');
			assert.equal(lines.at(-1), 'pickup_slot.updated riga', caller.kind);
		}
	});
});

onEachDatabase('another merchant', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { logLevel: 'silent' });
	});
	after(() => server.close());

	test('hears nothing of this one, whatever it asks for', async () => {
		const room = await StockRoom.make(context.database, { 'KETTLE@tartu': 9 });
		const others = await Promise.all(
			[server.other.secret, server.other.publishable].map((key) =>
				EventClient.open(server.url, { key, after: 0, topics: ['sku:KETTLE', 'store:tartu'] }),
			),
		);
		await sequence(context.database, room.merchant.id);
		// An event of its own is what it hears first, so nothing came before.
		await context.database.query(
			{
				text: `INSERT INTO event_staging (merchant_id, type, store_id, sku, data) VALUES ($1, 'availability.changed', NULL, NULL, '{"own": true}')`,
			},
			[server.other.id],
		);
		for (const other of others) {
			await other.until(() => other.heard.length > 0);
			assert.deepEqual(
				other.heard.map(({ event }) => event.data),
				[{ own: true }],
			);
			other.drop();
		}
	});
});
