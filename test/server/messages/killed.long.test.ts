import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { migrate, openDatabase, type Database } from '@endcap/server';
import { smtpProvider } from '../../../packages/server/src/messages/providers/smtp.ts';
import { said, spawnNode } from '../../support/command.ts';
import { dataFolder } from '../../support/data-folder.ts';
import { postgresDatabase } from '../../support/databases.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { Outbox, startWorker } from '../../support/sending.ts';
import { testMerchant } from '../../support/server.ts';

const sender = fileURLToPath(new URL('./send-until-killed.ts', import.meta.url));

interface Place {
	env: NodeJS.ProcessEnv;
	open: () => Promise<Database>;
}

/** When the process dies: before it takes the message, with it in hand, with the receiver having it, or when all is done. */
const STEPS = ['queued', 'claimed', 'handed over', 'written down'] as const;

async function killedWhen(step: (typeof STEPS)[number], { env, open }: Place, t: TestContext): Promise<void> {
	let database = await open();
	await migrate(database);
	const merchant = await testMerchant(database, `killed-${step.replace(' ', '-')}`);
	await database.close();

	const reached = Promise.withResolvers<void>();
	let alive = true;
	const died = Promise.withResolvers<void>();
	const server = await startMailServer(t, {
		conduct: () => (alive && step === 'claimed' ? 'say nothing' : 'take'),
		onAttempt: () => step === 'claimed' && reached.resolve(),
		onMail: async () => {
			if (!alive || step !== 'handed over') return;
			reached.resolve();
			await died.promise;
		},
	});
	const child = spawnNode(sender, step === 'queued' ? [merchant.id] : [merchant.id, String(server.port)], env);
	child.stderr.pipe(process.stderr);
	await (step === 'queued' || step === 'written down' ? said(child.stdout, new RegExp(step)) : reached.promise);
	child.kill('SIGKILL');
	await once(child, 'close');
	alive = false;
	died.resolve();

	database = await open();
	const email = smtpProvider({ url: `smtp://localhost:${server.port}`, from: 'orders@shop.example' });
	await startWorker(t, database, { email });
	t.after(() => database.close());
	const row = await new Outbox(database, merchant.id).ended('killed');
	assert.equal(row.status, 'sent');
	const ids = server.received.map(({ messageId }) => messageId);
	const id = `<${row.message_id}@shop.example>`;
	assert.deepEqual(ids, step === 'handed over' ? [id, id] : [id]);
}

describe('a message of a process that is killed arrives all the same, under one id', () => {
	for (const step of STEPS) {
		test(`when it was ${step}, on PostgreSQL`, async (t) => {
			const { url, close } = await postgresDatabase();
			const open = () => openDatabase({ databaseUrl: url, purpose: 'serve' });
			await killedWhen(step, { env: { DATABASE_URL: url }, open }, t);
			t.after(close);
		});
	}

	// Which takes seconds to open, so only where the two sides disagree.
	for (const step of ['claimed', 'handed over'] as const) {
		test(`when it was ${step}, on PGlite`, async (t) => {
			const dataDir = await dataFolder(t);
			const open = () => openDatabase({ dataDir, purpose: 'serve' });
			await killedWhen(step, { env: { ENDCAP_DATA: dataDir }, open }, t);
		});
	}
});
