import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { migrate, openDatabase, type Database } from '@endcap/server';
import { Client, Pool } from 'pg';
import { startPostgres } from '../test/support/postgres.ts';
import { StockRoom } from '../test/support/stock-room.ts';

// Reservations a second of one SKU that everybody wants, through the batches that the server makes of them (everything
// but HTTP: idempotency keys, events and answers too), against the same writes in a transaction each by pgbench on the
// same server.
// Blocks alternate; PostgreSQL and the embedded database both write to disk before they answer.

const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);
const PAIRS = Number(process.env.BENCH_PAIRS ?? 3);
const BUYERS = Number(process.env.BENCH_BUYERS ?? 128);
const CLIENTS = 16;
const PGBENCH = [
	'/usr/lib/postgresql/17/bin/pgbench',
	'/usr/lib/postgresql/16/bin/pgbench',
	'/usr/lib/postgresql/15/bin/pgbench',
].find((file) => existsSync(file));

/** Tables of the same shape and keys, without triggers. */
const PLAIN_TABLES = `
	CREATE TABLE plain_level (merchant_id text, sku text, store_id text, on_hand integer, reserved integer,
		PRIMARY KEY (merchant_id, sku, store_id), CHECK (on_hand - reserved >= 0));
	CREATE TABLE plain_reservation (merchant_id text, reservation_id text, status text, channel text, session_id text,
		created_at timestamptz, expires_at timestamptz, PRIMARY KEY (merchant_id, reservation_id));
	CREATE INDEX ON plain_reservation (merchant_id, expires_at) WHERE status = 'active';
	CREATE INDEX ON plain_reservation (merchant_id, session_id, reservation_id);
	CREATE TABLE plain_line (merchant_id text, reservation_id text, line integer, sku text, store_id text, quantity integer,
		PRIMARY KEY (merchant_id, reservation_id, line),
		FOREIGN KEY (merchant_id, reservation_id) REFERENCES plain_reservation);
	CREATE TABLE plain_request (merchant_id text, request_hash bytea, answer bytea, created_at timestamptz DEFAULT now(),
		PRIMARY KEY (merchant_id, request_hash));
	CREATE INDEX ON plain_request (merchant_id, created_at);
	CREATE TABLE plain_event (merchant_id text, id bigint GENERATED ALWAYS AS IDENTITY, type text, data jsonb,
		PRIMARY KEY (merchant_id, id));
	INSERT INTO plain_level VALUES ('m', 'HOT', 'shop', 1000000000, 0)`;

const UPDATE = `UPDATE plain_level SET reserved = reserved + 1 WHERE merchant_id = 'm' AND sku = 'HOT' AND store_id = 'shop'`;
const id = (name: string) => `SELECT gen_random_uuid()::text AS ${name}`;
const reservation = (name: string) =>
	`INSERT INTO plain_reservation SELECT 'm', ${name}, 'active', 'web', 'anna', now(), now() + interval '30 minutes'`;
const EVENT = `'{"sku": "HOT", "store_id": "shop", "quantity": 1, "status": "active", "channel": "web"}'`;

/** What a reservation writes, a statement each and the hot row last: key and answer, hold, line, events, level. */
const SAME_WRITES = [
	'BEGIN',
	`INSERT INTO plain_request VALUES ('m', sha256(gen_random_uuid()::text::bytea), repeat('x', 300)::bytea)`,
	`WITH made AS (${id('id')}), hold AS (${reservation('id')} FROM made)
		INSERT INTO plain_line SELECT 'm', id, 0, 'HOT', 'shop', 1 FROM made`,
	`INSERT INTO plain_event (merchant_id, type, data) VALUES ('m', 'reservation.created', ${EVENT}), ('m', 'availability.changed', ${EVENT})`,
	UPDATE,
	'END',
];
/** The least that holding a unit is. */
const LEAST = ['BEGIN', UPDATE, reservation('gen_random_uuid()::text'), 'END'];

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

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

