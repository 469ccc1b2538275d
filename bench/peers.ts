import { startOurs } from './peers/endcap.ts';
import { startMedusa } from './peers/medusa.ts';
import type { Peer } from './peers/peer.ts';
import { startVendure } from './peers/vendure.ts';
import { closedLoop, together, type Ask } from './support/closed-loop.ts';
import { printConditions, printNoise, readCommand } from './support/command.ts';
import { median } from './support/statistics.ts';

const { quick } = readCommand(`
The same job by us and by others, each on a PostgreSQL of its own: npm run bench:peers [-- --quick]

Medusa and Vendure are installed from npm into a folder for temporary files, which is kept for the next run. Each server
is asked by 16 clients of which each asks again when it was answered, in turns with ours, which are also the control:
- availability: one answer with the stock of 50 articles, by us and Medusa in each of 20 stores; Vendure tells one word
  an article.
- reservations of one article that everybody wants, and of 50 articles in turn. Vendure takes a unit when it is paid
  for: there it is an order from the empty basket to its payment.
- the last 50 units of an article, wanted by 200 at once: of one process, and of two on one database, in turn. More than
  50 is overselling. In Vendure all have come as far as the payment.
PEERS=medusa or PEERS=vendure measures one of them.
`);

const CLIENTS = 16;
const SECONDS = quick ? 2 : 5;
const BLOCKS = quick ? 1 : 3;
const TRIALS = quick ? 1 : 3;
const WANTED = 200;
const starts = { medusa: startMedusa, vendure: startVendure };
const wanted = (process.env.PEERS ?? 'medusa,vendure').split(',');

type Job = 'availability' | 'one article' | '50 articles';

const jobs: Record<Job, (peer: Peer, client: number) => Ask | Promise<Ask>> = {
	availability: (peer) => peer.availability(peer.urls[0]),
	'one article': (peer) => peer.reserve(peer.urls[0], 'SKU-1'),
	'50 articles': (peer, client) => peer.reserve(peer.urls[0], `SKU-${1 + ((client * 7 + turn++) % 50)}`),
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
	const name = job === 'availability' ? 'availability of 50 articles' : `reservations of ${job}`;
	const cell = (values: number[]) => `${median(values).toFixed(0)}/s`.padStart(16);
	const ratio = median(our.map((rate, index) => rate / (their[index] ?? NaN)));
	console.log(`${name.padEnd(44)}${cell(our)}${cell(their)}${ratio.toFixed(0).padStart(8)} ×`);
	printNoise(our);
}

/** How many of those who want the last units get one, each time. */
async function lastUnits(peer: Peer, processes: 1 | 2, first: number): Promise<number[]> {
	const accepted: number[] = [];
	for (let trial = 0; trial < TRIALS; trial += 1) {
		const asks: Ask[] = [];
		for (let buyer = 0; buyer < WANTED; buyer += 1) {
			const url = peer.urls[processes === 2 && buyer % 2 === 1 ? 1 : 0];
			asks.push(await peer.reserve(url, `LAST-${first + trial}`));
		}
		accepted.push(await together(asks, (status, text) => peer.accepts(status, text)));
	}
	return accepted;
}

async function measure(start: () => Promise<Peer>): Promise<void> {
	const ours = await startOurs();
	const theirs = await start();
	try {
		console.log(`${''.padEnd(44)}${ours.name.padStart(16)}${theirs.name.padStart(16)}${'ratio'.padStart(10)}`);
		for (const job of ['availability', 'one article', '50 articles'] as const) await compare(job, ours, theirs);
		for (const processes of [1, 2] as const) {
			const cells: string[] = [];
			for (const peer of [ours, theirs]) {
				cells.push((await lastUnits(peer, processes, processes * 10 - 9)).join(', ').padStart(16));
			}
			const name = `50 units, ${WANTED} at once, ${processes === 1 ? 'one process' : 'two processes'}`;
			console.log(`${name.padEnd(44)}${cells.join('')}`);
		}
	} finally {
		for (const peer of [ours, theirs]) await peer.stop();
	}
}

printConditions(`${CLIENTS} clients, ${BLOCKS} blocks of ${SECONDS} s in turns, medians`);
for (const [name, start] of Object.entries(starts)) if (wanted.includes(name)) await measure(start);
