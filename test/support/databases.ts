import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { migrate, openDatabase, type Database, type Engine, type Statement } from '@endcap/server';
import { Client } from 'pg';
import { openEmbedded } from '../../packages/server/src/database/embedded/open.ts';
import { startPostgres, type PostgresServer } from './postgres.ts';
import { lendDatabase } from './reused-database.ts';

const migrationsFolder = new URL('../../packages/server/migrations/', import.meta.url);

export interface DatabaseContext {
	engine: Engine;
	/** Migrated, empty, of this `describe` alone. Open from its first `before` to its last `after`. */
	readonly database: Database;
}

const { ENDCAP_TEST_ENGINE: wanted } = process.env;
/** What is tested on each database is tested on these: on both, unless ENDCAP_TEST_ENGINE names one. */
export const ENGINES = (['pglite', 'postgresql'] satisfies Engine[]).filter((engine) => !wanted || engine === wanted);

/**
 * Runs the tests that `body` registers once on PGlite and once on PostgreSQL, each with a database of its own:
 *
 *     onEachDatabase('keys', (context) => {
 *       test('a revoked key opens nothing', async () => { … context.database … });
 *     });
 */
export function onEachDatabase(name: string, body: (context: DatabaseContext) => void): void {
	for (const engine of ENGINES) {
		describe(`${name} on ${engine === 'pglite' ? 'PGlite' : 'PostgreSQL'}`, () => {
			let open: TestDatabase | undefined;
			before(async () => {
				open = engine === 'pglite' ? await pgliteDatabase() : await postgresDatabase();
			});
			body({
				engine,
				get database() {
					if (!open) {
						throw new Error('The database is open inside tests only');
					}
					return open.database;
				},
			});
			// After what the body registers: its servers close before their database.
			after(async () => {
				await open?.close();
			});
		});
	}
}

export interface TestDatabase {
	database: Database;
	close: () => Promise<void>;
}

/** In memory, from an archive of a migrated database that is made once a machine, or one of a test that is over. */
export function pgliteDatabase(): Promise<TestDatabase> {
	return lendDatabase(async () => {
		const name = `migrated-${await migrationsHash()}`;
		const seed = await archive(name, async (pglite) => void (await migrate(plainDatabase(pglite))));
		return openEmbedded({ dataDir: 'memory://', purpose: 'serve', seed });
	});
}

/** In memory, without a schema. */
export async function emptyPgliteDatabase(): Promise<TestDatabase> {
	const database = await openEmbedded({ dataDir: 'memory://', purpose: 'serve', seed: await emptyArchive() });
	return { database, close: () => database.close() };
}

/** What such a database begins from. */
export function emptyArchive(): Promise<Uint8Array> {
	return archive('empty', async () => undefined);
}

/** A new database on the test server, from a migrated template. */
export async function postgresDatabase(): Promise<TestDatabase & { url: string }> {
	const made = await migratedPostgresDatabase();
	const database = await openDatabase({ databaseUrl: made.url, purpose: 'serve' });
	return {
		database,
		url: made.url,
		close: async () => {
			await database.close();
			await made.drop();
		},
	};
}

/** The same for others to open. */
export async function migratedPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
	const template = `endcap_template_${await migrationsHash()}`;
	return createDatabase(async (client, url) => {
		// One process makes the template, the others wait for it.
		await client.query('SELECT pg_advisory_lock(4321)');
		const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
		if (rows.length === 0) {
			const draft = `${template}_draft`;
			await client.query(`DROP DATABASE IF EXISTS ${draft}`);
			await client.query(`CREATE DATABASE ${draft}`);
			const database = await openDatabase({ databaseUrl: withDatabase(url, draft), purpose: 'command' });
			await migrate(database);
			await database.close();
			await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
		}
		return template;
	});
}

/** A new database without a schema on the test server. */
export function emptyPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
	return createDatabase(async () => 'template1');
}

async function createDatabase(
	template: (client: Client, url: string) => Promise<string>,
): Promise<{ url: string; drop(): Promise<void> }> {
	const release = await useServer();
	const name = `endcap_test_${randomBytes(6).toString('hex')}`;
	await onServer(release.url, async (client) => {
		await client.query(`CREATE DATABASE ${name} TEMPLATE ${await template(client, release.url)}`);
	});
	return {
		url: withDatabase(release.url, name),
		drop: async () => {
			await onServer(release.url, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
			await release.stop();
		},
	};
}

let own: Promise<PostgresServer> | undefined;
let users = 0;

/** The server of the whole run when there is one, else one of this process, stopped after its last user. */
async function useServer(): Promise<PostgresServer> {
	const url = process.env.ENDCAP_TEST_DATABASE_URL ?? process.env.DATABASE_URL;
	if (url) {
		return { url, stop: async () => undefined };
	}
	users += 1;
	own ??= startPostgres();
	const server = await own;
	return {
		url: server.url,
		stop: async () => {
			users -= 1;
			if (users === 0) {
				own = undefined;
				await server.stop();
			}
		},
	};
}

async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

function withDatabase(url: string, name: string): string {
	return url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

/** A data directory as a tar archive. It is made once a machine, since initdb takes seconds. */
async function archive(name: string, prepare: (pglite: PGlite) => Promise<void>): Promise<Uint8Array> {
	const { version } = JSON.parse(
		await readFile(new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8'),
	);
	const file = path.join(os.tmpdir(), `endcap-pglite-${version}-${name}.tar`);
	if (!existsSync(file)) {
		const pglite = await PGlite.create();
		await prepare(pglite);
		const dump = await pglite.dumpDataDir('none');
		await pglite.close();
		const draft = `${file}.${process.pid}`;
		await writeFile(draft, new Uint8Array(await dump.arrayBuffer()));
		await rename(draft, file);
	}
	return readFile(file);
}

/** Enough of a Database to migrate. */
function plainDatabase(pglite: PGlite): Database {
	async function query<Row>({ text }: Statement, values: readonly unknown[] = []): Promise<Row[]> {
		if (values.length === 0) {
			const results = await pglite.exec(text);
			return results.flatMap(({ rows }) => rows as Row[]);
		}
		const { rows } = await pglite.query<Row>(text, [...values]);
		return rows;
	}
	return {
		engine: 'pglite',
		query,
		transaction: (work) => work({ query }),
		listen: () => Promise.reject(new Error('Nobody listens')),
		close: () => pglite.close(),
	};
}

/** Changes with every migration. */
export async function migrationsHash(): Promise<string> {
	const names = (await readdir(migrationsFolder)).sort();
	const texts = await Promise.all(names.map((name) => readFile(new URL(name, migrationsFolder), 'utf8')));
	return createHash('sha256').update(texts.join()).digest('hex').slice(0, 12);
}
