/**
 * The service worker of the kiosk: its shell in the version that is shown and the one before, and pictures of articles. The
 * API is none of its business, so nothing of a shopper passes through it.
 */
import type { WorkerMessage } from '../shell/updates.ts';
import { answerPicture, isPicture, keepPictures } from './pictures.ts';
import { takeUp, forget, keepShell, noteStart, shellFile, shellPage } from './shell-files.ts';

interface ExtendableEvent extends Event {
	waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
	request: Request;
	respondWith(answer: Promise<Response>): void;
}

interface Worker extends EventTarget {
	skipWaiting(): Promise<void>;
	clients: { claim(): Promise<void> };
}

const worker = globalThis as unknown as Worker;

worker.addEventListener('install', (event) => (event as ExtendableEvent).waitUntil(keepShell()));

worker.addEventListener('activate', (event) => {
	(event as ExtendableEvent).waitUntil(
		takeUp()
			.then(forget)
			.then(() => worker.clients.claim()),
	);
});

worker.addEventListener('message', (event) => {
	const { data } = event as MessageEvent<WorkerMessage>;
	const work = {
		take_over: () => worker.skipWaiting(),
		started: () => (data.type === 'started' ? noteStart(data.version) : undefined),
		pictures: () => (data.type === 'pictures' ? keepPictures(data.addresses) : undefined),
	}[data.type]();
	if (work) (event as MessageEvent & ExtendableEvent).waitUntil(work);
});

worker.addEventListener('fetch', (event) => {
	const { request } = event as FetchEvent;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET') return;
	const isOwn = origin === location.origin;
	const answer = (() => {
		if (isOwn && pathname.startsWith('/v1/')) return undefined;
		if (request.mode === 'navigate') return isOwn && pathname === '/kiosk' ? shellPage(request) : undefined;
		if (isPicture(request)) return answerPicture(request);
		return isOwn ? shellFile(request) : undefined;
	})();
	if (answer) (event as FetchEvent).respondWith(answer);
});
