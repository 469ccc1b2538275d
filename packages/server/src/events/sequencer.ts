import type { Database } from '../database/database.ts';
import { sweepOldEvents, type Retention } from './retention.ts';
import { merchantsWithStagedEvents, moveStagedEvents } from './sequencer.queries.ts';

const LOOK_MS = 1000;
const BUSY_MS = 5;
const SWEEP_MS = 60_000;
const MOST_A_MOVE = 1000;

/** Moves a merchant’s staged events into the feed. Resolves to what is left to do: nothing, more, or wait for another node. */
export async function sequence(
	database: Database,
	merchantId: string,
	most = MOST_A_MOVE,
): Promise<'done' | 'more' | 'busy'> {
	const moved = await moveStagedEvents(database, merchantId, most);
	if (moved === 'busy') return moved;
	return moved === most ? 'more' : 'done';
}

/**
 * Every node has one, and any of them moves what is staged: woken by each staging, and by the second for what a lost
 * wake-up has left. It also forgets events whose time has passed.
 */
export class Sequencer {
	readonly #database: Database;
	readonly #retention: Retention;
	readonly #onError: (error: unknown) => void;
	readonly #waiting = new Set<string>();
	#stopListening: (() => Promise<void>) | undefined;
	#timer: NodeJS.Timeout | undefined;
	#sweepAt = performance.now() + SWEEP_MS;
	#running: Promise<void> | undefined;
	#closed = false;

	constructor(database: Database, retention: Retention, onError: (error: unknown) => void) {
		this.#database = database;
		this.#retention = retention;
		this.#onError = onError;
	}

	async start(): Promise<void> {
		this.#stopListening = await this.#database.listen('endcap_staged', (merchantId) => {
			if (merchantId === '') this.#look();
			else this.#wake(merchantId);
		});
		this.#timer = setInterval(() => this.#look(), LOOK_MS).unref();
		this.#look();
	}

	/** Resolves when nothing of it is under way. */
	async close(): Promise<void> {
		this.#closed = true;
		clearInterval(this.#timer);
		await this.#stopListening?.().catch(() => undefined);
		await this.#running;
	}

	#look(): void {
		this.#run(async () => {
			for (const merchantId of await merchantsWithStagedEvents(this.#database)) this.#waiting.add(merchantId);
			if (performance.now() < this.#sweepAt) return;
			this.#sweepAt = performance.now() + SWEEP_MS;
			await sweepOldEvents(this.#database, this.#retention);
		});
	}

	#wake(merchantId: string): void {
		this.#waiting.add(merchantId);
		this.#run(async () => {});
	}

	#run(first: () => Promise<void>): void {
		if (this.#closed || this.#running) return;
		this.#running = first()
			.then(() => this.#work())
			.catch((error) => {
				// The next look finds what is left.
				this.#waiting.clear();
				this.#onError(error);
			})
			.finally(() => {
				this.#running = undefined;
				if (this.#waiting.size > 0) this.#run(async () => {});
			});
	}

	/** One merchant after the other, in the order in which they were woken. */
	async #work(): Promise<void> {
		for (const merchantId of this.#waiting) {
			if (this.#closed) return;
			this.#waiting.delete(merchantId);
			const left = await sequence(this.#database, merchantId);
			if (left === 'more') this.#waiting.add(merchantId);
			// Whoever has the lock may have looked before the newest was staged.
			if (left === 'busy') setTimeout(() => this.#wake(merchantId), BUSY_MS).unref();
		}
	}
}
