import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { CustomerFound } from '@endcap/contract';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { becomes, KioskShop, openScreen, orderWish, visitOf, wake } from '../support/kiosk-shop.ts';

const PHONE = '+37251234567';
const SEARCHED = 'kanariefrø til mormor';
const POINTS = 7331;

/** Every string that the page’s process has in its memory for scripts. */
async function heapOf(session: CDPSession): Promise<string> {
	const chunks: string[] = [];
	const keep = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
	session.on('HeapProfiler.addHeapSnapshotChunk', keep);
	await session.send('HeapProfiler.collectGarbage');
	await session.send('HeapProfiler.collectGarbage');
	await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	session.off('HeapProfiler.addHeapSnapshotChunk', keep);
	return (JSON.parse(chunks.join('')) as { strings: string[] }).strings.join('\n');
}

/** Everything that the origin has stored, as text. */
async function storedBy(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const found: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage), document.cookie];
		for (const { name } of await indexedDB.databases()) {
			const opening = indexedDB.open(name ?? '');
			await new Promise((resolve) => opening.addEventListener('success', resolve));
			for (const store of opening.result.objectStoreNames) {
				const reading = opening.result.transaction(store).objectStore(store).getAll();
				await new Promise((resolve) => reading.addEventListener('success', resolve));
				found.push(name, store, reading.result);
			}
			opening.result.close();
		}
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const kept = await cache.match(request);
				found.push(request.url, /image/.test(kept?.headers.get('content-type') ?? '') ? '' : await kept?.text());
			}
		}
		return JSON.stringify(found);
	});
}

async function fieldsOf(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value }) => value),
	);
}

/** As when the tab has crashed: somebody, or something, opens another one in its place. */
async function crash(page: Page): Promise<Page> {
	const session = await page.context().newCDPSession(page);
	const crashed = new Promise((resolve) => page.once('crash', resolve));
	// It is never answered.
	void session.send('Page.crash').catch(() => undefined);
	await crashed;
	const next = await page.context().newPage();
	await page.close();
	return next;
}

/** How somebody leaves, and the page that there is then. */
const WAYS: [name: string, leave: (page: Page) => Promise<Page>][] = [
	[
		'is done',
		async (page) => {
			await page.getByRole('button', { name: 'I am done' }).click();
			return page;
		},
	],
	[
		'has left without a word',
		async (page) => {
			await page.clock.runFor(90_000);
			return page;
		},
	],
	[
		'has the page loaded anew',
		async (page) => {
			await page.reload();
			return page;
		},
	],
	[
		'has the page crash',
		async (page) => {
			const url = page.url();
			const next = await crash(page);
			await next.goto(url);
			return next;
		},
	],
];

