import type { OrderShownDetail } from '../orders/events.ts';

/**
 * For the server's own page of an order: keeps the page and its code on the device while there is an order to show, so that
 * the pickup code opens without a network. The order itself is kept by the SDK.
 */
const KEPT_FOR = 3 * 86_400_000;
/** What is loaded in one go is kept in one go (ms). */
const QUIET_FOR = 1000;

const name = `endcap-order ${location.pathname}`;
const shop = document.title;
let keeping = false;
let timer: ReturnType<typeof setTimeout> | undefined;

interface TrustedTypes {
	createPolicy(
		name: string,
		rules: { createScriptURL: (url: string) => string },
	): {
		createScriptURL(url: string): string;
	};
}

/** The page allows no address of a script to be a mere text. */
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy('endcap-order-page', { createScriptURL: (url) => url });
const worker = policy?.createScriptURL('/order/worker.js') ?? '/order/worker.js';

/** Files that this page is made of, never what the API or another site answered. */
function files(): string[] {
	const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
	const own = loaded.filter(
		({ origin, pathname }) => origin === location.origin && /^\/(endcap\.js|(chunks|order|docs)\/.+)$/.test(pathname),
	);
	return [location.pathname, ...new Set(own.map(({ pathname, search }) => pathname + search))];
}

/** Takes all of it, then puts all of it: what is kept fits together. */
async function store(): Promise<void> {
	const wanted = files();
	const answers = await Promise.all(wanted.map((file) => fetch(file)));
	if (!keeping || !answers.every(({ ok }) => ok)) return;
	const cache = await caches.open(name);
	await Promise.all(answers.map((answer, place) => cache.put(wanted[place] ?? '', answer)));
	for (const request of await cache.keys()) {
		const { pathname, search } = new URL(request.url);
		if (!wanted.includes(pathname + search)) await cache.delete(request);
	}
}

function storeSoon(): void {
	clearTimeout(timer);
	// Without a network, or without room, the page is kept as it was.
	timer = setTimeout(() => void (keeping && store().catch(() => undefined)), QUIET_FOR);
}

async function keep(): Promise<void> {
	if (keeping) return;
	keeping = true;
	await navigator.serviceWorker.register(worker, { scope: '/order/' });
	new PerformanceObserver(storeSoon).observe({ type: 'resource', buffered: true });
	storeSoon();
}

async function forget(): Promise<void> {
	keeping = false;
	await caches.delete(name);
	const others = (await caches.keys()).some((each) => each.startsWith('endcap-order '));
	if (others) return;
	await (await navigator.serviceWorker.getRegistration('/order/'))?.unregister();
}

document.addEventListener('endcap-order-shown', ({ detail }: CustomEvent<OrderShownDetail>) => {
	const { number, ended_at } = detail;
	document.title = `${number} · ${shop}`;
	// Browsers offer neither where the page came unencrypted.
	if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return;
	const isOver = ended_at !== null && Date.now() - Date.parse(ended_at) > KEPT_FOR;
	void (isOver ? forget() : keep()).catch(() => undefined);
});
document.addEventListener('endcap-order-missing', () => {
	if ('caches' in globalThis) void forget().catch(() => undefined);
});
