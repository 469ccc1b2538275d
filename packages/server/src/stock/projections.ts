import type { Channel } from '@endcap/contract';
import type { Database } from '../database/database.ts';
import { Projection, type Clock } from './projection.ts';

const POLL_MS = 1000;
const IN_USE_MS = 60_000;
const FORGET_AFTER_MS = 600_000;
const MOST_AUDIENCES = 1000;
const CHANNELS: readonly Channel[] = ['web', 'kiosk', 'social', 'till', 'server'];
/** Estimated bytes of levels and their text that the whole process keeps. */
const CAPACITY = 128 * 1024 * 1024;

export interface ProjectionOptions {
	capacity?: number;
	clock?: Clock;
}

/** The projections of the merchants and channels that are asked about on this node. */
export class Projections {
	readonly #database: Database;
	readonly #clock: Clock;
	readonly #capacity: number;
	readonly #byAudience = new Map<string, Projection>();
	#stopListening: (() => Promise<void>) | undefined;
	#timer: NodeJS.Timeout | undefined;

	constructor(database: Database, options: ProjectionOptions = {}) {
		this.#database = database;
		this.#clock = options.clock ?? { now: () => performance.now(), date: () => new Date() };
		this.#capacity = options.capacity ?? CAPACITY;
	}

	/** Wakes on every change; a notification can be lost with its connection, so projections in use also ask by the second. */
	async start(): Promise<void> {
		this.#stopListening = await this.#database.listen('endcap_changed', (payload) => {
			const [merchantId = ''] = payload.split(' ', 1);
			if (merchantId === '') for (const projection of this.#byAudience.values()) projection.markChanged();
			else this.markChanged(merchantId);
		});
		this.#timer = setInterval(() => this.#poll(), POLL_MS).unref();
	}

	of(merchantId: string, channel: Channel = 'web'): Projection {
		const audience = `${merchantId} ${channel}`;
		const known = this.#byAudience.get(audience);
		if (known) return known;
		const capacity = () => this.#capacity / this.#byAudience.size;
		const projection = new Projection(this.#database, { merchantId, channel }, this.#clock, capacity);
		this.#byAudience.set(audience, projection);
		if (this.#byAudience.size > MOST_AUDIENCES) this.#forgetLeastUsed();
		return projection;
	}

	/** After a change of this node, which need not wait for its notification. */
	markChanged(merchantId: string): void {
		for (const channel of CHANNELS) this.#byAudience.get(`${merchantId} ${channel}`)?.markChanged();
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		// Whoever closed the database before has ended the listening with it.
		await this.#stopListening?.().catch(() => undefined);
		this.#byAudience.clear();
	}

	#poll(): void {
		const now = this.#clock.now();
		for (const [audience, projection] of this.#byAudience) {
			const idle = now - projection.usedAt;
			if (idle > FORGET_AFTER_MS) this.#byAudience.delete(audience);
			// A turn that fails is told to whoever asks next; here nobody waits for it.
			else if (idle < IN_USE_MS) projection.confirm().catch(() => {});
		}
	}

	#forgetLeastUsed(): void {
		const [least] = [...this.#byAudience].sort(([, a], [, b]) => a.usedAt - b.usedAt);
		if (least) this.#byAudience.delete(least[0]);
	}
}
