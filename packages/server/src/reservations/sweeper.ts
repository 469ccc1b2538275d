import type { Queryable } from '../database/database.ts';
import { expireLapsed, merchantsWithLapsedHolds } from './sweeper.queries.ts';

const PAUSE_MS = 1000;
/** Few, since the levels of all of them are locked meanwhile. */
const MOST_A_STEP = 100;

/** Ends every hold whose time has passed, a few at a time, and resolves to how many those were. Any node may, at any time. */
export async function sweepLapsedHolds(database: Queryable): Promise<number> {
	let swept = 0;
	for (const merchantId of await merchantsWithLapsedHolds(database)) {
		for (let step = MOST_A_STEP; step === MOST_A_STEP; swept += step) {
			step = await expireLapsed(database, merchantId, MOST_A_STEP);
		}
	}
	return swept;
}

/**
 * Tidies by the second: events of holds that lapsed are staged and their rows say so. Nothing waits for it: whoever reads
 * or reserves goes by the clock.
 */
export class ReservationSweeper {
	readonly #database: Queryable;
	readonly #onError: (error: unknown) => void;
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(database: Queryable, onError: (error: unknown) => void) {
		this.#database = database;
		this.#onError = onError;
	}

	start(): void {
		this.#timer = setTimeout(() => {
			this.#running = this.#sweep();
		}, PAUSE_MS).unref();
	}

	/** Resolves when nothing of it is under way. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#running;
	}

	async #sweep(): Promise<void> {
		try {
			await sweepLapsedHolds(this.#database);
		} catch (error) {
			this.#onError(error);
		}
		if (!this.#closed) this.start();
	}
}
