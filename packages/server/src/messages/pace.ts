/** How patiently messages are sent, in milliseconds. */
export interface Pace {
	/** Between looks for what no wake-up told of, reminders among them. */
	lookMs: number;
	/** After the first failure; twice as long after each one more. */
	firstPauseMs: number;
	longestPauseMs: number;
	/** From the moment it was to be sent. */
	giveUpMs: number;
	/** For one attempt. */
	sendMs: number;
	/** How long a node may be silent about what it has taken, until another tries. More than `sendMs`. */
	leaseMs: number;
	/** What is under way when the server stops gets so long to end. */
	graceMs: number;
}

export const PACE: Pace = {
	lookMs: 1000,
	firstPauseMs: 30_000,
	longestPauseMs: 3_600_000,
	giveUpMs: 24 * 3_600_000,
	sendMs: 45_000,
	leaseMs: 90_000,
	graceMs: 5000,
};

/** A quarter more or less than it should be, so that what failed together is not tried together. `random` from 0 up to 1. */
export function pauseAfter(attempts: number, { firstPauseMs, longestPauseMs }: Pace, random: number): number {
	const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1));
	return Math.round(pause * (0.75 + random / 2));
}
