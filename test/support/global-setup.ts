import { startPostgres, type PostgresServer } from './postgres.ts';

// For scripts/run-tests.ts and `node --test --test-global-setup=test/support/global-setup.ts`: one PostgreSQL server for
// every test process. Without it each starts its own.

let server: PostgresServer | undefined;

export async function globalSetup(): Promise<void> {
	if (!process.env.ENDCAP_TEST_DATABASE_URL) {
		server = await startPostgres();
		process.env.ENDCAP_TEST_DATABASE_URL = server.url;
	}
}

export async function globalTeardown(): Promise<void> {
	await server?.stop();
}
