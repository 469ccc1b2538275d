import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import {
	createKey,
	createMerchant,
	importFile,
	migrate,
	openDatabase,
	startServer,
	type Database,
	type ImportProgress,
} from '@endcap/server';
import { startPostgres } from '../test/support/postgres.ts';
import { printConditions, readCommand } from './support/command.ts';

const { quick, rest } = readCommand(`
A stock file of a million lines: npm run bench:import [-- --quick]

How long it takes, against the same rows in plain INSERTs of the same run, how much memory it holds, and how long readers
of the API wait meanwhile.
LINES=1000000 ENGINES=pglite,postgresql RUNS=created,unchanged,changed change what is measured.
`);

const STORES = 20;
const LINES = Number(process.env.LINES ?? (quick ? 50_000 : 1_000_000));
const SKUS = Math.ceil(LINES / STORES);
const RUNS = (process.env.RUNS ?? 'created,unchanged,changed').split(',');
const FLOOR_BATCH = 5000;
const READ_EVERY = 20;

async function* lines(onHand: number): AsyncGenerator<string> {
	yield 'sku,store_id,on_hand,committed,unavailable,incoming\n';
	for (let sku = 0; sku < SKUS; sku += 1) {
		let text = '';
		for (let store = 0; store < STORES; store += 1) text += `SKU-${sku},store-${store},${onHand + (sku % 7)},0,0,0\n`;
		yield text;
	}
}

async function prepare(database: Database): Promise<string> {
	const merchant = await createMerchant(database, { name: 'Bench', currency: 'EUR', language: 'en' });
	const values = [merchant.merchant_id];
	await database.query(
		{
			text: `INSERT INTO store (merchant_id, store_id, kind, status, name, timezone)
				SELECT $1, 'store-' || n, 'store', 'active', 'Store ' || n, 'Europe/Tallinn' FROM generate_series(0, ${STORES - 1}) n`,
		},
		values,
	);
	await database.query(
		{
			text: `INSERT INTO product (merchant_id, product_id, title, status)
				SELECT $1, 'p-' || n, 'Product ' || n, 'active' FROM generate_series(0, ${SKUS - 1}) n`,
		},
		values,
	);
	for (const table of ['store', 'product']) await database.query({ text: `ANALYZE ${table}` });
	await database.query(
		{
			text: `INSERT INTO variant (merchant_id, sku, product_id, position, options, tracked, backorder)
				SELECT $1, 'SKU-' || n, 'p-' || n, 0, '[]', true, false FROM generate_series(0, ${SKUS - 1}) n`,
		},
		values,
	);
	await database.query({ text: 'ANALYZE variant' });
	return merchant.merchant_id;
}

/** The same rows into a table of the same columns and indexes, without foreign keys, checks of the file or comparing. */
async function floor(database: Database, merchantId: string, file: string): Promise<number> {
	await database.query({
		text: 'CREATE TABLE floor_level (LIKE inventory_level INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING INDEXES)',
	});
	const started = performance.now();
	await database.transaction(async (tx) => {
		let batch: object[] = [];
		const flush = async () => {
			await tx.query(
				{
					text: `INSERT INTO floor_level (merchant_id, sku, store_id, on_hand, committed, unavailable, incoming)
						SELECT $1, sku, store_id, on_hand, committed, unavailable, incoming FROM jsonb_to_recordset($2::jsonb)
							AS l (sku text, store_id text, on_hand int, committed int, unavailable int, incoming int)`,
				},
				[merchantId, JSON.stringify(batch)],
			);
			batch = [];
		};
		for await (const line of createInterface({ input: createReadStream(file) })) {
			const [sku, store_id, ...counts] = line.split(',');
			if (sku === 'sku') continue;
			const [on_hand, committed, unavailable, incoming] = counts.map(Number);
			batch.push({ sku, store_id, on_hand, committed, unavailable, incoming });
			if (batch.length === FLOOR_BATCH) await flush();
		}
		if (batch.length > 0) await flush();
	});
	const seconds = (performance.now() - started) / 1000;
	await database.query({ text: 'DROP TABLE floor_level' });
	return seconds;
}

