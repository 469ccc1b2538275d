import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { isEndcapProblem } from '@endcap/sdk';
import { createStaffEndcap, type CustomerCard, type StaffEndcap } from '@endcap/sdk/staff';
import { rotatingCode } from '../../packages/server/src/loyalty/codes.rules.ts';
import { until } from '../support/client.ts';
import { atCounter, hire } from '../support/counter.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { Till } from '../support/till.ts';

suite('cards of customers by the SDK, on the real server', () => {
	let open: TestDatabase;
	let till: Till;
	let staff: StaffEndcap;

	before(async () => {
		open = await pgliteDatabase();
		till = await Till.open(open.database);
		await till.shop.coupon('spring', { claimable: true });
		const { server, merchant } = till.shop;
		await hire(open.database, merchant, 'mari', { stores: ['tartu'] });
		const mari = await atCounter(server, merchant, 'mari');
		staff = createStaffEndcap({
			baseUrl: server.url,
			fetch: (input, init) => {
				const headers = new Headers(init?.headers);
				for (const [name, value] of Object.entries(mari)) headers.set(name, value);
				return fetch(input, { ...init, headers });
			},
		});
		await staff.session.get();
	});

	after(async () => {
		staff.destroy();
		await till.close();
		await open.close();
	});

	/** Followed until `leave`, also while nothing is awaited. */
	function follow(id: string) {
		const $card = staff.customers.$card({ id });
		const leave = $card.subscribe(() => undefined);
		return {
			leave,
			until: (fits: (card: CustomerCard) => unknown) => until($card, ({ value }) => value && fits(value)),
		};
	}

	test('follow points earned in any shop, coupons that are claimed and what is agreed to', async () => {
		const { customer_id: id, access_token: key } = await till.join();
		const card = follow(id);
		await card.until(({ customer }) => customer.id === id);
		await till.sell({ customer: { customer_id: id }, store_id: 'riga' });
		await card.until(({ loyalty }) => loyalty.active === 4900);
		await till.shop.claimed(key, { coupon_id: 'spring' });
		await card.until(({ wallet }) => wallet.length === 1);
		await till.shop.must('PUT', '/v1/customers/me/consents', { key, body: { purpose: 'analytics', given: true } });
		await card.until(({ customer }) => customer.consents.length === 1);
		card.leave();
	});

	test('say that somebody was forgotten while their card was open', async () => {
		const { customer_id: id, access_token: key } = await till.join();
		const card = follow(id);
		await card.until(({ customer }) => customer.id === id);
		await till.shop.must('POST', '/v1/customers/me/erase', { key, body: { confirm: 'erase' } });
		await until(staff.customers.$card({ id }), ({ error }) => isEndcapProblem(error, 'not_found'));
		card.leave();
	});

	test('are found by the code on a phone, once', async () => {
		const { customer_id: id, access_token: key } = await till.join();
		const phone = await till.shop.must<{ locator: string; secret: string }>('POST', '/v1/loyalty/me/card', { key });
		const at = new Date();
		const code = rotatingCode(phone.secret, `m${phone.locator}`, at);
		assert.deepEqual(
			(await staff.customers.search({ code })).map((found) => found.id),
			[id],
		);
		const older = rotatingCode(phone.secret, `m${phone.locator}`, new Date(at.getTime() - 30_000));
		assert.deepEqual(await staff.customers.search({ code: older }), []);
	});
});
