// `node scripts/run-tests.ts [--postgresql] [--engine=postgresql] [--long] [--at-a-time=2] [--together=8] <globs>`: runs
// tests under node:test, files of a folder together in one process: to start one and to load the server and a database
// takes longer than most tests.
import { spawn } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { globalSetup, globalTeardown } from '../test/support/global-setup.ts';

/** Far more than any takes; they only end what would hang for ever. */
const TEST_TIMEOUT = 180_000;
const PROCESS_TIMEOUT = 1_800_000;

// Compiling the embedded database well, as V8 does by itself, takes longer than any test uses it.
const FLAGS = '--liftoff-only --expose-gc --conditions=endcap-source --test-reporter=spec'.split(' ');
const TOGETHER = fileURLToPath(new URL('../test/support/together.ts', import.meta.url));

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		/** One server for every process of the run. */
		postgresql: { type: 'boolean', default: false },
		/** What is tested on each database is tested on this one alone; with `pglite` nothing else is. */
		engine: { type: 'string' },
		/** Files called `….long.test.ts` and no others; without it all others. */
		long: { type: 'boolean', default: false },
		/** Processes. */
		'at-a-time': { type: 'string', default: '2' },
		/** Files of a process at most, so that no processor has a large folder alone in the end. */
		together: { type: 'string', default: '8' },
	},
});

const groups = await grouped(positionals);
if (values.postgresql) await globalSetup();
await Promise.all(Array.from({ length: Number(values['at-a-time']) }, runNext));
if (values.postgresql) await globalTeardown();

async function grouped(globs: string[]): Promise<string[][]> {
	const files: string[] = [];
	for await (const file of glob(globs)) {
		if (file.endsWith('.long.test.ts') === values.long && (await isWanted(file))) files.push(file);
	}
	const folders = new Map<string, string[]>();
	for (const file of files.toSorted()) {
		const folder = path.dirname(file);
		folders.set(folder, [...(folders.get(folder) ?? []), file]);
	}
	return [...folders.values()].flatMap((all) => {
		const parts = Math.ceil(all.length / Number(values.together));
		return Array.from({ length: parts }, (_, part) => all.filter((_file, at) => at % parts === part));
	});
}

async function isWanted(file: string): Promise<boolean> {
	return values.engine !== 'pglite' || /onEachDatabase\(|command-places/.test(await readFile(file, 'utf8'));
}

async function runNext(): Promise<void> {
	for (let group = groups.shift(); group; group = groups.shift()) {
		process.stdout.write(await run(group));
	}
}

/** Resolves to what the tests printed. */
function run(files: string[]): Promise<string> {
	return new Promise((resolve) => {
		const env = { ...process.env, ...(values.engine && { ENDCAP_TEST_ENGINE: values.engine }) };
		const child = spawn(process.execPath, [...FLAGS, `--test-timeout=${TEST_TIMEOUT}`, TOGETHER, ...files], { env });
		let output = '';
		const keep = (text: string) => {
			output += text;
		};
		child.stdout.setEncoding('utf8').on('data', keep);
		child.stderr.setEncoding('utf8').on('data', keep);
		const limit = setTimeout(() => child.kill('SIGKILL'), PROCESS_TIMEOUT);
		child.on('close', (code, signal) => {
			clearTimeout(limit);
			if (code !== 0) {
				process.exitCode = 1;
				keep(`\nEnded by ${signal ?? code}: ${files.join(' ')}\n`);
			}
			resolve(output);
		});
	});
}
