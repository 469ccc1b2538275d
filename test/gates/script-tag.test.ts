import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';

const TAG = '<endcap-store-stock sku="KETTLE"></endcap-store-stock>';

let shop: ShopPage;
let browser: Browser;
let page: Page;
let said: string[];
let errors: string[];

before(async () => {
	[shop, browser] = await Promise.all([openShop(['KETTLE']), launchChromium()]);
});

after(async () => {
	await browser.close();
	await shop.close();
});

afterEach(() => page.close());

async function visit(html: string, headers: Record<string, string> = {}): Promise<void> {
	page = await browser.newPage();
	said = [];
	errors = [];
	page.on('console', (message: ConsoleMessage) => said.push(message.text()));
	page.on('pageerror', (error) => errors.push(error.message));
	await page.addInitScript(() => {
		const violations: string[] = [];
		Object.assign(globalThis, { violations });
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
			violations.push(`${violatedDirective} ${blockedURI}`);
		});
	});
	await page.goto(shop.page(`<!doctype html><html lang="en"><link rel="icon" href="data:,">${html}`, headers));
}

const script = (name = 'endcap.js', more = '') =>
	`<script type="module" src="${shop.server}/${name}?key=${shop.key}" ${more}></script>`;

/** Stock is shown, and everything that a shopper can do is there. */
async function works(): Promise<void> {
	await page.waitForSelector('[part~="store__pin"]');
	assert.equal(await page.locator('[part~="store"]').count(), 3);
	assert.deepEqual(errors, []);
}

const violations = () => page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);

test('two pasted lines show stock on a page of another origin', async () => {
	await visit(script() + TAG);
	await works();
});

test('a hidden tag takes no room, neither before its code has come nor after', async () => {
	await visit(`${TAG}<div id="hidden"><endcap-store-stock hidden sku="KETTLE"></endcap-store-stock></div>`);
	const height = () => page.locator('#hidden').evaluate((box) => box.getBoundingClientRect().height);
	let release = (): void => {};
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route('**/chunks/**', async (route) => {
		await held;
		await route.continue();
	});
	await page.evaluate((src) => {
		document.head.append(Object.assign(document.createElement('script'), { type: 'module', src }));
	}, `${shop.server}/endcap.js?key=${shop.key}`);
	await page.waitForFunction(() => document.adoptedStyleSheets.length > 0);
	assert.equal(await height(), 0);
	release();
	await page.waitForSelector('[part~="store__pin"]');
	assert.equal(await height(), 0);
});

test('a strict content policy with Trusted Types is not violated', async () => {
	const policy = [
		"default-src 'none'",
		`script-src 'self' ${shop.server}`,
		"style-src 'self'",
		`connect-src ${shop.server}`,
		'img-src data:',
		"require-trusted-types-for 'script'",
		'trusted-types lit-html',
		"base-uri 'none'",
	].join('; ');
	await visit(script() + TAG, { 'content-security-policy': policy });
	await works();
	await page.getByRole('button', { name: 'Show all 6 shops' }).click();
	await page.getByLabel('Town or postcode').fill('riga');
	await page.getByRole('button', { name: 'Miera iela is my shop' }).click();
	assert.deepEqual(await violations(), []);
});

test('one file carries everything, under the hash that is published for it', async () => {
	const cdn = new URL('../../packages/elements/cdn/', import.meta.url);
	const hashes = JSON.parse(await readFile(new URL('integrity.json', cdn), 'utf8')) as Record<string, string>;
	const name = Object.keys(hashes).find((file) => /^endcap-\d.*\.js$/.test(file)) ?? '';
	const from = shop.requests.length;
	await visit(script(name, `integrity="${hashes[name]}" crossorigin`) + TAG);
	await works();
	const scripts = shop.requests.slice(from).filter((request) => request.includes('.js'));
	assert.equal(scripts.length, 1, scripts.join('\n'));
});

test('a file that was tampered with does not run', async () => {
	await visit(script('endcap-0.1.0.js', `integrity="sha384-${'A'.repeat(64)}" crossorigin`) + TAG);
	await page.waitForFunction(() => performance.getEntriesByType('resource').length > 0);
	await page.waitForLoadState('networkidle');
	assert.equal(await page.evaluate(() => customElements.get('endcap-store-stock') === undefined), true);
});

test('a tag that is added later works, alone and deep in what is added', async () => {
	await visit(script());
	await page.evaluate(() => {
		const late = document.createElement('div');
		late.innerHTML = '<p><endcap-store-stock sku="KETTLE"></endcap-store-stock></p>';
		document.body.append(late);
	});
	await works();
});

test('nothing but the loader is fetched on a page without tags', async () => {
	const from = shop.requests.length;
	await visit(script());
	await page.waitForLoadState('networkidle');
	assert.equal(shop.requests.slice(from).length, 1);
});

test('a second copy of the script says so once and changes nothing', async () => {
	await visit(
		`${script()}<script type="module" src="${shop.server}/endcap.js?key=pk_other"></script>${script('endcap-0.1.0.js')}${TAG}`,
	);
	await works();
	const warnings = said.filter((text) => text.includes('Twice on this page'));
	assert.equal(warnings.length, 2, said.join('\n'));
});

