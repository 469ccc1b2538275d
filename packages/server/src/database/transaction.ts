import type { ClientBase } from 'pg';
import type { Queryable, Statement } from './database.ts';

interface SessionOptions {
	/** False where sessions share one backend: prepared statements of one would meet those of another. */
	named: boolean;
}

/** A `pg` client as a Queryable. */
export function queryable(client: ClientBase, { named }: SessionOptions): Queryable {
	return {
		async query<Row>({ name, text }: Statement, values: readonly unknown[] = []): Promise<Row[]> {
			const { rows } = await client.query({ name: named ? name : undefined, text, values: [...values] });
			return rows as Row[];
		},
	};
}

/** READ COMMITTED on a client that nobody else uses meanwhile. Rejects with the error of `work`. */
export async function runTransaction<T>(
	client: ClientBase,
	options: SessionOptions,
	work: (tx: Queryable) => Promise<T>,
): Promise<T> {
	await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
	let result: T;
	try {
		result = await work(queryable(client, options));
	} catch (error) {
		// A rollback only fails with the connection, and then PostgreSQL rolls back by itself.
		await client.query('ROLLBACK').catch(() => undefined);
		throw error;
	}
	const { command } = await client.query('COMMIT');
	// COMMIT after a failed statement rolls back, and PostgreSQL does not call that an error.
	if (command === 'ROLLBACK') {
		throw new Error('The transaction was rolled back: a statement in it failed and its error was not passed on.');
	}
	return result;
}
