import type { Database } from '../database/database.ts';
import { closeBook, openBook } from './account.ts';
import { customersWithLapsedPoints, merchantsWithLapsedPoints } from './sweeper.queries.ts';

const PAUSE_MS = 5000;
const MOST_A_STEP = 100;

/**
 * Writes down that points have expired and rewards have lapsed, one customer at a time, and resolves to how many customers
 * those were. Any node may, at any time. `now` is another clock than the database’s.
 */
export async function sweepLapsedPoints(database: Database, now?: Date): Promise<number> {
	let swept = 0;
	for (const merchantId of await merchantsWithLapsedPoints(database, now ?? null)) {
		for (let step = MOST_A_STEP; step === MOST_A_STEP; swept += step) {
			const filter = { now: now ?? null, limit: MOST_A_STEP };
			const customers = await customersWithLapsedPoints(database, merchantId, filter);
			for (const customerId of customers) {
				await database.transaction(async (tx) => {
					// An opened book is as the clock says.
					const account = await openBook(tx, merchantId, customerId, { now });
					if (account) await closeBook(tx, account);
				});
			}
			step = customers.length;
		}
	}
	return swept;
}

/** Tidies. Nothing waits for it: whoever reads or spends goes by the clock. */
export class LoyaltySweeper {
	readonly #database: Database;
	readonly #onError: (error: unknown) => void;
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(database: Database, onError: (error: unknown) => void) {
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
			await sweepLapsedPoints(this.#database);
		} catch (error) {
			this.#onError(error);
		}
		if (!this.#closed) this.start();
	}
}
