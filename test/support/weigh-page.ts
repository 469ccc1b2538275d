import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { watchTraffic } from './traffic.ts';

export interface Weighed {
	/** After brotli, and after gzip, of all script that was asked for before it was shown. */
	bytes: number;
	gzip: number;
	/** Everything that was asked for, also afterwards. */
	names: string[];
}

/**
 * Opens a page and counts its script until something stands in each of these, as “tag selector”; what comes afterwards
 * is shown, but does not count.
 */
export async function weighPage(page: Page, address: string, wanted: string[], context: TestContext): Promise<Weighed> {
	const bodies = new Map<string, Promise<Buffer>>();
	page.on('response', (response) => {
		if (new URL(response.url()).pathname.endsWith('.js')) bodies.set(response.url(), response.body());
	});
	const quiet = watchTraffic(page);
	await page.addInitScript((selectors) => {
		const stands = (selector: string) => {
			const [, tag = '', part = ''] = /^(\S+) (.+)$/.exec(selector) ?? [];
			return document.querySelector(tag)?.shadowRoot?.querySelector(part)?.textContent?.trim();
		};
		const look = () => {
			if (selectors.every(stands)) Object.assign(globalThis, { shownAt: performance.now() });
			else requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	}, wanted);
	await page.goto(address);
	const found = await page.waitForFunction(() => (globalThis as { shownAt?: number }).shownAt);
	const shownAt = Number(await found.jsonValue());
	await quiet();
	const fetched = await page.evaluate(() =>
		performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, startTime })),
	);
	let [bytes, gzip] = [0, 0];
	for (const { name, startTime } of fetched) {
		const body = await bodies.get(name);
		if (!body) continue;
		const each = brotliCompressSync(body).length;
		if (startTime < shownAt) [bytes, gzip] = [bytes + each, gzip + gzipSync(body, { level: 9 }).length];
		const when = startTime < shownAt ? 'before' : 'after ';
		context.diagnostic(`${when} ${String(each).padStart(6)} ${new URL(name).pathname}`);
	}
	context.diagnostic(`${bytes} bytes of script, ${gzip} by gzip`);
	assert.ok(bytes > 0);
	return { bytes, gzip, names: [...bodies.keys()].map((each) => new URL(each).pathname) };
}
