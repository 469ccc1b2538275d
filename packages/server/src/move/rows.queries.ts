import { escapeIdentifier } from 'pg';
import type { Queryable } from '../database/database.ts';
import type { Table } from './catalog.queries.ts';

/** Every value as text that means the same in any database, for as long as the transaction lasts. */
export async function speakPlainly(tx: Queryable): Promise<void> {
	for (const setting of [
		`TimeZone = 'UTC'`,
		`bytea_output = 'hex'`,
		'extra_float_digits = 1',
		'idle_in_transaction_session_timeout = 0',
		'statement_timeout = 0',
	]) {
		await tx.query({ text: `SET LOCAL ${setting}` });
	}
}

/** Waits for those who write at this moment, and keeps everybody else from beginning to. */
export async function holdStill(tx: Queryable, tables: readonly Table[]): Promise<void> {
	await tx.query({ text: 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ' });
	await tx.query({ text: `LOCK TABLE ${tables.map(nameOf).join(', ')} IN SHARE MODE` });
}

/** Alone with the tables, whose triggers rest: what they would do has been done. */
export async function takeOver(tx: Queryable, tables: readonly Table[]): Promise<void> {
	await tx.query({ text: `LOCK TABLE ${tables.map(nameOf).join(', ')} IN ACCESS EXCLUSIVE MODE` });
	for (const table of tables) await tx.query({ text: `ALTER TABLE ${nameOf(table)} DISABLE TRIGGER USER` });
}

export async function handOver(tx: Queryable, tables: readonly Table[]): Promise<void> {
	for (const table of tables) await tx.query({ text: `ALTER TABLE ${nameOf(table)} ENABLE TRIGGER USER` });
}

export async function hasRows(queryable: Queryable, table: Table): Promise<boolean> {
	const rows = await queryable.query({ text: `SELECT FROM ${nameOf(table)} LIMIT 1` });
	return rows.length > 0;
}

/** How many rows there are, and a sum over all that is in them. Equal sums of equal counts are equal rows. */
export async function sumUp(tx: Queryable, table: Table): Promise<{ rows: number; sum: string }> {
	const [row] = await tx.query<{ rows: number; sum: string }>({
		text: `SELECT count(*)::float8 AS rows,
				coalesce(sum(('x' || left(md5(row_to_json(moved)::text), 15))::bit(60)::bigint), 0)::text AS sum
			FROM (SELECT ${columnsOf(table)} FROM ${nameOf(table)}) moved`,
	});
	return row ?? { rows: 0, sum: '0' };
}

/** Opens the rows of a table for `takeRows`. One table at a time. */
export async function openRows(tx: Queryable, table: Table): Promise<void> {
	await tx.query({
		text: `DECLARE rows_to_move NO SCROLL CURSOR FOR SELECT row_to_json(moved)::text AS line
			FROM (SELECT ${columnsOf(table)} FROM ${nameOf(table)}) moved`,
	});
}

/** The next ones, each a JSON object; none when that was all. */
export async function takeRows(tx: Queryable, most: number): Promise<string[]> {
	const rows = await tx.query<{ line: string }>({ text: `FETCH FORWARD ${most} FROM rows_to_move` });
	return rows.map(({ line }) => line);
}

export async function closeRows(tx: Queryable): Promise<void> {
	await tx.query({ text: 'CLOSE rows_to_move' });
}

/** With the numbers that the rows have. */
export async function putRows(tx: Queryable, table: Table, lines: readonly string[]): Promise<void> {
	await tx.query(
		{
			text: `INSERT INTO ${nameOf(table)} (${columnsOf(table)}) OVERRIDING SYSTEM VALUE
				SELECT ${columnsOf(table)} FROM json_populate_recordset(NULL::${nameOf(table)}, $1::json)`,
		},
		[`[${lines.join(',')}]`],
	);
}

/** Before the first question to a table that has just been filled. */
export async function analyze(tx: Queryable, table: Table): Promise<void> {
	await tx.query({ text: `ANALYZE ${nameOf(table)}` });
}

const nameOf = ({ name }: Table) => escapeIdentifier(name);
const columnsOf = ({ columns }: Table) => columns.map((column) => escapeIdentifier(column)).join(', ');
