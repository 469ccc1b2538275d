import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { createStaffEndcap, type StaffEndcap } from '@endcap/sdk/staff';
import { browserFetch } from '../support/browser-fetch.ts';
import { until } from '../support/client.ts';
import { hire, PASSWORD } from '../support/counter.ts';
import { couponInput } from '../support/coupon-shop.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { PLAIN } from '../support/points-desk.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { productInput, setLevel, storeInput } from '../support/shop.ts';

suite('coupons and the program by the staff SDK, on the real server', () => {
	let open: TestDatabase;
	let server: TestServer;
	let clerk: StaffEndcap;
	let manager: StaffEndcap;
	let cookies: typeof fetch;

	before(async () => {
		open = await pgliteDatabase();
		server = await testServer(open.database, { logLevel: 'silent' });
		const { secret: key, id } = server.merchant;
		for (const [path, body] of [
			['/v1/stores/tartu', storeInput({ name: 'Tartu' })],
			['/v1/products/kettle', productInput(['KETTLE'])],
		] as const) {
			assert.ok((await server.call('PUT', path, { key, body })).status < 300);
		}
		await setLevel(open.database, id, 'KETTLE', 'tartu', { on_hand: 5 });
		await hire(open.database, server.merchant, 'clerk', { stores: ['tartu'] });
		await hire(open.database, server.merchant, 'manager', { role: 'manager' });
		[clerk, manager] = await Promise.all([signIn('clerk'), signIn('manager')]);
	});
	after(async () => {
		clerk.destroy();
		manager.destroy();
		await server.close();
		await open.close();
	});

	async function signIn(login: string): Promise<StaffEndcap> {
		const browser = browserFetch();
		// Nothing is read again by itself: what is seen was told.
		const endcap = createStaffEndcap({
			baseUrl: server.url,
			fetch: browser.fetch,
			interval: 3_600_000,
			ttl: 3_600_000,
		});
		const { outcome } = await endcap.session.signIn({ merchant: server.merchant.id, login, password: PASSWORD });
		assert.equal(outcome, 'signed_in');
		if (login === 'manager') cookies = browser.fetch;
		return endcap;
	}

	const put = async (id: string, fields: Parameters<typeof couponInput>[0] = {}) => {
		const outcome = await manager.coupons.put(id, couponInput(fields));
		assert.equal(outcome.outcome, 'saved', JSON.stringify(outcome));
	};

	test('a manager makes one, which a clerk sees and may not change', async () => {
		await put('seen', { name: 'For everyone to see', code: 'SEEN' });
		assert.equal((await clerk.coupons.get('seen')).code, 'SEEN');
		assert.deepEqual(
			(await clerk.coupons.list({ search: 'everyone' })).data.map(({ id }) => id),
			['seen'],
		);
		const outcomes = await Promise.all([
			clerk.coupons.put('seen', couponInput()),
			clerk.coupons.setStatus('seen', 'ended'),
			clerk.coupons.createCodes('seen', 1),
			clerk.loyalty.setProgram(PLAIN),
		]);
		assert.deepEqual(
			outcomes.map(({ outcome }) => outcome),
			Array(4).fill('key_not_allowed'),
		);
	});

	test('what the server does not take is a value that says where', async () => {
		await put('taken', { code: 'TAKEN' });
		const again = await manager.coupons.put('other', couponInput({ code: 'taken' }));
		assert.equal(again.outcome, 'coupon_code_taken');
		const backwards = { valid_from: '2026-05-01T00:00', valid_until: '2026-04-01T00:00' };
		assert.deepEqual(await manager.coupons.put('other', couponInput(backwards)), {
			outcome: 'invalid_request',
			pointers: ['/valid_until'],
		});
		const program = { ...PLAIN, pending_days: 365, expires_after_months: 1 };
		assert.deepEqual(await manager.loyalty.setProgram(program), {
			outcome: 'invalid_request',
			pointers: ['/pending_days'],
		});
	});

	test('one is paused with all its products, goes on, and ends for good', async () => {
		const skus = Array.from({ length: 30 }, (_, index) => `SKU-${String(index).padStart(2, '0')}`);
		await put('many', { products: { categories: ['Kettles'], skus } });
		const paused = await manager.coupons.setStatus('many', 'paused');
		assert.ok(paused.outcome === 'saved' && paused.coupon.status === 'paused');
		assert.deepEqual(paused.coupon.products, { categories: ['Kettles'], skus, sku_count: 30 });
		assert.equal((await manager.coupons.setStatus('many', 'active')).outcome, 'saved');
		assert.equal((await manager.coupons.setStatus('many', 'ended')).outcome, 'saved');
		assert.equal((await manager.coupons.setStatus('many', 'active')).outcome, 'coupon_state');
	});

	test('codes are made and downloaded', async () => {
		await put('coded');
		const made = await manager.coupons.createCodes('coded', 3);
		assert.deepEqual(made, { outcome: 'created', created: 3, total: 3, left: 3 });
		const answer = await cookies(await manager.coupons.codesUrl('coded'));
		assert.match(answer.headers.get('content-type') ?? '', /text\/csv/);
		assert.equal((await answer.text()).trim().split('\r\n').length, 4);
	});

	test('a list says within a moment, also to a clerk, that a coupon was made and used, and it is given back once', async () => {
		const $coupons = clerk.coupons.$coupons({ search: 'followed', most: 10 });
		const leave = $coupons.subscribe(() => undefined);
		await until($coupons, ({ value }) => value?.coupons.length === 0);
		// What happens before the stream is there is read, and not told.
		while (!/^endcap_event_streams 1$/m.test((await server.call('GET', '/metrics')).text));
		await put('another', { name: 'Followed before' });
		await until($coupons, ({ value }) => value?.coupons.length === 1);
		await put('followed', { name: 'Followed', code: 'FOLLOWED' });
		await until($coupons, ({ value }) => value?.coupons[1]?.uses === 0);
		const sale = {
			store_id: 'tartu',
			receipt: '1',
			sold_at: new Date().toISOString(),
			lines: [{ sku: 'KETTLE', quantity: 1 }],
			coupons: ['FOLLOWED'],
		};
		assert.equal((await clerk.sales.record(sale)).outcome, 'recorded');
		await until($coupons, ({ value }) => value?.coupons[1]?.uses === 1);

		const [used] = (await clerk.coupons.redemptions({ coupon_id: 'followed' })).data;
		assert.ok(used?.status === 'succeeded' && used.store_id === 'tartu');
		assert.equal((await clerk.coupons.rollBack(used.id)).outcome, 'key_not_allowed');
		const back = await manager.coupons.rollBack(used.id);
		assert.ok(back.outcome === 'rolled_back' && back.redemption.status === 'rolled_back');
		assert.equal((await manager.coupons.rollBack(used.id)).outcome, 'rolled_back');
		await until($coupons, ({ value }) => value?.coupons[1]?.uses === 0);
		leave();
	});

	test('a shop without a program has none, and then the one that is set', async () => {
		assert.equal(await clerk.loyalty.program(), null);
		assert.deepEqual(await manager.loyalty.setProgram(PLAIN), { outcome: 'saved', program: PLAIN });
		assert.deepEqual(await clerk.loyalty.program(), PLAIN);
		assert.equal((await clerk.merchant.get()).currency, 'EUR');
	});
});
