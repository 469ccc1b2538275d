import { DatabaseError, Pool, type ClientConfig, type PoolClient } from 'pg';
import { OperatorError } from '../shared/operator-error.ts';
import type { Database, Queryable, Statement } from './database.ts';
import { Listener } from './listener.ts';
import { queryable, runTransaction } from './transaction.ts';

const OLDEST_VERSION = 15;

/** PostgreSQL through a pool. Rejects with an OperatorError when it cannot be reached or is too old. */
export async function openPostgres({ url, poolSize = 10 }: { url: string; poolSize?: number }): Promise<Database> {
	const config: ClientConfig = {
		connectionString: url,
		application_name: 'endcap',
		keepAlive: true,
		connectionTimeoutMillis: 10_000,
	};
	const pool = new Pool({ ...config, max: poolSize });
	// A connection that is lost while nobody waits for its answer, idle or between two statements, is replaced at the next
	// query; without a listener it would end the process.
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	const listener = new Listener(config);

	async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
		const client = await pool.connect();
		let ended = false;
		try {
			return await work(client);
		} catch (error) {
			// An ordinary error costs no connection, and with it its prepared statements. FATAL is the last word of one; in
			// other languages than English nothing is ordinary, which is slower and as right.
			ended = error instanceof DatabaseError && error.severity !== 'ERROR';
			throw error;
		} finally {
			client.release(ended);
		}
	}

	const database: Database = {
		engine: 'postgresql',
		query: <Row>(statement: Statement, values?: readonly unknown[]) =>
			withClient((client) => queryable(client, { named: true }).query<Row>(statement, values)),
		transaction: <T>(work: (tx: Queryable) => Promise<T>) =>
			withClient((client) => runTransaction(client, { named: true }, work)),
		listen: (channel, onNotify) => listener.subscribe(channel, onNotify),
		close: async () => {
			await listener.close();
			if (!pool.ending) {
				await pool.end();
			}
		},
	};

	try {
		await refuseOldVersion(database);
	} catch (error) {
		await database.close();
		throw error instanceof OperatorError ? error : unreachable(url, error);
	}
	return database;
}

async function refuseOldVersion(database: Database): Promise<void> {
	const [row] = await database.query<{ version: string; number: number }>({
		text: `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number`,
	});
	if (row && row.number < OLDEST_VERSION * 10_000) {
		throw new OperatorError(
			`Endcap needs PostgreSQL ${OLDEST_VERSION} or newer; DATABASE_URL leads to ${row.version}.`,
		);
	}
}

function unreachable(url: string, error: unknown): OperatorError {
	const reason = error instanceof AggregateError ? error.errors.map(String).join('; ') : String(error);
	return new OperatorError(`Cannot use PostgreSQL at ${hostAndName(url)}: ${reason}. Check DATABASE_URL.`, {
		cause: error,
	});
}

/** What may be shown of an address: it holds a password. */
export function hostAndName(url: string): string {
	const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: 'the host', pathname: ' of DATABASE_URL' };
	return `${host}${pathname}`;
}
