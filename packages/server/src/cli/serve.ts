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
	localWebhooks?: boolean;
	smtpUrl?: string;
	mailFrom?: string;
	smsUrl?: string;
	smsToken?: string;
	smsFrom?: string;
	messageDays?: number;
	paymentUrl?: string;
	paymentSecret?: string;
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
		)
		.addOption(
			new Option('--local-webhooks', 'let webhooks lead to this machine, for those who write a receiver').env(
				'ENDCAP_LOCAL_WEBHOOKS',
			),
		);
	addDatabaseOptions(addUrlOption(addPaymentOptions(addMessageOptions(command)))).action(serve);
}

function addPaymentOptions(command: Command): Command {
	return command
		.addOption(
			new Option(
				'--payment-url <url>',
				'where shoppers pay, with {order}, {amount}, {currency}, {return_url} and {merchant} in it',
			).env('ENDCAP_PAYMENT_URL'),
		)
		.addOption(
			new Option('--payment-secret <secret>', 'whsec_…: what notices of payments are signed with').env(
				'ENDCAP_PAYMENT_SECRET',
			),
		);
}

/** Secrets stand in the environment: what a command line says, everyone on the machine can read. */
function addMessageOptions(command: Command): Command {
	return command
		.addOption(
			new Option('--smtp-url <url>', 'send e-mail: smtps://user:password@host, or smtp:// with STARTTLS').env(
				'ENDCAP_SMTP_URL',
			),
		)
		.addOption(new Option('--mail-from <address>', 'where e-mail comes from').env('ENDCAP_MAIL_FROM'))
		.addOption(new Option('--sms-url <url>', 'send text messages: POST {to, from, text} there').env('ENDCAP_SMS_URL'))
		.addOption(new Option('--sms-token <token>', 'bearer token for that').env('ENDCAP_SMS_TOKEN'))
		.addOption(new Option('--sms-from <name>', 'number or name that text messages come from').env('ENDCAP_SMS_FROM'))
		.addOption(
			new Option('--message-days <number>', 'days after which addresses and texts of messages are forgotten')
				.env('ENDCAP_MESSAGE_DAYS')
				.argParser(wholeNumber(1, 3650))
				.default(30),
		);
}

async function serve({
	port,
	host,
	publicUrl,
	logLevel,
	trustProxy,
	eventStreams,
	localWebhooks,
	smtpUrl,
	mailFrom,
	smsUrl,
	smsToken,
	smsFrom,
	messageDays: days,
	paymentUrl,
	paymentSecret,
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
		const messages = { smtpUrl, mailFrom, smsUrl, smsToken, smsFrom, days };
		const webhooks = { local: localWebhooks };
		const common = { database, host, port, publicUrl, logLevel, trustProxy, events, messages, webhooks };
		server = await startServer({ ...common, payments: await paymentsOf(paymentUrl, paymentSecret) });
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

async function paymentsOf(url: string | undefined, secret: string | undefined) {
	if (url === undefined && secret === undefined) return undefined;
	if (url === undefined || secret === undefined) {
		throw new OperatorError('Payments elsewhere need both ENDCAP_PAYMENT_URL and ENDCAP_PAYMENT_SECRET.');
	}
	const { hostedPayments } = await import('../payments/hosted.ts');
	return hostedPayments({ url, secret });
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
