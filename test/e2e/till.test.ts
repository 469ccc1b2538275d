import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openDatabase, startServer, type Database, type RunningServer } from '@endcap/server';
import type { Browser, Page } from 'playwright-core';
import { createKey } from '../../packages/server/src/keys/rules.ts';
import { launchChromium } from '../support/chromium.ts';
import { pgliteDatabase, postgresDatabase, type TestDatabase } from '../support/databases.ts';
import { startOtherSite } from '../support/other-site.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { productInput, setLevel, storeInput } from '../support/shop.ts';

/** On a machine that does nothing else it is some 30 ms; this leaves room for one that does. */
const A_BLINK = 2000;

describe('a sale at the till is on every page at once, without a reload', () => {
	it('on the embedded database', async (t) => {
		const opened = await pgliteDatabase();
		await sellOneByOne((text) => t.diagnostic(text), opened, []);
	});

	it('on two nodes of one PostgreSQL, with a page at each', async (t) => {
		const opened = await postgresDatabase();
		const another = await openDatabase({ databaseUrl: opened.url, purpose: 'serve' });
		await sellOneByOne((text) => t.diagnostic(text), opened, [another]);
	});
});

let browser: Browser;
before(async () => {
	browser = await launchChromium();
});
after(() => browser.close());

/** Sells three units through the nodes in turn, and sees each on a page of every node. */
async function sellOneByOne(say: (text: string) => void, opened: TestDatabase, others: Database[]): Promise<void> {
	const { database } = opened;
	const first = await testServer(database, { logLevel: 'silent' });
	const nodes: RunningServer[] = [first];
	for (const each of others) {
		nodes.push(await startServer({ database: each, host: '127.0.0.1', port: 0, logLevel: 'silent' }));
	}
	const { id, secret } = first.merchant;
	for (const store of ['tartu', 'riga']) await call(first, 'PUT', `/v1/stores/${store}`, storeInput({ name: store }));
	await call(first, 'PUT', '/v1/products/kettle', productInput(['KETTLE']));
	await setLevel(database, id, 'KETTLE', 'tartu', { on_hand: 3 });
	await setLevel(database, id, 'KETTLE', 'riga', { on_hand: 9 });
	const { key } = await createKey(database, { merchant_id: id }, { kind: 'publishable', origins: ['*'] });
	const sites = await Promise.all(
		nodes.map(({ url }) =>
			startOtherSite(
				`<script type="module" src="${url}/endcap.js?key=${key}"></script><endcap-store-stock sku="KETTLE"></endcap-store-stock>`,
			),
		),
	);
	const pages = await Promise.all(sites.map(({ url }) => open(url)));
	await Promise.all(pages.map((page) => shows(page, 'Only 3 left')));

	for (const [turn, words] of ['Only 2 left', 'Only 1 left', 'Sold out here'].entries()) {
		const node = nodes[turn % nodes.length]!;
		const sale = { store_id: 'tartu', receipt: String(turn), sold_at: new Date().toISOString() };
		const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': words };
		const body = JSON.stringify({ ...sale, lines: [{ sku: 'KETTLE', quantity: 1 }] });
		const response = await fetch(`${node.url}/v1/sales`, { method: 'POST', headers, body });
		assert.ok(response.ok, await response.text());
		const sold = Date.now();
		const seen = await Promise.all(pages.map((page) => shows(page, words)));
		const took = seen.map((at) => Math.max(0, at - sold));
		say(`${words}: ${took.join(' and ')} ms after the till’s answer`);
		for (const milliseconds of took) assert.ok(milliseconds < A_BLINK, `${milliseconds} ms`);
	}

	for (const page of pages) await page.close();
	for (const site of sites) await site.close();
	for (const node of nodes.toReversed()) await node.close();
	for (const each of others) await each.close();
	await opened.close();
}

async function call(server: TestServer, method: string, path: string, body: object): Promise<void> {
	const { status, text } = await server.call(method, path, { key: server.merchant.secret, body });
	assert.ok(status < 300, text);
}

async function open(url: string): Promise<Page> {
	const page = await browser.newPage({ locale: 'en-GB' });
	// What is sold before the stream is there would be read and not told.
	const followed = page.waitForResponse((response) => response.url().includes('/v1/events'));
	await page.goto(url);
	await followed;
	return page;
}

/** When a page showed it first, in milliseconds by the clock of this machine. */
async function shows(page: Page, words: string): Promise<number> {
	const shown = await page.waitForFunction(
		(text) => document.querySelector('endcap-store-stock')?.shadowRoot?.textContent?.includes(text) && Date.now(),
		words,
	);
	return Number(await shown.jsonValue());
}
