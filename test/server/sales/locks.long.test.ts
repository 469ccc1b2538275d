import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Order } from '@endcap/contract';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { OffersShop } from '../../support/offers-shop.ts';
import type { Answer } from '../../support/server.ts';

const KETTLE = [{ sku: 'KETTLE', quantity: 1 }];
/** Somebody who waits in a circle is told so within a second. */
const LIMIT = { timeout: 60_000 };

describe('what changes coupons and points at the same time', () => {
	let open: TestDatabase & { url: string };
	let shop: OffersShop;

	before(async () => {
		open = await postgresDatabase();
		shop = await OffersShop.open(open.database);
	});

	after(async () => {
		await shop?.close();
		await open?.close();
	});

	/** How many wait for somebody’s lock. */
	async function waiting(): Promise<number> {
		const [row] = await open.database.query<{ waiting: number }>({
			text: `SELECT count(*)::integer AS waiting FROM pg_stat_activity
				WHERE datname = current_database() AND wait_event_type = 'Lock'`,
		});
		return row?.waiting ?? 0;
	}

	/** Sends these one after the other, each when the one before waits for the row, which is locked until all do. */
	async function meetAt(
		[table, id]: ['loyalty_account' | 'coupon', string],
		requests: readonly (() => Promise<Answer>)[],
	): Promise<number[]> {
		const sent: Promise<Answer>[] = [];
		await open.database.transaction(async (tx) => {
			const key = table === 'coupon' ? 'coupon_id' : 'customer_id';
			const text = `SELECT FROM ${table} WHERE merchant_id = $1 AND ${key} = $2 FOR UPDATE`;
			await tx.query({ text }, [shop.shop.merchant.id, id]);
			for (const request of requests) {
				sent.push(request());
				while ((await waiting()) < sent.length);
			}
		});
		return (await Promise.all(sent)).map(({ status }) => status);
	}

	const receipt = (fields: object) => ({
		store_id: 'tartu',
		receipt: crypto.randomUUID(),
		sold_at: '2026-03-25T07:00:00Z',
		lines: [{ sku: 'CUP', quantity: 1 }],
		...fields,
	});
	const ring = (fields: object) => () => shop.call('POST', '/v1/sales', receipt(fields));

	test('do not wait in a circle when a receipt hands over another’s order', LIMIT, async () => {
		await shop.coupon('both');
		const [anna, ben] = [await shop.member(), await shop.member()];
		await shop.give(anna.customer_id, 1);
		await shop.cart(anna.shopper, { CUP: 1 }, {});
		const [hold] = (await anna.shopper.allocate()).holds;
		const reservation_id = hold?.reservation_id;
		const order = (await anna.shopper.tryComplete()).body as Order;
		const statuses = await meetAt(
			['loyalty_account', anna.customer_id],
			[
				ring({ reservation_id, customer: { customer_id: ben.customer_id }, coupons: ['BOTH'] }),
				// Of something else, so that they do not meet at its stock.
				ring({ lines: KETTLE, customer: { customer_id: anna.customer_id }, coupons: ['BOTH'] }),
			],
		);
		assert.deepEqual(statuses, [201, 201]);
		assert.equal((await shop.read(order)).status, 'completed');
		assert.equal(await shop.uses('both'), 2);
	});

	test('do not wait in a circle when an order is canceled and its refund told', LIMIT, async () => {
		const { shopper, customer_id } = await shop.member();
		await shop.give(customer_id, 60);
		const order = await shop.order(shopper, { CUP: 1 }, { rewards: ['off-60'] });
		const source = { type: 'order', id: order.id };
		const refund = { type: 'order', id: `half of ${order.id}` };
		const statuses = await meetAt(
			['loyalty_account', customer_id],
			[
				() => shop.call('POST', `/v1/orders/${order.id}/cancel`),
				() => shop.call('POST', '/v1/loyalty/refunds', { source, refund, share: { part: 1, of: 2 } }),
			],
		);
		assert.deepEqual(statuses, [200, 200]);
		assert.equal((await shop.account(customer_id)).active, 60);
	});

	type Member = Awaited<ReturnType<OffersShop['member']>>;
	const erase =
		({ access_token: key }: Member) =>
		() =>
			shop.shop.server.call('POST', '/v1/customers/me/erase', {
				key,
				body: { confirm: 'erase' },
				headers: { 'idempotency-key': crypto.randomUUID() },
			});
	const claim = async ({ access_token: key }: Member, code: string) => {
		const headers = { 'idempotency-key': crypto.randomUUID() };
		const { status, text } = await shop.shop.server.call('POST', '/v1/wallet/claim', { key, body: { code }, headers });
		assert.equal(status, 201, text);
	};

	test('do not wait in a circle when a customer is erased as their receipt comes in', LIMIT, async () => {
		await shop.coupon('mine', { claimable: true });
		const anna = await shop.member();
		await claim(anna, 'MINE');
		const { customer_id } = anna;
		const statuses = await meetAt(
			['coupon', 'mine'],
			[erase(anna), ring({ customer: { customer_id }, coupons: ['MINE'] })],
		);
		assert.deepEqual(statuses, [200, 201]);
	});

	test('end well for many who are erased as their receipts come in', LIMIT, async () => {
		await shop.coupon('many', { claimable: true });
		const members = await Promise.all(Array.from({ length: 40 }, () => shop.member()));
		for (const member of members) await claim(member, 'MANY');
		const answers = await Promise.all(
			members.flatMap((member) => {
				const { customer_id } = member;
				return [ring({ customer: { customer_id }, coupons: ['MANY'] })(), erase(member)()];
			}),
		);
		const ends = answers.map(({ status, body }) => (status < 300 ? 'done' : (body as { code: string }).code));
		for (const end of ends) assert.match(end, /^(done|not_found|coupon_refused)$/);
		assert.ok(ends.every((end, index) => index % 2 === 0 || end === 'done'));
	});
});