describe('nothing of a shopper is left', () => {
	const endings: (() => Promise<unknown>)[] = [];
	let shop: KioskShop;
	let browser: Browser;
	let shoppers = 0;

	before(async () => {
		browser = await launchChromium();
		shop = await KioskShop.open({ after: (undo) => void endings.push(undo) });
	});

	after(async () => {
		for (const undo of endings.toReversed()) await undo();
		await browser?.close();
	});

	/** Somebody who has left as much of themselves as they can. */
	async function leaveTraces(t: TestContext, isTimed: boolean) {
		const who = `kanariefuglen${++shoppers}`;
		const email = `${who}@example.com`;
		const context = await openScreen(t, browser);
		await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(shop.url).origin });
		const page = await context.newPage();
		page.setDefaultTimeout(30_000);
		await shop.enrol(page, { idle_seconds: 60, warning_seconds: 20 });
		if (isTimed) await page.clock.install();
		if (isTimed) await page.reload();
		await wake(page);
		await shop.signIn(page, email);
		const { data } = await shop.call<{ data: CustomerFound[] }>('POST', '/v1/customers/search', { email: email });
		await shop.call('POST', `/v1/loyalty/accounts/${data[0]?.id}/adjust`, { points: POINTS, note: 'A present' });
		const token = await visitOf(page, ({ device }) => device.accessToken() ?? '');
		await visitOf(page, (visit) => visit.go('member'));
		await page.getByText('7,331').first().waitFor();
		await page.evaluate(
			async ({ email, name }) => {
				await navigator.clipboard.writeText(email);
				sessionStorage.setItem('name', name);
				localStorage.setItem('name', name);
				document.cookie = `name=${name}; path=/`;
				await caches.open('answers').then((cache) => cache.put('/answer', new Response(name)));
				await new Promise((resolve) => indexedDB.open(name).addEventListener('success', resolve));
			},
			{ email, name: who },
		);
		await visitOf(page, (visit) => visit.go('home'));
		await page.locator('kiosk-home input').fill(SEARCHED);
		shop.cut();
		const wish = orderWish({ access_token: token });
		wish.contact = { ...wish.contact, name: who, email: email, phone: PHONE };
		await visitOf(page, ({ device, basket_id }, given) => device.keep(given, basket_id, true), wish);
		return { context, page, who, email, token };
	}

	for (const [name, leave] of WAYS) {
		it(`when somebody ${name}`, async (t) => {
			const { context, page, who, email, token } = await leaveTraces(t, name.startsWith('has left'));
			t.after(async () => shop.mend());
			const canaries = [who, email, PHONE, SEARCHED, '7,331', token];
			const before = await context.newCDPSession(page);
			const heap = await heapOf(before);
			assert.deepEqual(
				[who, email, '7,331', token].filter((text) => !heap.includes(text)),
				[],
				'what is looked for is found while it is there',
			);

			const next = await leave(page);
			await becomes(next, 'attract');
			const session = await context.newCDPSession(next);
			const places = {
				document: await next.content(),
				title: await next.title(),
				fields: (await fieldsOf(next)).join('\n'),
				stored: await storedBy(next),
				cookies: JSON.stringify(await context.cookies()),
				clipboard: await next.evaluate(() => navigator.clipboard.readText()),
				history: JSON.stringify(await session.send('Page.getNavigationHistory')),
				heap: await heapOf(session),
			};
			for (const [place, text] of Object.entries(places)) {
				assert.deepEqual(
					canaries.filter((canary) => text.toLowerCase().includes(canary.toLowerCase())),
					[],
					place,
				);
			}
			assert.deepEqual(
				(await next.evaluate(async () => indexedDB.databases())).map((each) => each.name),
				['endcap-kiosk'],
			);
			// Nothing to go back to, and nothing that comes back into a field.
			await wake(next);
			assert.deepEqual((await fieldsOf(next)).filter(Boolean), []);
		});
	}

	it('while what the shop’s other pages keep in the same browser stays', async (t) => {
		const page = await (await openScreen(t, browser)).newPage();
		await shop.enrol(page);
		const key = (await page.locator('html').getAttribute('data-key')) ?? '';
		const own = [`endcap ${shop.proxy.url} ${key}`, `endcap ${shop.proxy.url} undefined`];
		const ofVisit = `endcap ${shop.proxy.url} pk_of_the_kiosk`;
		await page.evaluate(
			async (names) => {
				localStorage.setItem('endcap.receipts', 'm-1');
				for (const name of names) {
					const opening = indexedDB.open(name);
					await new Promise((resolve) => opening.addEventListener('success', resolve));
					opening.result.close();
				}
			},
			[...own, ofVisit],
		);
		await wake(page);
		await page.getByRole('button', { name: 'I am done' }).click();
		await becomes(page, 'attract');
		const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
		assert.deepEqual(names.toSorted(), [...own, 'endcap-kiosk'].toSorted());
		assert.equal(await page.evaluate(() => localStorage.getItem('endcap.receipts')), 'm-1');
	});

	it('and their session ends, also when the page crashed', async (t) => {
		const { page, who, token } = await leaveTraces(t, false);
		shop.mend();
		const next = await crash(page);
		await next.goto(shop.url);
		await becomes(next, 'attract');
		const url = `${shop.proxy.url}/v1/customers/me`;
		await shop.until(async () => (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status === 401);
		await shop.until(async () => (await shop.orders()).some(({ contact }) => contact.name === who));
	});
});
