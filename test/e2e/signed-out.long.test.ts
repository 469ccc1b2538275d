import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { account, AccountShop, basket, points, wallet } from '../support/account-shop.ts';
import { launchChromium } from '../support/chromium.ts';
import { storesNothing } from '../support/page-answers.ts';

/** Nothing else on the page, on the server or in a test’s own code is called so. */
const CANARY = 'kanarbik';
const EMAIL = `${CANARY}@example.com`;

describe('what a device knows of a shopper', () => {
	const endings: (() => Promise<unknown>)[] = [];
	let shop: AccountShop;
	let browser: Browser;
	let page: Page;
	/** Addresses, and what they were asked from, of all requests. */
	const asked: string[] = [];

	before(async () => {
		browser = await launchChromium('--js-flags=--expose-gc');
		shop = await AccountShop.open({ after: (undo) => void endings.push(undo) });
		const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
		context.on('request', (request) => asked.push(request.url(), request.headers()['referer'] ?? ''));
		page = await context.newPage();
		page.setDefaultTimeout(30_000);
	});

	after(async () => {
		await browser?.close();
		for (const undo of endings.toReversed()) await undo();
	});

	it('is nothing at all before they put something in a basket or sign in', async () => {
		await page.goto(shop.address('/account'));
		await points(page).getByRole('button', { name: 'Sign in' }).waitFor();
		await wallet(page).getByRole('button', { name: 'Sign in' }).waitFor();
		await account(page).getByLabel('E-mail or mobile number').waitFor();
		assert.deepEqual(await kept(page), { databases: [], entries: [], cookie: '' });
	});

	it('is kept in one place while they are signed in', async () => {
		await shop.signIn(page, EMAIL);
		await account(page).getByLabel('Name').click();
		await page.keyboard.type(`Anna ${CANARY}`);
		await page.keyboard.press('Enter');
		await account(page).getByText('Saved.').waitFor();
		await wallet(page).getByLabel('Coupon code').click();
		await page.keyboard.type('SPRING10');
		await page.keyboard.press('Enter');
		await wallet(page).getByText('Ready to use').waitFor();
		const { databases, entries, cookie } = await kept(page);
		assert.ok(
			databases.some((database) => database.includes(CANARY)),
			'or the test looks in the wrong place',
		);
		assert.deepEqual([entries, cookie], [[], '']);
		for (const text of [await shown(page), await inMemory(page)]) {
			assert.ok(text.includes(CANARY), 'or the test looks in the wrong place');
		}
	});

	it('is gone from the page, its memory and its storage once they sign out', async () => {
		await account(page).getByRole('button', { name: 'Sign out', exact: true }).click();
		await account(page).getByText('You are signed out').waitFor();
		await wallet(page).getByRole('button', { name: 'Sign in' }).waitFor();
		await storesNothing(page);
		assert.deepEqual(await kept(page), { databases: [], entries: [], cookie: '' });
		assert.ok(!(await shown(page)).includes(CANARY));
		assert.ok(!(await inMemory(page)).includes(CANARY));
	});

	it('is gone from the pages that they go back to', async () => {
		await page.goto(shop.address('/basket'));
		await basket(page).getByText('Your basket is empty').waitFor();
		await page.goBack();
		await account(page).getByLabel('E-mail or mobile number').waitFor();
		assert.ok(!(await shown(page)).includes(CANARY));
	});

	it('stood in no address and in no line of the log', () => {
		assert.deepEqual(
			[...asked, ...shop.log].filter((line) => line.includes(CANARY)),
			[],
		);
	});
});

/** What the page keeps on the device. */
async function kept(page: Page): Promise<{ databases: string[]; entries: string[]; cookie: string }> {
	return page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.addEventListener('success', () => resolve(request.result));
				request.addEventListener('error', () => reject(request.error ?? new Error('It cannot be read.')));
			});
		const databases = [];
		for (const { name = '' } of await indexedDB.databases()) {
			const database = await done(indexedDB.open(name));
			const stores = [...database.objectStoreNames];
			const all = stores.map((store) => done(database.transaction(store).objectStore(store).getAll()));
			databases.push(name + JSON.stringify(await Promise.all(all)));
			database.close();
		}
		const entries = [localStorage, sessionStorage].flatMap((each) => Object.entries(each).map(String));
		return { databases, entries, cookie: document.cookie };
	});
}

/** All text of the page, in shadow roots and fields too, and its address. */
async function shown(page: Page): Promise<string> {
	return page.evaluate(() => {
		const found = [location.href, JSON.stringify(history.state)];
		const read = (root: Document | ShadowRoot) => {
			for (const element of root.querySelectorAll('*')) {
				found.push(...[...element.attributes].map(({ value }) => value));
				if ('value' in element) found.push(String(element.value));
				if (element.children.length === 0) found.push(element.textContent);
				if (element.shadowRoot) read(element.shadowRoot);
			}
			found.push(root instanceof Document ? root.documentElement.innerHTML : root.innerHTML);
		};
		read(document);
		return found.join('\n');
	});
}

/** Whatever can be reached in the page’s memory. */
async function inMemory(page: Page): Promise<string> {
	const session = await page.context().newCDPSession(page);
	const chunks: string[] = [];
	session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
	await session.send('HeapProfiler.collectGarbage');
	await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
	await session.detach();
	return chunks.join('');
}
