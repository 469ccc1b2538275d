const NAME = 'endcap-kiosk';
/** For so long (ms) a page that has just been left may hold on to the lock. */
const GRACE = 1500;

/**
 * Resolves when no other window of this device is the kiosk, and keeps others from being it until `end`. `onElsewhere` is
 * called when that takes a while.
 */
export function becomeOnly(end: AbortSignal, onElsewhere: () => void): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(onElsewhere, GRACE);
		const held = navigator.locks.request(NAME, { signal: end }, () => {
			clearTimeout(timer);
			resolve();
			return new Promise<void>((over) => end.addEventListener('abort', () => over()));
		});
		held.catch(() => clearTimeout(timer));
	});
}
