import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../packages/server/src/cli/main.ts', import.meta.url));

/** Of the machine, which would lead a test astray. */
const SETTINGS = new Set(['PORT', 'HOST', 'ENDCAP_DATA', 'ENDCAP_URL', 'DATABASE_URL', 'NODE_TEST_CONTEXT']);

export interface Finished {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** The first as for the tests themselves (scripts/test.mjs). */
const FLAGS = ['--liftoff-only', '--conditions=endcap-source'];

/** Runs a TypeScript file in a process of its own, with this run's settings of neither port, place nor database. */
export function spawnNode(
	file: string,
	args: string[] = [],
	env: NodeJS.ProcessEnv = {},
): ChildProcessWithoutNullStreams {
	const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.has(name));
	return spawn(process.execPath, [...FLAGS, file, ...args], {
		env: { ...Object.fromEntries(inherited), NODE_NO_WARNINGS: '1', ...env },
		stdio: ['pipe', 'pipe', 'pipe'],
	});
}

/** Runs the endcap command to its end. */
export async function endcap(args: string[], env: NodeJS.ProcessEnv): Promise<Finished> {
	return finished(spawnNode(main, args, env));
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
