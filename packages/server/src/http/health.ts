import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database.ts';

const PATIENCE_MS = 2000;

/** `/livez`: the process runs. `/readyz`: it can answer; 503 with the reason when it cannot. */
export function health(app: FastifyInstance, database: Database, missingMigrations: () => Promise<string[]>): void {
	let closing = false;
	app.addHook('preClose', async () => {
		closing = true;
	});
	const options = { logLevel: 'warn' } as const;
	app.get('/livez', options, async (_request, reply) =>
		reply.header('cache-control', 'no-store').send({ status: 'ok' }),
	);
	app.get('/readyz', options, async (request, reply) => {
		const reason = closing ? 'The server is shutting down.' : await reasonNotReady(database, missingMigrations);
		if (reason) request.log.warn({ reason }, 'not ready');
		reply.header('cache-control', 'no-store').code(reason ? 503 : 200);
		return reason ? { status: 'unavailable', reason } : { status: 'ok' };
	});
}

async function reasonNotReady(
	database: Database,
	missingMigrations: () => Promise<string[]>,
): Promise<string | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const timeout = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error('timeout')), PATIENCE_MS);
	});
	try {
		await Promise.race([database.query({ text: 'SELECT 1' }), timeout]);
		const missing = await Promise.race([missingMigrations(), timeout]);
		if (missing.length > 0) return `The database lacks ${missing.join(', ')}: run the migrations.`;
		return undefined;
	} catch {
		return 'The database does not answer.';
	} finally {
		clearTimeout(timer);
	}
}
