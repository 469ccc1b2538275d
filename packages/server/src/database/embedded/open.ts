import path from 'node:path';
import type { Database, Queryable, Statement } from '../database.ts';
import { queryable, runTransaction } from '../transaction.ts';
import { Backend } from './backend.ts';
import { connectTo } from './connection.ts';
import { prepareDirectory } from './prepare.ts';
import { Turns } from './turns.ts';

export interface EmbeddedOptions {
	dataDir: string;
	purpose: 'serve' | 'command';
	address?: string;
	/** What a database in memory begins from: a tar archive of a data directory. */
	seed?: Uint8Array;
}

export async function openEmbedded({ dataDir, seed }: EmbeddedOptions): Promise<Database> {
	const directory = dataDir.startsWith('memory:') ? null : path.resolve(dataDir, 'database');
	if (directory !== null) {
		await prepareDirectory(directory);
	}
	const backend = await Backend.start({ directory, seed: seed ?? null });
	const { client } = await connectTo(backend);
	const turns = new Turns();
	const listeners = new Map<string, Set<(payload: string) => void>>();
	client.on('notification', ({ channel, payload }) => {
		listeners.get(channel)?.forEach((onNotify) => onNotify(payload ?? ''));
	});
	return {
		engine: 'pglite',
		query: <Row>(statement: Statement, values?: readonly unknown[]) =>
			turns.during(() => queryable(client, { named: true }).query<Row>(statement, values)),
		transaction: <T>(work: (tx: Queryable) => Promise<T>) =>
			turns.during(() => runTransaction(client, { named: true }, work)),
		listen: async (channel, onNotify) => {
			const own = listeners.get(channel) ?? new Set();
			listeners.set(channel, own.add(onNotify));
			await turns.during(() => client.query(`LISTEN ${client.escapeIdentifier(channel)}`));
			return async () => {
				own.delete(onNotify);
			};
		},
		close: () =>
			turns.during(async () => {
				await client.end();
				await backend.close();
			}),
	};
}
