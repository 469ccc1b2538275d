/** One SQL statement. A name makes it a prepared statement: it is planned once a connection. */
export interface Statement {
	name?: string;
	text: string;
}

/** What runs a statement: the database itself, or one transaction of it. */
export interface Queryable {
	/** Rows as `pg` gives them: int8 and numeric as text, timestamptz as Date, jsonb parsed. Rejects with pg's DatabaseError. */
	query<Row = Record<string, unknown>>(statement: Statement, values?: readonly unknown[]): Promise<Row[]>;
}

export type Engine = 'pglite' | 'postgresql';

export interface Database extends Queryable {
	readonly engine: Engine;
	/** READ COMMITTED. Commits when `work` resolves, rolls back when it rejects, and rejects with the same error. */
	transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
	/** Calls back for every NOTIFY on the channel, and once with '' after a lost connection came back. Resolves to a stop. */
	listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
	close(): Promise<void>;
}
