import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Order } from '@endcap/contract';
import { AT_PICKUP, CartShop, type CartShopper } from '../../support/cart-shop.ts';
import { serveEndcap, type Serving } from '../../support/command.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import type { Answer } from '../../support/server.ts';

/** Where the process is when it is killed: at the statement by which a change of an order first writes to a table. */
const STEPS = {
	'before its first event': 'event_staging',
	'before the fulfillment is written': 'fulfillment',
	'before the answer is kept': 'idempotent_request',
};

const CHANGES = ['place', 'prepare', 'complete', 'fail'] as const;

/** A request that can be sent again as it was, to any node. */
interface Request {
	who: CartShopper;
	path: string;
	body: object;
	headers: Record<string, string>;
}

function send({ who, path, body, headers }: Request, to: { url: string }): Promise<Answer> {
	return who.through(to).send('POST', path, body, headers);
}

describe('a process killed in the middle of placing, preparing, completing and failing orders', () => {
	const starts_at = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T12:00:00Z`;
	let open: TestDatabase & { url: string };
	let shop: CartShop;
	let mari: CartShopper;
	let killed: Serving[] = [];
	before(async () => {
		open = await postgresDatabase();
		const levels = Object.fromEntries(CHANGES.map((change) => [`${change.toUpperCase()}@tartu`, 20]));
		shop = await CartShop.open(open.database, { levels, slotCapacity: 100, now: () => new Date() });
		mari = await shop.clerk('mari', ['tartu']);
		const env = { DATABASE_URL: open.url };
		killed = await Promise.all(Object.keys(STEPS).map(() => serveEndcap(env)));
	});
	after(async () => {
		await Promise.all(killed.map((node) => node.stop('SIGKILL')));
		await shop?.close();
		await open?.close();
	});

	const query = <Row>(text: string, values: unknown[] = []) => open.database.query<Row>({ text }, values);

	/** A cart of what only this change wants, so that none of them waits for another. */
	const toPlace = async (change: string): Promise<Request> => {
		const who = await shop.shopper();
		await who.collecting({ [change.toUpperCase()]: 1 }, 'tartu', starts_at);
		const headers = { 'if-match': who.etag, 'idempotency-key': randomUUID() };
		return { who, path: `/v1/carts/${who.id}/complete`, body: AT_PICKUP, headers };
	};

	const toAct = async (order: Order, action: string, body: object): Promise<Request> => {
		const path = `/v1/fulfillments/${order.fulfillments[0]?.id}`;
		const { headers } = await mari.send('GET', path);
		const match = { 'if-match': headers.get('etag') ?? '', 'idempotency-key': randomUUID() };
		return { who: mari, path: `${path}/${action}`, body, headers: match };
	};

	/** One request of each change. */
	const requests = (): Promise<Request[]> =>
		Promise.all(
			CHANGES.map(async (change) => {
				const place = await toPlace(change);
				if (change === 'place') return place;
				const placed = await send(place, shop.server);
				assert.equal(placed.status, 201, placed.text);
				const order = placed.body as Order;
				if (change === 'prepare') return toAct(order, 'prepare', {});
				if (change === 'fail') return toAct(order, 'fail', { reason: 'damaged' });
				assert.equal((await send(await toAct(order, 'prepare', {}), shop.server)).status, 200);
				return toAct(order, 'complete', { known_by: 'name' });
			}),
		);

	/** All that orders leave in the database; not how far workers are with it. */
	const everything = async () => ({
		levels: await shop.levels(),
		rows: await query(`SELECT (SELECT jsonb_agg(r ORDER BY r.reservation_id) FROM reservation r) AS reservations,
			(SELECT jsonb_agg(l ORDER BY l.reservation_id, l.line) FROM reservation_line l) AS held,
			(SELECT jsonb_agg(b ORDER BY b.reservation_id) FROM slot_booking b) AS bookings,
			(SELECT jsonb_agg(c ORDER BY c.cart_id) FROM cart c) AS carts,
			(SELECT jsonb_agg(o ORDER BY o.order_id) FROM placed_order o) AS orders,
			(SELECT jsonb_agg(f ORDER BY f.fulfillment_id) FROM fulfillment f) AS fulfillments,
			(SELECT jsonb_agg(n.last) FROM order_number n) AS numbers,
			(SELECT count(*)::integer FROM message) AS messages,
			(SELECT count(*)::integer FROM idempotent_request) AS answers`),
		events: (await shop.events()).length,
	});

	/** Who waits to write to a table that is locked, but for the sequencer, which is always there. */
	const waiting = async (table: string): Promise<number[]> => {
		const rows = await query<{ pid: number }>(
			`SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
				WHERE datname = current_database() AND relation = $1::regclass AND NOT granted
					AND query NOT LIKE '%move_staged%'`,
			[table],
		);
		return rows.map(({ pid }) => pid);
	};

	/** Kills the node while each of the requests is at the step, and resolves when nothing of it is left. */
	async function killBefore(table: string, node: Serving, all: readonly Request[]): Promise<void> {
		let pids: number[] = [];
		await open.database.transaction(async (tx) => {
			await tx.query({ text: `LOCK TABLE ${table} IN SHARE MODE` });
			const answered: string[] = [];
			const sent = all.map((request) =>
				send(request, node).then(
					({ text }) => answered.push(text),
					() => 'no answer',
				),
			);
			while (pids.length < all.length && answered.length === 0) pids = await waiting(table);
			assert.deepEqual(answered, []);
			await node.stop('SIGKILL');
			assert.deepEqual(
				await Promise.all(sent),
				all.map(() => 'no answer'),
			);
		});
		const left = () => query('SELECT FROM pg_stat_activity WHERE pid = ANY ($1::integer[])', [pids]);
		while ((await left()).length > 0);
	}

	for (const [index, [step, table]] of Object.entries(STEPS).entries()) {
		test(`${step}: nothing is half-written, and the same requests do it once`, { timeout: 60_000 }, async () => {
			const node = killed[index];
			assert.ok(node);
			const all = await requests();
			const before = await everything();
			await killBefore(table, node, all);
			assert.deepEqual(await everything(), before);

			const done = await Promise.all(all.map((request) => send(request, shop.server)));
			assert.deepEqual(
				done.map(({ status }) => status),
				[201, 200, 200, 200],
			);
			const after = await everything();
			const again = await Promise.all(all.map((request) => send(request, shop.server)));
			assert.deepEqual(
				again.map(({ text }) => text),
				done.map(({ text }) => text),
			);
			assert.deepEqual(await everything(), after);
		});
	}

	test('leaves stock, pickup times, messages and events as if nothing had happened', async () => {
		const rounds = Object.keys(STEPS).length;
		assert.deepEqual(await shop.levels(), {
			'COMPLETE@tartu': `${20 - rounds}/0`,
			'FAIL@tartu': `${20 - rounds}/0`,
			'PLACE@tartu': `20/${rounds}`,
			'PREPARE@tartu': `20/${rounds}`,
		});
		// What was given up has freed its place.
		assert.equal(await shop.booked('tartu', starts_at), 3 * rounds);
		const orders = await query<{ status: string; messages: string[] }>(
			`SELECT f.status, (SELECT array_agg(m.type ORDER BY m.type) FROM message m
					WHERE m.order_id = f.order_id AND m.type <> 'order_reminder') AS messages
				FROM fulfillment f ORDER BY f.status, f.fulfillment_id`,
		);
		const told: Record<string, string[]> = {
			reserved: ['order_placed'],
			prepared: ['order_placed', 'order_ready'],
			completed: ['order_placed', 'order_ready'],
			failed: ['order_canceled', 'order_placed'],
		};
		assert.equal(orders.length, CHANGES.length * rounds);
		for (const { status, messages } of orders) assert.deepEqual(messages, told[status]);
		const count = async (type: string) => (await shop.events(type)).length;
		assert.equal(await count('order.placed'), CHANGES.length * rounds);
		assert.deepEqual([await count('order.completed'), await count('order.canceled')], [rounds, rounds]);
	});
});
