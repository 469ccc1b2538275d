import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ImportReport } from '@endcap/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { postgresDatabase, type TestDatabase } from '../support/databases.ts';
import { launchChromium } from '../support/chromium.ts';
import { startOtherSite } from '../support/other-site.ts';
import { run, startUntil, type Running } from '../support/processes.ts';
import { productFile, stockFile, storeFile, temporaryFolder } from './fixtures.ts';

const command = fileURLToPath(new URL('../../packages/server/bin/endcap.js', import.meta.url));

/** Raatuse street, where the second of the two shops is. */
const RAATUSE = { latitude: 58.3822, longitude: 26.7304 };

for (const engine of ['the embedded database', 'PostgreSQL']) {
	describe(`from a retailer’s own files to stock on a page of another origin, on ${engine}`, () => journey(engine));
}

function journey(engine: string): void {
	let folder: string;
	let env: Record<string, string>;
	let database: TestDatabase | undefined;
	let server: Running;
	let browser: Browser;
	let context: BrowserContext;
	let page: Page;
	let otherSite: Awaited<ReturnType<typeof startOtherSite>>;

	const endcap = (...args: string[]) => run(process.execPath, [command, ...args], { env });
	const importFile = async (kind: string, file: string): Promise<ImportReport> => {
		const { code, stdout, stderr } = await endcap('import', kind, file, '--json');
		assert.equal(code, 0, stderr + stdout);
		return JSON.parse(stdout) as ImportReport;
	};
	const shops = () => page.getByRole('listitem');

	before(async () => {
		folder = await temporaryFolder();
		env = { ENDCAP_DATA: `${folder}/data` };
		if (engine === 'PostgreSQL') {
			const made = await postgresDatabase();
			database = made;
			env['DATABASE_URL'] = made.url;
		}
		browser = await launchChromium();
	});

	after(async () => {
		await browser?.close();
		await otherSite?.close();
		await server?.stop();
		await database?.close();
		await rm(folder, { recursive: true, force: true });
	});

	it('makes an empty shop with its keys and serves it', async () => {
		const { code, stdout, stderr } = await endcap('init', '--name', 'Minu pood', '--currency', 'EUR', '--json');
		assert.equal(code, 0, stderr);
		const { publishable_key } = JSON.parse(stdout) as { publishable_key: string };
		server = await startUntil(process.execPath, [command, 'serve', '--port', '0'], /serves at http/, { env });
		const [, url] = /serves at (http\S+)/.exec(server.output()) ?? [];
		otherSite = await startOtherSite(
			`<script type="module" src="${url}/endcap.js?key=${publishable_key}"></script>
			<endcap-store-stock sku="watering-can"></endcap-store-stock>`,
		);
	});

	it('takes the products, the stores and the stock while it serves', async (t) => {
		const say = (text: string) => t.diagnostic(text);
		const products = await importFile('products', await productFile(folder, say));
		const stores = await importFile('stores', await storeFile(folder, say));
		const stock = await importFile('stock', await stockFile(folder, 7));
		assert.ok((products.variants?.created ?? 0) >= 3);
		assert.ok((stores.stores?.created ?? 0) >= 2);
		assert.equal(stock.levels?.created, 2);
	});

	it('changes nothing when the files come a second time', async (t) => {
		const say = (text: string) => t.diagnostic(text);
		const reports = [
			await importFile('products', await productFile(folder, say)),
			await importFile('stores', await storeFile(folder, say)),
			await importFile('stock', await stockFile(folder, 7)),
		];
		for (const { products, variants, stores, levels } of reports) {
			for (const counts of [products, variants, stores, levels]) {
				assert.deepEqual([counts?.created ?? 0, counts?.changed ?? 0], [0, 0]);
			}
		}
	});

	it('shows those shops and that stock on a page of another origin', async () => {
		context = await browser.newContext({ geolocation: RAATUSE, permissions: ['geolocation'], locale: 'en-GB' });
		page = await context.newPage();
		await page.goto(otherSite.url);
		await shops().filter({ hasText: 'Raja Apteek' }).getByText('In stock', { exact: true }).waitFor();
		await shops().filter({ hasText: 'Raatuse Apteek' }).getByText('Only 2 left').waitFor();
	});

	it('puts the nearest shop first', async () => {
		await page.getByRole('button', { name: 'Near me' }).click();
		await page
			.getByText(/\d+ k?m/)
			.first()
			.waitFor();
		assert.match((await shops().first().textContent()) ?? '', /Raatuse Apteek/);
	});

	it('shows a changed number after the next refresh', async () => {
		const report = await importFile('stock', await stockFile(folder, 1));
		assert.equal(report.levels?.changed, 1);
		// The network goes and comes back, which is one of the moments at which a page reads again.
		await context.setOffline(true);
		await context.setOffline(false);
		await shops().filter({ hasText: 'Raja Apteek' }).getByText('Only 1 left').waitFor();
	});
}
