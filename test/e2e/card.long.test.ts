import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { CustomerExport, CustomerLook, MemberCard } from '@endcap/contract';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { counterPage } from '../../demo/server/counter-page.ts';
import { retailerPages } from '../../demo/server/retailer-pages.ts';
import { rotatingCode } from '../../packages/server/src/loyalty/codes.rules.ts';
import { launchChromium } from '../support/chromium.ts';
import { atCounter, hire } from '../support/counter.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { signedIn, type SignedIn } from '../support/signed-in.ts';
import { Till } from '../support/till.ts';

const folder = fileURLToPath(new URL('../../demo/dist/pages', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the card of a customer at the counter', () => {
	let open: TestDatabase;
	let till: Till;
	let browser: Browser;
	let page: Page;
	/** Stands at the counter with a phone. */
	let kersti: SignedIn;
	const broken: string[] = [];

	before(async () => {
		open = await pgliteDatabase();
		const slug = () => till.shop.merchant.id;
		const listShops = async () => [{ slug: slug(), name: 'Shop', demo: false, publishable_key: '' }];
		till = await Till.open(
			open.database,
			{},
			{
				pages: async (app, options) => {
					await retailerPages({ folder, listShops, elsewhere: () => '' })(app, options);
					await counterPage({ folder, listShops })(app, options);
				},
			},
		);
		await till.shop.coupon('spring', { name: 'Ten per cent off in spring', claimable: true });
		const { database, merchant, server } = till.shop;
		kersti = await signedIn(database, merchant, { name: 'Kersti Canary' });
		await hire(database, merchant, 'mari', { stores: ['tartu'] });
		const { cookie } = await atCounter(server, merchant, 'mari');
		browser = await launchChromium();
		const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
		const [name = '', value = ''] = cookie.split('=');
		await context.addCookies([{ name, value, url: server.url }]);
		page = await context.newPage();
		page.on('pageerror', ({ message }) => broken.push(message));
		page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
		await page.goto(`${server.url}/counter#customers`);
		await page.getByRole('searchbox', { name: 'Code, e-mail, phone or name' }).waitFor();
		await page.evaluate('globalThis.notReloaded = true');
	});

	after(async () => {
		await browser?.close();
		await till?.close();
		await open?.close();
	});

	const heading = () => page.getByRole('heading', { name: 'Kersti Canary' });
	const looks = async () => {
		const { data } = await till.shop.must<{ data: CustomerLook[] }>('GET', `/v1/customers/${kersti.customer_id}/looks`);
		return data.map(({ staff_name }) => staff_name);
	};
	/** As a scanner does, wherever the cursor is. */
	const scan = (code: string) =>
		page.evaluate(
			(keys) => {
				const settings = { bubbles: true, composed: true, cancelable: true };
				for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ...settings }));
			},
			[...Array.from(code), 'Enter'],
		);
	const violations = async () => {
		await page.evaluate(axe);
		const result = (await page.evaluate('axe.run(document.querySelector("endcap-shopper-card"))')) as AxeResults;
		return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
	};

	it('opens by the code on the phone, and says that this is recorded', async () => {
		const card = await till.shop.must<MemberCard>('POST', '/v1/loyalty/me/card', { key: kersti.access_token });
		await scan(rotatingCode(card.secret, `m${card.locator}`, new Date()));
		await heading().waitFor();
		await page.getByText('This look is recorded, and Kersti Canary can read that it was you.').waitFor();
		await page.getByText('0 points', { exact: true }).waitFor();
		assert.deepEqual(await violations(), []);
	});

	it('follows points earned at a till and a coupon that the shopper claims, without a reload', async () => {
		await till.sell({ customer: { customer_id: kersti.customer_id }, store_id: 'riga' });
		await page.getByText('4,900 points', { exact: true }).waitFor();
		await page.getByText('1 × Enamel kettle').waitFor();
		const coupon = await till.shop.claimed(kersti.access_token, { coupon_id: 'spring' });
		await page.getByText('Ten per cent off in spring').waitFor();
		await till.sell({ customer: { customer_id: kersti.customer_id }, coupons: [coupon.id] });
		await page.getByText('9,310 points', { exact: true }).waitFor();
		await page.getByText('No coupon to use.').waitFor();
		assert.equal(await page.evaluate('globalThis.notReloaded'), true);
	});

	it('is one look in what the customer is told of themselves', async () => {
		const path = '/v1/customers/me/export';
		const told = await till.shop.must<CustomerExport>('GET', path, { key: kersti.access_token });
		assert.deepEqual(
			told.looks.map(({ staff_name }) => staff_name),
			['mari'],
		);
	});

	it('leaves nothing of them on the page when they are done with', async () => {
		await page.getByRole('button', { name: 'Done' }).click();
		await page.getByText('Each card that you open is recorded').waitFor();
		const left = await page.evaluate(() => {
			const card = document.querySelector('endcap-shopper-card');
			return [
				card?.shadowRoot?.textContent,
				JSON.stringify(localStorage),
				JSON.stringify(sessionStorage),
				location.href,
			];
		});
		assert.doesNotMatch(left.join(), /Canary|@example|0199/);
	});

	it('waits for who is put on the sale elsewhere on the page, and looks only when somebody turns to it', async () => {
		const { database, merchant } = till.shop;
		kersti = await signedIn(database, merchant, { name: 'Kersti Canary' });
		await page.getByRole('link', { name: 'Stock' }).click();
		await page.getByRole('searchbox', { name: 'Find by name, SKU or barcode' }).waitFor();
		await page.evaluate((customer_id) => {
			document.dispatchEvent(new CustomEvent('endcap-customer-chosen', { detail: { customer_id } }));
		}, kersti.customer_id);
		assert.deepEqual(await looks(), []);
		await page.getByRole('link', { name: 'Customers' }).click();
		await heading().waitFor();
		assert.deepEqual(await looks(), ['mari']);
	});

	it('goes with whoever signs out', async () => {
		await page.getByRole('button', { name: 'Sign out' }).click();
		await page.getByRole('heading', { name: 'Sign in at the counter' }).waitFor();
		assert.equal(await page.locator('endcap-shopper-card').count(), 0);
		assert.doesNotMatch(await page.content(), /Canary/);
		assert.deepEqual(broken, []);
	});
});
