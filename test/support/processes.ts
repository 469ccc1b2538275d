import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

export interface ProcessOptions {
	cwd?: string;
	env?: Record<string, string | undefined>;
}

const SETTINGS = ['DATABASE_URL', 'ENDCAP_DATA', 'PORT', 'HOST', 'LOG_LEVEL', 'NODE_OPTIONS', 'NODE_TEST_CONTEXT'];

/** Without settings of the machine that would lead a test astray. */
function environment(env: ProcessOptions['env'] = {}): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name));
	return { ...Object.fromEntries(inherited), ...env };
}

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[], options: ProcessOptions = {}): Promise<Ended> {
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: environment(options.env),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, stdout: stdout(), stderr: stderr() };
}

export interface Running {
	/** What it wrote so far, on both streams. */
	output(): string;
	/** Asks it to end, as Ctrl-C does, and resolves with its status. */
	stop(): Promise<number | null>;
}

/** Starts a program that stays, and resolves once its output matches. Rejects when it ends before. */
export async function startUntil(
	command: string,
	args: readonly string[],
	ready: RegExp,
	options: ProcessOptions = {},
): Promise<Running> {
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: environment(options.env),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
	const output = () => stdout() + stderr();
	await new Promise<void>((resolve, reject) => {
		const look = () => ready.test(output()) && resolve();
		child.stdout.on('data', look);
		child.stderr.on('data', look);
		child.once('close', (code) => reject(new Error(`It ended with status ${code} before it was ready:\n${output()}`)));
	});
	return { output, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<number | null> {
	if (child.exitCode === null && child.signalCode === null) {
		child.kill('SIGINT');
		await once(child, 'close');
	}
	return child.exitCode;
}

function collect(stream: NodeJS.ReadableStream): () => string {
	let text = '';
	stream.setEncoding('utf8').on('data', (part: string) => {
		text += part;
	});
	return () => text;
}
