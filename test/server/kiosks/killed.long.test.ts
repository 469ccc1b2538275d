import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { KioskEntry, KioskEntryOutcome } from '@endcap/contract';
import { CartShop } from '../../support/cart-shop.ts';
import { serveEndcap, type Serving } from '../../support/command.ts';
import { postgresDatabase, type TestDatabase } from '../../support/databases.ts';
import { KioskDesk, orderWish, type KioskDevice } from '../../support/kiosk-desk.ts';

/** Where the process is when it is killed: at the statement by which a delivery first writes to a table. */
const STEPS = {
	'before the cart is written': 'cart',
	'before the order is written': 'placed_order',
	'before what came of it is written': 'kiosk_entry',
};
const ENTRIES = 4;

describe('a process killed in the middle of what a kiosk delivers', () => {
	let open: TestDatabase & { url: string };
	let shop: CartShop;
	let kiosk: KioskDevice;
	let nodes: Serving[] = [];
	before(async () => {
		open = await postgresDatabase();
		shop = await CartShop.open(open.database, { levels: { 'KETTLE@tartu': 100 }, now: () => new Date() });
		kiosk = await new KioskDesk(shop.server).kiosk();
		nodes = await Promise.all(Object.keys(STEPS).map(() => serveEndcap({ DATABASE_URL: open.url })));
	});
	after(async () => {
		await Promise.all(nodes.map((node) => node.stop('SIGKILL')));
		await shop?.close();
		await open?.close();
	});

	const query = <Row>(text: string, values: unknown[] = []) => open.database.query<Row>({ text }, values);

	async function count(table: string): Promise<number> {
		const [row] = await query<{ count: number }>(`SELECT count(*)::integer AS count FROM ${table}`);
		return row?.count ?? 0;
	}

	/** The first that waits to write to a table that is locked. */
	async function waiting(table: string): Promise<number[]> {
		const rows = await query<{ pid: number }>(
			`SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
				WHERE datname = current_database() AND relation = $1::regclass AND NOT granted`,
			[table],
		);
		return rows.map(({ pid }) => pid);
	}

	const send = (url: string, entry: KioskEntry) =>
		fetch(`${url}/v1/kiosks/me/entries`, {
			method: 'POST',
			headers: { authorization: `Bearer ${kiosk.key}`, 'content-type': 'application/json' },
			body: JSON.stringify({ entries: [entry] }),
		});

	/** Kills the node while one is at the step and the others wait for it, and resolves when nothing of that is left. */
	async function killBefore(table: string, node: Serving, entries: readonly KioskEntry[]): Promise<void> {
		let pids: number[] = [];
		await open.database.transaction(async (tx) => {
			await tx.query({ text: `LOCK TABLE ${table} IN SHARE MODE` });
			const sent = entries.map((entry) =>
				send(node.url, entry).then(
					() => 'answered',
					() => 'lost',
				),
			);
			while (pids.length === 0) pids = await waiting(table);
			await node.stop('SIGKILL');
			assert.deepEqual(
				await Promise.all(sent),
				entries.map(() => 'lost'),
			);
		});
		const left = 'SELECT FROM pg_stat_activity WHERE pid = ANY ($1::integer[])';
		while ((await query(left, [pids])).length > 0);
	}

	for (const [when, table] of Object.entries(STEPS)) {
		test(`loses nothing and does nothing twice: ${when}`, { timeout: 60_000 }, async () => {
			const node = nodes[Object.keys(STEPS).indexOf(when)];
			assert.ok(node);
			const before = await count('placed_order');
			const entries = await Promise.all(Array.from({ length: ENTRIES }, () => kiosk.seal(orderWish())));
			await killBefore(table, node, entries);
			// From two connections each, as a kiosk does that has not heard anything.
			const answers = await Promise.all([...entries, ...entries].map((entry) => kiosk.deliver(entry)));
			const outcomes = answers.flat() as Extract<KioskEntryOutcome, { outcome: 'done' }>[];
			assert.deepEqual(new Set(outcomes.map(({ outcome }) => outcome)), new Set(['done']));
			assert.equal(new Set(outcomes.map(({ order }) => order?.id)).size, ENTRIES);
			assert.equal(await count('placed_order'), before + ENTRIES);
			assert.equal((await shop.levels())['KETTLE@tartu'], `100/${before + ENTRIES}`);
		});
	}
});
