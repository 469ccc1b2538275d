import { Option, type Command } from 'commander';
import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase } from '../database/open.ts';
import { adoptRestoredRows } from '../database/restored.ts';
import type { RunningServer } from '../http/start.ts';
import { selectMerchants } from '../merchants/queries.ts';
import { OperatorError } from '../shared/operator-error.ts';
import { addDatabaseOptions, addUrlOption, wholeNumber, type DatabaseFlags } from './options.ts';
import { DEFAULT_PORT, firstPublishableKey, pasteLines } from './paste.ts';

interface ServeFlags extends DatabaseFlags {
	port: number;
	host: string;
	publicUrl?: string;
	logLevel: string;
	trustProxy?: boolean;
	poolSize: number;
	eventStreams: number;
}

/** `endcap serve` */
export function addServe(program: Command): void {
	const command = program
		.command('serve')
		.description('Serve the API and the script, until SIGTERM or SIGINT. Log lines go to standard output.')
		.addOption(
			new Option('--port <number>', 'where to listen; 0 takes a free one')
				.env('PORT')
				.argParser(wholeNumber(0, 65_535))
				.default(DEFAULT_PORT),
		)
		.addOption(
			new Option('--host <address>', '0.0.0.0 lets other machines in, as a container needs')
				.env('HOST')
				.default('127.0.0.1'),
		)
		.addOption(
			new Option('--log-level <level>', 'how much to log')
				.env('LOG_LEVEL')
				.choices(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
				.default('info'),
		)
		.addOption(
			new Option('--trust-proxy', 'take the address of a caller from X-Forwarded-For').env('ENDCAP_TRUST_PROXY'),
		)
		.addOption(
			new Option('--pool-size <number>', 'connections to PostgreSQL')
				.env('DATABASE_POOL_SIZE')
				.argParser(wholeNumber(1, 1000))
				.default(10),
		)
		.addOption(
			new Option('--event-streams <number>', 'streams of events open at once; about 11 KB of memory each')
				.env('ENDCAP_EVENT_STREAMS')
				.argParser(wholeNumber(1, 1_000_000))
				.default(10_000),
		);
	addDatabaseOptions(addUrlOption(command)).action(serve);
}

async function serve({
	port,
	host,
	publicUrl,
	logLevel,
	trustProxy,
	eventStreams,
	...flags
}: ServeFlags): Promise<void> {
	const address = `${host}:${port}`;
	const database = await openDatabase({ ...flags, purpose: 'serve', address, onLost: giveUp });
	let server: RunningServer | undefined;
	try {
		await migrate(database);
		await adoptRestoredRows(database);
		// Loaded here, since the other commands start faster without it.
		const { startServer } = await import('../http/start.ts');
		const events = { mostStreams: eventStreams };
		server = await startServer({ database, host, port, publicUrl, logLevel, trustProxy, events });
		console.error(await greeting(database, server.url));
		await stopSignal();
	} catch (error) {
		throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
			? new OperatorError(`Something else listens on ${address} already. Choose another port with --port or PORT.`)
			: error;
	} finally {
		// Requests that run are finished before the database goes.
		await server?.close();
		await database.close();
	}
}

/** Without its database it can serve nobody; whoever watches over the process starts it again. */
function giveUp(error: Error): never {
	console.error(`endcap: ${error.message}. What was acknowledged is kept. Mend the cause and start again.`);
	process.exit(1);
}

/** Resolves at the first SIGTERM or SIGINT. One that comes later ends the process at once. */
function stopSignal(): Promise<void> {
	return new Promise((resolve) => {
		let first: number | undefined;
		const stop = () => {
			first ??= performance.now();
			resolve();
			// npm passes on a Ctrl+C that the terminal has sent already, so the second of a pair means nothing.
			if (performance.now() - first > 1000) {
				process.exit(1);
			}
		};
		process.on('SIGTERM', stop);
		process.on('SIGINT', stop);
	});
}

async function greeting(database: Database, url: string): Promise<string> {
	const lines = [`Endcap serves at ${url} (API reference: ${url}/docs). Ctrl+C stops it.`];
	const merchants = await selectMerchants(database);
	if (merchants.length === 0) {
		lines.push('There is no shop yet: run `endcap init` in another terminal.');
	}
	for (const merchant of merchants) {
		const key = await firstPublishableKey(database, merchant);
		lines.push('', `${merchant.name} (${merchant.slug})`);
		lines.push(
			key
				? `Paste this where a product is shown:\n\n${pasteLines(url, key.public_key)}`
				: `No publishable key: make one with \`endcap keys create --kind publishable --merchant ${merchant.slug}\`.`,
		);
	}
	return lines.join('\n');
}
