import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Order } from '@endcap/sdk';
import { createStaffEndcap, type StaffEndcap } from '@endcap/sdk/staff';
import { until } from '../support/client.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { only, OrderShop } from '../support/order-shop.ts';

suite('fulfillments by staff', () => {
	let open: TestDatabase;
	let shop: OrderShop;
	before(async () => {
		open = await pgliteDatabase();
		shop = await OrderShop.open(open.database);
	});
	after(async () => {
		await shop.close();
		await open.close();
	});

	/** Somebody's page at the counter. */
	function page(t: TestContext, own: Record<string, string>): StaffEndcap {
		const staff = createStaffEndcap({
			baseUrl: shop.server.url,
			fetch: (input, init) => fetch(input, { ...init, headers: { ...own, ...(init?.headers as object) } }),
		});
		t.after(() => staff.destroy());
		return staff;
	}

	async function placed(staff: StaffEndcap, order?: Order) {
		const { id } = only(order ?? (await shop.place()));
		return staff.fulfillments.get(id);
	}

	test('a new order appears by itself, told from what was there', async (t) => {
		const staff = page(t, shop.mari);
		const before = only(await shop.place());
		const $queue = staff.fulfillments.$queue({ store: 'tartu' });
		const first = await until($queue, ({ status }) => status === 'ready');
		t.after($queue.subscribe(() => {}));
		assert.ok(first.value?.fulfillments.some(({ id }) => id === before.id));
		assert.deepEqual(first.value?.arrived, []);
		await shop.place({ places: { riga: { CUP: 1 } } });
		const { id } = only(await shop.place());
		const later = await until($queue, ({ value }) => (value?.arrived.length ?? 0) > 0);
		assert.deepEqual(later.value?.arrived, [id]);
		assert.ok(later.value?.fulfillments.some((each) => each.id === id && each.code === null));
	});

	test('it is moved to one of the times of its store, and the shopper is told', async (t) => {
		const staff = page(t, shop.mari);
		const order = await shop.place({ places: { tartu: { CUP: 1 } } });
		const one = await placed(staff, order);
		const { days } = await staff.pickupSlots.list({ store: 'tartu', days: 2 });
		const [, later] = days
			.flatMap(({ slots }) => slots)
			.filter(({ starts_at }) => starts_at > (one.slot?.starts_at ?? ''));
		assert.ok(later);
		const moved = await staff.fulfillments.reschedule(one, later.starts_at);
		assert.ok(moved.outcome === 'changed', JSON.stringify(moved));
		assert.equal(moved.fulfillment.slot?.starts_at, later.starts_at);
		assert.deepEqual(await shop.messages(order), ['order_placed', 'order_changed']);
	});

	test('it is picked, said to be ready, and handed over by its code', async (t) => {
		const staff = page(t, shop.mari);
		const order = await shop.place();
		const claimed = await staff.fulfillments.claim(await placed(staff, order));
		assert.ok(claimed.outcome === 'changed', JSON.stringify(claimed));
		assert.equal(claimed.fulfillment.assigned_to?.name, 'mari');
		const ready = await staff.fulfillments.prepare(claimed.fulfillment);
		assert.ok(ready.outcome === 'changed' && ready.fulfillment.status === 'prepared');
		const wrong = await staff.fulfillments.complete(ready.fulfillment, { code: 'aaaaaaaaaaaaa' });
		assert.equal(wrong.outcome, 'pickup_code_wrong');
		assert.equal((await staff.fulfillments.find('aaaaaaaaaaaaa')).outcome, 'not_found');
		const code = only(order).words?.join(' ') ?? '';
		const found = await staff.fulfillments.find(code);
		assert.ok(found.outcome === 'found', JSON.stringify([found, code]));
		const done = await staff.fulfillments.complete(found.fulfillment, { code });
		assert.ok(done.outcome === 'changed' && done.fulfillment.status === 'completed');
		const again = await staff.fulfillments.complete(done.fulfillment, { code });
		assert.equal(again.outcome, 'fulfillment_state');
	});

	test('when a colleague was faster nothing is done, and it says how it is now', async (t) => {
		const [mari, juhan] = [page(t, shop.mari), page(t, shop.juhan)];
		const seen = await placed(mari);
		const listed = (await juhan.fulfillments.list()).data.find(({ id }) => id === seen.id);
		assert.ok(listed);
		assert.equal((await mari.fulfillments.claim(seen)).outcome, 'changed');
		const late = await juhan.fulfillments.prepare(listed);
		assert.ok(late.outcome === 'changed_meanwhile');
		assert.equal(late.fulfillment.assigned_to?.name, 'mari');
		const refused = await juhan.fulfillments.claim(late.fulfillment);
		assert.ok(refused.outcome === 'fulfillment_claimed');
		assert.equal(refused.fulfillment.assigned_to?.name, 'mari');
		const taken = await juhan.fulfillments.claim(late.fulfillment, { take_over: true });
		assert.ok(taken.outcome === 'changed');
		const left = await juhan.fulfillments.unclaim(taken.fulfillment);
		assert.ok(left.outcome === 'changed' && left.fulfillment.assigned_to === null);
	});

	test('what was done leaves the queue at once, in that page', async (t) => {
		const staff = page(t, shop.mari);
		const seen = await placed(staff);
		const $queue = staff.fulfillments.$queue({ store: 'tartu' });
		t.after($queue.subscribe(() => {}));
		await until($queue, ({ value }) => value?.fulfillments.some(({ id }) => id === seen.id));
		const failed = await staff.fulfillments.fail(seen, { reason: 'damaged', note: 'The enamel is off.' });
		assert.ok(failed.outcome === 'changed' && failed.fulfillment.reason === 'damaged', JSON.stringify(failed));
		assert.ok(!$queue.get().value?.fulfillments.some(({ id }) => id === seen.id));
	});

	test('what has ended since a moment is listed, and whose order it was is read', async (t) => {
		const staff = page(t, shop.mari);
		const order = await shop.place();
		const seen = await placed(staff, order);
		await staff.fulfillments.fail(seen, { reason: 'out_of_stock' });
		const since = async (time: number) => {
			const query = { status: ['failed' as const], ended_since: new Date(time).toISOString() };
			return (await staff.fulfillments.list(query)).data.map(({ id }) => id);
		};
		assert.ok((await since(Date.now() - 3_600_000)).includes(seen.id));
		assert.deepEqual(await since(Date.now() + 3_600_000), []);
		assert.equal((await staff.orders.get(order.id)).contact.name, 'Kersti Saar');
	});

	test('nothing picked at all is refused', async (t) => {
		const staff = page(t, shop.mari);
		const refused = await staff.fulfillments.prepare(await placed(staff), { lines: [{ line: 1, quantity_picked: 0 }] });
		assert.equal(refused.outcome, 'nothing_picked');
	});
});
