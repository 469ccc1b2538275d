import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { createDatabase } from './create.ts';
import { DurableNodeFS, durableStartParams } from './filesystem.ts';
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages.ts';

// The thread that PostgreSQL runs on, since it blocks the one it is called from.

const { directory, seed } = workerData as WorkerStart;
function post(message: FromWorker, bytes?: Uint8Array<ArrayBuffer>): void {
	parentPort?.postMessage(message, bytes ? [bytes.buffer] : []);
}

function fail(error: unknown): void {
	post({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
	parentPort?.close();
}

async function answer(database: PGlite, message: Uint8Array): Promise<void> {
	// Streamed, since the other ways to call keep every row they ever saw.
	const onRawData = (bytes: Uint8Array) => {
		const part = bytes.slice();
		post({ type: 'part', bytes: part }, part);
	};
	await database.execProtocolRawStream(message, { syncToFs: false, onRawData });
	post({ type: 'answered' });
}

try {
	if (directory !== null) {
		await createDatabase(directory);
	}
	const database = await PGlite.create({
		...(directory !== null && { fs: new DurableNodeFS(directory, fail), startParams: durableStartParams }),
		loadDataDir: seed ? new Blob([seed as Uint8Array<ArrayBuffer>]) : undefined,
	});
	parentPort?.on('message', async (message: ToWorker) => {
		try {
			if (message.type === 'send') {
				await answer(database, message.bytes);
			} else {
				await database.close();
				post({ type: 'closed' });
				parentPort?.close();
			}
		} catch (error) {
			fail(error);
		}
	});
	post({ type: 'ready' });
} catch (error) {
	fail(error);
}