test('an element says that the script has no key', async () => {
	await visit(`<script type="module" src="${shop.server}/endcap.js"></script>${TAG}`);
	await page.getByText('Stock cannot be shown: the Endcap script on this page has no key.').waitFor();
	assert.deepEqual(errors, []);
});

test('an element says that its key was refused', async () => {
	await visit(`<script type="module" src="${shop.server}/endcap.js?key=pk_nobody"></script>${TAG}`);
	await page.getByText('Stock cannot be shown: the key on this page was refused.').waitFor();
});

test('a provider beside an element serves a second merchant’s page', async () => {
	await visit(
		`<script type="module" src="${shop.server}/endcap.js"></script><main><endcap-provider server="${shop.server}" publishable-key="${shop.key}" locale="fi"></endcap-provider>${TAG}</main>`,
	);
	await works();
	await page.getByText('Myymälöissämme').waitFor();
});

test('a page that hides everything, and whose built-ins are polluted, gets working elements', async () => {
	await visit(
		`<style>* { display: none !important } html, body, endcap-store-stock { display: block !important }</style>
		<script>
			Object.prototype.key = 'polluted'; Object.prototype.locale = 'xx'; Object.prototype.early = 1;
			Object.prototype.subscribe = () => { throw new Error('polluted') };
			Array.prototype.extra = 'polluted';
		</script>${script()}${TAG}`,
	);
	await works();
	assert.ok(await page.locator('[part~="store"]').first().isVisible());
});

test('a page that broke fetch gets a message, and no error', async () => {
	await visit(`<script>globalThis.fetch = () => { throw new Error('no fetch here') }</script>${script()}${TAG}`);
	await page.getByText('Stock cannot be shown right now. Ask in the shop.').waitFor();
	assert.deepEqual(errors, []);
});

test('a tag that the page defined itself stays the page’s', async () => {
	await visit(
		`<script>customElements.define('endcap-store-stock', class extends HTMLElement { connectedCallback() { this.textContent = 'Mine.' } })</script>${script()}${TAG}`,
	);
	await page.getByText('Mine.').waitFor();
	await page.waitForLoadState('networkidle');
	assert.deepEqual(errors, []);
	assert.ok(said.some((text) => text.includes('<endcap-store-stock> is defined already')));
});

test('another Lit on the page does not disturb', async () => {
	await visit(
		`<script>globalThis.litElementVersions = ['2.0.0']; globalThis.litHtmlVersions = ['1.0.0']; globalThis.reactiveElementVersions = ['0.1.0']</script>${script()}${TAG}`,
	);
	await works();
});

test('stock that cannot be had leaves the page’s own content standing', async () => {
	page = await browser.newPage();
	await page.route('**/v1/**', (route) => route.abort());
	await page.goto(
		shop.page(`<!doctype html>${script()}<endcap-store-stock sku="KETTLE">Ring us: 700 0001</endcap-store-stock>`),
	);
	await page.getByText('Stock cannot be shown right now. Ask in the shop.').waitFor({ timeout: 60_000 });
	assert.ok(await page.getByText('Ring us: 700 0001').isVisible());
});

test('stock is never said to be current when what keeps it current does not come', async () => {
	page = await browser.newPage();
	await page.route('**/chunks/sdk*', (route) => route.abort());
	await page.goto(shop.page(`<!doctype html>${script()}${TAG}`));
	await page.locator('endcap-store-stock:state(stale)').waitFor();
	await page.getByText(/^As of \d/).waitFor();
});

test('an early answer that is not one is asked for again', async () => {
	page = await browser.newPage();
	await page.route('**/v1/availability*', (route) => route.fulfill({ json: { data: 'nothing' } }), { times: 1 });
	await page.goto(shop.page(`<!doctype html>${script()}${TAG}`));
	await page.locator('endcap-store-stock:state(ready)').waitFor({ timeout: 60_000 });
});

test('nothing is stored on the device before the shopper says so', async () => {
	await visit(script() + TAG);
	await works();
	await page.getByRole('button', { name: 'is my shop' }).first().click();
	await page.getByRole('button', { name: 'Remember my shop on this device' }).waitFor();
	const stored = () => page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.length]);
	assert.deepEqual(await stored(), [0, 0, 0]);
	await page.getByRole('button', { name: 'Remember my shop on this device' }).click();
	await page.reload();
	await page.getByText('My shop', { exact: true }).waitFor();
});

test('where the shopper is never leaves the page', async () => {
	const context = await browser.newContext({
		geolocation: { latitude: -33.9, longitude: 18.4 },
		permissions: ['geolocation'],
	});
	page = await context.newPage();
	const sent: string[] = [];
	page.on('request', (request) => sent.push(request.url()));
	await page.goto(shop.page(`<!doctype html>${script()}${TAG}`));
	await page.getByRole('button', { name: 'Near me' }).click();
	await page.getByText('Nearest to you first.').waitFor();
	assert.match((await page.locator('[part~="store"]').first().textContent()) ?? '', /Kloof Street\s+3/);
	assert.deepEqual(
		sent.filter((address) => /33\.9|18\.4|near=/.test(address)),
		[],
	);
	await context.close();
});
