import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { isEndcapProblem, type Live } from '@endcap/sdk';
import { createStaffEndcap, type StaffEndcap } from '@endcap/sdk/staff';
import { browserFetch } from '../support/browser-fetch.ts';
import { hire, PASSWORD } from '../support/counter.ts';
import { until } from '../support/client.ts';
import { startContractServer } from '../support/contract-server.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { problem } from '../support/replies.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { productInput, setLevel, storeInput, variantInput } from '../support/shop.ts';

suite('staff by the SDK, on the real server', () => {
	let open: TestDatabase;
	let server: TestServer;
	const opened: StaffEndcap[] = [];

	before(async () => {
		open = await pgliteDatabase();
		server = await testServer(open.database, { logLevel: 'silent' });
		const put = async (path: string, body: unknown) => {
			const { status, text } = await server.call('PUT', path, { key: server.merchant.secret, body });
			assert.ok(status < 300, text);
		};
		await put('/v1/stores/tartu', storeInput({ name: 'Tartu' }));
		await put('/v1/stores/riga', storeInput({ name: 'Riga' }));
		await put('/v1/products/kettle', productInput([variantInput('RED', { gtin: '04006381333931' }), 'BLUE']));
		await setLevel(open.database, server.merchant.id, 'RED', 'tartu', { on_hand: 5, reserved: 2 });
		await setLevel(open.database, server.merchant.id, 'BLUE', 'tartu', { on_hand: 1 });
		await setLevel(open.database, server.merchant.id, 'RED', 'riga', { on_hand: 9 });
		await hire(open.database, server.merchant, 'clerk', { stores: ['tartu'] });
		await hire(open.database, server.merchant, 'manager', { role: 'manager' });
	});
	after(async () => {
		for (const each of opened) each.destroy();
		await server.close();
		await open.close();
	});

	function client() {
		const browser = browserFetch();
		const endcap = createStaffEndcap({ baseUrl: server.url, fetch: browser.fetch });
		opened.push(endcap);
		return { endcap, browser };
	}

	/** Signed in once and for all tests: each password takes half a second to check. */
	const atCounter = (login: string) => (counters[login] ??= signIn(login));
	const counters: Record<string, Promise<StaffEndcap>> = {};

	async function signIn(login: string): Promise<StaffEndcap> {
		const { endcap } = client();
		const { outcome } = await endcap.session.signIn({ merchant: server.merchant.id, login, password: PASSWORD });
		assert.equal(outcome, 'signed_in');
		return endcap;
	}

	/** Resolves once so many listen to the feed: what happens before that, nobody is told. */
	async function streams(count: number): Promise<void> {
		const open = new RegExp(`^endcap_event_streams ${count}$`, 'm');
		while (!open.test((await server.call('GET', '/metrics')).text));
	}

	test('signing in, who is signed in, and signing out', async () => {
		const { endcap } = client();
		assert.equal(await endcap.session.get(), null);
		const input = { merchant: server.merchant.id, login: 'clerk', password: 'not the password' };
		assert.deepEqual(await endcap.session.signIn(input), { outcome: 'refused' });
		const signedIn = await endcap.session.signIn({ ...input, password: PASSWORD });
		assert.equal(signedIn.outcome === 'signed_in' && signedIn.staff.name, 'clerk');
		assert.equal((await endcap.session.get())?.role, 'clerk');
		await endcap.session.signOut();
		await until(endcap.session.$staff, ({ value }) => value === null);
	});

	test('too many wrong passwords are told with the seconds to wait', async () => {
		const busy = await startContractServer();
		const endcap = createStaffEndcap({ baseUrl: busy.url });
		busy.always(() => problem('rate_limited', 'Too many attempts.', { 'retry-after': '540' }));
		const outcome = await endcap.session.signIn({ merchant: 'demo', login: 'nobody', password: 'wrong' });
		assert.deepEqual(outcome, { outcome: 'limited', retry_after: 540 });
		assert.equal(busy.asked.length, 1, 'an attempt is never made again by itself');
		endcap.destroy();
		await busy.close();
	});

	test('what one member of staff does is seen by another at once, with who did it', async () => {
		const [mine, theirs] = [await atCounter('clerk'), await atCounter('manager')];
		const $levels = mine.levels.$levels({ store: 'tartu', search: 'blue' });
		const $happened = mine.news.$happened({ store: 'tartu' });
		await streams(0);
		const leave = [$levels.subscribe(() => undefined), $happened.subscribe(() => undefined)];
		await streams(1);
		await until($levels, ({ value }) => value?.levels[0]?.on_hand === 1);
		const lines = [{ sku: 'BLUE', quantity: 4 }];
		const done = await theirs.adjustments.create({ reason: 'receive', store_id: 'tartu', lines });
		assert.equal(done.outcome, 'done');
		await until($levels, ({ value }) => value?.levels[0]?.on_hand === 5);
		const [told] = $happened.get();
		assert.equal(told?.type === 'inventory.adjusted' && told.data.made_by, 'manager');
		for (const each of leave) each();
	});

	test('what shoppers hold is not written off, and the refusal is a value', async () => {
		const endcap = await atCounter('clerk');
		const lines = [{ sku: 'RED', quantity: 4 }];
		assert.deepEqual(await endcap.adjustments.create({ reason: 'damage', store_id: 'tartu', lines }), {
			outcome: 'out_of_stock',
			pointers: ['/lines/0/quantity'],
		});
		const elsewhere = await endcap.adjustments.create({ reason: 'damage', store_id: 'riga', lines });
		assert.equal(elsewhere.outcome, 'store_not_allowed');
	});

	test('settings are made from what was read, and who comes second is shown what the first one set', async () => {
		const endcap = await atCounter('manager');
		const place = { store_id: 'tartu', sku: 'RED' };
		const [one, other] = [await endcap.levels.get(place), await endcap.levels.get(place)];
		const set = await endcap.levels.set(place, { reorder_point: 4 }, one.etag);
		assert.equal(set.outcome === 'set' && set.level.reorder_point, 4);
		const changed = await endcap.levels.set(place, { reorder_point: 9 }, other.etag);
		assert.equal(changed.outcome === 'changed' && changed.level.reorder_point, 4);
		const clerk = await atCounter('clerk');
		assert.equal((await clerk.levels.set(place, { incoming: 1 }, other.etag)).outcome, 'key_not_allowed');
	});

	test('a hold is seen, handed over once, and over after that', async () => {
		const endcap = await atCounter('clerk');
		const $holds = endcap.reservations.$holds({ store: 'tartu' });
		const leave = $holds.subscribe(() => undefined);
		const { value: before } = await until($holds, ({ value }) => value);
		const headers = { 'idempotency-key': 'hold' };
		const body = { lines: [{ sku: 'RED', store_id: 'tartu', quantity: 1 }] };
		await server.call('POST', '/v1/reservations', { key: server.merchant.secret, body, headers });
		const { value } = await until($holds, ({ value }) => value?.length === (before?.length ?? 0) + 1);
		const id = value?.[0]?.id ?? '';
		assert.equal((await endcap.reservations.handOver(id)).outcome, 'handed_over');
		await until($holds, ({ value }) => value?.every((hold) => hold.id !== id));
		assert.equal((await endcap.reservations.release(id)).outcome, 'reservation_ended');
		leave();
	});

	test('a sale of what was promised is a warning until it is dismissed', async () => {
		const endcap = await atCounter('clerk');
		const $warnings = endcap.news.$warnings({ store: 'tartu' });
		const $levels = endcap.levels.$levels({ store: 'tartu' });
		await streams(0);
		const leave = [$warnings.subscribe(() => undefined), $levels.subscribe(() => undefined)];
		await streams(1);
		const { value } = await until($levels, ({ status }) => status === 'ready');
		const quantity = value?.levels.find(({ sku }) => sku === 'RED')?.on_hand ?? 0;
		const sale = {
			store_id: 'tartu',
			receipt: '1',
			sold_at: '2026-11-22T10:00:00Z',
			lines: [{ sku: 'RED', quantity }],
		};
		const sold = await endcap.sales.record(sale);
		assert.equal(sold.outcome === 'recorded' && sold.sale.conflicts[0]?.kind, 'was_reserved');
		assert.equal((await endcap.sales.record(sale)).outcome, 'recorded_before');
		await until($levels, ({ value }) => value?.levels.find(({ sku }) => sku === 'RED')?.on_hand === 0);
		const conflict = $warnings.get().find(({ type }) => type === 'inventory.conflict');
		assert.ok(conflict);
		endcap.news.dismiss(conflict);
		assert.ok(!$warnings.get().includes(conflict));
		for (const each of leave) each();
	});

	test('a session that is over is told by the next answer, and the stock is there again after signing in', async () => {
		const { endcap, browser } = client();
		const input = { merchant: server.merchant.id, login: 'clerk', password: PASSWORD };
		await endcap.session.signIn(input);
		const $levels = endcap.levels.$levels({ store: 'tartu' });
		const seen: Live<unknown>['status'][] = [];
		const leave = $levels.subscribe(({ status }) => seen.push(status));
		await until($levels, ({ status }) => status === 'ready');
		browser.forget();
		const refused = await endcap.adjustments
			.create({ reason: 'receive', store_id: 'tartu', lines: [{ sku: 'BLUE', quantity: 1 }] })
			.catch((error: unknown) => error);
		assert.ok(isEndcapProblem(refused, 'unauthenticated'));
		await until(endcap.session.$staff, ({ value }) => value === null);
		assert.equal((await endcap.session.signIn(input)).outcome, 'signed_in');
		const { as_of } = $levels.get();
		await until($levels, (live) => live.status === 'ready' && live.as_of !== as_of);
		leave();
	});

	test('somebody who joins at the till is found again, with points that a manager gave', async () => {
		const { customers, loyalty, coupons } = await atCounter('manager');
		const joined = await customers.create({ email: 'joins@example.com', name: 'Kadri Saar' });
		assert.ok(joined.outcome === 'joined', JSON.stringify(joined));
		assert.equal((await customers.create({ email: 'joins@example.com' })).outcome, 'customer_exists');
		assert.equal((await customers.create({ name: 'Nobody' })).outcome, 'contact_needed');
		const { id } = joined.customer;
		assert.deepEqual(
			(await customers.search({ name: 'Kad' })).map((each) => each.id),
			[id],
		);
		assert.equal((await customers.get(id)).customer.email, 'joins@example.com');
		const given = await loyalty.adjust(id, { points: 30, note: 'Welcome' });
		assert.ok(given.outcome === 'adjusted' && given.account.active === 30, JSON.stringify(given));
		assert.equal((await loyalty.adjust(id, { points: -31, note: 'Too many' })).outcome, 'not_enough_points');
		assert.equal((await loyalty.get(id)).active, 30);
		assert.deepEqual((await coupons.list()).data, []);
		assert.equal((await coupons.issue('no-such', { customer_ids: [id] })).outcome, 'not_found');
	});
});
