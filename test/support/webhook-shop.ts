import type { CreatedWebhook, EventType, Webhook, WebhookDelivery, WebhookDeliveryPage } from '@endcap/contract';
import type { Database, StartOptions } from '@endcap/server';
import { stageEvents } from '../../packages/server/src/events/staging.queries.ts';
import type { Pace } from '../../packages/server/src/webhooks/pace.ts';
import { testServer, type Answer, type TestServer } from './server.ts';
import type { Ending } from './temporary.ts';

/** Everything at once, so that no test waits. */
const QUICK: Partial<Pace> = {
	lookMs: 10,
	firstPauseMs: 1,
	longestPauseMs: 2,
	firstRestMs: 1,
	longestRestMs: 2,
	sendMs: 5000,
	graceMs: 50,
};

type ShopOptions = Partial<Omit<StartOptions, 'webhooks'>> & { webhooks?: StartOptions['webhooks'] };

/** A merchant whose server sends to this machine too. */
export class WebhookShop {
	readonly server: TestServer;
	readonly database: Database;

	private constructor(server: TestServer, database: Database) {
		this.server = server;
		this.database = database;
	}

	static async open(database: Database, { webhooks = {}, ...options }: ShopOptions = {}): Promise<WebhookShop> {
		const { pace, ...others } = webhooks;
		const server = await testServer(database, {
			...options,
			webhooks: { local: true, ...others, pace: { ...QUICK, ...pace } },
		});
		return new WebhookShop(server, database);
	}

	call(method: string, path: string, body?: unknown, key = this.server.merchant.secret): Promise<Answer> {
		const headers = { 'idempotency-key': crypto.randomUUID() };
		return this.server.call(method, `/v1/webhooks${path}`, { key, body, headers });
	}

	/** One that is gone when the test ends. */
	async create(context: Ending, url: string, fields: Partial<Webhook> = {}): Promise<CreatedWebhook> {
		const { status, body, text } = await this.call('POST', '', { url, ...fields });
		if (status !== 201) throw new Error(text);
		const webhook = body as CreatedWebhook;
		context.after(() => this.database.query({ text: 'DELETE FROM webhook WHERE webhook_id = $1' }, [webhook.id]));
		return webhook;
	}

	async webhook({ id }: { id: string }): Promise<Webhook> {
		return (await this.call('GET', `/${id}`)).body as Webhook;
	}

	/** Newest first. */
	async deliveries({ id }: { id: string }, query = ''): Promise<WebhookDelivery[]> {
		return ((await this.call('GET', `/${id}/deliveries${query}`)).body as WebhookDeliveryPage).data;
	}

	/** The newest delivery that is like this, once there is one. */
	async until(webhook: { id: string }, fits: (delivery: WebhookDelivery) => boolean): Promise<WebhookDelivery> {
		for (;;) {
			const found = (await this.deliveries(webhook)).find(fits);
			if (found) return found;
		}
	}

	/** Makes so many events, numbered from 1, in a transaction of its own. */
	async happen(count = 1, type: EventType = 'sale.recorded', merchantId = this.server.merchant.id): Promise<void> {
		const events = Array.from({ length: count }, (_, at) => ({ type, data: { number: at + 1 } }));
		await this.database.transaction((tx) => stageEvents(tx, merchantId, events));
	}
}
