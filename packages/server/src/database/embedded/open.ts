import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OperatorError } from '../../shared/operator-error.ts';
import type { Database } from '../database.ts';
import { lockDirectory, type DirectoryLock, type Holder } from './directory-lock.ts';
import { ownDatabase } from './own.ts';
import { realm } from './process-identity.ts';
import { connectToShare } from './shared-client.ts';

export interface EmbeddedOptions {
	dataDir: string;
	purpose: 'serve' | 'command';
	/** Not through the process that has it. */
	alone?: boolean;
	address?: string;
	onLost?: (error: Error) => void;
	/** What a database in memory begins from: a tar archive of a data directory. */
	seed?: Uint8Array;
}

/** A command may be at work for a while, and a server takes a moment to start. */
const PATIENCE_MS = 30_000;
const GLANCE_MS = 100;

/**
 * The embedded database: this process's own when nobody else has it, the server's through its socket for a command.
 * Rejects with an OperatorError that says who has it otherwise.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
	const { dataDir, purpose, address, alone = false, seed, onLost } = options;
	if (dataDir.startsWith('memory:')) {
		return ownDatabase({ directory: null, seed, onLost });
	}
	const folder = path.resolve(dataDir);
	for (const started = performance.now(); ; await delay(GLANCE_MS)) {
		const lock = await lockDirectory(path.join(folder, 'lock'), { purpose, address });
		if (!('heldBy' in lock)) {
			return own(folder, lock, options);
		}
		const { heldBy } = lock;
		if (purpose === 'command' && !alone && heldBy.socket !== null && existsSync(heldBy.socket)) {
			return connectToShare(heldBy.socket);
		}
		const willPass = heldBy.purpose === 'command' || (purpose === 'command' && !alone);
		const mayPass = heldBy.realm === realm && willPass;
		if (!mayPass || performance.now() - started > PATIENCE_MS) {
			throw new OperatorError(refusal(folder, heldBy, purpose));
		}
	}
}

async function own(folder: string, lock: DirectoryLock, { purpose, onLost }: EmbeddedOptions): Promise<Database> {
	try {
		return await ownDatabase({
			directory: path.join(folder, 'database'),
			lock,
			// A command is over before another could make use of it.
			shares: purpose === 'serve',
			onLost,
		});
	} catch (error) {
		await lock.release();
		throw error;
	}
}

function refusal(folder: string, { pid, purpose, address, since, ...holder }: Holder, wanted: string): string {
	const who = purpose === 'serve' ? 'an Endcap server' : 'another endcap command';
	const where = address ? ` at ${address}` : '';
	const elsewhere = holder.realm === realm ? '' : ', on another machine or in another container';
	const remedy =
		holder.realm !== realm
			? 'Run this where the server runs, or use PostgreSQL (DATABASE_URL) for several machines.'
			: wanted === 'serve' && purpose === 'serve'
				? 'Use that server, stop it first, or choose another folder with --data-dir or ENDCAP_DATA.'
				: 'Try again when it has finished, or stop it.';
	return `The data in ${folder} is in use by ${who}${where} (process ${pid}${elsewhere}, since ${since}). ${remedy}`;
}
