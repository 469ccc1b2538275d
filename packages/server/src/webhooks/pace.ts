/** How patiently webhooks are delivered, in milliseconds. */
export interface Pace {
	/** Between looks for what no wake-up told of. */
	lookMs: number;
	/** After the first failure of a delivery; four times as long after each one more. */
	firstPauseMs: number;
	longestPauseMs: number;
	/** From the moment it was to be sent. */
	giveUpMs: number;
	/** After the second failure in a row, whatever was sent, the receiver is let alone so long; then twice as long, and so on. */
	firstRestMs: number;
	longestRestMs: number;
	/** At most, when a receiver itself says how long it wants to be let alone. */
	longestRetryAfterMs: number;
	/** For one attempt. */
	sendMs: number;
	/** How long a node may be silent about a webhook whose turn it has, until another takes it. More than `sendMs`. */
	leaseMs: number;
	/** Then others have their turn. */
	turnMs: number;
	/** What is under way when the server stops gets so long to end. */
	graceMs: number;
}

const HOUR = 3_600_000;

export const PACE: Pace = {
	lookMs: 1000,
	firstPauseMs: 5000,
	longestPauseMs: 12 * HOUR,
	giveUpMs: 72 * HOUR,
	firstRestMs: 1000,
	longestRestMs: 60_000,
	longestRetryAfterMs: HOUR,
	sendMs: 15_000,
	leaseMs: 30_000,
	turnMs: 20_000,
	graceMs: 5000,
};

/** A quarter more or less than it should be, so that what failed together is not tried together. `random` from 0 up to 1. */
export function pauseAfter(attempts: number, { firstPauseMs, longestPauseMs }: Pace, random: number): number {
	const pause = Math.min(longestPauseMs, firstPauseMs * 4 ** (attempts - 1));
	return Math.round(pause * (0.75 + random / 2));
}

/** One failure may be the event’s; those in a row are the receiver’s. */
export function restAfter(failures: number, { firstRestMs, longestRestMs }: Pace): number {
	return failures < 2 ? 0 : Math.min(longestRestMs, firstRestMs * 2 ** (failures - 2));
}