async function pgbench(url: string, statements: string[]): Promise<number> {
	const script = path.join(os.tmpdir(), `endcap-reserve-${process.pid}.sql`);
	await writeFile(script, `${statements.map((text) => text.replaceAll(/\s+/g, ' ')).join(';\n')};\n`);
	const host = new URLSearchParams(url.slice(url.indexOf('?'))).get('host') ?? '';
	const args = [
		'-n',
		'-M',
		'prepared',
		'-c',
		String(CLIENTS),
		'-j',
		'2',
		'-T',
		String(SECONDS),
		'-f',
		script,
		'-h',
		host,
		'-U',
		'postgres',
		'postgres',
	];
	const { stdout } = await promisify(execFile)(PGBENCH ?? '', args);
	await rm(script);
	return Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1]);
}

/** Where pgbench is not installed: the same transactions by as many clients of pg. */
async function plainClients(url: string, statements: string[]): Promise<number> {
	const pool = new Pool({ connectionString: url, max: CLIENTS });
	const end = performance.now() + SECONDS * 1000;
	let made = 0;
	await Promise.all(
		Array.from({ length: CLIENTS }, async () => {
			const client = await pool.connect();
			for (; performance.now() < end; made += 1) for (const text of statements) await client.query(text);
			client.release();
		}),
	);
	await pool.end();
	return made / SECONDS;
}

const hot = () => 'HOT@shop';
const spread = (buyer: number) => `SKU-${buyer % 100}@shop`;

function roomIn(database: Database): Promise<StockRoom> {
	const levels = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`SKU-${index}@shop`, 1_000_000_000]));
	return StockRoom.make(database, { 'HOT@shop': 1_000_000_000, ...levels });
}

const server = await startPostgres({ durable: true });
const folder = await mkdtemp(path.join(os.tmpdir(), 'endcap-bench-'));
const postgres = await openDatabase({ databaseUrl: server.url, purpose: 'serve' });
const embedded = await openDatabase({ dataDir: folder, purpose: 'serve' });
try {
	const client = new Client({ connectionString: server.url });
	await client.connect();
	await client.query(PLAIN_TABLES);
	await client.end();
	for (const database of [postgres, embedded]) await migrate(database);
	const [onPostgres, onEmbedded] = [await roomIn(postgres), await roomIn(embedded)];
	const plain = PGBENCH ? pgbench : plainClients;
	const runs = {
		same: () => plain(server.url, SAME_WRITES),
		least: () => plain(server.url, LEAST),
		hot: () => reservationsOf(onPostgres, hot),
		spread: () => reservationsOf(onPostgres, spread),
		embedded: () => reservationsOf(onEmbedded, hot),
	};
	const rates: Record<keyof typeof runs, number[]> = { same: [], least: [], hot: [], spread: [], embedded: [] };
	const names = Object.keys(runs) as (keyof typeof runs)[];
	for (const room of [onPostgres, onEmbedded]) await reservationsOf(room, hot, 2);
	for (let pair = 0; pair < PAIRS; pair += 1) {
		for (const name of pair % 2 === 0 ? names : names.toReversed()) rates[name].push(await runs[name]());
	}
	const ratio = (a: keyof typeof runs, b: keyof typeof runs) =>
		`${median(rates[a].map((rate, index) => rate / (rates[b][index] ?? NaN))).toFixed(2)} ×`;
	const line = (name: string, rate: keyof typeof runs, more = '') =>
		console.log(`${name.padEnd(52)}${median(rates[rate]).toFixed(0).padStart(7)}/s  ${more}`);
	console.log(`${BUYERS} buyers at once, ${PAIRS} blocks of ${SECONDS} s, medians`);
	const tool = PGBENCH ? 'pgbench' : 'pg';
	line(`${tool}, ${CLIENTS} clients, the same writes one by one`, 'same');
	line(`${tool}, ${CLIENTS} clients, no more than a hold and its row`, 'least');
	for (const [name, rate] of [
		['one hot SKU', 'hot'],
		['100 SKUs', 'spread'],
	] as const) {
		line(
			`Endcap on PostgreSQL, ${name}`,
			rate,
			`${ratio(rate, 'same')} the same writes, ${ratio(rate, 'least')} the least`,
		);
	}
	line('Endcap on the embedded database, one hot SKU', 'embedded', `${ratio('embedded', 'hot')} PostgreSQL`);
} finally {
	await postgres.close();
	await embedded.close();
	await server.stop();
	await rm(folder, { recursive: true, force: true });
}
