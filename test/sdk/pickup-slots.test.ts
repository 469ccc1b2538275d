import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { PickupSlot, PickupSlots } from '@endcap/sdk';
import { connect, until } from '../support/client.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import type { Reply } from '../support/replies.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { goShopping } from '../support/shopping.ts';

const DAY = 86_400_000;
const STORE = { store: 'tartu' };

/** A shop whose clock is off by so much, with a time that closes soon and one that closes in an hour. */
async function visit(t: TestContext, off: number) {
	const { endcap, server } = await connect(t, { interval: 3_600_000 });
	const at = (later: number) => new Date(Date.now() + off + later).toISOString();
	const slot = (cutoff: number): PickupSlot => ({
		store_id: 'tartu',
		date: at(0).slice(0, 10),
		starts_at: at(cutoff),
		ends_at: at(cutoff + 1_800_000),
		cutoff_at: at(cutoff),
		capacity: null,
		remaining: null,
		status: 'open',
	});
	const slots = [slot(2500), slot(3_600_000)];
	const body: PickupSlots = {
		store_id: 'tartu',
		timezone: 'Europe/Tallinn',
		reason: null,
		soonest: slots[0]!,
		days: [{ date: slots[0]!.date, open: true, slots }],
	};
	server.always((): Reply => ({ headers: { date: new Date(Date.now() + off).toUTCString() }, body }));
	return { endcap, server, slots };
}

const statuses = (value: PickupSlots | undefined) =>
	value?.days.flatMap(({ slots }) => slots.map(({ status }) => status));

suite('pickup times and the clock of this machine', { concurrency: true, timeout: 20_000 }, () => {
	for (const [what, off] of [
		['a day behind', DAY],
		['right', 0],
		['a day ahead', -DAY],
	] as const) {
		test(`on a machine whose clock is ${what} a time closes at its cutoff on the server, without asking`, async (t) => {
			const { endcap, server, slots } = await visit(t, off);
			const $slots = endcap.pickupSlots.$slots(STORE);
			t.after($slots.subscribe(() => {}));
			const first = await until($slots, ({ status }) => status === 'ready');
			assert.deepEqual(statuses(first.value), ['open', 'open']);
			const later = await until($slots, ({ value }) => statuses(value)?.includes('closed'));
			assert.deepEqual(statuses(later.value), ['closed', 'open']);
			assert.deepEqual(later.value?.soonest, slots[1]);
			assert.equal(server.asked.length, 1);
		});
	}
});

suite('pickup times on the real server', () => {
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

	test('a time that others fill is shown as full as it happens, and asked for once', async (t) => {
		const { endcap, shop, proxy, requests } = await goShopping(t, open.database, server, {
			levels: { 'RED@tartu': 5 },
			slotCapacity: 1,
		});
		const $slots = endcap.pickupSlots.$slots(STORE);
		assert.equal(endcap.pickupSlots.$slots({ store: 'tartu' }), $slots);
		const told = proxy.requests('GET /v1/events', 1);
		t.after($slots.subscribe(() => {}));
		const { value } = await until($slots, ({ status }) => status === 'ready');
		await told;
		const { starts_at } = value!.soonest!;
		const other = await shop.shopper();
		await other.collecting({ RED: 1 }, 'tartu', starts_at);
		await other.allocate();
		const full = await until($slots, (live) =>
			live.value?.days.some(({ slots }) =>
				slots.some((slot) => slot.starts_at === starts_at && slot.status === 'full'),
			),
		);
		assert.ok(full.value!.soonest!.starts_at > starts_at);
		assert.ok(requests('GET /v1/stores/tartu/pickup-slots').length <= 3);
	});

	test('nothing is kept for them, and no session begun', async (t) => {
		const { endcap, requests } = await goShopping(t, open.database, server, { levels: { 'RED@tartu': 1 } });
		const { days } = await endcap.pickupSlots.list({ ...STORE, days: 3 });
		assert.equal(days.length, 3);
		assert.deepEqual(requests('POST'), []);
	});
});
