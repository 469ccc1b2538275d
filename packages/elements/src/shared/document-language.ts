const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back when the document's language changes, with one observer for the whole page; returns the end of that. */
export function onDocumentLanguage(listener: () => void): () => void {
	listeners.add(listener);
	if (!observer) {
		observer = new MutationObserver(() => listeners.forEach((call) => call()));
		observer.observe(document.documentElement, { attributeFilter: ['lang'] });
	}
	return () => listeners.delete(listener);
}
