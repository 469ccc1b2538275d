const PICTURES = 'endcap-kiosk-pictures';
/** The oldest go first. */
const MOST = 600;

export function isPicture({ destination, url }: Request): boolean {
	return destination === 'image' && url.startsWith('http');
}

/** As it was kept, or from the network and then kept. */
export async function answerPicture(request: Request): Promise<Response> {
	const cache = await caches.open(PICTURES);
	const kept = await cache.match(request.url);
	if (kept) return kept;
	// What other servers do not open to be read would be counted as seven megabytes each, and is not kept.
	const answer = await fetch(request.url, { mode: 'cors', credentials: 'omit' }).catch(() => undefined);
	if (!answer?.ok) return fetch(request);
	await keep(cache, request.url, answer.clone());
	return answer;
}

export async function keepPictures(addresses: readonly string[]): Promise<void> {
	const cache = await caches.open(PICTURES);
	for (const address of addresses.slice(0, MOST)) {
		if (await cache.match(address)) continue;
		const answer = await fetch(address, { mode: 'cors', credentials: 'omit' }).catch(() => undefined);
		if (answer?.ok) await keep(cache, address, answer);
	}
}

async function keep(cache: Cache, address: string, answer: Response): Promise<void> {
	try {
		await cache.put(address, answer);
		const kept = await cache.keys();
		for (const request of kept.slice(0, Math.max(0, kept.length - MOST))) await cache.delete(request);
	} catch {
		// The disk is full: what shoppers want comes before pictures.
		await caches.delete(PICTURES);
	}
}
