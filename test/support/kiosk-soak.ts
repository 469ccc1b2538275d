import type { Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { becomes, KioskShop, openScreen, orderWish, visitOf, wake } from './kiosk-shop.ts';
import { seededRandom } from './random.ts';

export interface SoakOptions {
	visits: number;
	minutes: number;
	seed: number;
	say: (text: string) => void;
}

export interface SoakReport {
	visits: number;
	seconds: number;
	kinds: string;
	offline: number;
	promised: number;
	/** Bytes after collecting, at the first measurement and then in turn. */
	heap: number[];
	/** Bytes by which the heap grows a visit, by least squares. */
	slope: number;
	grown: Record<'listeners' | 'nodes' | 'documents', number>;
	missing: string[];
	doubled: string[];
	/** What the page complained of. */
	broken: string[];
}

type Measured = Record<'visit' | 'heap' | 'listeners' | 'nodes' | 'documents', number>;

/** What somebody does who stands at the kiosk. Orders are of the name that nobody else has. */
const KINDS = {
	looks: async (page: Page) => {
		for (const name of ['basket', 'home', 'help', 'home'] as const)
			await visitOf(page, (visit, to) => visit.go(to), name);
	},
	searches: async (page: Page) => {
		await page.locator('kiosk-home input').fill('kettle');
		await visitOf(page, (visit) => visit.go('results', { search: 'kettle' }));
	},
	changesTheLanguage: async (page: Page) => {
		for (const language of ['fi', 'et', 'lv', 'en'])
			await visitOf(page, (visit, to) => visit.setLanguage(to), language);
	},
	gathers: async (page: Page) => {
		await visitOf(page, ({ basket, go }) => {
			const line = {
				sku: 'KETTLE',
				title: 'Enamel kettle',
				image: null,
				unit_price: { amount: 4900, currency: 'EUR' },
			};
			basket.add(line);
			basket.add(line, 2);
			go('basket');
		});
	},
	orders: async (page: Page, name: string) => {
		const wish = orderWish();
		wish.contact = { ...wish.contact, name };
		await visitOf(page, async ({ device, basket_id }, given) => (await device.keep(given, basket_id, true)).id, wish);
	},
} satisfies Record<string, (page: Page, name: string) => Promise<unknown>>;

const EVERY = 20;
/** The first ones fill caches of the browser’s own. */
const WARM = 10;

export async function soakKiosk({ visits, minutes, seed, say }: SoakOptions): Promise<SoakReport> {
	const random = seededRandom(seed);
	const endings: (() => Promise<unknown>)[] = [];
	const ending = { after: (undo: () => Promise<unknown>) => void endings.push(undo) };
	const browser = await launchChromium();
	try {
		const shop = await KioskShop.open(ending, 1_000_000);
		const page = await (await openScreen(ending, browser)).newPage();
		const broken: string[] = [];
		page.on('pageerror', ({ message }) => broken.push(message));
		await shop.enrol(page, { sound: false });
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		const session = await page.context().newCDPSession(page);
		await session.send('Performance.enable');

		const began = performance.now();
		const promised: string[] = [];
		const measured: Measured[] = [];
		const counts = new Map<string, number>();
		let offline = 0;
		let done = 0;
		for (; done < visits && performance.now() - began < minutes * 60_000; done += 1) {
			if (random() < 0.15) shop.cut();
			else if (random() < 0.5) shop.mend();
			if (shop.proxy.refusing) offline += 1;
			await wake(page);
			const wanted = Object.entries(KINDS).filter(() => random() < 0.5);
			for (const [name, act] of wanted.length > 0 ? wanted : Object.entries(KINDS).slice(0, 1)) {
				const shopper = `Shopper ${done}`;
				await act(page, shopper);
				if (name === 'orders') promised.push(shopper);
				counts.set(name, (counts.get(name) ?? 0) + 1);
			}
			if (random() < 0.2) await page.reload();
			else await visitOf(page, (visit) => visit.finish()).catch(() => undefined);
			await becomes(page, 'attract');
			if (done >= WARM && done % EVERY === WARM) {
				measured.push(await measure());
				say(`${done + 1} visits, heap ${((measured.at(-1)?.heap ?? 0) / 1_000_000).toFixed(2)} MB`);
			}
		}
		const seconds = (performance.now() - began) / 1000;
		measured.push(await measure());

		shop.mend();
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await shop.until(async () => (await shop.kiosk()).heartbeat?.waiting === 0);
		const names = (await shop.orders()).map(({ contact }) => contact.name ?? '');
		const [first] = measured;
		const last = measured.at(-1);
		const more = (name: 'listeners' | 'nodes' | 'documents') => (last?.[name] ?? 0) - (first?.[name] ?? 0);
		return {
			visits: done,
			seconds,
			kinds: [...counts].map(([name, count]) => `${name} ${count}`).join(', '),
			offline,
			promised: promised.length,
			heap: measured.map(({ heap }) => heap),
			slope: slopeOf(measured),
			grown: { listeners: more('listeners'), nodes: more('nodes'), documents: more('documents') },
			missing: promised.filter((name) => !names.includes(name)),
			doubled: [...new Set(names.filter((name, index) => names.indexOf(name) !== index))],
			broken,
		};

		async function measure(): Promise<Measured> {
			await session.send('HeapProfiler.collectGarbage');
			await session.send('HeapProfiler.collectGarbage');
			const { metrics } = await session.send('Performance.getMetrics');
			const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
			return {
				visit: done,
				heap: of('JSHeapUsedSize'),
				listeners: of('JSEventListeners'),
				nodes: of('Nodes'),
				documents: of('Documents'),
			};
		}
	} finally {
		for (const undo of endings.toReversed()) await undo();
		await browser.close();
	}
}

function slopeOf(measured: readonly Measured[]): number {
	const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [x, y] = [mean(measured.map(({ visit }) => visit)), mean(measured.map(({ heap }) => heap))];
	const over = measured.reduce((sum, { visit, heap }) => sum + (visit - x) * (heap - y), 0);
	const under = measured.reduce((sum, { visit }) => sum + (visit - x) ** 2, 0);
	return under === 0 ? 0 : over / under;
}
