import { randomUUID } from 'node:crypto';
import Fastify, { LogController, type FastifyInstance, type FastifyPluginAsync } from 'fastify';
import type { Database } from '../database/database.ts';
import { missingMigrations } from './health.queries.ts';
import { findCaller } from './callers.queries.ts';
import { EventFeed, type FeedOptions } from '../events/feed.ts';
import { OpenStreams } from '../events/open-streams.ts';
import { RETENTION } from '../events/retention.ts';
import { Sequencer } from '../events/sequencer.ts';
import { isStillToCollect } from '../fulfillments/reminders.ts';
import { sweepOldEntries } from '../kiosks/retention.ts';
import { CodeGuesses } from '../loyalty/guesses.ts';
import { SignInAttempts } from '../sessions/attempts.ts';
import { sweepLapsedPoints } from '../loyalty/sweeper.ts';
import { serveOptOutPage } from '../messages/opt-out-page.ts';
import type { Pace } from '../messages/pace.ts';
import { providersOf, type ProviderSettings } from '../messages/providers/providers.ts';
import { MESSAGE_DAYS, sweepOldMessages } from '../messages/retention.ts';
import { MessageWorker } from '../messages/worker.ts';
import { Metrics } from '../metrics/metrics.ts';
import { serveMetrics } from '../metrics/routes.ts';
import { ReservationBatches } from '../reservations/batch.ts';
import { sweepLapsedHolds } from '../reservations/sweeper.ts';
import { serveOrderPages } from '../orders/pages.ts';
import { CodeAttempts } from '../coupons/attempts.ts';
import { BirthdayCoupons } from '../coupons/birthdays.ts';
import { sweepOverdueOrders } from '../orders/sweeper.ts';
import { isStillToPay } from '../orders/tell.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import { takePaymentNotices } from '../payments/routes.ts';
import { followEndedSessions } from '../sessions/ended.ts';
import { findShopper } from '../sessions/rules.ts';
import { isCodeGood } from '../sessions/sign-in.ts';
import { Sweeper } from '../shared/sweeper.ts';
import { tokenPattern } from '../shared/tokens.ts';
import { findStaff } from '../staff/rules.ts';
import { Projections, type ProjectionOptions } from '../stock/projections.ts';
import { sweepImports } from '../imports/run.ts';
import { reachOf, type WebhookOptions } from '../webhooks/options.ts';
import { WebhookWorker } from '../webhooks/worker.ts';
import { listeningAddress } from './address.ts';
import { builtElements, serveElements } from './assets.ts';
import { closeIdleConnections } from './closing.ts';
import { answerPreflights } from './cors.ts';
import { answerErrors, answerUnreadable, refusalOf } from './errors.ts';
import { features } from './features.ts';
import { health } from './health.ts';
import { KeyRing } from './key-ring.ts';
import { errorForLog, logAnswers } from './logging.ts';
import { logOutput } from './log-output.ts';
import { refuseOtherMethods } from './methods.ts';
import { operationRoutes } from './operation-route.ts';
import { sendProblem } from './problems.ts';
import { RateLimiter } from './rate-limit.ts';
import { servePages } from './reference/routes.ts';

export interface AppOptions {
	database: Database;
	/** pino's levels, or `silent`. Default `info`. */
	logLevel?: string;
	/** Where log lines go; standard output unless told. */
	logStream?: { write(line: string): void };
	/** True behind a proxy that sets X-Forwarded-For, or the proxy's addresses. */
	trustProxy?: boolean | string;
	/** How others reach this server, when that is not its host and port. */
	publicUrl?: string;
	/** Pages of one's own, such as the demo's. They take the place of the start page. */
	pages?: FastifyPluginAsync;
	/** The folder with endcap.js, when it is not the one of @endcap/elements. */
	elements?: string;
	/** Who takes payments that are made elsewhere. */
	payments?: PaymentProvider;
	projection?: ProjectionOptions;
	events?: FeedOptions;
	/**
	 * What messages to shoppers are sent with. What is not set is kept and shown, but not sent. Addresses and texts are
	 * forgotten `days` after a message has ended.
	 */
	messages?: ProviderSettings & { pace?: Partial<Pace>; days?: number };
	/** How events are sent to whoever asked for it. */
	webhooks?: WebhookOptions;
	now?: () => Date;
}

const standardOutput = logOutput();
const BODY_BYTES = 4 * 1024 * 1024;
const HEADER_BYTES = 64 * 1024;
const REQUEST_MS = 15 * 60 * 1000;

/** Fastify's own lines would carry the address of the caller and messages that quote the request. */
const nothing = () => ({ type: '', message: '', stack: '' });

