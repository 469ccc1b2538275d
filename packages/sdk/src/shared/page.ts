/**
 * - `hidden`: nobody looks any more.
 * - `returned`: someone looks again.
 * - `reconnected`: the network is back, or the page came out of the back-forward cache; what was under way may be lost.
 */
export type PageEvent = 'hidden' | 'returned' | 'reconnected';

/** Where there is no page, as in Node or a worker, someone always looks. */
export function isVisible(): boolean {
	return typeof document === 'undefined' || document.visibilityState === 'visible';
}

/** Returns the end of watching. Does nothing where there is no page. */
export function watchPage(listener: (event: PageEvent) => void): () => void {
	if (typeof document === 'undefined') return () => {};
	const stop = new AbortController();
	const { signal } = stop;
	document.addEventListener('visibilitychange', () => listener(isVisible() ? 'returned' : 'hidden'), { signal });
	addEventListener('focus', () => listener('returned'), { signal });
	addEventListener('online', () => listener('reconnected'), { signal });
	addEventListener('pageshow', (event) => event.persisted && listener('reconnected'), { signal });
	return () => stop.abort();
}
