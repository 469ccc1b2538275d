export interface IdleOptions {
	/** Seconds without anybody until it asks, and until it takes that for an answer. */
	idle_seconds: number;
	warning_seconds: number;
	/** What both are multiplied by. */
	patience: () => number;
	/** Nobody has stirred. Called again each second with the seconds that are left; `null` when somebody has. */
	onWarning: (left: number | null) => void;
	onOver: () => void;
}

export interface Idle {
	/** Somebody is there. */
	stirred(): void;
	stop(): void;
}

/** Asks whether anybody is there when nobody has stirred for a while. Each time somebody is, it begins anew. */
export function watchIdle({ idle_seconds, warning_seconds, patience, onWarning, onOver }: IdleOptions): Idle {
	let last = performance.now();
	let isWarning = false;

	// A slow beat in place of a timer for each touch. While the machine sleeps nobody is there either.
	const beat = setInterval(() => {
		const times = patience();
		const quiet = (performance.now() - last) / 1000 / times;
		if (quiet < idle_seconds) return;
		const left = idle_seconds + warning_seconds - quiet;
		if (left <= 0) {
			stop();
			onOver();
		} else {
			isWarning = true;
			onWarning(Math.ceil(left * times));
		}
	}, 250);

	function stop(): void {
		clearInterval(beat);
	}

	return {
		stirred() {
			last = performance.now();
			if (!isWarning) return;
			isWarning = false;
			onWarning(null);
		},
		stop,
	};
}
