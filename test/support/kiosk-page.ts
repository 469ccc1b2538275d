import type { createKiosk, KioskDevice } from '@endcap/sdk/kiosk';
import type { Browser, Page } from 'playwright-core';
import { bundle } from './bundle.ts';
import { CuttingProxy } from './cutting-proxy.ts';
import type { TestServer } from './server.ts';
import type { Ending } from './temporary.ts';

/** Half a day: whatever happens sooner was not a heartbeat in its turn. */
const SELDOM = 43_200_000;

interface Sdk {
	createKiosk: typeof createKiosk;
}

export interface PageOptions {
	/** Of the retailer whose page it is. */
	publishableKey: string;
	/** Milliseconds between heartbeats. */
	interval?: number;
	/** No events come through. */
	deaf?: boolean;
}

/** A device with nothing on it but the SDK, which opens pages of a real server through a proxy that can be cut. */
export class KioskScreen {
	readonly proxy: CuttingProxy;
	readonly #context: Awaited<ReturnType<Browser['newContext']>>;

	private constructor(proxy: CuttingProxy, context: Awaited<ReturnType<Browser['newContext']>>) {
		this.proxy = proxy;
		this.#context = context;
	}

	static async open(t: Ending, browser: Browser, server: TestServer): Promise<KioskScreen> {
		const { port, hostname } = new URL(server.url);
		const proxy = await CuttingProxy.start({ port: Number(port), host: hostname });
		t.after(() => proxy.close());
		const context = await browser.newContext();
		t.after(() => context.close());
		const [sdk] = await bundle(`export * from '@endcap/sdk/kiosk';`, { oneFile: true });
		await context.route('**/sdk.js', (route) =>
			route.fulfill({ contentType: 'text/javascript', body: sdk?.code ?? '' }),
		);
		await context.route('**/device', (route) =>
			route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>A kiosk</title>' }),
		);
		return new KioskScreen(proxy, context);
	}

	/** Whatever was open before is closed by it, as on a device with one screen. */
	async load({ publishableKey, interval = SELDOM, deaf = false }: PageOptions): Promise<Page> {
		await Promise.all(this.#context.pages().map((page) => page.close()));
		const page = await this.#context.newPage();
		if (deaf) await page.route('**/v1/events?*', (route) => route.abort());
		await page.goto(`${this.proxy.url}/device`);
		await page.evaluate(
			async (options) => {
				const sdk = '/sdk.js';
				const { createKiosk } = (await import(sdk)) as Sdk;
				Object.assign(globalThis, {
					device: createKiosk({ ...options, baseUrl: location.origin, appVersion: 'test' }),
				});
			},
			{ publishableKey, interval },
		);
		return page;
	}

	cut(): void {
		this.proxy.refusing = true;
		this.proxy.dropAll();
	}

	mend(): void {
		this.proxy.refusing = false;
	}
}

/** The page’s own, there alone. */
declare const device: KioskDevice;

/** Until it is what is wanted, in JSON of its phase and of how it is to be. */
export async function becomes(page: Page, phase: string, fields: object = {}): Promise<void> {
	await page.waitForFunction(
		({ phase, fields }) => {
			const state = device.$state.get();
			const self: object = state.phase === 'enrolled' ? state.self : {};
			return (
				state.phase === phase &&
				Object.entries(fields).every(
					([name, value]) => JSON.stringify(Reflect.get(self, name)) === JSON.stringify(value),
				)
			);
		},
		{ phase, fields },
	);
}

export async function enrol(page: Page, code: string): Promise<void> {
	await becomes(page, 'enrolling');
	const { outcome } = await page.evaluate((typed) => device.enrol(typed), code);
	if (outcome !== 'enrolled') throw new Error(`The code was answered with ${outcome}`);
}

/** What it keeps, as its outbox says. */
export const kept = (page: Page) => page.evaluate(() => device.$outbox.get());

/** Keeps a wish that nobody waits for; resolves to its id. */
export const keep = (page: Page, wish: Parameters<KioskDevice['keep']>[0]) =>
	page.evaluate(async (given) => (await device.keep(given, crypto.randomUUID(), false)).id, wish);

/** Until nothing waits that it can deliver as who it is; `stranded`: of so many other kiosks something stays. */
export async function empties(page: Page, { stranded = 0 } = {}): Promise<void> {
	await page.waitForFunction((kiosks) => {
		const state = device.$outbox.get();
		return state.waiting === 0 && state.stranded.length === kiosks;
	}, stranded);
}

export const callForHelp = (page: Page, language: string) =>
	page.evaluate((given) => device.callForHelp(given), language);
