import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
	lockDirectory,
	type DirectoryLock,
	type Holder,
} from '../../../packages/server/src/database/embedded/directory-lock.ts';
import { realm } from '../../../packages/server/src/database/embedded/process-identity.ts';
import { finished, said, spawnNode } from '../../support/command.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const locker = fileURLToPath(new URL('./lock-in-process.ts', import.meta.url));

function taken(lock: DirectoryLock | { heldBy: Holder }): DirectoryLock {
	assert.ok(!('heldBy' in lock), 'someone else has it');
	return lock;
}

async function leaveBehind(folder: string, holder: Partial<Holder>): Promise<string> {
	const file = path.join(folder, 'left-behind.json');
	const whole = { pid: process.pid, started: '1', realm, since: '', purpose: 'serve', address: null, socket: null };
	await writeFile(file, JSON.stringify({ ...whole, state: 'holder', ...holder }));
	return file;
}

test('of processes that come at once exactly one has the directory at a time, and each gets its turn', async (context) => {
	const folder = await temporaryFolder(context);
	const children = await Promise.all(
		Array.from({ length: 4 }, () => finished(spawnNode(locker, [path.join(folder, 'lock'), 'in-turn']))),
	);
	assert.deepEqual(
		children.map(({ code, stderr }) => [code, stderr]),
		children.map(() => [0, '']),
	);
	const log = await readFile(path.join(folder, 'lock', 'log'), 'utf8');
	assert.match(log, /^(in (\d+)\nout \2\n){20}$/);
	assert.deepEqual(await readdir(path.join(folder, 'lock')), ['log']);
});

test('who comes second is told who has it', async (context) => {
	const folder = await temporaryFolder(context);
	const first = taken(await lockDirectory(folder, { purpose: 'serve', address: '127.0.0.1:4321' }));
	await first.announce('/tmp/socket');
	const second = await lockDirectory(folder, { purpose: 'serve' });
	assert.ok('heldBy' in second);
	const { pid, address, purpose, socket } = second.heldBy;
	assert.deepEqual(
		{ pid, address, purpose, socket },
		{ pid: process.pid, address: '127.0.0.1:4321', purpose: 'serve', socket: '/tmp/socket' },
	);
	await first.release();
	await taken(await lockDirectory(folder, { purpose: 'serve' })).release();
});

test('the lock of a process that was killed is recovered at once', async (context) => {
	const folder = await temporaryFolder(context);
	const child = spawnNode(locker, [folder, 'stay']);
	await said(child.stdout, /mine/);
	assert.ok('heldBy' in (await lockDirectory(folder, { purpose: 'serve' })));
	child.kill('SIGKILL');
	await finished(child);
	await taken(await lockDirectory(folder, { purpose: 'serve' })).release();
	assert.deepEqual(await readdir(folder), []);
});

test('the socket that a dead process left is cleared away with its lock', async (context) => {
	const [folder, sockets] = [await temporaryFolder(context), path.join(await temporaryFolder(context), 'sockets')];
	await mkdir(sockets);
	await writeFile(path.join(sockets, 'database.sock'), '');
	await leaveBehind(folder, { started: 'long ago', socket: path.join(sockets, 'database.sock') });
	await taken(await lockDirectory(folder, { purpose: 'serve' })).release();
	await assert.rejects(readdir(sockets), { code: 'ENOENT' });
});

test('a process that got the number of a dead one does not stand in for it', async (context) => {
	const folder = await temporaryFolder(context);
	await leaveBehind(folder, { pid: process.pid, started: 'long ago' });
	await taken(await lockDirectory(folder, { purpose: 'serve' })).release();
});

test('a lock from another container holds as long as signs of life come, and no longer', async (context) => {
	const folder = await temporaryFolder(context);
	const file = await leaveBehind(folder, { realm: 'elsewhere' });
	const heart = setInterval(() => utimes(file, new Date(), new Date()), 200);
	assert.ok('heldBy' in (await lockDirectory(folder, { purpose: 'serve' })));
	clearInterval(heart);
	await taken(await lockDirectory(folder, { purpose: 'serve' })).release();
});
