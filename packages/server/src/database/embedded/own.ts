import type { Client } from 'pg';
import type { Database, Queryable, Statement } from '../database.ts';
import { queryable, runTransaction } from '../transaction.ts';
import { Backend } from './backend.ts';
import { connectTo } from './connection.ts';
import type { DirectoryLock } from './directory-lock.ts';
import { maintainRegularly } from './maintenance.ts';
import { share } from './share.ts';
import { Turns } from './turns.ts';

export interface OwnOptions {
	/** Null keeps it in memory. */
	directory: string | null;
	seed?: Uint8Array;
	/** Of the directory; released when the database is closed. */
	lock?: DirectoryLock;
	/** Lets commands of other processes in. */
	shares?: boolean;
	onLost?: (error: Error) => void;
}

const named = { named: true };

/** The embedded database as the process that holds it has it. */
export async function ownDatabase({ directory, seed, lock, shares, onLost }: OwnOptions): Promise<Database> {
	const backend = await Backend.start({ directory, seed: seed ?? null }, onLost);
	const { client, greeting, deliver } = await connectTo(backend);
	const turns = new Turns();
	const sharing = shares ? await share({ backend, turns, greeting, deliver }) : undefined;
	if (sharing) {
		await lock?.announce(sharing.socket);
	}
	const stopMaintenance = maintainRegularly(client, turns);
	return {
		engine: 'pglite',
		query: <Row>(statement: Statement, values?: readonly unknown[]) =>
			turns.during(() => queryable(client, named).query<Row>(statement, values)),
		transaction: <T>(work: (tx: Queryable) => Promise<T>) => turns.during(() => runTransaction(client, named, work)),
		listen: listening(client, turns),
		close: async () => {
			await sharing?.close();
			await stopMaintenance();
			await turns.during(async () => {
				await client.end();
				await backend.close();
			});
			await lock?.release();
		},
	};
}

/** Many listeners of a channel are one LISTEN. The session lives as long as the process: nothing is ever missed. */
function listening(client: Client, turns: Turns): Database['listen'] {
	const channels = new Map<string, Set<(payload: string) => void>>();
	client.on('notification', ({ channel, payload }) => {
		channels.get(channel)?.forEach((onNotify) => onNotify(payload ?? ''));
	});
	return async (channel, onNotify) => {
		const listeners = channels.get(channel) ?? new Set();
		// A function of its own, so that one that is passed twice is called twice.
		const listener = (payload: string) => onNotify(payload);
		channels.set(channel, listeners.add(listener));
		await turns.during(() => client.query(`LISTEN ${client.escapeIdentifier(channel)}`));
		return async () => {
			listeners.delete(listener);
			if (listeners.size === 0 && channels.get(channel) === listeners) {
				channels.delete(channel);
				// Once the database is closed there is nothing to take back.
				await turns.during(() => client.query(`UNLISTEN ${client.escapeIdentifier(channel)}`)).catch(() => undefined);
			}
		};
	};
}
