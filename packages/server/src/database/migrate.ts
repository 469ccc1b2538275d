import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { OperatorError } from '../shared/operator-error.ts';
import type { Database, Queryable } from './database.ts';

/** Beside src and dist alike. */
const migrationsFolder = new URL('../../migrations/', import.meta.url);

/** Any number, as long as every version of Endcap takes the same. */
const MIGRATION_LOCK = 4321_0001;

interface Migration {
	name: string;
	text: string;
	checksum: string;
}

/**
 * Brings the schema up to this program's, from any number of nodes at once: one works, the others wait and find it done.
 * Each migration is a transaction. Rejects with an OperatorError when the schema is newer than the program or differs
 * from it, before anything is changed.
 */
export async function migrate(
	database: Pick<Database, 'transaction'>,
	folder: URL = migrationsFolder,
): Promise<{ applied: string[] }> {
	const migrations = await readMigrations(folder);
	const applied: string[] = [];
	for (;;) {
		const name = await database.transaction((tx) => applyNext(tx, migrations));
		if (name === null) {
			return { applied };
		}
		applied.push(name);
	}
}

/** How a database differs from this program, by names of migrations. Changes nothing, and needs no schema. */
export async function compareMigrations(
	queryable: Queryable,
): Promise<{ unknown: string[]; changed: string[]; missing: string[] }> {
	const migrations = await readMigrations(migrationsFolder);
	const [table] = await queryable.query<{ there: boolean }>({
		text: `SELECT to_regclass('migration') IS NOT NULL AS there`,
	});
	const done = table?.there
		? await queryable.query<{ name: string; checksum: string }>({ text: 'SELECT name, checksum FROM migration' })
		: [];
	const own = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
	const applied = new Set(done.map(({ name }) => name));
	return {
		unknown: done.filter(({ name }) => !own.has(name)).map(({ name }) => name),
		changed: done.filter(({ name, checksum }) => own.has(name) && own.get(name) !== checksum).map(({ name }) => name),
		missing: [...own.keys()].filter((name) => !applied.has(name)),
	};
}

async function readMigrations(folder: URL): Promise<Migration[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
	return Promise.all(
		names.map(async (file) => {
			// A checkout on Windows may have CRLF.
			const text = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n');
			return { name: file.slice(0, -'.sql'.length), text, checksum: createHash('sha256').update(text).digest('hex') };
		}),
	);
}

/** Applies the first migration that is missing; null when none is. */
async function applyNext(tx: Queryable, migrations: Migration[]): Promise<string | null> {
	await tx.query({ text: 'SELECT pg_advisory_xact_lock($1)' }, [MIGRATION_LOCK]);
	await tx.query({
		text: `CREATE TABLE IF NOT EXISTS migration (
			name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
	});
	const done = await tx.query<{ name: string; checksum: string }>({
		text: 'SELECT name, checksum FROM migration ORDER BY name',
	});
	refuseStrangers(done, migrations);
	const next = migrations.find(({ name }) => !done.some((row) => row.name === name));
	if (!next) {
		return null;
	}
	await tx.query({ text: next.text });
	await tx.query({ text: 'INSERT INTO migration (name, checksum) VALUES ($1, $2)' }, [next.name, next.checksum]);
	return next.name;
}

function refuseStrangers(done: { name: string; checksum: string }[], migrations: Migration[]): void {
	for (const { name, checksum } of done) {
		const known = migrations.find((migration) => migration.name === name);
		if (!known) {
			throw new OperatorError(
				`This database was made by a newer Endcap: it has the migration ${name}, which this program does not know. ` +
					'Update Endcap, or use another database.',
			);
		}
		if (known.checksum !== checksum) {
			throw new OperatorError(
				`The migration ${name} of this program differs from the one this database was made with. ` +
					'Use the Endcap it was made with, or another database.',
			);
		}
	}
}
