const PICTURES = 'endcap-kiosk-pictures';
/** The oldest go first. */
const MOST = 600;
/** A larger one is shown, and not kept. */
const MOST_BYTES = 2_000_000;
/** Of what the browser lets this origin keep. The rest is for what shoppers want. */
const SHARE = 0.5;
/** Milliseconds that one may take. */
const LONGEST = 30_000;

interface Obtained {
	picture: Blob | undefined;
	/** For more of them. */
	hasRoom: boolean;
}

const coming = new Map<string, Promise<Obtained>>();
/** The list that was given last. */
let latest: readonly string[] = [];
let tail: Promise<unknown> = Promise.resolve();

export function isPicture({ destination, url }: Request): boolean {
	return destination === 'image' && url.startsWith('http');
}

/** As it was kept, or from the network and then kept. */
export async function answerPicture(request: Request): Promise<Response> {
	const cache = await caches.open(PICTURES);
	const kept = await cache.match(request.url);
	if (kept) return kept;
	// What other servers do not open to be read would be counted as seven megabytes each, and is not kept.
	const { picture } = await obtain(cache, request.url);
	return picture ? new Response(picture) : fetch(request);
}

/** Keeps these, as many as there is room for, and none that is not among them. One list after another; the newest counts. */
export function keepPictures(addresses: readonly string[]): Promise<void> {
	latest = addresses;
	const run = tail.then(() => keepAll(addresses));
	tail = run.catch(() => undefined);
	return run;
}

async function keepAll(addresses: readonly string[]): Promise<void> {
	const cache = await caches.open(PICTURES);
	const wanted = addresses.slice(0, MOST).map((address) => new URL(address, location.href).href);
	for (const { url } of await cache.keys()) if (!wanted.includes(url)) await cache.delete(url);
	for (const address of wanted) {
		if (latest !== addresses) return;
		if (await cache.match(address)) continue;
		// What is gone for want of room would only be fetched again, and be gone again.
		if (!(await obtain(cache, address)).hasRoom) return;
	}
}

/** From the network, and then kept. What a screen shows while its list is being fetched is fetched once for both. */
function obtain(cache: Cache, address: string): Promise<Obtained> {
	const obtained = coming.get(address) ?? obtainAnew(cache, address).finally(() => coming.delete(address));
	coming.set(address, obtained);
	return obtained;
}

async function obtainAnew(cache: Cache, address: string): Promise<Obtained> {
	const picture = await read(address);
	return { picture, hasRoom: !picture || (await keep(cache, address, picture)) };
}

/** All of it. Undefined when it cannot be had, or the line is lost in the middle. */
async function read(address: string): Promise<Blob | undefined> {
	try {
		// One that stalls would hold up all that come after it.
		const signal = AbortSignal.timeout(LONGEST);
		const answer = await fetch(address, { mode: 'cors', credentials: 'omit', signal });
		return answer.ok ? await answer.blob() : undefined;
	} catch {
		return undefined;
	}
}

/** False when there is no room for pictures. */
async function keep(cache: Cache, address: string, picture: Blob): Promise<boolean> {
	if (picture.size > MOST_BYTES) return true;
	if (!(await hasRoom())) return false;
	try {
		await cache.put(address, new Response(picture));
		const kept = await cache.keys();
		for (const request of kept.slice(0, Math.max(0, kept.length - MOST))) await cache.delete(request);
		return true;
	} catch {
		// The disk is full: what shoppers want comes before pictures.
		await caches.delete(PICTURES);
		return false;
	}
}

async function hasRoom(): Promise<boolean> {
	const { usage = 0, quota = Infinity } = await navigator.storage.estimate().catch((): StorageEstimate => ({}));
	return usage < quota * SHARE;
}
