// `npm run soak`: many clients change stock over lines that are cut, before processes that are killed, and everything that
// came of it is checked against everything. `npm run soak -- --help` lists what can be chosen.
import { parseArgs } from 'node:util';
import type { Engine } from '@endcap/server';
import type { History, Kind } from '../test/server/history/history.ts';
import { runHistory, type RunResult } from '../test/server/history/run.ts';

const HELP = `npm run soak -- [options]

  --minutes <number>  how long to work, on all engines together (6)
  --engine <name>     pglite, postgresql or both, in turns (both)
  --seed <number>     what people do and when lines are cut (the time)
  --clients <number>  people at once (24)
  --nodes <number>    server processes on PostgreSQL (3)
  --help              this

Ends with 1 when something was found that cannot be, and says in which file all of it is.`;

/** Long enough that holds of a minute lapse in it. */
const ROUND_MS = 90_000;
const REPORT_MS = process.stdout.isTTY ? 500 : 15_000;
const KILL_EVERY = { milliseconds: 10_000, operations: 100 };

const { values } = parseArgs({
	options: {
		minutes: { type: 'string', default: '6' },
		engine: { type: 'string', default: 'both' },
		seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
		clients: { type: 'string', default: '24' },
		nodes: { type: 'string', default: '3' },
		help: { type: 'boolean', default: false },
	},
});
const engines = { pglite: ['pglite'], postgresql: ['postgresql'], both: ['postgresql', 'pglite'] }[values.engine];
const [minutes, seed, clients, nodes] = [values.minutes, values.seed, values.clients, values.nodes].map(Number) as [
	number,
	number,
	number,
	number,
];
if (values.help || !engines || ![minutes, seed, clients, nodes].every((each) => each > 0)) {
	console.log(HELP);
	process.exit(values.help ? 0 : 2);
}

let left = minutes * 60_000;
const results: { engine: Engine; seed: number; result: RunResult }[] = [];
for (let round = 0; left > 0; round += 1) {
	const engine = engines[round % engines.length] as Engine;
	const milliseconds = Math.min(ROUND_MS, left);
	left -= milliseconds;
	results.push({ engine, seed: seed + round, result: await work(engine, seed + round, milliseconds) });
}
for (const engine of new Set(engines as Engine[])) report(engine);
const found = results.flatMap(({ engine, seed, result }) =>
	result.violations.map((violation) => `${engine}, seed ${seed}: ${violation}`),
);
for (const each of found.slice(0, 50)) console.log(each);
for (const { result } of results) if (result.file !== undefined) console.log(`All of it is in ${result.file}`);
console.log(
	`${count(results.map(({ result }) => result.history.entries.length))} operations, ${found.length} violations`,
);
process.exit(found.length > 0 ? 1 : 0);

async function work(engine: Engine, seed: number, milliseconds: number): Promise<RunResult> {
	const began = Date.now();
	let told = 0;
	const onProgress = ({ entries, sent, lost, violations }: History) => {
		if (Date.now() - told < REPORT_MS) return;
		told = Date.now();
		const seconds = Math.round((told - began) / 1000);
		say(
			`${engine}, seed ${seed}, ${seconds} s: ${entries.length} operations, ${sent} requests, ${lost} lost, ${violations.length} violations`,
		);
	};
	const result = await runHistory({
		engine,
		seed,
		milliseconds,
		clients,
		nodes: engine === 'pglite' ? 1 : nodes,
		operations: Infinity,
		killEvery: KILL_EVERY,
		onProgress,
	});
	say(`${engine}, seed ${seed}: ${result.history.entries.length} operations, ${result.violations.length} violations`);
	console.log();
	return result;
}

/** On one line, over the last one where that can be done. */
function say(words: string): void {
	if (process.stdout.isTTY) process.stdout.write(`\r\u001B[K${words}`);
	else console.log(words);
}

function report(engine: Engine): void {
	const runs = results.flatMap(({ engine: of, result }) => (of === engine ? [result] : []));
	if (runs.length === 0) return;
	const tally = new Map<Kind, Map<string, number>>();
	for (const { history } of runs) {
		for (const [kind, outcomes] of history.tally()) {
			const sums = tally.get(kind) ?? new Map<string, number>();
			tally.set(kind, sums);
			for (const [outcome, times] of outcomes) sums.set(outcome, (sums.get(outcome) ?? 0) + times);
		}
	}
	console.log(engine);
	for (const [kind, outcomes] of tally) {
		const words = [...outcomes].map(([outcome, times]) => `${times} ${outcome}`);
		console.log(`  ${kind.padEnd(9)} ${String(count([...outcomes.values()])).padStart(7)}: ${words.join(', ')}`);
	}
	const sum = (of: (run: RunResult) => number) => count(runs.map(of));
	console.log(
		`  ${sum(({ history }) => history.sent)} requests, of which ${sum(({ history }) => history.lost)} were lost; ` +
			`${sum(({ cuts, trouble }) => cuts + trouble.drops)} cuts, ${sum(({ trouble }) => trouble.kills)} killed processes; ` +
			`${sum(({ events }) => events)} events; stock looked at ${sum(({ samples }) => samples)} times`,
	);
}

function count(numbers: number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
