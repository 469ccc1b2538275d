import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { LoyaltyAccount, LoyaltyEntryPage, Reward } from '@endcap/contract';
import { upsertProgram } from '../../../packages/server/src/loyalty/program.queries.ts';
import { serveEndcap, type Serving } from '../../support/command.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { assertSound } from '../../support/ledger.ts';
import { PLAIN, saleOf } from '../../support/points-desk.ts';
import { testServer, type TestServer } from '../../support/server.ts';
import { signedIn, type SignedIn } from '../../support/signed-in.ts';

/** Where the process is when it is killed: at the statement for which it needs what is locked then. */
const STEPS = {
	'before the account is locked': 'loyalty_account IN EXCLUSIVE MODE',
	'before its first event': 'event_staging IN SHARE MODE',
	'before the answer is kept': 'idempotent_request IN SHARE MODE',
};

/** A request that can be sent again as it was, to any node. */
interface Request {
	key: string;
	path: string;
	body: object;
	name: string;
}

describe('a process killed while points are earned, locked, spent, refunded and adjusted', () => {
	let open: TestDatabase & { url: string };
	let server: TestServer;
	let killed: Serving[] = [];
	const people: SignedIn[] = [];
	before(async () => {
		open = await postgresDatabase();
		server = await testServer(open.database);
		await upsertProgram(open.database, server.merchant.id, PLAIN);
		killed = await Promise.all(Object.keys(STEPS).map(() => serveEndcap({ DATABASE_URL: open.url })));
	});
	after(async () => {
		await Promise.all(killed.map((node) => node.stop('SIGKILL')));
		await server?.close();
		await open?.close();
	});

	const query = <Row>(text: string, values: unknown[] = []) => open.database.query<Row>({ text }, values);

	async function send({ key, path, body, name }: Request, { url }: { url: string }) {
		const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': name };
		const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
		return { status: response.status, text: await response.text() };
	}
	const request = (path: string, body: object, key = server.merchant.secret): Request => ({
		key,
		path,
		body,
		name: randomUUID(),
	});
	const earning = (who: SignedIn, sale: string) =>
		request(`/v1/loyalty/accounts/${who.customer_id}/accumulate`, { source: saleOf(sale), lines: [{ amount: 100 }] });

	/** Somebody with a hundred points, of the sale that is named after them. */
	async function join(): Promise<SignedIn> {
		const who = await signedIn(open.database, server.merchant);
		people.push(who);
		await send(earning(who, who.customer_id), server);
		return who;
	}

	async function issue(who: SignedIn): Promise<Reward> {
		const { text } = await send(request('/v1/rewards', { reward_id: 'off-60' }, who.access_token), server);
		return JSON.parse(text) as Reward;
	}

	/** One of each kind, each of somebody else, so that none waits for another. */
	async function requests(): Promise<Request[]> {
		const spender = await join();
		const reward = await issue(spender);
		const refunded = await join();
		const used = await issue(refunded);
		const source = saleOf(refunded.customer_id);
		await send(request(`/v1/rewards/${used.id}/redeem`, { source }), server);
		return [
			earning(await join(), randomUUID()),
			request('/v1/rewards', { reward_id: 'off-25' }, (await join()).access_token),
			request(`/v1/rewards/${reward.id}/redeem`, { source: saleOf(randomUUID()) }),
			request('/v1/loyalty/refunds', { source, refund: saleOf(randomUUID()), share: { part: 1, of: 3 } }),
			request(`/v1/loyalty/accounts/${(await join()).customer_id}/adjust`, { points: -40, note: 'n' }),
		];
	}

	/** All that points leave in the database. */
	const everything = async () => ({
		rows: await query(`SELECT (SELECT jsonb_agg(a ORDER BY a.customer_id) FROM loyalty_account a) AS accounts,
			(SELECT jsonb_agg(e ORDER BY e.entry_id) FROM loyalty_entry e) AS entries,
			(SELECT jsonb_agg(l ORDER BY l.entry_id) FROM loyalty_lot l) AS lots,
			(SELECT jsonb_agg(r ORDER BY r.reward_id) FROM reward r) AS rewards,
			(SELECT jsonb_agg(p ORDER BY p.reward_id, p.entry_id) FROM reward_part p) AS parts,
			(SELECT jsonb_agg(s ORDER BY s.source_id) FROM loyalty_source s) AS sources,
			(SELECT jsonb_agg(r ORDER BY r.refund_id) FROM loyalty_refund r) AS refunds,
			(SELECT count(*)::integer FROM idempotent_request) AS answers,
			(SELECT count(*)::integer FROM event) + (SELECT count(*)::integer FROM event_staging) AS events`),
	});

	/** Who waits for a table that is locked, but for the sequencer, which is always there. */
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
	async function killAt(step: string, node: Serving, all: readonly Request[]): Promise<void> {
		const [table = ''] = step.split(' ');
		let pids: number[] = [];
		await open.database.transaction(async (tx) => {
			await tx.query({ text: `LOCK TABLE ${step}` });
			const answered: string[] = [];
			const sent = all.map((each) =>
				send(each, node).then(
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

	for (const [index, [step, lock]] of Object.entries(STEPS).entries()) {
		test(`${step}: nothing is half-written, and the same requests do it once`, { timeout: 60_000 }, async () => {
			const node = killed[index];
			assert.ok(node);
			const all = await requests();
			const before = await everything();
			await killAt(lock, node, all);
			assert.deepEqual(await everything(), before);

			const done = await Promise.all(all.map((each) => send(each, server)));
			assert.deepEqual(
				done.map(({ status }) => status),
				[200, 201, 200, 200, 200],
			);
			const after = await everything();
			assert.notDeepEqual(after, before);
			assert.deepEqual(await Promise.all(all.map((each) => send(each, server))), done);
			assert.deepEqual(await everything(), after);
		});
	}

	test('leaves each account as if nothing had happened', async () => {
		const balances: number[][] = [];
		for (const { customer_id } of people) {
			const read = async (path: string) => (await server.call('GET', path, { key: server.merchant.secret })).body;
			const account = (await read(`/v1/loyalty/accounts/${customer_id}`)) as LoyaltyAccount;
			const entries = (await read(`/v1/loyalty/accounts/${customer_id}/entries`)) as LoyaltyEntryPage;
			assertSound(
				entries.data.map((entry) => ({ ...entry, entry_id: entry.id })),
				account,
			);
			balances.push([account.active, account.locked, account.owed]);
		}
		// Spent 60; refunded a third of 100 with 60 spent on it; earned twice; locked 25; adjusted by −40.
		const each = [
			[40, 0, 0],
			[27, 0, 0],
			[200, 0, 0],
			[75, 25, 0],
			[60, 0, 0],
		];
		assert.deepEqual(balances, [...each, ...each, ...each]);
	});
});
