import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../test/support/chromium.ts';
import { BenchChild } from '../support/child.ts';
import type { Beginnings, OpenPages } from './clients.ts';
import type { Teller } from './tellers.ts';

const PROCESSES = 2;
const PATIENCE_MS = 20_000;

interface Arrival {
	position: number;
	at: number;
}

/** Pages that follow one server’s events: many cheap ones in processes of their own, and one in a real browser. */
export class AudienceOfPages {
	readonly #children: BenchChild[];
	readonly #browser: Browser;
	readonly #page: Page;

	private constructor(children: BenchChild[], browser: Browser, page: Page) {
		this.#children = children;
		this.#browser = browser;
		this.#page = page;
	}

	/** Resolves when all of them have been welcomed. */
	static async open({ url, key }: Teller, topics: string[][]): Promise<AudienceOfPages> {
		const children: BenchChild[] = [];
		for (let index = 0; index < PROCESSES; index += 1) {
			const [child] = await BenchChild.start(new URL('./clients.ts', import.meta.url));
			children.push(child);
			const own = topics.filter((_, page) => page % PROCESSES === index);
			await child.ask({ url, key, topics: own } satisfies OpenPages);
		}
		const browser = await launchChromium();
		const page = await browser.newPage();
		await page.goto(`${url}/v1/stores?key=${key}`);
		await page.evaluate(follow, { key, topics: topics[0] ?? [] });
		return new AudienceOfPages(children, browser, page);
	}

	async untilHeard(events: number): Promise<void> {
		for (const late = performance.now() + PATIENCE_MS; performance.now() < late; await delay(100)) {
			const heard = await Promise.all(this.#children.map((child) => child.ask<number>('heard')));
			if (heard.reduce((sum, number) => sum + number, 0) >= events) return;
		}
		throw new Error(`Pages did not hear ${events} events`);
	}

	async forget(): Promise<void> {
		for (const child of this.#children) await child.ask('forget');
	}

	async cpu(): Promise<number> {
		const used = await Promise.all(this.#children.map((child) => child.ask<number>('cpu')));
		return used.reduce((sum, number) => sum + number, 0);
	}

	/** In milliseconds, of all that was heard since `forget`; in the browser of all. */
	async delays(beginnings: { sales: Beginnings; events: Beginnings }) {
		const since = async (beginning: Beginnings) => {
			const delays = await Promise.all(this.#children.map((child) => child.ask<Float64Array>(beginning)));
			return delays.flatMap((some) => [...some]);
		};
		const arrivals = await this.#page.evaluate(() => globalThis.arrivals);
		return {
			events: await since(beginnings.events),
			sales: await since(beginnings.sales),
			browser: arrivals.map(({ position, at }) => at - (beginnings.events.get(position) ?? NaN)),
		};
	}

	async close(): Promise<void> {
		await this.#browser.close();
		for (const child of this.#children) {
			await child.ask('close');
			await child.end();
		}
	}
}

declare global {
	/** In the page. */
	var arrivals: Arrival[];
}

/** Runs in the page. */
async function follow({ key, topics }: { key: string; topics: string[] }): Promise<void> {
	globalThis.arrivals = [];
	const query = new URLSearchParams([['key', key], ...topics.map((topic) => ['topic', topic])]);
	const source = new EventSource(`/v1/events?${query}`);
	source.addEventListener('availability.changed', ({ lastEventId }) => {
		globalThis.arrivals.push({ position: Number(lastEventId), at: performance.timeOrigin + performance.now() });
	});
	await new Promise((resolve) => source.addEventListener('open', resolve));
}
