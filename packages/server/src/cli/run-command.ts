import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { OperatorError } from '../shared/operator-error.ts';
import { addDoctor } from './doctor.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addInit } from './init.ts';
import { addKeys } from './keys.ts';
import { addMove } from './move.ts';
import { addServe } from './serve.ts';
import { addStaff } from './staff.ts';

const FAILED = 1;
const MISUSED = 2;

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
	version: string;
};

/** Runs one command with this process's settings, streams and exit code. */
export async function runCommand(args: string[]): Promise<void> {
	const program = new Command('endcap')
		.description('Unified commerce for small retailers: one stock in every channel.')
		.version(version)
		.showHelpAfterError('Run with --help to see what it takes.')
		.exitOverride();

	addServe(program);
	addInit(program);
	addKeys(program);
	addStaff(program);
	addImport(program);
	addExport(program);
	addDoctor(program);
	addMove(program);

	try {
		await program.parseAsync(args, { from: 'user' });
	} catch (error) {
		process.exitCode = exitCodeOf(error);
		if (!(error instanceof CommanderError)) {
			console.error(`endcap: ${explain(error)}`);
		}
	}
}

function exitCodeOf(error: unknown): number {
	if (error instanceof CommanderError) {
		return error.exitCode === 0 ? 0 : MISUSED;
	}
	return FAILED;
}

function explain(error: unknown): string {
	if (process.env.ENDCAP_DEBUG && error instanceof Error) {
		return error.stack ?? error.message;
	}
	if (error instanceof OperatorError) {
		return error.message;
	}
	const message = error instanceof Error ? error.message : String(error);
	return `something went wrong that should not: ${message} (ENDCAP_DEBUG=1 shows where).`;
}
