import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client, Pool } from 'pg';

export const PLAIN_CLIENTS = 16;
const PGBENCH = [17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin/pgbench`).find(existsSync);
export const PLAIN_TOOL = PGBENCH ? 'pgbench' : 'pg';

/** Tables of the same shape and keys, without triggers. */
const TABLES = `
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
export const SAME_WRITES = [
	'BEGIN',
	`INSERT INTO plain_request VALUES ('m', sha256(gen_random_uuid()::text::bytea), repeat('x', 300)::bytea)`,
	`WITH made AS (${id('id')}), hold AS (${reservation('id')} FROM made)
		INSERT INTO plain_line SELECT 'm', id, 0, 'HOT', 'shop', 1 FROM made`,
	`INSERT INTO plain_event (merchant_id, type, data) VALUES ('m', 'reservation.created', ${EVENT}), ('m', 'availability.changed', ${EVENT})`,
	UPDATE,
	'END',
];
/** The least that holding a unit is. */
export const LEAST = ['BEGIN', UPDATE, reservation('gen_random_uuid()::text'), 'END'];

export async function makePlainTables(url: string): Promise<void> {
	const client = new Client({ connectionString: url });
	await client.connect();
	await client.query(TABLES);
	await client.end();
}

/** Transactions a second, by pgbench or where it is not installed by as many clients of pg. */
export function plainTransactions(url: string, statements: string[], seconds: number): Promise<number> {
	return PGBENCH ? pgbench(PGBENCH, url, statements, seconds) : plainClients(url, statements, seconds);
}

async function pgbench(program: string, url: string, statements: string[], seconds: number): Promise<number> {
	const script = path.join(os.tmpdir(), `endcap-reserve-${process.pid}.sql`);
	await writeFile(script, `${statements.map((text) => text.replaceAll(/\s+/g, ' ')).join(';\n')};\n`);
	const host = new URLSearchParams(url.slice(url.indexOf('?'))).get('host') ?? '';
	const settings = ['-n', '-M', 'prepared', '-c', PLAIN_CLIENTS, '-j', 2, '-T', seconds, '-f', script].map(String);
	const { stdout } = await promisify(execFile)(program, [...settings, '-h', host, '-U', 'postgres', 'postgres']);
	await rm(script);
	return Number(/tps = ([\d.]+) \(without/.exec(stdout)?.[1]);
}

async function plainClients(url: string, statements: string[], seconds: number): Promise<number> {
	const pool = new Pool({ connectionString: url, max: PLAIN_CLIENTS });
	const end = performance.now() + seconds * 1000;
	let made = 0;
	await Promise.all(
		Array.from({ length: PLAIN_CLIENTS }, async () => {
			const client = await pool.connect();
			for (; performance.now() < end; made += 1) for (const text of statements) await client.query(text);
			client.release();
		}),
	);
	await pool.end();
	return made / seconds;
}