/** The whole API, not yet listening. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
	const { database, pages, publicUrl, trustProxy = false } = options;
	const app: FastifyInstance = Fastify({
		logger: {
			level: options.logLevel ?? 'info',
			stream: options.logStream ?? standardOutput,
			base: null,
			timestamp: () => `,"time":"${new Date().toISOString()}"`,
			serializers: { req: () => ({}), res: () => ({}), err: nothing },
		},
		genReqId: () => randomUUID(),
		logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
		ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: true, allErrors: true } },
		bodyLimit: BODY_BYTES,
		routerOptions: { maxParamLength: 2048 },
		http: { maxHeaderSize: HEADER_BYTES },
		requestTimeout: REQUEST_MS,
		return503OnClosing: false,
		trustProxy,
		clientErrorHandler: answerUnreadable,
		frameworkErrors: (error, request, reply) => sendProblem(request, reply, refusalOf(error, request)),
	});
	const projections = new Projections(database, options.projection);
	const keyRing = new KeyRing((key) => findCaller(database, key));
	const sessionRing = new KeyRing((token) => findShopper(database, token), { pattern: tokenPattern('st') });
	const staffRing = new KeyRing((token) => findStaff(database, token), {
		pattern: tokenPattern('ss'),
		withoutDatabaseMs: 0,
	});
	const reservationBatches: ReservationBatches = new ReservationBatches(database, (size) => metrics.batchMade(size));
	const metrics = new Metrics(database, { reservations: () => reservationBatches.depth, events: () => feed.depth });
	app.decorateRequest('caller', null);
	app.addHook('onRequest', async (request, reply) => {
		reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
	});
	logAnswers(app);
	serveMetrics(app, metrics, keyRing);
	closeIdleConnections(app);
	answerErrors(app);
	answerPreflights(app, keyRing);
	health(app, database, () => missingMigrations(database));
	serveElements(app, options.elements ?? builtElements());
	await servePages(app, pages, publicUrl);
	serveOptOutPage(app, database);
	serveOrderPages(app, database);
	const gate = { keyRing, sessionRing, staffRing, rateLimiter: new RateLimiter(), publicUrl };
	const route = operationRoutes(app, gate, (merchantId) => projections.markChanged(merchantId));
	const feed: EventFeed = new EventFeed(database, projections, options.events, (error) =>
		app.log.warn({ error: errorForLog(error) }, 'events are late'),
	);
	const now = options.now ?? (() => new Date());
	const rings = { keyRing, sessionRing, staffRing };
	const openStreams = new OpenStreams(options.events?.mostStreams);
	const address = () => publicUrl ?? listeningAddress(app);
	const { payments } = options;
	const stock = { projections, reservationBatches };
	const webhooks = reachOf(options.webhooks);
	const counts = {
		openStreams,
		codeAttempts: new CodeAttempts(),
		codeGuesses: new CodeGuesses(),
		signInAttempts: new SignInAttempts(),
	};
	const services = { database, ...stock, ...rings, publicUrl, address, payments, webhooks, feed, ...counts, now };
	for (const register of features) register(route, services);
	takePaymentNotices(app, services);
	refuseOtherMethods(app);
	const sequencer = new Sequencer(database, options.events?.retention ?? RETENTION, (error) =>
		app.log.warn({ error: errorForLog(error) }, 'events are not given their positions'),
	);
	const messages = new MessageWorker({
		database,
		providers: await providersOf(options.messages ?? {}, publicUrl),
		publicUrl,
		stillWanted: { order_to_pay: isStillToPay, order_reminder: isStillToCollect, sign_in_code: isCodeGood },
		pace: options.messages?.pace,
		onError: (error) => app.log.warn({ error: errorForLog(error) }, 'messages are late'),
		onFailure: (failure) => app.log.warn(failure, 'a message could not be handed over'),
	});
	const birthdays = new BirthdayCoupons(database, now);
	const sweeper = (sweep: () => Promise<unknown>, saying: string) =>
		new Sweeper(sweep, (error) => app.log.warn({ error: errorForLog(error) }, saying));
	const sweepers = [
		sweeper(() => sweepLapsedHolds(database), 'holds that lapsed are not tidied'),
		sweeper(() => sweepOverdueOrders(database, services), 'orders that are overdue are not given up'),
		sweeper(
			() => sweepOldMessages(database, options.messages?.days ?? MESSAGE_DAYS),
			'messages are not forgotten when their time is over',
		),
		sweeper(() => sweepLapsedPoints(database), 'points that lapsed are not written down'),
		sweeper(() => birthdays.sweep(), 'birthday coupons are not given'),
		sweeper(() => sweepOldEntries(database), 'what kiosks delivered is not forgotten when its time is over'),
	];
	const webhookWorker = new WebhookWorker({
		database,
		projections,
		reach: webhooks,
		pace: options.webhooks?.pace,
		retention: options.events?.retention ?? RETENTION,
		onError: (error) => app.log.warn({ error: errorForLog(error) }, 'webhooks are late'),
		onFailure: (failure) => app.log.warn(failure, 'a webhook was not taken'),
	});
	app.addHook('onReady', () => sweepImports(database));
	let stopFollowing: (() => Promise<void>) | undefined;
	app.addHook('onReady', async () => {
		await projections.start();
		await feed.start();
		const onError = (error: unknown) => app.log.warn({ error: errorForLog(error) }, 'streams of ended sessions go on');
		stopFollowing = await followEndedSessions({ database, feed, sessionRing, onError });
		await sequencer.start();
		for (const each of sweepers) each.start();
		await messages.start();
		await webhookWorker.start();
	});
	app.addHook('preClose', () => feed.end());
	app.addHook('onClose', async () => {
		await webhookWorker.close();
		await messages.close();
		await Promise.all(sweepers.map((each) => each.close()));
		await sequencer.close();
		await stopFollowing?.().catch(() => undefined);
		await feed.close();
		await projections.close();
	});
	return app;
}
