import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { endcap } from './command.ts';
import { dataFolder, migratedDataFolder } from './data-folder.ts';
import { emptyPostgresDatabase, ENGINES, migratedPostgresDatabase } from './databases.ts';

interface PlaceOptions {
	/** False for one that no program has seen yet. */
	migrated?: boolean;
}

/** The settings of commands that work on an empty database. */
const settings = {
	pglite: async (context: TestContext, { migrated = true }: PlaceOptions = {}) => ({
		ENDCAP_DATA: await (migrated ? migratedDataFolder(context) : dataFolder(context)),
	}),
	postgresql: async (context: TestContext, { migrated = true }: PlaceOptions = {}) => {
		const server = await (migrated ? migratedPostgresDatabase() : emptyPostgresDatabase());
		context.after(() => server.drop());
		return { DATABASE_URL: server.url };
	},
};

/** The settings, by what kind of database it is. */
export const places = Object.fromEntries(
	ENGINES.map((engine) => [engine === 'pglite' ? 'the embedded database' : 'PostgreSQL', settings[engine]]),
);

/** What a command that succeeds prints with `--json`. */
export async function json(args: string[], env: NodeJS.ProcessEnv) {
	const { code, stdout, stderr } = await endcap([...args, '--json'], env);
	assert.deepEqual([code, stderr], [0, '']);
	return JSON.parse(stdout);
}
