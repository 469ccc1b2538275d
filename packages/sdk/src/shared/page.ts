/** Where there is no page, as in Node or a worker, someone always looks. */
export function isVisible(): boolean {
	return globalThis.document?.visibilityState !== 'hidden';
}

/**
 * Calls back when someone may look at the page again, and with `lost` when what was under way may be lost: the network
 * is back, or the page came out of the back-forward cache. Returns the end of watching. Nothing happens without a page.
 */
export function watchPage(onReturn: (lost: boolean) => void): () => void {
	const stop = new AbortController();
	const { signal } = stop;
	const onEvent = (event: Event) => onReturn(event.type === 'online' || (event as PageTransitionEvent).persisted);
	if (globalThis.document) {
		// visibilitychange bubbles from the document.
		for (const type of ['visibilitychange', 'focus', 'online', 'pageshow']) addEventListener(type, onEvent, { signal });
	}
	return () => stop.abort();
}
