import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, suite, test, type TestContext } from 'node:test';
import type { Endcap } from '@endcap/sdk';
import { chromium, type Browser, type Page } from 'playwright-core';
import { bundle } from '../support/bundle.ts';
import { chromeFlags, chromePath } from '../support/chromium.ts';
import { startContractServer, type ContractServer } from '../support/contract-server.ts';
import { availabilityOf } from '../support/example-answers.ts';

declare global {
	interface Window {
		endcap: Endcap;
		states: string[];
	}
}

const SCRIPT = `
import { createEndcap } from '@endcap/sdk';
window.endcap = createEndcap({
	baseUrl: new URLSearchParams(location.search).get('server'), publishableKey: 'pk_test', retries: 0, live: false,
});
window.states = [];
window.endcap.availability.$availability({ sku: 'A' }).subscribe(({ status }) => window.states.push(status));
`;

suite('in a page of another origin', () => {
	let browser: Browser;
	let site: string;
	let close: () => Promise<unknown>;

	before(async () => {
		const [script] = await bundle(SCRIPT, { oneFile: true });
		const server = createServer((request, response) => {
			const isScript = request.url === '/entry.js';
			response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
			const page = request.url?.startsWith('/shop')
				? '<!doctype html><script type="module" src="/entry.js"></script>'
				: '';
			response.end(isScript ? script?.code : page);
		}).listen(0);
		site = `http://localhost:${(server.address() as AddressInfo).port}`;
		browser = await chromium.launch({
			executablePath: chromePath(),
			args: chromeFlags,
			ignoreDefaultArgs: ['--disable-back-forward-cache'],
		});
		close = async () => {
			await browser.close();
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		};
	});
	after(() => close());

	async function visit(t: TestContext): Promise<{ server: ContractServer; page: Page }> {
		const server = await startContractServer();
		const context = await browser.newContext();
		const page = await context.newPage();
		t.after(async () => {
			await context.close();
			await server.close();
		});
		await page.goto(`${site}/shop?server=${encodeURIComponent(server.url)}`);
		await page.waitForFunction(() => window.states.includes('ready'));
		return { server, page };
	}

	const states = (page: Page) => page.evaluate(() => window.states);
	const hasStates = (page: Page, wanted: string[]) =>
		page.waitForFunction((list) => window.states.join() === list.join(), wanted);
	/** What a browser does when its tab is left and looked at again. */
	const look = (page: Page, visibilityState: string) =>
		page.evaluate((state) => {
			Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
			document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
		}, visibilityState);

	test('reads without a preflight', async (t) => {
		const { server, page } = await visit(t);
		const { data } = await page.evaluate(() => window.endcap.availability.get({ sku: ['B'] }));
		assert.equal(data[0]?.sku, 'B');
		assert.equal(server.asked.length, 2);
		assert.deepEqual(server.others, []);
	});

	test('an answer that was not changed is as fresh as its confirmation', async (t) => {
		const { server, page } = await visit(t);
		const tags = { etag: '"one"', 'cache-control': 'no-cache' };
		const ask = () => page.evaluate(() => window.endcap.availability.get({ sku: ['B'] }));
		server.next(() => ({ headers: { ...tags, date: 'Wed, 25 Mar 2026 10:00:00 GMT' }, body: availabilityOf(['B']) }));
		const first = await ask();
		server.next(({ headers }) => {
			assert.equal(headers['if-none-match'], '"one"');
			return { status: 304, headers: { ...tags, date: 'Wed, 25 Mar 2026 11:11:11 GMT' }, body: '' };
		});
		const second = await ask();
		assert.equal(second.as_of, '2026-03-25T11:11:11.000Z');
		assert.deepEqual(second.data, first.data);
	});

	test('comes back from the back-forward cache with new stock', async (t) => {
		const { server, page } = await visit(t);
		await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => window.states.push(String(persisted))));
		await page.goto(`${site}/elsewhere`);
		assert.equal(server.asked.length, 1);
		// Playwright's own goBack waits for a load, which does not come.
		await page.evaluate(() => history.back()).catch(() => undefined);
		await server.requests(2);
		await hasStates(page, ['loading', 'ready', 'true', 'ready']);
	});

	test('is stale without a network, and ready again with it', async (t) => {
		const { page } = await visit(t);
		await page.context().setOffline(true);
		const failed = await page.evaluate(() => window.endcap.availability.get({ sku: ['B'] }).catch(({ name }) => name));
		assert.equal(failed, 'EndcapNetworkError');
		await page.evaluate(() => window.dispatchEvent(new Event('online')));
		await hasStates(page, ['loading', 'ready', 'stale']);
		await page.context().setOffline(false);
		await page.waitForFunction(() => window.states.at(-1) === 'ready');
	});

	test('reads nothing while nobody looks, and at once when someone does', async (t) => {
		const { server, page } = await visit(t);
		await look(page, 'hidden');
		await page.evaluate(() => {
			const before = performance.now();
			performance.now = () => before + 3_600_000;
		});
		await page.waitForFunction(() => window.states.includes('stale'));
		assert.equal(server.asked.length, 1);
		await look(page, 'visible');
		await hasStates(page, ['loading', 'ready', 'stale', 'ready']);
		assert.equal(server.asked.length, 2);
	});

	test('is not read again by every click into the page', async (t) => {
		const { server, page } = await visit(t);
		for (let click = 0; click < 10; click++) await page.evaluate(() => window.dispatchEvent(new Event('focus')));
		await page.evaluate(() => window.endcap.merchant.get());
		assert.equal(server.asked.length, 2);
		assert.deepEqual(await states(page), ['loading', 'ready']);
	});
});
