import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrate, openDatabase, type Database } from '@endcap/server';
import { startPostgres } from '../test/support/postgres.ts';
import { StockRoom } from '../test/support/stock-room.ts';
import { LEAST, makePlainTables, PLAIN_CLIENTS, PLAIN_TOOL, plainTransactions, SAME_WRITES } from './reserve/plain.ts';
import { BenchChild } from './support/child.ts';
import { closedLoop } from './support/closed-loop.ts';
import { printConditions, printNoise, readCommand } from './support/command.ts';
import { startEndcap } from './support/endcap.ts';
import { median } from './support/statistics.ts';

const { quick } = readCommand(`
Reservations a second: npm run bench:reserve [-- --quick]

First through the batches that the server makes of them (everything but HTTP: idempotency keys, events and answers too),
of one SKU that everybody wants and of 100, against the same writes in a transaction each by pgbench on the same server,
which are also the control. Then over HTTP, against a bare node:http server that reads the same JSON and sends the same
bytes; there “µs” is the processor time of the server process for each, without the database’s.
Blocks alternate; PostgreSQL and the embedded database both write to disk before they answer.
BENCH_SECONDS, BENCH_PAIRS and BENCH_BUYERS change the length and number of blocks and how many buy at once.
`);

const SECONDS = Number(process.env.BENCH_SECONDS ?? (quick ? 1 : 3));
const FLOOR = new URL('./reserve/floor.ts', import.meta.url);
const PAIRS = Number(process.env.BENCH_PAIRS ?? (quick ? 1 : 3));
const BUYERS = Number(process.env.BENCH_BUYERS ?? 128);

async function reservationsOf(room: StockRoom, place: (buyer: number) => string, seconds = SECONDS): Promise<number> {
	const end = performance.now() + seconds * 1000;
	let made = 0;
	const buy = async (buyer: number) => {
		const caller = room.shopper(`buyer ${buyer}`);
		while (performance.now() < end) {
			const held = await room.reserve(place(buyer), { caller, key: randomUUID() });
			if ('problem' in held) throw new Error(held.detail);
			made += 1;
		}
	};
	const began = performance.now();
	await Promise.all(Array.from({ length: BUYERS }, (_, buyer) => buy(buyer)));
	return made / ((performance.now() - began) / 1000);
}

const hot = () => 'HOT@shop';
const spread = (buyer: number) => `SKU-${buyer % 100}@shop`;

function roomIn(database: Database): Promise<StockRoom> {
	const levels = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`SKU-${index}@shop`, 1_000_000_000]));
	return StockRoom.make(database, { 'HOT@shop': 1_000_000_000, ...levels });
}

/** Runs each once a pair, in turns; resolves to what they gave. */
async function inTurns<Name extends string, Result>(
	runs: Record<Name, () => Promise<Result>>,
): Promise<Record<Name, Result[]>> {
	const names = Object.keys(runs) as Name[];
	const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>;
	for (let pair = 0; pair < PAIRS; pair += 1) {
		for (const name of pair % 2 === 0 ? names : names.toReversed()) results[name].push(await runs[name]());
	}
	return results;
}

const times = (a: number[], b: number[]) =>
	`${median(a.map((value, index) => value / (b[index] ?? NaN))).toFixed(2)} ×`;
const line = (name: string, rates: number[], more = '') =>
	console.log(`${name.padEnd(52)}${median(rates).toFixed(0).padStart(7)}/s  ${more}`);

