const PATIENCE_MS = 1000;

/**
 * Leaves nothing of a shopper's on the device but what was sealed. The document is left for a new one, so that neither
 * memory nor forms nor history have anything; storage, which outlives documents, is emptied here.
 */
export async function wipe(): Promise<void> {
	emptyDocument();
	await emptyStorage();
}

function emptyDocument(): void {
	globalThis.speechSynthesis?.cancel();
	for (const video of document.querySelectorAll('video')) {
		if (video.srcObject instanceof MediaStream) for (const track of video.srcObject.getTracks()) track.stop();
	}
	// Before the document goes, since what is in its fields goes with it.
	document.body.replaceChildren();
	getSelection()?.removeAllRanges();
}

/** What outlives documents. A document begins with it, too: the one before may have crashed. */
export async function emptyStorage(): Promise<void> {
	sessionStorage.clear();
	for (const name of Object.keys(localStorage)) if (!isKept(name)) localStorage.removeItem(name);
	for (const cookie of document.cookie.split('; ')) {
		document.cookie = `${cookie.replace(/=.*/, '')}=; path=/; max-age=0`;
	}
	// Each by itself: what fails of one is no reason to leave the others, and what never ends is not waited for.
	const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
	await Promise.race([late, Promise.allSettled([emptyClipboard(), emptyCaches(), emptyDatabases()])]);
}

/** Where the device's policy allows it, or right after a press. Otherwise the browser would ask, with nobody to answer. */
async function emptyClipboard(): Promise<void> {
	const name = 'clipboard-read' as PermissionName;
	const isAllowed = (await navigator.permissions.query({ name })).state === 'granted';
	if (isAllowed || navigator.userActivation.isActive) await navigator.clipboard?.writeText('');
}

async function emptyCaches(): Promise<void> {
	const names = (await caches.keys()).filter((name) => !isKept(name));
	await Promise.all(names.map((name) => caches.delete(name)));
}

async function emptyDatabases(): Promise<void> {
	for (const { name } of await indexedDB.databases()) {
		if (name && !isKept(name)) indexedDB.deleteDatabase(name);
	}
}

/**
 * True of what the device keeps for itself, which nothing of a shopper's is in, and of what the shop's other pages keep in
 * the same browser, such as a till's sales that wait. A visit is told to keep nothing, and would name it by the kiosk's key.
 */
function isKept(name: string): boolean {
	const { key = '' } = document.documentElement.dataset;
	return /^endcap[ .-]/.test(name) && !name.replaceAll(key, '').includes('pk_');
}
