import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { emptyPostgresDatabase } from '../test/support/databases.ts';
import { SKUS } from './support/shop.ts';

interface Result {
	errors: number;
	timeouts: number;
	requests: { average: number; total: number };
}

// It has no types of its own.
const autocannon: (options: object) => Promise<Result> = createRequire(import.meta.url)('autocannon');

// Requests a second of the availability read, as a share of what a bare node:http server does with the same bytes.
// Blocks alternate (ABBA…), each server in its own process, so that both meet the same weather. Where others work on the
// same machine, the processor time a request costs is the steadier of the two ratios.

const SECONDS = Number(process.env.BENCH_SECONDS ?? 3);
const PAIRS = Number(process.env.BENCH_PAIRS ?? 4);
const CONNECTIONS = 16;

interface Target {
	child: ChildProcess;
	url: string;
	headers?: Record<string, string>;
}

async function start(
	file: string,
	...parameters: string[]
): Promise<{ child: ChildProcess; url: string; key: string }> {
	const child = fork(new URL(file, import.meta.url), parameters, {
		execArgv: ['--conditions=endcap-source'],
		// Log lines are made and written like in earnest, to nowhere.
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	const [message] = await once(child, 'message');
	return { child, ...message };
}

interface Block {
	/** Requests a second. */
	rate: number;
	/** Microseconds of processor time a request. */
	cost: number;
}

async function block({ child, url, headers }: Target): Promise<Block> {
	const before = await cpuOf(child);
	const result: Result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
	if (result.errors + result.timeouts > 0) throw new Error(`${result.errors + result.timeouts} requests failed`);
	return { rate: result.requests.average, cost: ((await cpuOf(child)) - before) / result.requests.total };
}

async function cpuOf(child: ChildProcess): Promise<number> {
	child.send('cpu');
	const [{ cpu }] = await once(child, 'message');
	return cpu.user + cpu.system;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function compare(name: string, ours: Target, floor: Target): Promise<void> {
	const [our, bare]: [Block[], Block[]] = [[], []];
	// Until the code is compiled.
	for (const target of [ours, floor]) await block(target);
	for (let pair = 0; pair < PAIRS; pair += 1) {
		const turns = pair % 2 === 0 ? [ours, floor] : [floor, ours];
		for (const target of turns) (target === ours ? our : bare).push(await block(target));
	}
	const rates = our.map(({ rate }, index) => rate / (bare[index]?.rate ?? NaN));
	const costs = our.map(({ cost }, index) => (bare[index]?.cost ?? NaN) / cost);
	const rateOf = (blocks: Block[]) => `${median(blocks.map(({ rate }) => rate)).toFixed(0)}/s`.padStart(9);
	const costOf = (blocks: Block[]) => `${median(blocks.map(({ cost }) => cost)).toFixed(0)} µs`.padStart(8);
	const percent = (values: number[]) => `${(median(values) * 100).toFixed(0)} %`.padStart(6);
	console.log(
		name.padEnd(34) + rateOf(our) + rateOf(bare) + percent(rates) + costOf(our) + costOf(bare) + percent(costs),
	);
}

const floor = await start('./read/floor.ts');
const postgres = await emptyPostgresDatabase();
console.log(
	`${'median of blocks'.padEnd(34)} ${'Endcap'.padStart(10)} ${'node:http'.padStart(10)} ${'ratio'.padStart(6)}`,
);
for (const [engine, parameters] of [
	['PGlite', []],
	['PostgreSQL', [postgres.url]],
] as const) {
	const { child, url, key } = await start('./read/endcap.ts', ...parameters);
	for (const [name, count, query] of [
		[`${SKUS} × 20`, SKUS, ''],
		[`${SKUS} × 20 near`, SKUS, '&near=58.3776,26.7290'],
		['1 × 20', 1, ''],
		['1 × 20 near', 1, '&near=58.3776,26.7290'],
	] as const) {
		const skus = Array.from({ length: count }, (_, index) => `sku=SKU-${index + 1}`).join('&');
		const address = `${url}/v1/availability?${skus}${query}&key=${key}`;
		const response = await fetch(address);
		const body = await response.text();
		if (response.status !== 200) throw new Error(body);
		floor.child.send(body);
		await once(floor.child, 'message');
		const bytes = `${(Buffer.byteLength(body) / 1024).toFixed(0)} KB`;
		await compare(`${engine}, ${name}, ${bytes}`, { child, url: address }, floor);
		if (query) continue;
		const headers = { 'if-none-match': response.headers.get('etag') ?? '' };
		await compare(`${engine}, ${name}, 304`, { child, url: address, headers }, { ...floor, headers });
	}
	child.disconnect();
}
floor.child.disconnect();
await postgres.drop();
