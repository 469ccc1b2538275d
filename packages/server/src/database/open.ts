import type { Database } from './database.ts';
import { openEmbedded } from './embedded/open.ts';
import { openPostgres } from './postgres.ts';

export interface OpenOptions {
	/** `postgres://…`. Without it the embedded database in `dataDir` is used. */
	databaseUrl?: string;
	/** Where the embedded database lives; made when absent. `memory://` keeps nothing. */
	dataDir?: string;
	/** `serve` wants the embedded database for itself; a `command` goes through the process that holds it. */
	purpose: 'serve' | 'command';
	/** A command that needs the embedded database for itself: it is refused while a server has it. */
	alone?: boolean;
	/** Where the server listens, told to a second process that is refused. */
	address?: string;
	/** Called when the embedded database stops by itself, on a full disk for example. What it acknowledged is kept. */
	onLost?: (error: Error) => void;
	/** Connections to PostgreSQL. */
	poolSize?: number;
}

/** Opens the database and checks that it answers. Does not migrate. Refuses with an OperatorError. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
	if (options.databaseUrl) {
		return openPostgres({ url: options.databaseUrl, poolSize: options.poolSize });
	}
	return openEmbedded({ ...options, dataDir: options.dataDir ?? '.endcap' });
}
