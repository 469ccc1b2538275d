/** The server's clock, which is right however wrong this machine's is. Started by what it says of itself. */
export interface ServerClock {
	/** It was so late when this was said. */
	tell(as_of: Date | undefined): void;
	/** Milliseconds until a moment; Infinity while the clock is not known. */
	until(instant: string): number;
	/** Calls back so many milliseconds from now, in place of what it was to do before. Infinity is never. */
	wake(milliseconds: number, work: () => void): void;
}

/** The longest that a timer can run. */
const LONGEST_TIMER = 2 ** 31 - 1;

export function createServerClock(): ServerClock {
	/** Milliseconds to add to the monotonic clock, which nobody sets. */
	let ahead: number | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;

	return {
		tell(as_of) {
			if (as_of) ahead = as_of.getTime() - performance.now();
		},
		until: (instant) => (ahead === undefined ? Infinity : Date.parse(instant) - performance.now() - ahead),
		wake(milliseconds, work) {
			clearTimeout(timer);
			if (milliseconds === Infinity) return;
			timer = setTimeout(work, Math.max(0, Math.min(milliseconds, LONGEST_TIMER)));
			// A script that has done its work need not wait for it.
			(timer as { unref?: () => void }).unref?.();
		},
	};
}
