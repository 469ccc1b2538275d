import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { serveEndcap, type Serving } from '../../support/command.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { Till } from '../../support/till.ts';

/** Where the process is when it is killed: at the statement by which a receipt first writes to a table. */
const STEPS = {
	'before goods are moved': 'inventory_level',
	'before a coupon is redeemed': 'redemption',
	'before points are moved': 'loyalty_entry',
	'before the answer is kept': 'idempotent_request',
};

describe('a process killed in the middle of recording a receipt', () => {
	let open: TestDatabase & { url: string };
	let till: Till;
	let killed: Serving[] = [];

	before(async () => {
		open = await postgresDatabase();
		till = await Till.open(open.database);
		killed = await Promise.all(Object.keys(STEPS).map(() => serveEndcap({ DATABASE_URL: open.url })));
	});

	after(async () => {
		await Promise.all(killed.map((node) => node.stop('SIGKILL')));
		await till?.close();
		await open?.close();
	});

	const query = <Row>(text: string, values: unknown[] = []) => open.database.query<Row>({ text }, values);

	/** All that receipts leave in the database; not how far workers are with it. */
	const everything = () =>
		query(`SELECT (SELECT jsonb_agg(s ORDER BY s.sale_id) FROM sale s) AS sales,
			(SELECT jsonb_agg(l ORDER BY l.sku, l.store_id) FROM inventory_level l) AS levels,
			(SELECT jsonb_agg(c ORDER BY c.coupon_id) FROM coupon c) AS coupons,
			(SELECT jsonb_agg(r ORDER BY r.redemption_id) FROM redemption r) AS redemptions,
			(SELECT jsonb_agg(w ORDER BY w.wallet_coupon_id) FROM wallet_coupon w) AS wallet,
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

	for (const [index, [step, table]] of Object.entries(STEPS).entries()) {
		test(`${step}: nothing is half-written, and the same receipt counts once`, { timeout: 90_000 }, async () => {
			const node = killed[index];
			assert.ok(node);
			await till.shop.coupon(table, { code: table.toUpperCase(), limit_total: 1 });
			const { customer_id } = await till.join();
			await till.sell({ customer: { customer_id } });
			const input = till.receipt({ customer: { customer_id }, coupons: [table], rewards: ['off-60'] });
			const headers = {
				authorization: `Bearer ${till.shop.merchant.secret}`,
				'content-type': 'application/json',
				'idempotency-key': randomUUID(),
			};
			const send = ({ url }: { url: string }) =>
				fetch(`${url}/v1/sales`, { method: 'POST', headers, body: JSON.stringify(input) });
			const before = await everything();
			let pids: number[] = [];
			await open.database.transaction(async (tx) => {
				await tx.query({ text: `LOCK TABLE ${table} IN SHARE MODE` });
				const sent = send(node).then(
					({ status }) => status,
					() => 'no answer',
				);
				while (pids.length === 0) pids = await waiting(table);
				await node.stop('SIGKILL');
				assert.equal(await sent, 'no answer');
			});
			while ((await query('SELECT FROM pg_stat_activity WHERE pid = ANY ($1::integer[])', [pids])).length > 0);
			assert.deepEqual(await everything(), before);
			const answers = [await send(till.shop.server), await send(till.shop.server)];
			assert.deepEqual(
				answers.map(({ status }) => status),
				[201, 201],
			);
			assert.equal((await till.send(input)).status, 200);
			const { active } = await till.account(customer_id);
			assert.equal(active, 4900 - 60 + (4900 - 490 - 60));
			const { uses } = await till.shop.must<{ uses: number }>('GET', `/v1/coupons/${table}`);
			assert.equal(uses, 1);
		});
	}
});
