import { Readable } from 'node:stream';
import { runCommand } from '../../packages/server/src/cli/run-command.ts';

// A process that runs commands, one after the other, as each would run in one of its own: with the settings, the
// standard input and the current exit code of that command, telling what it wrote.

export interface CommandRequest {
	args: string[];
	env: NodeJS.ProcessEnv;
	input: string;
}

process.on('message', async ({ args, env, input }: CommandRequest) => {
	const said = { stdout: '', stderr: '' };
	for (const stream of ['stdout', 'stderr'] as const) {
		process[stream].write = (chunk: Uint8Array | string, ...rest: unknown[]) => {
			said[stream] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
			const callback = rest.find((each) => typeof each === 'function');
			if (callback) process.nextTick(callback);
			return true;
		};
	}
	process.env = env;
	process.exitCode = 0;
	Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from([Buffer.from(input)]) });
	await runCommand(args);
	process.send?.({ code: process.exitCode, ...said });
});
