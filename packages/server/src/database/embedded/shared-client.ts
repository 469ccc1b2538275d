import { Socket } from 'node:net';
import { Client, DatabaseError } from 'pg';
import { OperatorError } from '../../shared/operator-error.ts';
import type { Database, Queryable, Statement } from '../database.ts';
import { queryable, runTransaction } from '../transaction.ts';
import { Turns } from './turns.ts';

/** The session is one of several on the same backend. */
const shared = { named: false };

/** The embedded database of another process, through the socket at which it shares it. */
export async function connectToShare(path: string): Promise<Database> {
	const socket = new Socket();
	// `pg` names a host and a port; a socket file or a pipe has neither.
	const open = socket.connect.bind(socket);
	socket.connect = () => open({ path });
	const client = new Client({
		stream: () => socket,
		user: 'postgres',
		database: 'postgres',
		password: '',
		ssl: false,
		application_name: 'endcap',
	});
	let farewell: Error | undefined;
	client.on('error', (error) => {
		farewell ??= error;
	});
	await client.connect();
	const turns = new Turns();

	/**
	 * What `pg` says after the end of a session is not why it ended; what the other process said is, whether it came
	 * while a statement waited for its answer or between two.
	 */
	async function during<T>(work: () => Promise<T>): Promise<T> {
		try {
			return await turns.during(work);
		} catch (error) {
			const reason = error instanceof DatabaseError && error.severity === 'FATAL' ? error : farewell;
			throw reason ? new OperatorError(reason.message, { cause: error }) : error;
		}
	}

	return {
		engine: 'pglite',
		query: <Row>(statement: Statement, values?: readonly unknown[]) =>
			during(() => queryable(client, shared).query<Row>(statement, values)),
		transaction: <T>(work: (tx: Queryable) => Promise<T>) => during(() => runTransaction(client, shared, work)),
		listen: () => Promise.reject(new Error('Notifications go to the process that holds the embedded database.')),
		close: () => turns.during(() => client.end()),
	};
}
