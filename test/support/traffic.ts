import type { Page, Request } from 'playwright-core';

/** As long as browsers and Playwright take for quiet (ms). */
const QUIET_FOR = 500;

/**
 * Watches what a page asks for, from before it is opened. What it returns resolves once nothing but the stream of
 * events, which stays open, has been under way for a while; Playwright's own `networkidle` waits for that as well.
 */
export function watchTraffic(page: Page): () => Promise<void> {
	const underWay = new Set<Request>();
	let changed = () => {};
	const isStream = (request: Request) => request.url().includes('/v1/events');
	page.on('request', (request) => {
		if (!isStream(request)) underWay.add(request);
		changed();
	});
	const end = (request: Request) => {
		underWay.delete(request);
		changed();
	};
	page.on('requestfinished', end).on('requestfailed', end);
	return () =>
		new Promise((resolve) => {
			let timer: NodeJS.Timeout | undefined;
			changed = () => {
				clearTimeout(timer);
				if (underWay.size === 0) timer = setTimeout(resolve, QUIET_FOR);
			};
			changed();
		});
}
