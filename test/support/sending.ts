import type { Message } from '@endcap/contract';
import type { Database } from '@endcap/server';
import type { Pace } from '../../packages/server/src/messages/pace.ts';
import type { Providers } from '../../packages/server/src/messages/providers/provider.ts';
import { selectMessages, type MessageRow } from '../../packages/server/src/messages/queries.ts';
import { queueMessages, type QueuedMessage } from '../../packages/server/src/messages/queue.ts';
import { MessageWorker, type WorkerOptions } from '../../packages/server/src/messages/worker.ts';
import { queuedMessage } from './messages.ts';
import type { Ending } from './temporary.ts';

/** Everything at once, so that no test waits. */
const QUICK: Partial<Pace> = {
	lookMs: 10,
	firstPauseMs: 1,
	longestPauseMs: 2,
	sendMs: 5000,
	leaseMs: 10_000,
	graceMs: 100,
};

export const PUBLIC_URL = 'https://shop.example';

export interface WorkerUse extends Partial<Omit<WorkerOptions, 'providers' | 'database'>> {
	pace?: Partial<Pace>;
}

/** A worker as a server has it, until the test ends. What goes wrong in it is thrown by the test’s end. */
export async function startWorker(
	context: Ending,
	database: Database,
	providers: Providers,
	options: WorkerUse = {},
): Promise<MessageWorker> {
	const errors: unknown[] = [];
	const worker = new MessageWorker({
		database,
		providers,
		publicUrl: PUBLIC_URL,
		onError: (error) => errors.push(error),
		onFailure: () => undefined,
		...options,
		pace: { ...QUICK, ...options.pace },
	});
	await worker.start();
	context.after(async () => {
		await worker.close();
		if (errors.length > 0) throw new AggregateError(errors, 'The worker met errors');
	});
	return worker;
}

export class Outbox {
	readonly database: Database;
	readonly merchantId: string;

	constructor(database: Database, merchantId: string) {
		this.database = database;
		this.merchantId = merchantId;
	}

	/** Queues one in a transaction of its own and gives its order. */
	async queue(fields: Partial<QueuedMessage> = {}): Promise<string> {
		const message = queuedMessage(fields);
		await this.database.transaction((tx) => queueMessages(tx, this.merchantId, [message]));
		return message.order_id;
	}

	/** The only message of the order. */
	async of(order: string): Promise<MessageRow> {
		const filter = { order, stores: undefined, after: undefined, limit: 10 };
		const [row] = await selectMessages(this.database, this.merchantId, filter);
		if (!row) throw new Error('Nothing was queued for this order');
		return row;
	}

	/** Resolves once the only message of the order is like this. */
	async until(order: string, holds: (row: MessageRow) => boolean): Promise<MessageRow> {
		for (;;) {
			const row = await this.of(order);
			if (holds(row)) return row;
		}
	}

	/** Resolves once it has ended, however. */
	ended(order: string): Promise<MessageRow> {
		const under = new Set<Message['status']>(['waiting', 'sending']);
		return this.until(order, ({ status }) => !under.has(status));
	}
}
