import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { EventPage, PickupSlots, StoreInput } from '@endcap/contract';
import { atCounter, hire } from '../../support/counter.ts';
import { onEachDatabase } from '../../support/databases.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { storeInput } from '../../support/shop.ts';

/** Wednesday noon in Tallinn. */
const NOW = new Date('2026-03-25T10:00:00Z');
const SLOT = '2026-03-25T13:00:00Z';

onEachDatabase('pickup times', (context) => {
	let server: TestServer;
	before(async () => {
		server = await testServer(context.database, { now: () => NOW });
		await put('tartu');
	});
	after(() => server.close());

	const put = async (id: string, fields: Partial<StoreInput> = {}) => {
		const hours = (['wednesday', 'thursday'] as const).map((day) => ({ day, opens: '10:00', closes: '17:00' }));
		const pickup = { prep_minutes: 60, hold_hours: 48, slot_capacity: 2 };
		const { status, text } = await server.call('PUT', `/v1/stores/${id}`, {
			key: server.merchant.secret,
			body: storeInput({ hours, pickup, ...fields }),
		});
		assert.ok(status < 300, text);
	};

	const read = async (query = '', id = 'tartu') =>
		(await server.call('GET', `/v1/stores/${id}/pickup-slots${query}`, { key: server.merchant.publishable }))
			.body as PickupSlots;

	const putSlot = (body: unknown, options: { key?: string; headers?: Record<string, string> } = {}) =>
		server.call('PUT', `/v1/stores/tartu/pickup-slots/${SLOT}`, { key: server.merchant.secret, body, ...options });

	const statuses = async () => (await read('?days=1')).days[0]?.slots.map(({ status }) => status);

	test('of a week begin today in the store, with the soonest that can be ordered', async () => {
		const { store_id, timezone, reason, soonest, days } = await read();
		assert.deepEqual([store_id, timezone, reason], ['tartu', 'Europe/Tallinn', null]);
		assert.deepEqual(
			days.map(({ date, open, slots }) => [date, open, slots.length]),
			[
				['2026-03-25', true, 7],
				['2026-03-26', true, 7],
				['2026-03-27', false, 0],
				['2026-03-28', false, 0],
				['2026-03-29', false, 0],
				['2026-03-30', false, 0],
				['2026-03-31', false, 0],
			],
		);
		assert.deepEqual(soonest, {
			store_id: 'tartu',
			date: '2026-03-25',
			starts_at: '2026-03-25T11:00:00Z',
			ends_at: '2026-03-25T12:00:00Z',
			cutoff_at: '2026-03-25T10:00:00Z',
			capacity: 2,
			remaining: 2,
			status: 'open',
		});
		assert.deepEqual(await statuses(), ['closed', 'closed', 'closed', 'open', 'open', 'open', 'open']);
	});

	test('name the soonest also where it is not on the days asked for', async () => {
		const { soonest } = await read('?from=2026-04-02&days=1');
		assert.equal(soonest?.starts_at, '2026-03-25T11:00:00Z');
		await put('riga', {
			hours: [],
			exception_hours: [{ date: '2026-05-20', periods: [{ opens: '10:00', closes: '12:00' }] }],
		});
		const later = await read('?days=1', 'riga');
		// Its first hour is needed to prepare.
		assert.deepEqual([later.soonest?.starts_at, later.days[0]?.open], ['2026-05-20T08:00:00Z', false]);
	});

	test('say why there are none', async () => {
		await put('turku', { hours: null });
		await put('warehouse', { kind: 'warehouse' });
		const [unknown, none] = [await read('', 'turku'), await read('', 'warehouse')];
		assert.deepEqual([unknown.reason, none.reason], ['hours_unknown', 'no_pickup']);
		assert.ok([...unknown.days, ...none.days].every(({ slots }) => slots.length === 0));
		assert.equal(unknown.soonest, null);
	});

	const days: [from: string, status: number][] = [
		['2026-03-23', 400],
		['2026-03-24', 200],
		['2026-05-24', 200],
		['2026-05-25', 400],
		['2026-02-30', 400],
		['today', 400],
	];
	for (const [from, status] of days) {
		test(`from ${from} are answered with ${status}`, async () => {
			const path = `/v1/stores/tartu/pickup-slots?from=${from}`;
			assert.equal((await server.call('GET', path, { key: server.merchant.publishable })).status, status);
		});
	}

	test('that have not changed are not sent again', async () => {
		const path = '/v1/stores/tartu/pickup-slots';
		const key = server.merchant.publishable;
		const etag = (await server.call('GET', path, { key })).headers.get('etag') ?? '';
		const again = await server.call('GET', path, { key, headers: { 'if-none-match': etag } });
		assert.equal(again.status, 304);
	});

	test('are closed, limited and opened again one by one, and whoever looks at the store hears of it', async () => {
		const poll = async (after = '') => {
			const path = `/v1/events?mode=poll&topic=store:tartu${after && `&after=${after}`}`;
			return (await server.call('GET', path, { key: server.merchant.publishable })).body as EventPage;
		};
		const { position } = await poll();
		assert.equal((await putSlot({ capacity: null, closed: true })).status, 200);
		assert.deepEqual((await statuses())?.[5], 'closed');
		assert.equal((await putSlot({ capacity: 0, closed: false })).status, 200);
		assert.deepEqual((await statuses())?.[5], 'full');
		const { body } = await putSlot({ capacity: null, closed: false });
		assert.deepEqual(body, (await read('?days=1')).days[0]?.slots[5]);
		await putSlot({ capacity: null, closed: false });
		let told: EventPage['data'] = [];
		while (told.length < 3) told = (await poll(position)).data.filter(({ type }) => type === 'pickup_slot.updated');
		assert.deepEqual(
			told.map(({ data }) => data),
			Array.from({ length: 3 }, () => ({ store_id: 'tartu', starts_at: SLOT })),
		);
	});

	const nowhere = ['2026-03-25T13:30:00Z', '2026-03-27T13:00:00Z', '2026-03-18T13:00:00Z', '2027-03-24T13:00:00Z'];
	for (const starts_at of [...nowhere, '2026-03-25T23:59:60Z']) {
		test(`cannot be closed where there are none, such as ${starts_at}`, async () => {
			const path = `/v1/stores/tartu/pickup-slots/${starts_at}`;
			const { status } = await server.call('PUT', path, {
				key: server.merchant.secret,
				body: { capacity: null, closed: true },
			});
			assert.equal(status, 404);
		});
	}

	test('are changed by staff of the store only', async () => {
		await hire(context.database, server.merchant, 'mari', { stores: ['tartu'] });
		await hire(context.database, server.merchant, 'juhan', { stores: ['riga'] });
		const codes = [];
		for (const login of ['mari', 'juhan']) {
			const headers = await atCounter(server, server.merchant, login);
			codes.push((await putSlot({ capacity: 2, closed: false }, { key: undefined, headers })).status);
		}
		assert.deepEqual(codes, [200, 403]);
	});
});
