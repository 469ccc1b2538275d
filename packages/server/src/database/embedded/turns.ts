/** One turn at a time, in the order of asking. The embedded database has a single session. */
export class Turns {
	#last: Promise<void> = Promise.resolve();
	#waiting = 0;

	/** Nobody has the turn or waits for it. */
	get free(): boolean {
		return this.#waiting === 0;
	}

	/** Resolves when it is the caller's turn, to the function that ends it. */
	async take(): Promise<() => void> {
		const before = this.#last;
		const { promise, resolve } = withResolvers();
		this.#last = promise;
		this.#waiting += 1;
		await before;
		return () => {
			this.#waiting -= 1;
			resolve();
		};
	}

	async during<T>(work: () => Promise<T>): Promise<T> {
		const end = await this.take();
		try {
			return await work();
		} finally {
			end();
		}
	}
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
	let resolve = () => undefined as void;
	const promise = new Promise<void>((done) => {
		resolve = done;
	});
	return { promise, resolve };
}
