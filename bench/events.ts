import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../test/support/postgres.ts';
import { AudienceOfPages } from './events/audience.ts';
import { floorTeller, tillOf, type Teller } from './events/tellers.ts';
import { BenchChild } from './support/child.ts';
import { printConditions, printNoise, readCommand } from './support/command.ts';
import { startEndcap } from './support/endcap.ts';
import { median, percentile } from './support/statistics.ts';

const { quick } = readCommand(`
How soon pages hear of a sale, and what they cost: npm run bench:events [-- --quick]

A till sends sales, one after the other, to one node. Pages follow its events, each on a connection of its own, in two
processes; one of them is a real Chromium. “Watched by all”: every page follows the article that is sold, so that each
sale is told to every page. “Twenty each”: every page follows twenty of a thousand articles, as a page with twenty
products does, and the sales are of all articles. The floor is a bare node:http server that tells as many pages as many
bytes; it is also the control.

“event”: from the change in the database to the page. “sale”: from the till’s request to the page. µs: processor time
of the server for each page told, of the database process nothing. KB: memory that lives in the server for each page.
`);

const PAGES = quick ? [200] : [1000, 5000];
const SALES = quick ? 10 : 40;

type Watching = 'watched by all' | 'twenty each';

interface Round {
	events: number[];
	sales: number[];
	browser: number[];
	/** Microseconds of the server and of the clients for each page told. */
	serverCost: number;
	clientCost: number;
	/** Bytes a page. */
	memory: number;
}

const topicsOf: Record<Watching, (page: number) => string[]> = {
	'watched by all': () => ['sku:SKU-1'],
	'twenty each': (page) => Array.from({ length: 20 }, (_, index) => `sku:SKU-${1 + ((page * 20 + index) % 1000)}`),
};

async function measure(server: BenchChild, teller: Teller, pages: number, watching: Watching): Promise<Round> {
	const resting = await server.ask<number>('memory');
	const audience = await AudienceOfPages.open(
		teller,
		Array.from({ length: pages }, (_, page) => topicsOf[watching](page)),
	);
	const memory = ((await server.ask<number>('memory')) - resting) / pages;
	const listeners = watching === 'watched by all' ? pages : pages / 50;
	const everyMs = watching === 'twenty each' ? 50 : Math.max(100, pages / 20);
	const sell = async (sales: number) => {
		await teller.tell(sales, everyMs, watching === 'twenty each' ? 1000 : 1);
		await audience.untilHeard(sales * listeners);
	};
	await sell(5);
	await audience.forget();
	const before = { server: await server.ask<number>('cpu'), clients: await audience.cpu() };
	await sell(SALES);
	const told = SALES * listeners;
	const round = {
		serverCost: ((await server.ask<number>('cpu')) - before.server) / told,
		clientCost: ((await audience.cpu()) - before.clients) / told,
		memory,
		...(await audience.delays(await teller.beginnings())),
	};
	await audience.close();
	return round;
}

const cell = (text: string) => text.padStart(14);
const times = (values: number[]) =>
	cell(`${percentile(values, 0.5).toFixed(1)} / ${percentile(values, 0.99).toFixed(1)}`);

function print(name: string, { events, sales, browser, serverCost, clientCost, memory }: Round, floor?: Round): void {
	const ratio = floor ? `${(percentile(events, 0.99) / percentile(floor.events, 0.99)).toFixed(2)} ×` : '';
	console.log(
		name.padEnd(44) +
			times(events) +
			(floor ? times(sales) + times(browser) : cell('') + cell('')) +
			cell(serverCost.toFixed(1)) +
			cell(clientCost.toFixed(1)) +
			cell((memory / 1024).toFixed(1)) +
			cell(ratio),
	);
}

async function run(engine: 'PostgreSQL' | 'PGlite', place: string): Promise<void> {
	for (const pages of PAGES) {
		const [bare, { url }] = await BenchChild.start<{ url: string }>(new URL('./events/floor.ts', import.meta.url));
		const { child: node, ...shop } = await startEndcap(place, { stores: 1, skus: 1000, onHand: 1_000_000 });
		const floor = () => measure(bare, floorTeller(bare, url), pages, 'watched by all');
		const floors = [await floor()];
		const rounds: [Watching, Round][] = [];
		for (const watching of ['watched by all', 'twenty each'] as const) {
			rounds.push([watching, await measure(node, tillOf(shop), pages, watching)]);
			floors.push(await floor());
		}
		const middle = floors.toSorted((a, b) => median(a.events) - median(b.events))[1];
		if (middle) print(`${pages} pages, bare node:http`, middle);
		for (const [watching, round] of rounds) print(`${pages} pages, ${engine}, ${watching}`, round, middle);
		printNoise(floors.map(({ events }) => median(events)));
		for (const child of [bare, node]) await child.end();
	}
}

printConditions(`${SALES} sales a line`, 'milliseconds p50 / p99');
const titles = ['event', 'sale', 'in Chromium', 'server µs', 'pages’ µs', 'KB a page', 'p99 to floor'];
console.log(`${''.padEnd(44)}${titles.map(cell).join('')}`);
const postgres = await startPostgres({ durable: true });
const folder = await mkdtemp(path.join(os.tmpdir(), 'endcap-bench-'));
try {
	await run('PostgreSQL', postgres.url);
	await run('PGlite', path.join(folder, 'data'));
} finally {
	await postgres.stop();
	await rm(folder, { recursive: true, force: true });
}
