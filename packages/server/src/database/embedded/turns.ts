import { Nesting } from './nesting.ts';

/** One turn at a time, in the order of asking. The embedded database has a single session. */
export class Turns {
	#last: Promise<void> = Promise.resolve();
	readonly #nesting = new Nesting();

	/** Resolves when it is the caller's turn, to the function that ends it. */
	async take(): Promise<() => void> {
		const before = this.#last;
		const { promise, resolve } = withResolvers();
		this.#last = promise;
		await before;
		return resolve;
	}

	/** Works during a turn. Rejects from within another, which would wait for it. */
	async during<T>(work: () => Promise<T>): Promise<T> {
		this.#nesting.refuse();
		const end = await this.take();
		try {
			return await this.#nesting.inside(work);
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
