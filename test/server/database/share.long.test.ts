import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { ClientBase } from 'pg';
import { openDatabase, OperatorError, type Database } from '@endcap/server';
import { Backend } from '../../../packages/server/src/database/embedded/backend.ts';
import { connectTo } from '../../../packages/server/src/database/embedded/connection.ts';
import { share } from '../../../packages/server/src/database/embedded/share.ts';
import { connectToShare } from '../../../packages/server/src/database/embedded/shared-client.ts';
import { Turns } from '../../../packages/server/src/database/embedded/turns.ts';
import { emptyArchive } from '../../support/databases.ts';
import { finished, said, spawnNode } from '../../support/command.ts';
import { dataFolder } from '../../support/data-folder.ts';

const commandFile = fileURLToPath(new URL('./command-in-process.ts', import.meta.url));

/** This process is the server; `command` starts another one on the same folder. */
async function serving(
	context: TestContext,
): Promise<{ server: Database; command: (mode: string) => ReturnType<typeof spawnNode> }> {
	const folder = await dataFolder(context);
	const server = await openDatabase({ dataDir: folder, purpose: 'serve', address: '127.0.0.1:4321' });
	context.after(() => server.close());
	await server.query({ text: 'CREATE TABLE log (line text)' });
	return { server, command: (mode) => spawnNode(commandFile, [folder, mode]) };
}

const lines = async (database: Database) => {
	const rows = await database.query<{ line: string }>({ text: 'SELECT line FROM log' });
	return rows.map(({ line }) => line);
};

test('a command writes through the server, which hears of it and sees it', async (context) => {
	const { server, command } = await serving(context);
	await server.query({ name: 'same', text: `SELECT 'the server''s' AS same` });
	const heard = new Promise((resolve, reject) => {
		server.listen('news', resolve).catch(reject);
	});
	const { code, stdout, stderr } = await finished(command('write'));
	assert.deepEqual([code, stderr], [0, '']);
	assert.equal(await heard, 'from the command');
	assert.deepEqual(await lines(server), ['written']);
	// Five megabytes each way, and statements of the same name as the server's.
	assert.deepEqual(JSON.parse(stdout), { length: 5_000_000, same: 'its own' });
});

test('what the server asks during a transaction of a command is answered after it', async (context) => {
	const { server, command } = await serving(context);
	const child = command('hold');
	await said(child.stdout, /inserted/);
	const order: string[] = [];
	const asked = lines(server).then((seen) => order.push(`the server saw ${seen.join()}`));
	child.stdout?.on('data', (text: string) => order.push(text.trim()));
	child.stdin?.end('commit');
	await Promise.all([asked, once(child, 'close')]);
	assert.deepEqual(order.toSorted(), ['committed', 'the server saw held']);
});

test('a command that is killed in a transaction leaves nothing, and the server goes on', async (context) => {
	const { server, command } = await serving(context);
	const child = command('hold');
	await said(child.stdout, /inserted/);
	child.kill('SIGKILL');
	assert.deepEqual(await lines(server), []);
	await server.transaction((tx) => tx.query({ text: `INSERT INTO log VALUES ('on')` }));
	assert.deepEqual(await lines(server), ['on']);
});

test('a command whose server stops is told so, and nothing of its transaction is kept', async (context) => {
	const folder = await dataFolder(context);
	const server = await openDatabase({ dataDir: folder, purpose: 'serve' });
	await server.query({ text: 'CREATE TABLE log (line text)' });
	const child = spawnNode(commandFile, [folder, 'hold']);
	await said(child.stdout, /inserted/);
	await server.close();
	child.stdin?.end('commit');
	const { stderr } = await finished(child);
	assert.match(stderr, /The Endcap server was stopped meanwhile\. Nothing of this was kept\./);
	const again = await openDatabase({ dataDir: folder, purpose: 'serve' });
	context.after(() => again.close());
	assert.deepEqual(await lines(again), []);
});

test('commands wait for each other when no server runs', async (context) => {
	const folder = await dataFolder(context);
	const first = await openDatabase({ dataDir: folder, purpose: 'command' });
	await first.query({ text: 'CREATE TABLE log (line text)' });
	await first.close();
	const children = [1, 2].map(() => finished(spawnNode(commandFile, [folder, 'write'])));
	for (const { code, stderr } of await Promise.all(children)) {
		assert.deepEqual([code, stderr], [0, '']);
	}
	const last = await openDatabase({ dataDir: folder, purpose: 'command' });
	context.after(() => last.close());
	assert.deepEqual(await lines(last), ['written', 'written']);
});

test('a second server is refused in words that say who has the data and what to do', async (context) => {
	const folder = await dataFolder(context);
	const server = await openDatabase({ dataDir: folder, purpose: 'serve', address: '127.0.0.1:4321' });
	context.after(() => server.close());
	await assert.rejects(openDatabase({ dataDir: folder, purpose: 'serve' }), (error) => {
		assert.ok(error instanceof OperatorError);
		const words = new RegExp(
			`in use by an Endcap server at 127.0.0.1:4321 \\(process ${process.pid}, since .*stop it first`,
		);
		assert.match(error.message, words);
		return true;
	});
});

const silences = {
	'before its next statement': (turns: Turns, client: ClientBase) =>
		// The server's own turn comes when the limit has passed.
		turns.during(() => client.query('SELECT 1')),
	'so that its next statement crosses the end': async () => {
		// The limit, of 50 ms, begins once the backend has said that it is done, a little after its answer is here.
		await wait(20);
		// From here the event loop sees first that the limit has passed, then what was sent.
		await setImmediate();
		const until = performance.now() + 100;
		while (performance.now() < until);
	},
};

for (const [when, beSilent] of Object.entries(silences)) {
	test(`a transaction that falls silent ${when} is rolled back, told why, and wedges nobody`, async (context) => {
		const backend = await Backend.start({ directory: null, seed: await emptyArchive() });
		const { client, ...own } = await connectTo(backend);
		const turns = new Turns();
		const sharing = await share({ backend, turns, ...own, idleMs: 50 });
		context.after(async () => {
			await sharing.close();
			await client.end();
			await backend.close();
		});
		const command = await connectToShare(sharing.socket);
		const silent = command.transaction(async (tx) => {
			await tx.query({ text: 'CREATE TABLE half (a int)' });
			await beSilent(turns, client);
			await tx.query({ text: 'CREATE TABLE other_half (a int)' });
		});
		await assert.rejects(silent, (error) => {
			assert.ok(error instanceof OperatorError);
			assert.match(error.message, /sent nothing for 0\.05 s.*rolled back/);
			return true;
		});
		const { rows } = await client.query(`SELECT to_regclass('half') AS half, to_regclass('other_half') AS other_half`);
		assert.deepEqual(rows, [{ half: null, other_half: null }]);
	});
}
