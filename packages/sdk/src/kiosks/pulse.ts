/** Something that is done again and again, one time after the other. */
export interface Pulse {
	/** At once, or once more when it is being done. */
	now(): void;
	/** Counts the pause from now on, which may be another one. */
	again(): void;
}

/** Begun by `now`. What fails is done again after the pause as well. */
export function createPulse(
	end: AbortSignal,
	{ wait, beat }: { wait: () => number; beat: () => Promise<void> },
): Pulse {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let busy = false;
	let wanted = false;

	function again(): void {
		clearTimeout(timer);
		// Give or take a quarter, so that many kiosks do not come at once.
		if (!end.aborted) timer = setTimeout(now, wait() * (0.75 + Math.random() / 2));
	}

	function now(): void {
		wanted = true;
		if (!busy) void run();
	}

	async function run(): Promise<void> {
		clearTimeout(timer);
		busy = true;
		while (wanted && !end.aborted) {
			wanted = false;
			await beat().catch(() => undefined);
		}
		busy = false;
		again();
	}

	end.addEventListener('abort', () => clearTimeout(timer));
	return { now, again };
}
