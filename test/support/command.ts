import { fork, spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CommandRequest } from './command-host.ts';

const main = fileURLToPath(new URL('../../packages/server/src/cli/main.ts', import.meta.url));
const hostFile = fileURLToPath(new URL('command-host.ts', import.meta.url));

/** Of the machine, which would lead a test astray. */
const SETTINGS = new Set(['PORT', 'HOST', 'ENDCAP_DATA', 'ENDCAP_URL', 'DATABASE_URL', 'NODE_TEST_CONTEXT']);

export interface Finished {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** The first as for the tests themselves (scripts/test.mjs). */
const FLAGS = ['--liftoff-only', '--conditions=endcap-source'];

/** This run's settings of neither port, place nor database, and these. */
function settings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.has(name));
	return { ...Object.fromEntries(inherited), NODE_NO_WARNINGS: '1', ...env };
}

/** Runs a TypeScript file in a process of its own, with this run's settings of neither port, place nor database. */
export function spawnNode(
	file: string,
	args: string[] = [],
	env: NodeJS.ProcessEnv = {},
): ChildProcessWithoutNullStreams {
	return spawn(process.execPath, [...FLAGS, file, ...args], { env: settings(env), stdio: ['pipe', 'pipe', 'pipe'] });
}

let host: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the endcap command to its end. One process of this process's runs them all, one at a time: to start one and to
 * load the command takes longer than most commands.
 */
export function endcap(args: string[], env: NodeJS.ProcessEnv, input = ''): Promise<Finished> {
	const next = last.then(() => hosted({ args, env: settings(env), input }));
	last = next.catch(() => undefined);
	return next;
}

async function hosted(request: CommandRequest): Promise<Finished> {
	host ??= fork(hostFile, { execArgv: FLAGS, env: settings({}) });
	const { promise, resolve, reject } = Promise.withResolvers<Finished>();
	const onExit = (code: number | null) => reject(new Error(`The commands' process ended with ${code}`));
	host.once('message', resolve).once('exit', onExit);
	host.ref();
	host.channel?.ref();
	host.send(request);
	try {
		return await promise;
	} finally {
		host.off('exit', onExit);
		// While nothing is asked of it, it keeps no process alive, and it ends with this one.
		host.unref();
		host.channel?.unref();
	}
}

export async function finished(child: ChildProcess): Promise<Finished> {
	let [stdout, stderr] = ['', ''];
	child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, stdout, stderr };
}

/** Resolves with the match as soon as the stream has said it, rejects with all it said when it ends without. */
export async function said(stream: NodeJS.ReadableStream | null, pattern: RegExp): Promise<RegExpExecArray> {
	let text = '';
	return new Promise((resolve, reject) => {
		stream?.setEncoding('utf8');
		stream?.on('data', (part: string) => {
			text += part;
			const match = pattern.exec(text);
			if (match) {
				resolve(match);
			}
		});
		stream?.on('end', () => reject(new Error(`It never said ${pattern}, but: ${text}`)));
	});
}

export interface Serving {
	url: string;
	child: ChildProcess;
	/** Sends the signal and resolves with the exit code. */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** `endcap serve` on a free port, once it answers. */
export async function serveEndcap(env: NodeJS.ProcessEnv, args: string[] = []): Promise<Serving> {
	const child = spawnNode(main, ['serve', '--log-level', 'silent', ...args], { PORT: '0', ...env });
	child.stdout?.resume();
	const exited = once(child, 'close') as Promise<[number | null]>;
	const [, url = ''] = await said(child.stderr, /serves at (\S+)/);
	return {
		url,
		child,
		stop: async (signal = 'SIGTERM') => {
			child.kill(signal);
			const [code] = await exited;
			return code;
		},
	};
}
