/** A moment of this machine, only ever compared with another moment of it. */
export interface Moment {
	/** Which of two moments came first, also when the clocks are too coarse to tell. */
	readonly order: number;
	readonly monotonic: number;
	readonly wall: number;
}

let moments = 0;

export function now(): Moment {
	return { order: ++moments, monotonic: performance.now(), wall: Date.now() };
}

/**
 * Milliseconds since `moment`. Never compared with a server's time: the wall clock may be a day off.
 * The larger of two differences, since the monotonic clock may stand still while a machine sleeps.
 */
export function since(moment: Moment): number {
	return Math.max(performance.now() - moment.monotonic, Date.now() - moment.wall);
}
