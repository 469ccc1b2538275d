// `npm test`: every check but the long ones, in an order that fails early. `npm test -- server sdk` runs only those;
// `--list` names them. `npm run test:long`: the server’s tests again on the embedded database, every story in both looks,
// and guarantees that take minutes to try in full.
import { spawn } from 'node:child_process';
import { argv, env, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const nodeTests = (...args) => ['node', '--conditions=endcap-source', 'scripts/run-tests.ts', ...args];

const STAGES = [
	{ name: 'build', command: ['node', 'scripts/build.mjs'] },
	{ name: 'format', command: ['oxfmt', '--check', '.'] },
	{ name: 'types', command: ['tsc', '-b'] },
	{ name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
	{ name: 'unused', command: ['knip'] },
	{ name: 'contract', command: nodeTests('test/contract/**/*.test.ts') },
	{ name: 'sdk', command: nodeTests('--postgresql', 'test/sdk/**/*.test.ts') },
	{ name: 'server', command: nodeTests('--postgresql', '--engine=postgresql', 'test/server/**/*.test.ts') },
	// One page at a time, which leaves a processor to the server's tests.
	{ name: 'elements', command: ['web-test-runner'], besideLast: true },
	{ name: 'gates', command: nodeTests('--together=3', 'test/gates/**/*.test.ts') },
	// Browsers, and servers that start, leave a processor idle now and then.
	{
		name: 'e2e',
		command: nodeTests(
			'--postgresql',
			'--at-a-time=3',
			'--together=1',
			'test/demo/**/*.test.ts',
			'test/e2e/**/*.test.ts',
		),
	},
	{
		name: 'embedded',
		onlyAsked: true,
		command: nodeTests('--postgresql', '--engine=pglite', 'test/server/**/*.test.ts'),
	},
	{ name: 'stories', onlyAsked: true, command: ['node', '--conditions=endcap-source', 'scripts/check-stories.ts'] },
	{ name: 'long', onlyAsked: true, command: nodeTests('--postgresql', '--long', 'test/**/*.long.test.ts') },
];

const SETTINGS = {
	FORCE_COLOR: '0',
	STORYBOOK_DISABLE_TELEMETRY: '1',
	// The tests start hundreds of processes of the same code.
	NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/endcap-compile', import.meta.url)),
};

const wanted = argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = wanted.filter((word) => !STAGES.some(({ name }) => name === word));
if (argv.includes('--list') || unknown.length > 0) {
	if (unknown.length > 0) console.error(`No check is called ${unknown.join(', ')}.`);
	console.log(`Checks: ${STAGES.map(({ name }) => name).join(' ')}`);
	exit(unknown.length > 0 ? 2 : 0);
}

const total = { passed: 0, failed: 0 };
const broken = [];
const chosen = STAGES.filter(({ name, onlyAsked }) => (wanted.length > 0 ? wanted.includes(name) : !onlyAsked));
const batches = [];
for (const stage of chosen) {
	if (stage.besideLast && batches.length > 0) batches.at(-1).push(stage);
	else batches.push([stage]);
}
for (const batch of batches) {
	stdout.write(`${batch.map(({ name }) => name).join(' and ')} … `);
	const ended = await Promise.all(batch.map(async (stage) => ({ stage, ...(await timed(stage.command)) })));
	if (batch.length > 1) console.log();
	for (const each of ended) tell(each, batch.length > 1);
}
if (broken.length > 0) console.log(`Failed: ${broken.join(', ')}. Run one alone with \`npm test -- ${broken[0]}\`.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
exit(broken.length > 0 ? 1 : 0);

function tell({ stage, code, output, seconds }, named) {
	const counts = count(output, code);
	total.passed += counts.passed;
	total.failed += counts.failed;
	const words = `${code === 0 ? 'ok' : 'FAILED'} (${counts.passed} passed, ${counts.failed} failed, ${seconds} s)`;
	console.log(named ? `  ${stage.name} ${words}` : words);
	for (const skip of output.match(/^.*# SKIP.*$|^﹣ .*$/gm) ?? []) console.log(`  skipped: ${skip.trim()}`);
	if (code === 0) return;
	broken.push(stage.name);
	console.log(failures(output));
}

/** What the failed tests say, without the hundreds that passed; all of it where there is no such part. */
function failures(output) {
	const parts = output.split(/^✖ failing tests:$/m).slice(1);
	const told = parts.map((part) =>
		part
			.split(/^(?=[▶✔✖] )/m)
			.filter((test) => /^(✖ |\s*test at )/.test(test))
			.join(''),
	);
	const ended = output.match(/^Ended by .*$/gm) ?? [];
	return parts.length > 0 ? [...told, ...ended].join('\n') : output;
}

async function timed(command) {
	const started = performance.now();
	const ended = await run(command);
	return { ...ended, seconds: ((performance.now() - started) / 1000).toFixed(1) };
}

/** Runs a command, keeps what it prints, and resolves with its exit code. */
function run([file, ...args]) {
	return new Promise((resolve) => {
		let output = '';
		const child = spawn(file, args, { env: { ...env, ...SETTINGS } });
		const keep = (text) => {
			output += text;
		};
		child.stdout.setEncoding('utf8').on('data', keep);
		child.stderr.setEncoding('utf8').on('data', keep);
		child.on('error', (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
		child.on('close', (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }));
	});
}

/** Tests by the runner's own closing lines; a check without such lines counts as one. */
function count(output, code) {
	const node = { passed: sum(output, /^ℹ pass (\d+)$/gm), failed: sum(output, /^ℹ fail (\d+)$/gm) };
	// What ends a process, or never ends, is no test that failed.
	if (node.passed + node.failed > 0) return code === 0 || node.failed > 0 ? node : { ...node, failed: 1 };
	const plain = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
	if (plain) return { passed: Number(plain[1]), failed: Number(plain[2]) };
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function sum(output, pattern) {
	return [...output.matchAll(pattern)].reduce((total, [, number]) => total + Number(number), 0);
}
