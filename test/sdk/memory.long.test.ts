import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { before, test } from 'node:test';
import { promisify } from 'node:util';

interface Weights {
	/** Of one more subscriber, its own callback included. */
	bytes: number;
	alive: number;
	/** Bytes of heap that 2 000 states left behind, of three times the least. */
	left: number;
	heard: boolean;
}

let weights: Weights;

before(async () => {
	const script = new URL('scripts/memory.ts', import.meta.url).pathname;
	const run = await promisify(execFile)(process.execPath, ['--conditions=endcap-source', '--expose-gc', script]);
	weights = JSON.parse(run.stdout) as Weights;
});

test('one more subscriber weighs at most 700 bytes', (t) => {
	t.diagnostic(JSON.stringify(weights));
	assert.ok(weights.heard);
	assert.ok(weights.bytes <= 700, `${weights.bytes} bytes`);
});

test('two seconds after the last subscriber left nothing is kept', () => {
	assert.equal(weights.alive, 0);
	assert.ok(weights.left < 100_000, `${weights.left} bytes for 2000 states`);
});
