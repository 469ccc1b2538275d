const PAUSE_MS = 1000;

/** Tidies by the second: whatever is left is found at the next turn, by this node or another. */
export class Sweeper {
	readonly #sweep: () => Promise<unknown>;
	readonly #onError: (error: unknown) => void;
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> = Promise.resolve();
	#closed = false;

	constructor(sweep: () => Promise<unknown>, onError: (error: unknown) => void) {
		this.#sweep = sweep;
		this.#onError = onError;
	}

	start(): void {
		this.#timer = setTimeout(() => {
			this.#running = this.#run();
		}, PAUSE_MS).unref();
	}

	/** Resolves when nothing of it is under way. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#running;
	}

	async #run(): Promise<void> {
		try {
			await this.#sweep();
		} catch (error) {
			this.#onError(error);
		}
		if (!this.#closed) this.start();
	}
}
