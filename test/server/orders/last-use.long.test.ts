import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { CartInput, Order } from '@endcap/contract';
import { openDatabase, startServer, type Database, type RunningServer } from '@endcap/server';
import { AT_PICKUP, CONTACT, MORNING, type CartShopper } from '../../support/cart-shop.ts';
import { assertCouponSums } from '../../support/coupon-sums.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { OffersShop } from '../../support/offers-shop.ts';
import { testPayments } from '../../support/payments.ts';
import type { Answer } from '../../support/server.ts';
import { onDevice, type SignedIn } from '../../support/signed-in.ts';

const ELSEWHERE = { contact: CONTACT, payment: { method: 'external' } };
const REFUSALS = ['coupon_refused', 'reward_refused', 'not_enough_points', 'precondition_failed'];
const FIFTY = Array.from({ length: 50 }, (_, index) => index);
/** With the reward it costs nothing, so it earns nothing that could be spent. */
const FREE = { sku: 'CUP', quantity: 1, unit_price: { amount: 60, currency: 'EUR' } };
const LIMIT = { timeout: 240_000 };

describe('the last use, wanted by a hundred at two nodes', () => {
	let one: TestDatabase & { url: string };
	let other: Database;
	let second: RunningServer;
	let shop: OffersShop;
	before(async () => {
		one = await postgresDatabase();
		other = await openDatabase({ databaseUrl: one.url, purpose: 'serve' });
		shop = await OffersShop.open(one.database);
		second = await startServer({
			database: other,
			host: '127.0.0.1',
			port: 0,
			logLevel: 'silent',
			now: () => MORNING,
			payments: testPayments,
		});
	});
	after(async () => {
		await second?.close();
		await shop?.close();
		await other?.close();
		await one?.close();
	});

	const nodeOf = (index: number) => (index % 2 === 0 ? shop.shop.server : second);

	async function post(index: number, key: string, path: string, body: object): Promise<Answer> {
		const response = await fetch(nodeOf(index).url + path, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${key}`,
				'content-type': 'application/json',
				'idempotency-key': randomUUID(),
			},
			body: JSON.stringify(body),
		});
		const text = await response.text();
		return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as unknown };
	}

	const ring = (index: number, fields: object) =>
		post(index, shop.shop.merchant.secret, '/v1/sales', {
			store_id: 'tartu',
			receipt: randomUUID(),
			sold_at: MORNING.toISOString(),
			lines: [{ sku: 'CUP', quantity: 1 }],
			...fields,
		});

	/** Baskets that have it, each of somebody else. */
	const carts = (offers: CartInput): Promise<CartShopper[]> =>
		Promise.all(
			FIFTY.map(async (index) => {
				const { shopper } = await shop.member();
				await shop.cart(shopper, { CUP: 1 }, offers);
				return shopper.through(nodeOf(index));
			}),
		);

	/** How many have it; all others are told why not. */
	function won(answers: readonly Answer[]): number {
		const refused = answers.filter(({ status }) => status >= 300);
		for (const { body, text } of refused) assert.ok(REFUSALS.includes((body as { code: string }).code), text);
		return answers.length - refused.length;
	}

	const judge = () => assertCouponSums(one.database, shop.shop.merchant.id);

	for (const name of ['a code for everyone', 'a code for one use'] as const) {
		test(`of ${name} goes to one of the baskets and receipts that have it`, LIMIT, async () => {
			const id = name === 'a code for everyone' ? 'last' : 'single';
			await shop.coupon(id, name === 'a code for everyone' ? { limit_total: 1 } : { code: null });
			const code = id === 'last' ? 'LAST' : await shop.singleUseCode(id);
			const shoppers = await carts({ coupons: [code] });
			const answers = await Promise.all([
				...shoppers.map((shopper, index) => shopper.tryComplete(index % 3 === 0 ? ELSEWHERE : AT_PICKUP)),
				...FIFTY.map((index) => ring(index, { coupons: [code] })),
			]);
			assert.equal(won(answers), 1);
			await judge();
		});
	}

	test('comes back with a payment that failed, goes to one, and the late payment stands', LIMIT, async () => {
		await shop.coupon('back', { limit_total: 1 });
		const { shopper } = await shop.member();
		const order = await shop.order(shopper, { KETTLE: 1 }, { coupons: ['BACK'] }, true);
		assert.equal(won(await Promise.all(FIFTY.map((index) => ring(index, { coupons: ['BACK'] })))), 0);
		await shop.pay(order, 'failed', 4410);
		const shoppers = await carts({ coupons: ['BACK'] });
		const answers = await Promise.all([
			...shoppers.map((each) => each.tryComplete()),
			...FIFTY.map((index) => ring(index, { coupons: ['BACK'] })),
		]);
		assert.equal(won(answers), 1);
		const paid = await shop.pay(order, 'paid', 4410);
		assert.deepEqual([paid.payment.status, paid.totals.discount.amount], ['paid', 490]);
		assert.equal(await shop.uses('back'), 1);
		await judge();
	});

	/** Everything that spends the same sixty points. */
	async function spend({ customer_id, shopper }: SignedIn & { shopper: CartShopper }): Promise<Answer[]> {
		await shop.cart(shopper, { CUP: 1 }, { rewards: ['off-60'] });
		const devices = await Promise.all(
			FIFTY.slice(0, 40).map(() => onDevice(one.database, shop.shop.merchant, customer_id)),
		);
		return Promise.all([
			...FIFTY.slice(0, 10).map((index) => shopper.through(nodeOf(index)).tryComplete()),
			...devices.map((device, index) => post(index, device.access_token, '/v1/rewards', { reward_id: 'off-60' })),
			...FIFTY.map((index) => ring(index, { customer: { customer_id }, rewards: ['off-60'], lines: [FREE] })),
		]);
	}
	test('of points goes to one of the baskets, tills and phones that spend them', LIMIT, async () => {
		const member = await shop.member();
		await shop.give(member.customer_id, 60);
		assert.equal(won(await spend(member)), 1);
		assert.equal((await shop.account(member.customer_id)).active, 0);
	});

	test('of points comes back with a payment that failed, and goes to one', LIMIT, async () => {
		const member = await shop.member();
		await shop.give(member.customer_id, 60);
		const order: Order = await shop.order(member.shopper, { KETTLE: 1 }, { rewards: ['off-60'] }, true);
		assert.equal((await shop.account(member.customer_id)).active, 0);
		await shop.pay(order, 'failed', 4840);
		assert.equal((await shop.account(member.customer_id)).active, 60);
		assert.equal(won(await spend(member)), 1);
		const paid = await shop.pay(order, 'paid', 4840);
		assert.deepEqual([paid.payment.status, paid.totals.discount.amount], ['paid', 60]);
		// What was promised to it is owed: somebody else had the points by then.
		const { active, owed } = await shop.account(member.customer_id);
		assert.deepEqual([active, owed], [0, 60]);
	});
});
