import { execFile } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Where process ids mean the same as here: this boot of this machine, and on Linux this container too. From elsewhere,
 * a process id says nothing about life and death.
 */
export const realm = findRealm();

function findRealm(): string {
	if (process.platform !== 'linux') {
		return os.hostname();
	}
	const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
	return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
}

/** When a process of this realm started, in the system's own terms; null when there is none of that id. */
export async function processStart(pid: number): Promise<string | null> {
	try {
		process.kill(pid, 0);
	} catch (error) {
		// EPERM: it lives, as another user.
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') {
			return null;
		}
	}
	try {
		if (process.platform === 'linux') {
			const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
			// The name in parentheses may hold anything; the state is the third field, the start the twenty-second.
			const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			// A zombie runs no more.
			return fields[0] === 'Z' ? null : (fields[19] ?? null);
		}
		if (process.platform === 'win32') {
			return '';
		}
		const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { ...process.env, LC_ALL: 'C' } });
		return stdout.trim() || null;
	} catch {
		return null;
	}
}
