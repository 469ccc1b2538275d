import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processStart, realm } from './process-identity.ts';

/** A process that has the directory, as it is written in it. */
export interface Holder {
	pid: number;
	/** Tells it from a later process of the same id. */
	started: string;
	realm: string;
	since: string;
	purpose: 'serve' | 'command';
	/** Where its server listens. */
	address: string | null;
	/** The socket at which it shares the database; null while it does not. */
	socket: string | null;
	/** `candidate` until it has made sure that it is alone. */
	state: 'candidate' | 'holder';
}

export interface DirectoryLock {
	/** Tells others where the database is shared. */
	announce(socket: string): Promise<void>;
	release(): Promise<void>;
}

/** A sign of life is given this often, for processes in other containers on the same volume. */
const HEARTBEAT_MS = 1_000;
/** And is waited for this long. */
const SILENCE_MS = 5_000;

/**
 * Takes the directory for this process, or answers who has it. Locks of dead processes are cleared away.
 *
 * Everyone puts down a file of their own first and looks for others second, so of two that come at once at least one
 * sees the other: it withdraws and tries again a little later. No file is ever shared, so none can be taken away from
 * its owner by mistake.
 */
export async function lockDirectory(
	directory: string,
	{ purpose, address }: { purpose: Holder['purpose']; address?: string },
): Promise<DirectoryLock | { heldBy: Holder }> {
	await mkdir(directory, { recursive: true, mode: 0o700 });
	const file = path.join(directory, `${process.pid}-${randomUUID()}.json`);
	const own: Holder = {
		pid: process.pid,
		started: (await processStart(process.pid)) ?? '',
		realm,
		since: new Date().toISOString(),
		purpose,
		address: address ?? null,
		socket: null,
		state: 'candidate',
	};
	const heartbeat = setInterval(() => {
		const now = new Date();
		// A sign missed is no harm, and the directory may be on its way out.
		utimes(file, now, now).catch(() => undefined);
	}, HEARTBEAT_MS).unref();
	const release = async () => {
		clearInterval(heartbeat);
		await rm(file, { force: true });
	};
	for (;;) {
		await write(file, own);
		const others = await livingOthers(directory, file);
		if (others.length === 0) {
			break;
		}
		const holder = others.find(({ state }) => state === 'holder');
		if (holder) {
			await release();
			return { heldBy: holder };
		}
		await rm(file, { force: true });
		await delay(10 + Math.random() * 90);
	}
	own.state = 'holder';
	await write(file, own);
	return { announce: (socket) => write(file, { ...own, socket }), release };
}

/** Whole or not at all, for those who read meanwhile. */
async function write(file: string, holder: Holder): Promise<void> {
	await writeFile(`${file}.draft`, JSON.stringify(holder, null, '\t'), { mode: 0o600 });
	await rename(`${file}.draft`, file);
}

async function livingOthers(directory: string, own: string): Promise<Holder[]> {
	const names = (await readdir(directory)).filter((name) => name.endsWith('.json'));
	const files = names.map((name) => path.join(directory, name)).filter((file) => file !== own);
	const holders = await Promise.all(files.map(readLiving));
	return holders.filter((holder) => holder !== null);
}

/** Null, and the file is gone, when its process is dead. */
async function readLiving(file: string): Promise<Holder | null> {
	let holder: Holder;
	try {
		holder = JSON.parse(await readFile(file, 'utf8'));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
			return null;
		}
		throw error;
	}
	const alive =
		holder.realm === realm ? (await processStart(holder.pid)) === holder.started : await givesSignOfLife(file);
	if (!alive) {
		await rm(file, { force: true });
		await removeSocket(holder);
	}
	return alive ? holder : null;
}

/** What a dead process left where it shared the database: the socket and the folder made for it, if that is empty then. */
async function removeSocket({ socket }: Holder): Promise<void> {
	if (socket !== null && path.isAbsolute(socket)) {
		await rm(socket, { force: true }).catch(() => undefined);
		await rmdir(path.dirname(socket)).catch(() => undefined);
	}
}

async function givesSignOfLife(file: string): Promise<boolean> {
	const before = await modified(file);
	for (let waited = 0; waited < SILENCE_MS; waited += HEARTBEAT_MS) {
		await delay(HEARTBEAT_MS);
		if ((await modified(file)) !== before) {
			return true;
		}
	}
	return false;
}

async function modified(file: string): Promise<number | null> {
	try {
		return (await stat(file)).mtimeMs;
	} catch {
		return null;
	}
}
