import type { Queryable } from '../database/database.ts';

export interface Table {
	name: string;
	/** What a copy takes over. Not what the database makes itself: generated columns, and ids of its transactions. */
	columns: string[];
	/** Tables that its rows point at. */
	parents: string[];
}

/** Tables of the schema that outlive a crash, but for the list of migrations, which every database keeps of its own. */
export async function readTables(queryable: Queryable): Promise<Table[]> {
	return queryable.query<Table>({
		text: `SELECT class.relname::text AS name,
				(SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
					WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
						AND atttypid <> 'xid8'::regtype) AS columns,
				(SELECT coalesce(array_agg(DISTINCT parent.relname::text), '{}') FROM pg_constraint
					JOIN pg_class parent ON parent.oid = confrelid
					WHERE conrelid = class.oid AND contype = 'f') AS parents
			FROM pg_class class
			WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relpersistence = 'p'
				AND relname <> 'migration'
			ORDER BY relname`,
	});
}

/** Tables and views in the schema that neither Endcap nor an extension made; null where Endcap has been before. */
export async function readStrangers(queryable: Queryable): Promise<string[]> {
	const rows = await queryable.query<{ name: string }>({
		text: `SELECT relname::text AS name FROM pg_class
			WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
				AND to_regclass('migration') IS NULL
				AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
			ORDER BY relname`,
	});
	return rows.map(({ name }) => name);
}

/** Others who are connected to this database as Endcap. */
export async function countOtherConnections(queryable: Queryable): Promise<number> {
	const [row] = await queryable.query<{ count: number }>({
		text: `SELECT count(*)::integer AS count FROM pg_stat_activity
			WHERE datname = current_database() AND application_name = 'endcap' AND pid <> pg_backend_pid()`,
	});
	return row?.count ?? 0;
}

/** How far the numbers have come that the schema gives out itself. */
export async function readSequences(
	queryable: Queryable,
): Promise<{ name: string; last_value: string | null; start_value: string }[]> {
	return queryable.query({
		text: `SELECT sequencename::text AS name, last_value::text, start_value::text FROM pg_sequences
			WHERE schemaname = current_schema() ORDER BY sequencename`,
	});
}

export async function setSequence(
	queryable: Queryable,
	{ name, last_value, start_value }: { name: string; last_value: string | null; start_value: string },
): Promise<void> {
	await queryable.query({ text: 'SELECT setval($1::regclass, $2::bigint, $3)' }, [
		name,
		last_value ?? start_value,
		last_value !== null,
	]);
}
