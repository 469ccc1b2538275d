// `npm run soak:kiosk`: shoppers of all kinds at one kiosk, one after another, some while the network is gone, and then
// everything that was promised is compared with what the shop has. `npm run soak:kiosk -- --help` lists what can be chosen.
import { parseArgs } from 'node:util';
import { soakKiosk, type SoakReport } from '../test/support/kiosk-soak.ts';

const HELP = `npm run soak:kiosk -- [options]

  --visits <number>   shoppers (300)
  --minutes <number>  and not longer than this (30)
  --seed <number>     what they do and when the network goes (the time)
  --help              this

An hour’s shoppers come in minutes, since none of them takes a break. Ends with 1 when memory or listeners grow, when the
kiosk stands still, or when what was promised is not there or is there twice.`;

/** What may be more at the end than after the first tenth. */
const LIMITS = { heap_bytes_a_visit: 4096, listeners: 20, nodes: 400, documents: 2 };

const { values } = parseArgs({
	options: {
		visits: { type: 'string', default: '300' },
		minutes: { type: 'string', default: '30' },
		seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
		help: { type: 'boolean', default: false },
	},
});
const [visits, minutes, seed] = [values.visits, values.minutes, values.seed].map(Number) as [number, number, number];
if (values.help || ![visits, minutes, seed].every((each) => each > 0)) {
	console.log(HELP);
	process.exit(values.help ? 0 : 2);
}

console.log(`${visits} visits, at most ${minutes} minutes, seed ${seed}`);
const report = await soakKiosk({ visits, minutes, seed, say: (text) => console.log(text) });
const wrong = judge(report);
console.log(wordsOf(report));
for (const each of wrong) console.log(`Wrong: ${each}`);
process.exit(wrong.length > 0 ? 1 : 0);

function judge({ visits, slope, grown, missing, doubled, broken }: SoakReport): string[] {
	const found = broken.map((text) => `the page said ${text}`);
	if (visits === 0) found.push('no shopper came through');
	if (slope > LIMITS.heap_bytes_a_visit) found.push(`the heap grows by ${Math.round(slope)} bytes a visit`);
	if (grown.listeners > LIMITS.listeners) found.push(`there are ${grown.listeners} more listeners`);
	if (grown.nodes > LIMITS.nodes) found.push(`there are ${grown.nodes} more nodes`);
	if (grown.documents > LIMITS.documents) found.push(`there are ${grown.documents} more documents`);
	if (missing.length > 0) found.push(`${missing.length} orders were promised and are not there`);
	if (doubled.length > 0) found.push(`${doubled.length} orders are there twice`);
	return found;
}

function wordsOf({ visits, seconds, kinds, offline, promised, heap, slope, grown }: SoakReport): string {
	const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(2)} MB`;
	return [
		`${visits} visits in ${Math.round(seconds)} s, ${offline} of them without the network: ${kinds}`,
		`${promised} orders promised, each there once`,
		`Heap after collecting: ${heap.map(megabytes).join(' → ')}; ${Math.round(slope)} bytes a visit`,
		`More at the end: ${grown.listeners} listeners, ${grown.nodes} nodes, ${grown.documents} documents`,
	].join('\n');
}
