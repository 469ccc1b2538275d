import type { Retention } from '../events/retention.ts';
import { randomId } from '../shared/random-id.ts';
import { PACE, type Pace } from './pace.ts';
import { sweepDeliveries } from './retention.ts';
import { takeTurn, type Work } from './turn.ts';
import { merchantsWithWork, takeWebhooks } from './worker.queries.ts';

export interface WorkerOptions extends Omit<Work, 'pace' | 'stop'> {
	pace?: Partial<Pace>;
	/** The log is kept as long as events are. */
	retention: Retention;
	onError: (error: unknown) => void;
}

/** Webhooks that have their turn on this node at once: a slow receiver holds up nobody else. */
const MOST_AT_ONCE = 50;
/** Many events at once are one look. */
const GATHER_MS = 20;
const SWEEP_MS = 60_000;

/**
 * Delivers what the feed says. Every node has one: woken by each move of the feed, and by the second for what is tried
 * again or was left by a lost wake-up. What a node was about to send when it died is sent by another, under the same id.
 */
export class WebhookWorker {
	readonly #options: WorkerOptions;
	readonly #work: Work;
	readonly #stop = new AbortController();
	readonly #underWay = new Set<Promise<void>>();
	#stopListening: (() => Promise<void>) | undefined;
	#timer: NodeJS.Timeout | undefined;
	#gathering: NodeJS.Timeout | undefined;
	#sweepAt = performance.now() + SWEEP_MS;
	#looking: Promise<void> | undefined;
	#again = false;
	#turn = 0;
	#closed = false;

	constructor(options: WorkerOptions) {
		this.#options = options;
		this.#work = { ...options, pace: { ...PACE, ...options.pace }, stop: this.#stop.signal };
	}

	async start(): Promise<void> {
		this.#stopListening = await this.#work.database.listen('endcap_feed', () => {
			this.#gathering ??= setTimeout(() => this.#look(), GATHER_MS).unref();
		});
		this.#timer = setInterval(() => this.#look(), this.#work.pace.lookMs).unref();
		this.#look();
	}

	/** Resolves when nothing of it is under way. What does not end in time is another node’s, or the next start’s. */
	async close(): Promise<void> {
		this.#closed = true;
		clearInterval(this.#timer);
		clearTimeout(this.#gathering);
		await this.#stopListening?.().catch(() => undefined);
		const grace = setTimeout(() => this.#stop.abort(), this.#work.pace.graceMs);
		await this.#looking;
		await Promise.all(this.#underWay);
		clearTimeout(grace);
	}

	#look(): void {
		this.#gathering = undefined;
		if (this.#closed) return;
		this.#again = this.#looking !== undefined;
		this.#looking ??= this.#take()
			.catch((error) => this.#options.onError(error))
			.finally(() => {
				this.#looking = undefined;
				// What came meanwhile may have been missed.
				if (this.#again) this.#look();
			});
	}

	async #take(): Promise<void> {
		const { database, pace } = this.#work;
		if (performance.now() >= this.#sweepAt) {
			this.#sweepAt = performance.now() + SWEEP_MS;
			await sweepDeliveries(database, { giveUpMs: pace.giveUpMs, hours: this.#options.retention.hours });
		}
		const merchants = await merchantsWithWork(database);
		// Another one comes first each time, so that one with many does not keep the others waiting.
		const first = this.#turn++ % Math.max(1, merchants.length);
		for (const merchantId of [...merchants.slice(first), ...merchants.slice(0, first)]) await this.#takeOf(merchantId);
	}

	async #takeOf(merchantId: string): Promise<void> {
		const most = MOST_AT_ONCE - this.#underWay.size;
		if (most <= 0 || this.#closed) return;
		const { database, pace } = this.#work;
		// Of this turn alone: who has lost theirs does not hold the next one of the same node.
		const lease = randomId(16);
		for (const webhook of await takeWebhooks(database, merchantId, { lease, leaseMs: pace.leaseMs, most })) {
			const turn = takeTurn(webhook, lease, this.#work)
				.catch((error) => this.#options.onError(error))
				.finally(() => {
					this.#underWay.delete(turn);
					this.#look();
				});
			this.#underWay.add(turn);
		}
	}
}
