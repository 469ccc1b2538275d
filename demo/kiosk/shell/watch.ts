/**
 * Begins the document once more when it shows nothing in time, as a version does that does not start: it is the one part
 * of the page that imports nothing. Without a worker to begin with there is nothing that a document could be made of
 * while the network is gone, so that it is left as it is.
 */
const PATIENCE_MS = 20_000;

setTimeout(() => {
	const { dataset } = document.documentElement;
	if (dataset['started'] === undefined && navigator.serviceWorker?.controller) location.reload();
}, PATIENCE_MS);