async function inBatches(url: string, dataDir: string): Promise<void> {
	const postgres = await openDatabase({ databaseUrl: url, purpose: 'serve' });
	const embedded = await openDatabase({ dataDir, purpose: 'serve' });
	await makePlainTables(url);
	for (const database of [postgres, embedded]) await migrate(database);
	const [onPostgres, onEmbedded] = [await roomIn(postgres), await roomIn(embedded)];
	for (const room of [onPostgres, onEmbedded]) await reservationsOf(room, hot, Math.min(2, SECONDS));
	const rates = await inTurns({
		same: () => plainTransactions(url, SAME_WRITES, SECONDS),
		least: () => plainTransactions(url, LEAST, SECONDS),
		hot: () => reservationsOf(onPostgres, hot),
		spread: () => reservationsOf(onPostgres, spread),
		embedded: () => reservationsOf(onEmbedded, hot),
	});
	line(`${PLAIN_TOOL}, ${PLAIN_CLIENTS} clients, the same writes one by one`, rates.same);
	line(`${PLAIN_TOOL}, ${PLAIN_CLIENTS} clients, no more than a hold and its row`, rates.least);
	for (const [name, own] of [
		['one hot SKU', rates.hot],
		['100 SKUs', rates.spread],
	] as const) {
		const ratios = `${times(own, rates.same)} the same writes, ${times(own, rates.least)} the least`;
		line(`Endcap on PostgreSQL, ${name}`, own, ratios);
	}
	line('Endcap on PGlite, one hot SKU', rates.embedded, `${times(rates.embedded, rates.hot)} PostgreSQL`);
	printNoise(rates.same);
	for (const database of [postgres, embedded]) await database.close();
}

interface Served {
	rate: number;
	/** Microseconds of the server process. */
	cost: number;
}

async function overHttp(url: string, dataDir: string): Promise<void> {
	const asks = new Map<BenchChild, Parameters<typeof closedLoop>[2]>();
	const askOf = (address: string, key: string) => (buyer: number) => ({
		url: `${address}/v1/reservations`,
		method: 'POST' as const,
		headers: {
			authorization: `Bearer ${key}`,
			'content-type': 'application/json',
			'idempotency-key': randomUUID(),
		},
		body: JSON.stringify({ lines: [{ sku: 'SKU-1', store_id: 'store-1', quantity: 1 + (buyer % 2) }] }),
	});
	const size = { stores: 1, skus: 100, onHand: 1_000_000_000 };
	const shop = await startEndcap(url, size);
	const other = await startEndcap(dataDir, size);
	const [onPostgres, onEmbedded] = [shop.child, other.child];
	asks.set(onPostgres, askOf(shop.url, shop.secret)).set(onEmbedded, askOf(other.url, other.secret));
	const { method, headers, body } = askOf('', shop.secret)(0);
	const answer = await fetch(`${shop.url}/v1/reservations`, { method, headers, body });
	const [floor, bare] = await BenchChild.start<{ url: string }>(FLOOR, [await answer.text()]);
	asks.set(floor, askOf(bare.url, shop.secret));

	const serve = async (child: BenchChild, seconds = SECONDS): Promise<Served> => {
		const before = await child.ask<number>('cpu');
		const rate = await closedLoop(BUYERS, seconds, asks.get(child) ?? (() => ({ url: '' })));
		return { rate, cost: ((await child.ask<number>('cpu')) - before) / (rate * seconds) };
	};
	for (const child of asks.keys()) await serve(child, Math.min(2, SECONDS));
	const served = await inTurns({
		floor: () => serve(floor),
		postgres: () => serve(onPostgres),
		embedded: () => serve(onEmbedded),
	});
	const rates = (name: keyof typeof served) => served[name].map(({ rate }) => rate);
	const costs = (name: keyof typeof served) => served[name].map(({ cost }) => cost);
	const cost = (name: keyof typeof served) => `${median(costs(name)).toFixed(0)} µs`;
	line('bare node:http POST', rates('floor'), cost('floor'));
	for (const [name, own] of [
		['PostgreSQL', 'postgres'],
		['PGlite, its thread included', 'embedded'],
	] as const) {
		const ratios = `${times(rates(own), rates('floor'))} the bare rate, ${times(costs(own), costs('floor'))} its time`;
		line(`Endcap over HTTP on ${name}, one hot SKU`, rates(own), `${cost(own)}, ${ratios}`);
	}
	printNoise(rates('floor'));
	for (const child of asks.keys()) await child.end();
}

printConditions(`${BUYERS} buyers at once, ${PAIRS} blocks of ${SECONDS} s, medians`);
for (const measure of [inBatches, overHttp]) {
	const server = await startPostgres({ durable: true });
	const folder = await mkdtemp(path.join(os.tmpdir(), 'endcap-bench-'));
	try {
		await measure(server.url, path.join(folder, 'data'));
	} finally {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	}
}
