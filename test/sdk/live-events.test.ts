import assert from 'node:assert/strict';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { SkuAvailability } from '@endcap/contract';
import { createEndcap, type EndcapOptions, type Live } from '@endcap/sdk';
import { gate, until } from '../support/client.ts';
import { holdClock } from '../support/clock.ts';
import { CuttingProxy } from '../support/cutting-proxy.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';
import { variantInput } from '../support/shop.ts';

const GTIN = '04006381333931';

const isFor = (input: unknown, path: string) => typeof input === 'string' && input.includes(path);

suite('live availability and the feed of events', () => {
	let shop: ShopPage;
	before(async () => {
		shop = await openShop(['KETTLE', 'CUP', variantInput('PAN', { gtin: GTIN })], { events: { keepAliveMs: 100 } });
	});
	after(() => shop.close());

	function connect(t: TestContext, options: Partial<EndcapOptions> = {}) {
		const all = { baseUrl: shop.server, publishableKey: shop.key, retries: 0, ...options } as EndcapOptions;
		const endcap = createEndcap(all);
		t.after(() => endcap.destroy());
		const $kettle = endcap.availability.$availability({ sku: 'KETTLE' });
		const leave = $kettle.subscribe(() => {});
		const reads = () => shop.requests.slice(from).filter((each) => each.includes('/v1/availability')).length;
		const from = shop.requests.length;
		/** Told of changes, so that it is not read again for them. */
		const told = async () => {
			await until($kettle, ({ status }) => status === 'ready');
			await shop.until(() => reads() >= 2);
			// The answer to the second read, and a sign of the stream after it.
			for (const _ of ['answer', 'sign']) {
				const last = $kettle.get();
				await until($kettle, (live) => live !== last);
			}
		};
		return { endcap, $kettle, leave, reads, told };
	}

	const has = (store: string, units: number | undefined) => (live: Live<SkuAvailability | null>) =>
		live.value?.stores.find(({ store_id }) => store_id === store)?.quantity_available === units;

	test('a sale is told without another read', async (t) => {
		await shop.setStock('KETTLE', 'riga', 5);
		const { $kettle, reads, told } = connect(t);
		await told();
		const before = reads();
		await shop.sell('KETTLE', 'riga');
		const { status, as_of } = await until($kettle, has('riga', 4));
		assert.equal(status, 'ready');
		assert.ok(as_of && Math.abs(Date.now() - as_of.getTime()) < 60_000);
		assert.equal(reads(), before);
		assert.equal(shop.streams.size, 1);
	});

	test('a sale is told of what is asked for by GTIN', async (t) => {
		await shop.setStock('PAN', 'riga', 5);
		const { endcap, told } = connect(t);
		const $pan = endcap.availability.$availability({ gtin: '4006381333931' });
		$pan.subscribe(() => {});
		await until($pan, has('riga', 5));
		await told();
		await shop.sell('PAN', 'riga', 2);
		await until($pan, has('riga', 3));
	});

	test('a secret key is told as well, and stands in no address', async (t) => {
		await shop.setStock('KETTLE', 'gdansk', 5);
		const { $kettle, told } = connect(t, { publishableKey: undefined, secretKey: shop.secret });
		await told();
		await shop.sell('KETTLE', 'gdansk');
		await until($kettle, has('gdansk', 4));
		assert.ok(!shop.requests.some((request) => request.includes('sk_')));
	});

	test('what changed between the first read and the stream is read', async (t) => {
		await shop.setStock('KETTLE', 'tartu', 5);
		const { open, opened } = gate();
		const { $kettle, reads } = connect(t, {
			fetch: async (input, init) => {
				if (isFor(input, '/v1/events')) await opened;
				return fetch(input, init);
			},
		});
		await until($kettle, has('tartu', 5));
		await shop.sell('KETTLE', 'tartu');
		open();
		await until($kettle, has('tartu', 4));
		assert.equal(reads(), 2);
	});

	test('an answer from before a change does not undo it', async (t) => {
		await shop.setStock('KETTLE', 'turku', 5);
		const { open, opened } = gate();
		let held = false;
		const { endcap, $kettle, told } = connect(t, {
			fetch: async (input, init) => {
				const response = await fetch(input, init);
				if (held && isFor(input, '/v1/availability')) await opened;
				return response;
			},
		});
		await told();
		held = true;
		const older = endcap.availability.get({ sku: ['KETTLE'] });
		const answered = shop.requests.length;
		await shop.until(() => shop.requests.length > answered);
		await shop.sell('KETTLE', 'turku');
		await until($kettle, has('turku', 4));
		open();
		await older;
		assert.ok(has('turku', 4)($kettle.get()));
	});

	test('everything is read again when it is told that too much has changed', async (t) => {
		const { $kettle, reads, told } = connect(t);
		await told();
		const [before, { as_of }] = [reads(), $kettle.get()];
		await shop.changeEverything();
		await until($kettle, (live) => live.as_of !== as_of && reads() > before);
	});

	test('a variant that is subscribed to later is told of too, and nothing else is read for it', async (t) => {
		await shop.setStock('CUP', 'riga', 5);
		const { endcap, told } = connect(t);
		await told();
		const $cup = endcap.availability.$availability({ sku: 'CUP' });
		$cup.subscribe(() => {});
		const from = shop.requests.length;
		await until($cup, has('riga', 5));
		await shop.until(() => [...shop.streams].some((stream) => stream.includes('CUP')));
		await shop.sell('CUP', 'riga');
		await until($cup, has('riga', 4));
		assert.equal(shop.streams.size, 1);
		assert.ok(!shop.requests.slice(from).some((each) => each.includes('availability') && each.includes('KETTLE')));
	});

	test('the stream ends with the last subscription', async (t) => {
		const { $kettle, leave, told } = connect(t);
		await told();
		leave();
		await shop.until(() => shop.streams.size === 0);
		$kettle.subscribe(() => {});
		await shop.until(() => shop.streams.size === 1);
	});

	test('the stream ends with its client', async (t) => {
		const { endcap, told } = connect(t);
		await told();
		endcap.destroy();
		await shop.until(() => shop.streams.size === 0);
	});

	test('without it nothing is asked but what is read', async (t) => {
		const from = shop.requests.length;
		const { $kettle } = connect(t, { live: false });
		await until($kettle, ({ status }) => status === 'ready');
		await shop.sell('CUP', 'riga', 1);
		assert.ok(!shop.requests.slice(from).some((request) => request.includes('/v1/events')));
	});

	// The last one, since the server of this process goes by the same clock.
	test('while changes are told nothing is read and nothing turns stale; when they are not, as without', async (t) => {
		const clock = holdClock(t);
		const proxy = await CuttingProxy.start({ port: Number(new URL(shop.server).port), host: '127.0.0.1' });
		t.after(() => proxy.close());
		const { $kettle, reads, told } = connect(t, { baseUrl: proxy.url });
		await told();
		const before = reads();
		for (let beat = 0; beat < 6; beat++) {
			const { as_of } = $kettle.get();
			clock.advance(20_000);
			assert.equal($kettle.get().status, 'ready');
			await until($kettle, (live) => live.as_of !== as_of);
		}
		assert.equal(reads(), before);
		proxy.refusing = true;
		proxy.dropAll();
		clock.advance(61_000);
		const { error } = await until($kettle, (live) => live.error);
		assert.equal(error?.name, 'EndcapNetworkError');
		assert.equal($kettle.get().status, 'stale');
		proxy.refusing = false;
		clock.advance(61_000);
		await until($kettle, ({ status }) => status === 'ready');
	});
});
