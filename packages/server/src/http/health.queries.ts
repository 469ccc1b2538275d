import { readdir } from 'node:fs/promises';
import type { Queryable } from '../database/database.ts';

/** Beside src and dist alike. */
const folder = new URL('../../migrations/', import.meta.url);

/** Migrations that this program brings and the database does not have. */
export async function missingMigrations(queryable: Queryable): Promise<string[]> {
	const names = (await readdir(folder)).filter((file) => file.endsWith('.sql')).map((file) => file.slice(0, -4));
	const rows = await queryable.query<{ name: string }>({ text: 'SELECT name FROM migration' });
	return names.filter((name) => !rows.some((row) => row.name === name)).sort();
}
