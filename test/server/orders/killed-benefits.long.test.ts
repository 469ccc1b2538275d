import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Order } from '@endcap/contract';
import { serveEndcap, type Serving } from '../../support/command.ts';
import { assertCouponSums } from '../../support/coupon-sums.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { OffersShop } from '../../support/offers-shop.ts';

/** What is asked, and where the process is when it is killed: at the first write to a table. */
const KILLS = [
	['a payment', 'redemption'],
	['a payment', 'idempotent_request'],
	['a cancellation', 'redemption'],
	['a cancellation', 'loyalty_entry'],
	['a hand-over', 'loyalty_entry'],
	['a hand-over', 'idempotent_request'],
] as const;

interface Request {
	path: string;
	body?: object;
	headers: Record<string, string>;
}

describe('a process killed while an order uses, earns or gives back coupons and points', () => {
	let open: TestDatabase & { url: string };
	let shop: OffersShop;
	let killed: Serving[] = [];
	before(async () => {
		open = await postgresDatabase();
		shop = await OffersShop.open(open.database);
		killed = await Promise.all(KILLS.map(() => serveEndcap({ DATABASE_URL: open.url })));
	});
	after(async () => {
		await Promise.all(killed.map((node) => node.stop('SIGKILL')));
		await shop?.close();
		await open?.close();
	});

	const query = <Row>(text: string, values: unknown[] = []) => open.database.query<Row>({ text }, values);

	async function send({ url }: { url: string }, { path, body, headers }: Request) {
		const authorization = `Bearer ${shop.shop.merchant.secret}`;
		const sent = { ...headers, ...(body && { 'content-type': 'application/json' }), authorization };
		const response = await fetch(url + path, { method: 'POST', headers: sent, body: body && JSON.stringify(body) });
		return { status: response.status, text: await response.text() };
	}

	/** All that this leaves in the database, whatever workers do meanwhile. */
	const everything = () =>
		query(`SELECT (SELECT jsonb_agg(o ORDER BY o.order_id) FROM placed_order o) AS orders,
			(SELECT jsonb_agg(f ORDER BY f.fulfillment_id) FROM fulfillment f) AS fulfillments,
			(SELECT jsonb_agg(l ORDER BY l.sku, l.store_id) FROM inventory_level l) AS levels,
			(SELECT jsonb_agg(c ORDER BY c.coupon_id) FROM coupon c) AS coupons,
			(SELECT jsonb_agg(r ORDER BY r.redemption_id) FROM redemption r) AS redemptions,
			(SELECT jsonb_agg(e ORDER BY e.entry_id) FROM loyalty_entry e) AS entries,
			(SELECT jsonb_agg(l ORDER BY l.entry_id) FROM loyalty_lot l) AS lots,
			(SELECT jsonb_agg(r ORDER BY r.reward_id) FROM reward r) AS rewards`);

	const waiting = async (table: string): Promise<number[]> => {
		const rows = await query<{ pid: number }>(
			`SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
				WHERE datname = current_database() AND relation = $1::regclass AND NOT granted`,
			[table],
		);
		return rows.map(({ pid }) => pid);
	};

	async function requestOf(what: string, { id, fulfillments, totals }: Order): Promise<Request> {
		const headers = { 'idempotency-key': randomUUID() };
		if (what === 'a cancellation') return { path: `/v1/orders/${id}/cancel`, headers };
		if (what === 'a payment') {
			const body = { reference: 'r', status: 'paid', amount: totals.total };
			return { path: `/v1/orders/${id}/payments`, body, headers };
		}
		const part = `/v1/fulfillments/${fulfillments[0]?.id}`;
		const etag = async () => (await shop.call('GET', part)).headers.get('etag') ?? '';
		await shop.must('POST', `${part}/prepare`, {}, { 'if-match': await etag() });
		const match = { ...headers, 'if-match': await etag() };
		return { path: `${part}/complete`, body: { known_by: 'name' }, headers: match };
	}

	/** Points that can be spent, and uses of the coupon, in the end. */
	const ENDS: Record<string, [active: number, uses: number]> = {
		'a payment': [0, 1],
		'a cancellation': [60, 0],
		'a hand-over': [4900 - 490 - 60, 1],
	};

	for (const [index, [what, table]] of KILLS.entries()) {
		test(
			`${what}, before ${table}: nothing is half-done, and sent again it is done once`,
			{ timeout: 90_000 },
			async () => {
				const node = killed[index];
				assert.ok(node);
				const coupon = `kill-${index}`;
				await shop.coupon(coupon, { limit_total: 1 });
				const { shopper, customer_id } = await shop.member();
				await shop.give(customer_id, 60);
				const offers = { coupons: [coupon], rewards: ['off-60'] };
				const order = await shop.order(shopper, { KETTLE: 1 }, offers, what === 'a payment');
				const request = await requestOf(what, order);
				const before = await everything();
				let pids: number[] = [];
				await open.database.transaction(async (tx) => {
					await tx.query({ text: `LOCK TABLE ${table} IN SHARE MODE` });
					const sent = send(node, request).then(
						({ text }) => text,
						() => 'no answer',
					);
					while (pids.length === 0) pids = await waiting(table);
					await node.stop('SIGKILL');
					assert.equal(await sent, 'no answer');
				});
				while ((await query('SELECT FROM pg_stat_activity WHERE pid = ANY ($1::integer[])', [pids])).length > 0);
				assert.deepEqual(await everything(), before);
				const done = await send(shop.shop.server, request);
				assert.deepEqual([done.status, await send(shop.shop.server, request)], [200, done], done.text);
				const { active } = await shop.account(customer_id);
				assert.deepEqual([active, await shop.uses(coupon)], ENDS[what]);
				await assertCouponSums(open.database, shop.shop.merchant.id);
			},
		);
	}
});
