import { existsSync } from 'node:fs';
import { cp, readFile, rename } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createDatabase } from '../../packages/server/src/database/embedded/create.ts';
import { temporaryFolder, type Ending } from './temporary.ts';

/** A data folder (ENDCAP_DATA) with an empty database: a copy of one that is made once a machine, since that takes seconds. */
export async function dataFolder(context: Ending): Promise<string> {
	const { version } = JSON.parse(
		await readFile(new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8'),
	);
	const original = path.join(os.tmpdir(), `endcap-pglite-${version}-database`);
	if (!existsSync(original)) {
		const draft = `${original}.${process.pid}`;
		await createDatabase(draft);
		// Another process may have been faster, and its database is as good.
		await rename(draft, original).catch(() => undefined);
	}
	const folder = await temporaryFolder(context);
	await cp(original, path.join(folder, 'database'), { recursive: true });
	return folder;
}
