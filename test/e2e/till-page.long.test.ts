import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { InventoryLevel, LoyaltyAccount, MemberCard, SalePage, WalletCouponPage } from '@endcap/contract';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { counterPage } from '../../demo/server/counter-page.ts';
import { retailerPages } from '../../demo/server/retailer-pages.ts';
import { rotatingCode } from '../../packages/server/src/loyalty/codes.rules.ts';
import { launchChromium } from '../support/chromium.ts';
import { couponInput } from '../support/coupon-shop.ts';
import { atCounter, hire } from '../support/counter.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { PLAIN } from '../support/points-desk.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { productInput, setLevel, storeInput, variantInput } from '../support/shop.ts';
import { signedIn, type SignedIn } from '../support/signed-in.ts';
import { answersYes } from '../support/page-answers.ts';

const pages = fileURLToPath(new URL('../../demo/dist/pages', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const KETTLE = '4006381333931';

describe('the till at the counter', () => {
	let open: TestDatabase;
	let server: TestServer;
	let browser: Browser;
	let context: BrowserContext;
	let page: Page;
	let anna: SignedIn;
	const broken: string[] = [];

	before(async () => {
		open = await pgliteDatabase();
		const listShops = async () => [{ slug: 'shop', name: 'Shop', demo: false, publishable_key: '' }];
		server = await testServer(open.database, {
			logLevel: 'silent',
			pages: async (app, options) => {
				await retailerPages({ folder: pages, listShops, elsewhere: () => '' })(app, options);
				await counterPage({ folder: pages, listShops })(app, options);
			},
		});
		await must('PUT', '/v1/stores/tartu', storeInput({ name: 'Tartu' }));
		const kettle = variantInput('KETTLE', { gtin: '04006381333931', price: { amount: 4900, currency: 'EUR' } });
		await must('PUT', '/v1/products/kettle', productInput([kettle]));
		await setLevel(open.database, server.merchant.id, 'KETTLE', 'tartu', { on_hand: 10 });
		await must('PUT', '/v1/loyalty/program', PLAIN);
		const receipt = { minimum: { amount: 1000, currency: 'EUR' }, valid_days: 30, channels: ['web' as const] };
		await must('PUT', '/v1/coupons/spring', couponInput({ claimable: true, name: 'Ten per cent in spring' }));
		await must('PUT', '/v1/coupons/next', couponInput({ receipt, name: 'Five for the next time' }));
		anna = await signedIn(open.database, server.merchant);
		await must('POST', '/v1/wallet/claim', { coupon_id: 'spring' }, anna.access_token);
		await hire(open.database, server.merchant, 'mari', { stores: ['tartu'] });
		browser = await launchChromium();
		({ context, page } = await signIn());
	});

	after(async () => {
		await browser?.close();
		await server?.close();
		await open?.close();
	});

	async function must<Body>(method: string, path: string, body?: unknown, key = server.merchant.secret): Promise<Body> {
		const headers: Record<string, string> = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
		const answer = await server.call(method, path, { key, headers, ...(body !== undefined && { body }) });
		assert.ok(answer.status < 300, `${method} ${path}: ${answer.text}`);
		return answer.body as Body;
	}

	async function signIn() {
		const { cookie = '' } = (await atCounter(server, server.merchant, 'mari')) as Record<string, string>;
		const opened = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
		const [name = '', value = ''] = cookie.split('=');
		await opened.addCookies([{ name, value, url: server.url }]);
		const counter = await opened.newPage();
		counter.on('pageerror', ({ message }) => broken.push(message));
		counter.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
		await counter.goto(`${server.url}/counter#till`);
		await counter.getByRole('searchbox', { name: 'Scan anything' }).waitFor();
		return { context: opened, page: counter };
	}

	/** As a scanner does, wherever the cursor is: faster than keys can be pressed from here while the machine is busy. */
	const scan = (code: string) =>
		page.evaluate(
			(keys) => {
				const target = document.activeElement ?? document.body;
				const settings = { bubbles: true, composed: true, cancelable: true };
				for (const key of keys) target.dispatchEvent(new KeyboardEvent('keydown', { key, ...settings }));
			},
			[...Array.from(code), 'Enter'],
		);

	const pay = (amount: string) => page.getByRole('button', { name: `Paid ${amount}`, exact: true });
	const says = (words: string | RegExp) => page.getByText(words).first().waitFor();
	const account = () => must<LoyaltyAccount>('GET', `/v1/loyalty/accounts/${anna.customer_id}`);
	const receipts = async () => (await must<SalePage>('GET', '/v1/sales')).data;
	const wallet = async () => (await must<WalletCouponPage>('GET', '/v1/wallet', undefined, anna.access_token)).data;
	const onHand = async () => (await must<InventoryLevel>('GET', '/v1/inventory-levels/tartu/KETTLE')).on_hand;

	it('sells to a member with a coupon from the web: it is used once, and the points are there at once', async () => {
		const card = await must<MemberCard>('POST', '/v1/loyalty/me/card', undefined, anna.access_token);
		await scan(KETTLE);
		await pay('€49.00').waitFor();
		await scan(rotatingCode(card.secret, `m${card.locator}`, new Date()));
		await page.getByText('Anna', { exact: true }).waitFor();
		await page.getByRole('button', { name: 'Use Ten per cent in spring' }).click();
		await pay('€44.10').click();
		await says('4,410 points earned');
		await says('Now 4,410 points');
		await says('Five for the next time');
		assert.equal((await account()).active, 4410);
		const held = await wallet();
		assert.equal(held.find(({ coupon }) => coupon.id === 'spring')?.status, 'redeemed');
		assert.equal(await onHand(), 9);
	});

	it('follows what the member’s points become elsewhere, without a reload', async () => {
		await page.getByRole('button', { name: 'Next sale' }).click();
		await page.getByLabel('E-mail, phone or name').fill(anna.email);
		await page.getByRole('button', { name: 'Find', exact: true }).click();
		await says('4,410 points');
		await must('POST', `/v1/loyalty/accounts/${anna.customer_id}/adjust`, { points: -410, note: 'a mistake' });
		await says('4,000 points');
		await must('POST', `/v1/loyalty/accounts/${anna.customer_id}/adjust`, { points: 410, note: 'none' });
		await says('4,410 points');
		await page.getByRole('button', { name: 'Take off the sale' }).click();
	});

	it('gives it back by its number: the points go, and the coupon can be used again', async () => {
		const [sale] = await receipts();
		assert.ok(sale);
		await page.getByRole('button', { name: 'Refund…' }).click();
		await page.keyboard.type(sale.receipt.toLowerCase());
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Everything' }).click();
		await page.getByRole('button', { name: 'Given back €44.10' }).click();
		await says('4,410 points taken back');
		assert.equal((await account()).active, 0);
		assert.equal((await wallet()).find(({ coupon }) => coupon.id === 'spring')?.status, 'issued');
		assert.equal(await onHand(), 10);
		await page.getByRole('button', { name: 'Next sale' }).click();
	});

	it('has no barrier, and says nothing on the console', async () => {
		await scan(KETTLE);
		await pay('€49.00').waitFor();
		const { violations } = (await page.evaluate(`${axe}; axe.run()`)) as AxeResults;
		assert.deepEqual(
			violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
			[],
		);
		assert.deepEqual(broken, []);
	});

	it('sells without the network, keeps the sale over a reload, and sends it once', async () => {
		await context.setOffline(true);
		await scan(KETTLE);
		await pay('€98.00').click();
		await says('1 sale waits to be sent');
		const before = await receipts();
		assert.equal(before.length, 2);
		// Until the page is there again nothing of the counter is asked: what was kept is on the device alone.
		await page.goto('about:blank');
		await context.setOffline(false);
		await page.goto(`${server.url}/counter#till`);
		await page.getByRole('searchbox', { name: 'Scan anything' }).waitFor();
		let sent = await receipts();
		while (sent.length === 2) sent = await receipts();
		assert.equal(sent.length, 3);
		assert.equal(sent[0]?.offline, true);
		assert.deepEqual(sent[0]?.totals.total, { amount: 9800, currency: 'EUR' });
		assert.equal(await onHand(), 8);
		await answersYes(page, async () => !(await indexedDB.databases()).some(({ name }) => name?.startsWith('endcap ')));
	});
});