interface Watch {
	stop(): Promise<{ peak: number; stalls: Map<string, number> }>;
}

/** Peak memory of the process, and the longest wait of a reader by what it read and when. */
function watch(url: string, key: string, phase: () => string): Watch {
	let peak = 0;
	const ending = new AbortController();
	const stalls = new Map<string, number>();
	const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
	const reading = ['availability?sku=SKU-1', 'products/p-1'].map(async (address) => {
		while (!ending.signal.aborted) {
			const started = performance.now();
			const during = phase();
			const response = await fetch(`${url}/v1/${address}`, { headers: { authorization: `Bearer ${key}` } });
			await response.text();
			if (!response.ok) throw new Error(`A read answered ${response.status}`);
			const name = `${during}: ${address.split('?')[0]}`;
			stalls.set(name, Math.max(stalls.get(name) ?? 0, performance.now() - started));
			await new Promise((resolve) => setTimeout(resolve, READ_EVERY));
		}
	});
	return {
		async stop() {
			ending.abort();
			clearInterval(sampling);
			await Promise.all(reading);
			return { peak, stalls };
		},
	};
}

async function measure(database: Database, folder: string): Promise<void> {
	await migrate(database);
	const merchantId = await prepare(database);
	const files = { first: path.join(folder, 'first.csv'), changed: path.join(folder, 'changed.csv') };
	await pipeline(Readable.from(lines(3)), createWriteStream(files.first));
	await pipeline(Readable.from(lines(4)), createWriteStream(files.changed));
	const least = await floor(database, merchantId, files.first);
	console.log(`${database.engine}: floor, plain INSERTs  ${least.toFixed(1)} s, ${Math.round(LINES / least)} rows/s`);

	const secret = await createKey(database, { merchant_id: merchantId }, { kind: 'secret', rate_limit: 1_000_000 });
	const server = await startServer({ database, host: '127.0.0.1', port: 0, logLevel: 'silent' });
	for (const [name, file] of [
		['created', files.first],
		['unchanged', files.first],
		['changed', files.changed],
	] as const) {
		if (!RUNS.includes(name)) continue;
		let phase: ImportProgress['phase'] = 'reading';
		const resting = process.memoryUsage().rss;
		const watching = watch(server.url, secret.key, () => phase);
		const started = performance.now();
		const report = await importFile(database, merchantId, createReadStream(file), {
			kind: 'stock',
			onProgress: (progress) => (phase = progress.phase),
		});
		const seconds = (performance.now() - started) / 1000;
		const { peak, stalls } = await watching.stop();
		if (report.status !== 'taken') throw new Error(JSON.stringify(report.refused.slice(0, 3)));
		console.log(
			`${database.engine}: ${name.padEnd(22)} ${seconds.toFixed(1)} s, ${Math.round(LINES / seconds)} rows/s, ` +
				`${(seconds / least).toFixed(2)} × floor; memory ${Math.round(resting / 1e6)} → ${Math.round(peak / 1e6)} MB; ` +
				`longest read: ${[...stalls].map(([when, stall]) => `${when} ${Math.round(stall)} ms`).join(', ')}`,
		);
	}
	await server.close();
}

async function run(engine: string): Promise<void> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'endcap-bench-'));
	const postgres = engine === 'postgresql' ? await startPostgres() : undefined;
	const database = await openDatabase({
		databaseUrl: postgres?.url,
		dataDir: path.join(folder, 'data'),
		purpose: 'serve',
	});
	try {
		await measure(database, folder);
	} finally {
		await database.close();
		await postgres?.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

const [engine] = rest;
if (engine) {
	await run(engine);
} else {
	printConditions(`${LINES} lines`);
	// Each in a process of its own, so that the memory of one is not counted for the other.
	for (const each of (process.env.ENGINES ?? 'pglite,postgresql').split(',')) {
		const child = spawn(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), each], {
			stdio: 'inherit',
			env: { ...process.env, LINES: String(LINES) },
		});
		await once(child, 'close');
		if (child.exitCode !== 0) process.exitCode = 1;
	}
}
