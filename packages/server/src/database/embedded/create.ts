import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';

/** What is used of Emscripten's file system in memory. */
interface MemoryFiles {
	readdir(path: string): string[];
	stat(path: string): { mode: number };
	isDir(mode: number): boolean;
	readFile(path: string): Uint8Array;
}

/**
 * Makes a database where there is none. It is made in memory, written beside its place and moved there when all of it is
 * on the disk, so that a process that dies meanwhile leaves nothing that looks like a database.
 */
export async function createDatabase(directory: string): Promise<void> {
	if (existsSync(directory)) {
		return;
	}
	const pglite = await PGlite.create();
	const files: MemoryFiles = pglite.Module.FS;
	await pglite.close();
	const draft = `${directory}.draft`;
	await rm(draft, { recursive: true, force: true });
	await copyOut(files, PGlite.paths.PGDATA, draft);
	await rename(draft, directory);
	await sync(path.dirname(directory));
}

async function copyOut(files: MemoryFiles, from: string, to: string): Promise<void> {
	await mkdir(to, { mode: 0o700 });
	const names = files.readdir(from).filter((name) => name !== '.' && name !== '..');
	await Promise.all(
		names.map(async (name) => {
			const [source, target] = [`${from}/${name}`, path.join(to, name)];
			if (files.isDir(files.stat(source).mode)) {
				await copyOut(files, source, target);
			} else {
				await writeDurably(target, files.readFile(source));
			}
		}),
	);
	await sync(to);
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
	const handle = await open(file, 'wx', 0o600);
	try {
		await handle.writeFile(bytes);
		await handle.sync();
	} finally {
		await handle.close();
	}
}

/** Makes a directory's entries durable, where the system can: Windows opens no directory. */
async function sync(directory: string): Promise<void> {
	if (process.platform === 'win32') {
		return;
	}
	const handle = await open(directory, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
