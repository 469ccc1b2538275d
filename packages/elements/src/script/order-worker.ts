/**
 * The service worker of the page of an order. It answers with what that page has kept while the server is not reached, and
 * keeps nothing itself. The API is none of its business.
 */
interface FetchEvent extends Event {
	request: Request;
	respondWith(answer: Promise<Response>): void;
}

interface Worker extends EventTarget {
	skipWaiting(): Promise<void>;
	clients: { claim(): Promise<void> };
}

/** For so long a slow network is waited for, where something is kept (ms). */
const PATIENCE = 4000;

const worker = globalThis as unknown as Worker;

const find = (request: Request): Promise<Response | undefined> =>
	caches.match(request, { ignoreSearch: request.mode === 'navigate', ignoreVary: true });

async function answer(request: Request): Promise<Response> {
	const kept = await find(request);
	// Chunks are named by what is in them.
	if (kept && new URL(request.url).pathname.startsWith('/chunks/')) return kept;
	const asked = fetch(request);
	if (!kept) return asked;
	const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE));
	const fresh = await Promise.race([asked.catch(() => undefined), late]);
	return fresh && fresh.status < 500 ? fresh : kept;
}

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', () => void worker.clients.claim());
worker.addEventListener('fetch', (event) => {
	const { request } = event as FetchEvent;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/v1/')) return;
	(event as FetchEvent).respondWith(answer(request));
});
