/** What the build wrote: all files of this version but the page itself, and the name of it (vite.config.ts). */
declare const KIOSK_FILES: readonly string[];
declare const KIOSK_VERSION: string;

/** Which version is shown. `starts`: how often it was begun without ever saying that it works. */
interface Shown {
	version: string;
	starts: number;
	works: boolean;
	/** The last one before it that worked. */
	before: string | null;
}

const SHELL = 'endcap-kiosk-shell ';
const STATE = 'endcap-kiosk-state';
/** Begun so often without success, a version is given up for the one before, until the next one comes. */
const TRIES = 2;

const page = `/kiosk${location.search}`;
const open = (version: string) => caches.open(SHELL + version);

let tail: Promise<unknown> = Promise.resolve();

/** One after another: a page may say that it has started while its version is still being taken up. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const run = tail.then(work);
	tail = run.catch(() => undefined);
	return run;
}

async function readShown(): Promise<Shown | undefined> {
	const kept = await (await caches.open(STATE)).match('/shown');
	return kept && ((await kept.json()) as Shown);
}

async function writeShown(shown: Shown): Promise<void> {
	await (await caches.open(STATE)).put('/shown', new Response(JSON.stringify(shown)));
}

/** All of this version or none of it. */
export async function keepShell(): Promise<void> {
	const cache = await open(KIOSK_VERSION);
	await cache.addAll([page, ...KIOSK_FILES].map((file) => new Request(file, { cache: 'reload' })));
}

/** From now on this version is shown. */
export function takeUp(): Promise<void> {
	return inTurn(async () => {
		const shown = await readShown();
		if (shown?.version === KIOSK_VERSION) return;
		const before = shown?.works ? shown.version : (shown?.before ?? null);
		await writeShown({ version: KIOSK_VERSION, starts: 0, works: false, before });
	});
}

/** Versions that are not shown, and will not be. */
export async function forget(): Promise<void> {
	const shown = await readShown();
	const wanted = [shown?.version, shown?.before].map((version) => SHELL + version);
	const others = (await caches.keys()).filter((name) => name.startsWith(SHELL) && !wanted.includes(name));
	await Promise.all(others.map((name) => caches.delete(name)));
}

/** A page of that version says that it works. */
export function noteStart(version: string): Promise<void> {
	return inTurn(async () => {
		const shown = await readShown();
		if (shown?.version === version && !shown.works) await writeShown({ ...shown, works: true });
	});
}

/** Which version a page is begun with, which is counted until it says that it works. */
async function beginVersion(): Promise<string | undefined> {
	const shown = await readShown();
	if (!shown || shown.works) return shown?.version;
	if (shown.starts >= TRIES && shown.before !== null) return shown.before;
	await writeShown({ ...shown, starts: shown.starts + 1 });
	return shown.version;
}

/** The page of the version that is shown, of the one before when that does not start, and else from the network. */
export async function shellPage(request: Request): Promise<Response> {
	const version = await inTurn(beginVersion);
	if (version === undefined) return fetch(request);
	const cache = await open(version);
	const kept = await cache.match(request);
	if (kept) {
		void refresh(cache, request, version);
		return kept;
	}
	return fetch(request).catch(async () => (await cache.match(request, { ignoreSearch: true })) ?? Response.error());
}

/** What the server fills in may change without a new version, as the shop's key does. */
async function refresh(cache: Cache, request: Request, version: string): Promise<void> {
	const answer = await fetch(request.url, { cache: 'no-cache' }).catch(() => undefined);
	if (!answer?.ok) return;
	const copy = answer.clone();
	if ((await answer.text()).includes(`data-version="${version}"`)) await cache.put(request.url, copy);
}

/** Files are named by what is in them, so that it does not matter which version has one. */
export async function shellFile(request: Request): Promise<Response> {
	return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
