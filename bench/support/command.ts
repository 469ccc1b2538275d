import os from 'node:os';
import { parseArgs } from 'node:util';
import { isNoisy } from './statistics.ts';

/** Reads the command line of a benchmark; prints `help` and ends when that is asked for. */
export function readCommand(help: string): { quick: boolean } {
	const { values } = parseArgs({
		options: { quick: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
	});
	if (values.help) {
		console.log(help.trim());
		process.exit(0);
	}
	return { quick: values.quick };
}

/** Where and how it was measured, for whoever compares with a run of another day. */
export function printConditions(...more: string[]): void {
	const [cpu] = os.cpus();
	const machine = `${os.availableParallelism()} × ${cpu?.model.trim()}, Node ${process.versions.node}`;
	const load = os.loadavg()[0] ?? 0;
	console.log([machine, `load ${load.toFixed(1)} at the beginning`, ...more].join(' · '));
}

export function printNoise(control: readonly number[]): void {
	if (!isNoisy(control)) return;
	const [least, most] = [Math.min(...control), Math.max(...control)];
	console.log(
		`noisy, run again: the control itself was between ${least.toPrecision(3)} and ${most.toPrecision(3)} of its block`,
	);
}
