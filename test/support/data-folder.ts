import { existsSync } from 'node:fs';
import { cp, readFile, rename } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrate, openDatabase } from '@endcap/server';
import { createDatabase } from '../../packages/server/src/database/embedded/create.ts';
import { migrationsHash } from './databases.ts';
import { temporaryFolder, type Ending } from './temporary.ts';

/** A data folder (ENDCAP_DATA) with an empty database: a copy of one that is made once a machine, since that takes seconds. */
export async function dataFolder(context: Ending): Promise<string> {
	return copyOf(await once('empty', createDatabase), context);
}

/** The same with every migration. */
export async function migratedDataFolder(context: Ending): Promise<string> {
	const original = await once(`migrated-${await migrationsHash()}`, async (directory) => {
		const folder = await dataFolder(context);
		const database = await openDatabase({ dataDir: folder, purpose: 'serve' });
		await migrate(database);
		await database.close();
		await cp(path.join(folder, 'database'), directory, { recursive: true });
	});
	return copyOf(original, context);
}

async function once(name: string, make: (directory: string) => Promise<void>): Promise<string> {
	const { version } = JSON.parse(
		await readFile(new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8'),
	);
	const original = path.join(os.tmpdir(), `endcap-pglite-${version}-${name}-database`);
	if (!existsSync(original)) {
		const draft = `${original}.${process.pid}`;
		await make(draft);
		// Another process may have been faster, and its database is as good.
		await rename(draft, original).catch(() => undefined);
	}
	return original;
}

async function copyOf(original: string, context: Ending): Promise<string> {
	const folder = await temporaryFolder(context);
	await cp(original, path.join(folder, 'database'), { recursive: true });
	return folder;
}
