import type { MessageChannel, MessageType } from '@endcap/contract';
import type { Database, Queryable } from '../database/database.ts';
import { deliver } from './deliver.ts';
import { PACE, type Pace } from './pace.ts';
import type { Providers } from './providers/provider.ts';
import { claimMessages, merchantsWithDueMessages, type ClaimedMessage } from './worker.queries.ts';

/** Whether a message is still true when its time has come, as the feature says that its order belongs to. */
export type StillWanted = (
	queryable: Queryable,
	merchantId: string,
	message: Pick<ClaimedMessage, 'order_id' | 'fulfillment_id' | 'data'>,
) => Promise<boolean>;

export interface WorkerOptions {
	database: Database;
	providers: Providers;
	/** How browsers reach this server; without it messages have no link to opt out by. */
	publicUrl: string | undefined;
	/** Those without one are always wanted. */
	stillWanted?: Partial<Record<MessageType, StillWanted>>;
	pace?: Partial<Pace>;
	onError: (error: unknown) => void;
	/** Told of each that could not be handed over, without a word of what it says or to whom. */
	onFailure: (failure: { merchant_id: string; message_id: string; reason: string; attempts: number }) => void;
}

/** So many of a channel at a time, each over a connection of its own: one that is slow does not hold up the other. */
const MOST_AT_ONCE = 5;
const CHANNELS: readonly MessageChannel[] = ['email', 'sms'];

/**
 * Sends what is queued. Every node has one: woken by each queueing, and by the second for what is due later or was left
 * by a lost wake-up. What a node had taken when it died is sent again by another, under the same id.
 */
export class MessageWorker {
	readonly #options: WorkerOptions;
	readonly #pace: Pace;
	readonly #stop = new AbortController();
	readonly #underWay = { email: new Set<Promise<void>>(), sms: new Set<Promise<void>>() };
	#stopListening: (() => Promise<void>) | undefined;
	#timer: NodeJS.Timeout | undefined;
	#looking: Promise<void> | undefined;
	#again = false;
	#turn = 0;
	#closed = false;

	constructor(options: WorkerOptions) {
		this.#options = options;
		this.#pace = { ...PACE, ...options.pace };
	}

	async start(): Promise<void> {
		this.#stopListening = await this.#options.database.listen('endcap_message', () => this.#look());
		this.#timer = setInterval(() => this.#look(), this.#pace.lookMs).unref();
		this.#look();
	}

	/** Resolves when nothing of it is under way. What does not end in time is another node’s, or the next start’s. */
	async close(): Promise<void> {
		this.#closed = true;
		clearInterval(this.#timer);
		await this.#stopListening?.().catch(() => undefined);
		const grace = setTimeout(() => this.#stop.abort(), this.#pace.graceMs);
		await this.#looking;
		await Promise.all([...this.#underWay.email, ...this.#underWay.sms]);
		clearTimeout(grace);
	}

	#look(): void {
		if (this.#closed) return;
		this.#again = this.#looking !== undefined;
		this.#looking ??= this.#take()
			.catch((error) => this.#options.onError(error))
			.finally(() => {
				this.#looking = undefined;
				// What was queued meanwhile may have been missed.
				if (this.#again) this.#look();
			});
	}

	/** As many as there is room for; each that ends makes room and looks again. */
	async #take(): Promise<void> {
		const merchants = await merchantsWithDueMessages(this.#options.database);
		// Another one comes first each time, so that one with many does not keep the others waiting.
		const first = this.#turn++ % Math.max(1, merchants.length);
		for (const merchantId of [...merchants.slice(first), ...merchants.slice(0, first)]) {
			for (const channel of CHANNELS) await this.#takeOf(merchantId, channel);
		}
	}

	async #takeOf(merchantId: string, channel: MessageChannel): Promise<void> {
		const underWay = this.#underWay[channel];
		const most = MOST_AT_ONCE - underWay.size;
		if (most <= 0 || this.#closed) return;
		const { leaseMs } = this.#pace;
		const work = { ...this.#options, pace: this.#pace, stop: this.#stop.signal };
		for (const message of await claimMessages(this.#options.database, merchantId, { channel, most, leaseMs })) {
			const sending = deliver(message, work)
				.catch((error) => this.#options.onError(error))
				.finally(() => {
					underWay.delete(sending);
					this.#look();
				});
			underWay.add(sending);
		}
	}
}
