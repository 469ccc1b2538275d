import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createMerchant } from '@endcap/server';
import type { Browser } from 'playwright-core';
import { messagesPage } from '../../demo/server/messages-page.ts';
import { retailerPages } from '../../demo/server/retailer-pages.ts';
import { launchChromium } from '../support/chromium.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { orderData } from '../support/messages.ts';
import { Outbox } from '../support/sending.ts';
import { testServer, type TestServer } from '../support/server.ts';

const folder = fileURLToPath(new URL('../../demo/dist/pages', import.meta.url));

describe('the page of messages', () => {
	let opened: TestDatabase;
	let outbox: Outbox;
	let server: TestServer;
	let browser: Browser;
	before(async () => {
		opened = await pgliteDatabase();
		const { database } = opened;
		const demo = await createMerchant(database, { name: 'Demo', slug: 'demo', currency: 'EUR', language: 'en' });
		outbox = new Outbox(database, demo.merchant_id);
		server = await testServer(database, {
			pages: async (app, options) => {
				// Its files are served with the shop's.
				await retailerPages({ folder, listShops: async () => [], elsewhere: () => '' })(app, options);
				await messagesPage({ folder, database })(app, options);
			},
		});
		browser = await launchChromium();
	});
	after(async () => {
		await browser?.close();
		await server?.close();
		await opened?.close();
	});

	test('shows a message by itself, in a frame where nothing of it runs', async (t) => {
		const page = await browser.newPage();
		t.after(() => page.close());
		const trouble: string[] = [];
		page.on('dialog', (dialog) => trouble.push(dialog.message()));
		page.on('pageerror', (error) => trouble.push(error.message));
		await page.goto(`${server.url}/messages`);
		await page.getByText('Nothing yet.').waitFor();
		const name = '<img src=x onerror=alert(1)><script>alert(2)</script>';
		await outbox.queue({ data: orderData({ customer_name: name }) });
		await page.getByRole('heading', { name: 'Your order 1001 is ready' }).waitFor({ timeout: 5000 });
		await page.getByText('this server has nothing to send it with').waitFor();
		const letter = page.frameLocator('iframe');
		await letter.getByText(`Hello ${name},`).waitFor();
		assert.equal(
			await letter.getByRole('link', { name: 'Open your order' }).getAttribute('href'),
			orderData().order_url,
		);
		assert.deepEqual(trouble, []);
	});
});
