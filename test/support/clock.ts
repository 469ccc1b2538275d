import type { TestContext } from 'node:test';

/** A clock that only moves when told. Timers of other kinds than intervals, and so the network, go on as ever. */
export interface HeldClock {
	/** Moves the monotonic clock and, unless told otherwise, the wall clock; then every interval beats once. */
	advance(milliseconds: number, wall?: number): void;
	/** Intervals that are set. */
	readonly beating: number;
	/** Resolves when no interval is set any more. */
	rest(): Promise<void>;
}

export function holdClock(t: TestContext): HeldClock {
	let monotonic = performance.now();
	let wall = Date.now();
	const beats = new Map<number, () => void>();
	let count = 0;
	let resting: () => void = () => {};
	t.mock.method(performance, 'now', () => monotonic);
	t.mock.method(Date, 'now', () => wall);
	t.mock.method(globalThis, 'setInterval', (beat: () => void) => {
		beats.set(++count, beat);
		return count;
	});
	t.mock.method(globalThis, 'clearInterval', (id: number) => {
		beats.delete(id);
		if (beats.size === 0) resting();
	});
	return {
		advance(milliseconds, wallMilliseconds = milliseconds) {
			monotonic += milliseconds;
			wall += wallMilliseconds;
			for (const beat of beats.values()) beat();
		},
		get beating() {
			return beats.size;
		},
		rest: () =>
			new Promise((resolve) => {
				resting = resolve;
				if (beats.size === 0) resolve();
			}),
	};
}
