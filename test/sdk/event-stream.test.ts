import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Event } from '@endcap/contract';
import { openEventStream, type EventStreamOptions } from '../../packages/sdk/src/events/event-stream.ts';
import { requestUrl } from '../../packages/sdk/src/shared/url.ts';
import { gate } from '../support/client.ts';
import { CuttingProxy } from '../support/cutting-proxy.ts';
import { startHoldingProxy } from '../support/holding-proxy.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';

const SKU = 'KETTLE';

/** Keeps everything that a stream tells. */
function listen() {
	const told: string[] = [];
	const events: Event[] = [];
	let waiting: (() => void)[] = [];
	const tell = (what: string) => {
		told.push(what);
		const ready = waiting;
		waiting = [];
		for (const resolve of ready) resolve();
	};
	const handlers = {
		onOpen: (position: string) => tell(`open ${position}`),
		onResync: (position: string) => tell(`resync ${position}`),
		onAlive: () => tell('alive'),
		onEvent(event: Event) {
			events.push(event);
			tell(event.type);
		},
	};
	const until = async (fits: (told: string[]) => unknown) => {
		while (!fits(told)) await new Promise<void>((resolve) => void waiting.push(resolve));
	};
	return { told, events, handlers, until };
}

suite('a stream of events', () => {
	let shop: ShopPage;
	before(async () => {
		shop = await openShop([SKU, 'CUP']);
	});
	after(() => shop.close());

	function follow(t: TestContext, url: string, options: Partial<EventStreamOptions> = {}) {
		const listener = listen();
		const stream = openEventStream({
			url: (query) => url + requestUrl('/v1/events', { ...query, key: shop.key }),
			fetch,
			topics: [`sku:${SKU}`],
			...listener.handlers,
			...options,
			timing: { pause: 5, longestPause: 20, pollEvery: 20, ...options.timing },
		});
		t.after(() => stream.close());
		return { stream, listener };
	}

	/** `fetch`, and when it is called for the second time. */
	function noticing() {
		const { open, opened } = gate();
		const asked = new Set<unknown>();
		const notice: typeof fetch = (input, init) => {
			if (asked.add(init).size === 2) open();
			return fetch(input, init);
		};
		return { askedAgain: opened, notice };
	}

	const sales = (events: Event[]) => events.map(({ data }) => data.quantity_available);
	/** As a poll tells them. */
	async function changesAfter(position: string): Promise<string[]> {
		const query = { mode: 'poll', after: position, topic: [`sku:${SKU}`, 'sku:CUP'], limit: 1000, key: shop.key };
		const page = (await (await fetch(shop.server + requestUrl('/v1/events', query))).json()) as { data: Event[] };
		return page.data.map(({ id }) => id);
	}

	test('begins where the feed is and tells what happens then', async (t) => {
		await shop.setStock(SKU, 'riga', 50);
		const { stream, listener } = follow(t, shop.server);
		await listener.until((told) => told.length > 0);
		const begin = stream.position;
		await shop.sell('CUP', 'riga');
		await shop.sell(SKU, 'riga', 2);
		await listener.until(() => listener.events.some(({ data }) => data.quantity_available === 10));
		assert.equal(listener.told[0], `open ${begin}`);
		assert.ok(listener.events.every(({ data }) => data.sku === SKU));
	});

	test('whose line is cut again and again tells every change once and in order', async (t) => {
		await shop.setStock(SKU, 'tartu', 9);
		const proxy = await CuttingProxy.start(
			{ port: Number(new URL(shop.server).port), host: '127.0.0.1' },
			{ rate: 0.3 },
		);
		t.after(() => proxy.close());
		const { stream, listener } = follow(t, proxy.url, { topics: [`sku:${SKU}`, 'sku:CUP'] });
		await listener.until((told) => told.length > 0);
		const [begin] = /\d+/.exec(listener.told[0]!)!;
		for (let left = 8; left >= 0; left--) {
			await shop.sell(SKU, 'tartu');
			if (left % 3 === 0) proxy.dropAll();
		}
		// The last that there is.
		await shop.sell('CUP', 'tartu');
		await listener.until(() => listener.events.at(-1)?.data.sku === 'CUP');
		stream.close();
		assert.deepEqual(
			listener.events.map(({ id }) => id),
			await changesAfter(begin),
		);
		assert.ok(shop.requests.filter((request) => request.includes(`after=`)).length > 2);
	});

	test('on a line that falls silent asks again', async (t) => {
		await shop.setStock(SKU, 'turku', 5);
		const proxy = await CuttingProxy.start({ port: Number(new URL(shop.server).port), host: '127.0.0.1' });
		t.after(() => proxy.close());
		const { askedAgain, notice } = noticing();
		const { listener } = follow(t, proxy.url, { fetch: notice, timing: { silence: 150 } });
		await listener.until((told) => told.length > 0);
		proxy.stall();
		await shop.sell(SKU, 'turku');
		await askedAgain;
		assert.deepEqual(listener.events, []);
		proxy.resume();
		await listener.until(() => sales(listener.events).includes(4));
	});

	test('polls where a proxy holds it back, and streams again when it does no more', async (t) => {
		await shop.setStock(SKU, 'gdansk', 3);
		const proxy = await startHoldingProxy(shop.server);
		t.after(() => proxy.close());
		const { listener } = follow(t, proxy.url, { timing: { firstBytes: 300, pollFor: 300 } });
		await listener.until((told) => told.length > 0);
		await shop.sell(SKU, 'gdansk');
		await listener.until(() => sales(listener.events).includes(2));
		assert.ok(shop.requests.at(-1)?.includes('mode=poll'));
		proxy.letThrough();
		const streamed = shop.requests.length;
		await shop.sell(SKU, 'gdansk');
		await listener.until(() => sales(listener.events).includes(1));
		await shop.until(() => shop.streams.size > 0);
		await shop.sell(SKU, 'gdansk');
		await listener.until(() => sales(listener.events).includes(0));
		assert.ok(shop.requests.slice(streamed).some((request) => !request.includes('mode=poll')));
		const ids = listener.events.map(({ id }) => Number(id));
		assert.deepEqual(
			ids,
			[...new Set(ids)].sort((a, b) => a - b),
		);
	});

	test('from a place that is no more tells to read again, and goes on', async (t) => {
		await shop.setStock(SKU, 'cape-town', 2);
		const { listener } = follow(t, shop.server, { after: '1000000000' });
		await listener.until((told) => told.some((each) => each.startsWith('resync')));
		await shop.sell(SKU, 'cape-town');
		await listener.until(() => sales(listener.events).includes(1));
		assert.deepEqual(
			listener.told.slice(0, 2).map((each) => each.split(' ')[0]),
			['open', 'resync'],
		);
	});

	test('that is closed leaves no line and says no more', async (t) => {
		const { stream, listener } = follow(t, shop.server);
		await listener.until((told) => told.length > 0);
		stream.close();
		const { length } = listener.told;
		await shop.until(() => shop.streams.size === 0);
		await shop.setStock(SKU, 'riga', 1);
		assert.equal(listener.told.length, length);
	});
});
