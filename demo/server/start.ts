import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { env, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import {
	countOpenings,
	hostedPayments,
	migrate,
	openDatabase,
	OperatorError,
	startServer,
	type Database,
	type LinkOpenings,
	type RunningServer,
} from '@endcap/server';
import { codeOwners } from './code-owners.ts';
import { startElsewhere, type Elsewhere } from './elsewhere.ts';
import { counterPage } from './counter-page.ts';
import { kioskPage } from './kiosk-page.ts';
import { messagesPage } from './messages-page.ts';
import { paymentPage, paymentUrl } from './payment-page.ts';
import { retailerPages, type Pages } from './retailer-pages.ts';
import { seedDemo } from './seed.ts';
import { sharePicturePages } from './share-pictures.ts';
import { socialPages } from './social-page.ts';
import { selectFillings, selectShops } from './shops.queries.ts';
import { startedWords } from './words.ts';

export interface StartOptions {
	/** demo/, with its data, its built pages and the page for elsewhere. */
	folder: URL;
}

/** `npm start`: the API, the demo shop's pages and the script on one port, and a page on another origin on the next. */
export async function start({ folder }: StartOptions): Promise<void> {
	const running: Running = { closing: false };
	try {
		await run(folder, running);
	} catch (error) {
		// What was under way when Ctrl-C came fails by itself; that is no news.
		if (!running.closing) {
			stderr.write(`\n${words(error)}\n`);
			exit(1);
		}
	}
}

interface Running {
	server?: RunningServer;
	elsewhere?: Elsewhere;
	openings?: LinkOpenings;
	closing: boolean;
}

async function run(folder: URL, running: Running): Promise<void> {
	const began = performance.now();
	const port = portFrom(env['PORT'] ?? '4321');
	const host = env['HOST'] ?? 'localhost';
	const dataDir = env['ENDCAP_DATA'] ?? '.endcap';
	const databaseUrl = env['DATABASE_URL'] || undefined;
	await refuseTakenPort(host, port);

	say(`Opening the database ${databaseUrl ? 'that DATABASE_URL names' : `in ${dataDir}`}`);
	const database = await openDatabase({ databaseUrl, dataDir, purpose: 'serve', address: `http://${host}:${port}` });
	closeOnSignal(database, running);
	await migrate(database);
	const seeded = await seedDemo(database, { data: new URL('data/', folder), onStep: say });

	const listShops = () => selectShops(database);
	const openings = countOpenings(database);
	running.openings = openings;
	const built = fileURLToPath(new URL('dist/pages', folder));
	const paymentSecret = env['ENDCAP_PAYMENT_SECRET'] || `whsec_${randomBytes(32).toString('base64')}`;
	const pages: Pages = async (app, options) => {
		await retailerPages({
			folder: built,
			listShops,
			elsewhere: () => running.elsewhere?.url ?? '',
			codeOwners: codeOwners({ listShops, database }),
		})(app, options);
		await socialPages({ folder: built, listShops, origin: () => publicUrl, openings })(app, options);
		await sharePicturePages(new URL('data/products.csv', folder))(app, options);
		await counterPage({ folder: built, listShops })(app, options);
		await kioskPage({ folder: built, listShops, database })(app, options);
		await messagesPage({ folder: built, database })(app, options);
		await paymentPage({ secret: paymentSecret, server: () => publicUrl })(app, options);
	};
	// Every address of the machine is none that a browser could go to.
	const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
	const publicUrl = env['ENDCAP_URL'] ?? `http://${name}:${port}`;
	const logLevel = env['LOG_LEVEL'] ?? 'warn';
	const messages = {
		smtpUrl: env['ENDCAP_SMTP_URL'] || undefined,
		mailFrom: env['ENDCAP_MAIL_FROM'],
		smsUrl: env['ENDCAP_SMS_URL'] || undefined,
		smsToken: env['ENDCAP_SMS_TOKEN'],
		smsFrom: env['ENDCAP_SMS_FROM'],
	};
	// Without a provider of one’s own the demo plays one.
	const payments = hostedPayments({ url: env['ENDCAP_PAYMENT_URL'] || paymentUrl(publicUrl), secret: paymentSecret });
	const server = await startServer({ database, host, port, publicUrl, logLevel, pages, messages, payments });
	running.server = server;
	const elsewhere = await startElsewhere({
		folder: new URL('elsewhere/', folder),
		endcap: server.url,
		host,
		name,
		port: port + 1,
		listShops,
	});
	running.elsewhere = elsewhere;

	const [shops, fillings] = await Promise.all([selectShops(database), selectFillings(database)]);
	const seconds = (performance.now() - began) / 1000;
	say(startedWords({ url: server.url, elsewhere, elsewherePort: port + 1, shops, fillings, seeded, seconds }));
}

function portFrom(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 1 || port > 65_534) {
		throw new OperatorError(
			`PORT is "${text}". It takes a whole number from 1 to 65534; the one after it is used too.`,
		);
	}
	return port;
}

/** Before the database is opened, so that the answer comes at once. */
async function refuseTakenPort(host: string, port: number): Promise<void> {
	const probe = createServer();
	await new Promise<void>((resolve, reject) => {
		probe.once('error', reject);
		probe.listen(port, host, resolve);
	});
	await new Promise((resolve) => probe.close(resolve));
}

/** Finishes what is being answered, then closes the database, so that nothing has to be recovered next time. */
function closeOnSignal(database: Database, running: Running): void {
	let first: number | undefined;
	const close = async () => {
		if (first !== undefined) {
			// npm passes on a Ctrl-C that the terminal has sent already, so the second of a pair means nothing.
			if (performance.now() - first > 1000) {
				exit(130);
			}
			return;
		}
		first = performance.now();
		running.closing = true;
		say('\nClosing.');
		await running.elsewhere?.close();
		await running.server?.close();
		await running.openings?.flush();
		await database.close();
		exit(0);
	};
	process.on('SIGINT', () => void close());
	process.on('SIGTERM', () => void close());
}

function say(text: string): void {
	stdout.write(`${text}\n`);
}

/** For people: an expected trouble in a sentence, anything else with where it came from. */
function words(error: unknown): string {
	if (error instanceof OperatorError) {
		return error.message;
	}
	if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
		return `Port ${env['PORT'] ?? 4321} is taken, perhaps by another Endcap. Stop that one, or choose another port: PORT=5000 npm start`;
	}
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
