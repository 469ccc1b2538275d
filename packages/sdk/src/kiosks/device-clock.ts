/** What is known of this machine's clock, for the next page. */
export interface KeptClock {
	/** Milliseconds by which the server's clock is ahead of this machine's. */
	ahead: number;
	/** By the server's clock: it is later than this, whatever this machine's says. */
	told_at: number;
}

/** The server's clock as this device knows it. */
export interface DeviceClock {
	/** Milliseconds since 1970. This machine's, until the server was heard once. */
	now: () => number;
	/** Milliseconds by which this machine's clock is ahead of the server's. Null until the server was heard. */
	off(): number | null;
	/** What was known before. */
	recall(kept: KeptClock | undefined): void;
	/** It was so late, by the server's clock, when this is called. */
	tell(date: Date | undefined): void;
}

/** Dates in answers come in whole seconds, and take their time: what differs by less (ms) is no news. */
const FINE = 2000;

export function createDeviceClock(onChange: (kept: KeptClock) => void): DeviceClock {
	let kept: KeptClock | undefined;
	/** To add to the monotonic clock, which nobody sets. Undefined until this page has heard the server. */
	let ahead: number | undefined;

	function now(): number {
		if (ahead !== undefined) return performance.now() + ahead;
		return kept ? Math.max(Date.now() + kept.ahead, kept.told_at) : Date.now();
	}

	return {
		now,
		off: () => (ahead === undefined ? null : Math.round(Date.now() - now())),
		recall: (before) => (kept ??= before),
		tell(date) {
			if (!date) return;
			const told = date.getTime();
			if (ahead === undefined || Math.abs(told - now()) > FINE) ahead = told - performance.now();
			const found = { ahead: Math.round(now() - Date.now()), told_at: told };
			const isNews = !kept || Math.abs(found.ahead - kept.ahead) > FINE || told - kept.told_at > 3_600_000;
			if (isNews) onChange((kept = found));
		},
	};
}
