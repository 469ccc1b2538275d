import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { migrate, openDatabase, type Database } from '@endcap/server';
import { stageEvents } from '../../../packages/server/src/events/staging.queries.ts';
import { insertWebhook } from '../../../packages/server/src/webhooks/queries.ts';
import { spawnNode } from '../../support/command.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { postgresDatabase } from '../../support/databases.ts';
import { testMerchant } from '../../support/server.ts';
import { startReceiver, type Receiver } from '../../support/webhook-receiver.ts';

const node = fileURLToPath(new URL('./deliver-until-killed.ts', import.meta.url));
const EVENTS = 40;
/** By how many deliveries had come when the process was killed. */
const KILLS = [1, 2, 30];

async function prepare(database: Database, url: string): Promise<void> {
	await migrate(database);
	const { id } = await testMerchant(database, 'killed');
	const secret = Buffer.alloc(32);
	const fields = { webhook_id: 'w', types: null, description: null, enabled: true };
	await insertWebhook(database, id, { ...fields, url, secret });
	const events = Array.from({ length: EVENTS }, (_, number) => ({ type: 'sale.recorded' as const, data: { number } }));
	await database.transaction((tx) => stageEvents(tx, id, events));
}

async function killedAgainAndAgain(
	t: TestContext,
	open: () => Promise<Database>,
	env: Record<string, string>,
): Promise<void> {
	let child: ChildProcess | undefined;
	let died = Promise.resolve<unknown>(undefined);
	const kills = [...KILLS];
	const receiver: Receiver = await startReceiver(t, {
		react: async () => {
			if (receiver.received.length !== kills[0]) return { status: 204 };
			kills.shift();
			// It has come and is not answered: nobody over there knows.
			child?.kill('SIGKILL');
			await died;
			return 'cut';
		},
	});
	const database = await open();
	await prepare(database, receiver.url);
	await database.close();
	while (kills.length > 0) {
		child = spawnNode(node, [], env);
		died = once(child, 'close');
		await died;
	}
	child = spawnNode(node, [], env);
	t.after(async () => {
		const ended = child && once(child, 'close');
		child?.kill('SIGKILL');
		await ended;
	});
	await receiver.until(({ length }) => length === EVENTS + KILLS.length);
	const { received } = receiver;
	const first = received.filter(({ id }, at) => received.findIndex((each) => each.id === id) === at);
	assert.deepEqual(
		first.map(({ message }) => message.data.number),
		Array.from({ length: EVENTS }, (_, number) => number),
	);
	// What was not answered comes once more, before anything else.
	for (const at of KILLS) assert.equal(received[at]?.id, received[at - 1]?.id);
}

describe('of a process that is killed again and again, nothing is lost and what is repeated has its id', () => {
	test('on PostgreSQL', async (t) => {
		const { url, close } = await postgresDatabase();
		await killedAgainAndAgain(t, () => openDatabase({ databaseUrl: url, purpose: 'serve' }), { DATABASE_URL: url });
		t.after(close);
	});

	test('on PGlite', async (t) => {
		const dataDir = await dataFolder(t);
		await killedAgainAndAgain(t, () => openDatabase({ dataDir, purpose: 'serve' }), { ENDCAP_DATA: dataDir });
	});
});
