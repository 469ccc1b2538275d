import { startEndcap } from './peers/endcap.ts';
import { startMedusa } from './peers/medusa.ts';
import type { Peer } from './peers/peer.ts';
import { closedLoop, together } from './support/closed-loop.ts';
import { printConditions, printNoise, readCommand } from './support/command.ts';
import { median } from './support/statistics.ts';

const { quick } = readCommand(`
The same job by us and by others, each on a PostgreSQL of its own: npm run bench:peers [-- --quick]

Medusa is installed from npm into a folder for temporary files, which is kept for the next run. Each server is asked by
16 clients of which each asks again when it was answered, in turns with ours:
- availability: one answer with the stock of 50 articles in each of 20 stores.
- reservations of one article that everybody wants, and of 50 articles in turn.
- the last 50 units of an article, wanted by 200 at once: of one process, and of two on one database, in turn. More than
  50 is overselling.
`);

const CLIENTS = 16;
const SECONDS = quick ? 2 : 5;
const BLOCKS = quick ? 1 : 3;
const TRIALS = quick ? 1 : 3;
const WANTED = 200;

type Job = 'availability' | 'one article' | '50 articles';

const jobs: Record<Job, (peer: Peer, client: number) => ReturnType<Peer['reserve']>> = {
	availability: ({ urls, availability }) => availability(urls[0]),
	'one article': ({ urls, reserve }) => reserve(urls[0], 'SKU-1'),
	'50 articles': ({ urls, reserve }, client) => reserve(urls[0], `SKU-${1 + ((client * 7 + turn++) % 50)}`),
};
let turn = 0;

async function compare(job: Job, ours: Peer, theirs: Peer): Promise<void> {
	const rates = new Map<Peer, number[]>([
		[ours, []],
		[theirs, []],
	]);
	const block = (peer: Peer, seconds: number) => closedLoop(CLIENTS, seconds, (client) => jobs[job](peer, client));
	// Until the code is compiled.
	for (const peer of [ours, theirs]) await block(peer, 2);
	for (let number = 0; number < BLOCKS; number += 1) {
		for (const peer of number % 2 === 0 ? [ours, theirs] : [theirs, ours]) {
			rates.get(peer)?.push(await block(peer, SECONDS));
		}
	}
	const [our, their] = [rates.get(ours) ?? [], rates.get(theirs) ?? []];
	const name = job === 'availability' ? 'availability of 50 articles in 20 stores' : `reservations of ${job}`;
	const cell = (values: number[]) => `${median(values).toFixed(0)}/s`.padStart(12);
	const ratio = median(our.map((rate, index) => rate / (their[index] ?? NaN)));
	console.log(`${name.padEnd(44)}${cell(our)}${cell(their)}${ratio.toFixed(0).padStart(10)} ×`);
	printNoise(their);
}

/** How many of those who want the last units get one, each time. */
async function lastUnits({ urls, reserve }: Peer, processes: 1 | 2, first: number): Promise<number[]> {
	const accepted: number[] = [];
	for (let trial = 0; trial < TRIALS; trial += 1) {
		const asks = Array.from({ length: WANTED }, (_, buyer) =>
			reserve(urls[processes === 1 ? 0 : buyer % 2 === 0 ? 0 : 1], `LAST-${first + trial}`),
		);
		accepted.push(await together(asks));
	}
	return accepted;
}

const theirs = await startMedusa();
const ours = await startEndcap();
try {
	printConditions(`${CLIENTS} clients, ${BLOCKS} blocks of ${SECONDS} s in turns, medians`);
	console.log(`${''.padEnd(44)}${ours.name.padStart(12)}${theirs.name.padStart(16)}${'ratio'.padStart(8)}`);
	for (const job of ['availability', 'one article', '50 articles'] as const) await compare(job, ours, theirs);
	for (const processes of [1, 2] as const) {
		const first = processes * 10 - 9;
		const cells: string[] = [];
		for (const peer of [ours, theirs]) cells.push((await lastUnits(peer, processes, first)).join(', ').padStart(16));
		console.log(`${`50 units, ${WANTED} at once, ${processes} process${processes === 1 ? '' : 'es'}`.padEnd(40)}${cells.join('')}`);
	}
} finally {
	for (const peer of [ours, theirs]) await peer.stop();
}
