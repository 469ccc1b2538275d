import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { startUntil, type Running } from '../support/processes.ts';
import { temporaryFolder } from './fixtures.ts';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SKU = 'KETTLE-MOSS';

interface Window {
	context: BrowserContext;
	page: Page;
	/** Whatever the page said on the console, broken policies among it. */
	messages: string[];
}

describe('the counter', () => {
	let folder: string;
	let origin: string;
	let secret: string;
	let password: string;
	let server: Running;
	let browser: Browser;
	let clerk: Window;
	let manager: Window;

	before(async () => {
		folder = await temporaryFolder();
		const port = await freePort();
		origin = `http://localhost:${port}`;
		const env = { ENDCAP_DATA: `${folder}/data`, PORT: String(port) };
		server = await startUntil(process.execPath, [script], /Stop with Ctrl-C/, { env });
		[secret = ''] = /sk_\S+/.exec(server.output()) ?? [];
		[, password = ''] = /password “(.*)”/.exec(server.output()) ?? [];
		browser = await launchChromium();
	});

	after(async () => {
		await browser?.close();
		await server?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Window> {
		const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale: 'en-GB' });
		const page = await context.newPage();
		const messages: string[] = [];
		page.on('console', (message) => messages.push(message.text()));
		page.on('pageerror', (error) => messages.push(error.message));
		await page.goto(`${origin}/counter?shop=demo#stock`);
		return { context, page, messages };
	}

	/** By keyboard alone; the login has the focus when the page comes. */
	async function signIn({ page }: Window, login: string, typed = password): Promise<void> {
		await page.locator('input[name=login]:focus').waitFor();
		await page.keyboard.type(login);
		await page.keyboard.press('Tab');
		await page.keyboard.type(typed);
		await page.keyboard.press('Enter');
	}

	const line = ({ page }: Window) => page.locator(`tr[data-sku="${SKU}"]`);
	const onHand = async (window: Window) => Number(await line(window).locator('td.on_hand').textContent());
	const becomes = (window: Window, units: number) =>
		line(window).locator('td.on_hand').getByText(String(units), { exact: true }).waitFor();

	/** Finds it as a scanner would, and waits for the form. */
	async function scan({ page }: Window): Promise<void> {
		await page.getByRole('searchbox').focus();
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type('0400007001015');
		await page.keyboard.press('Enter');
		await page.locator('[name=quantity]:focus').waitFor();
	}

	async function barriers({ page }: Window): Promise<string[]> {
		const { violations } = (await page.evaluate(`${axe}; axe.run()`)) as AxeResults;
		return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
	}

	it('refuses a wrong password plainly', async () => {
		clerk = await open(390, 'dark');
		await signIn(clerk, 'tartu', 'not this one');
		await clerk.page.getByRole('alert').getByText('Login and password do not go together.').waitFor();
		// A refusal stands in the console, whatever a page does about it.
		clerk.messages.length = 0;
	});

	it('lets a clerk sign in by keyboard, and shows the stock of their shops and of no other', async () => {
		await clerk.page.getByLabel('Password').fill(password);
		await clerk.page.keyboard.press('Enter');
		await clerk.page.getByRole('table').waitFor();
		await clerk.page.getByRole('banner').getByText('Clerk, both shops in Tartu').waitFor();
		const options = await clerk.page.getByRole('combobox').locator('option').allTextContents();
		assert.deepEqual(options, ['Tartu Karlova', 'Tartu Rüütli']);
		await clerk.page.getByRole('combobox').selectOption('Tartu Rüütli');
		const statuses = await clerk.page.evaluate(async (sku) => {
			const body = { reason: 'receive', store_id: 'riga-miera', lines: [{ sku, quantity: 1 }] };
			const init = { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'x' } };
			return Promise.all([
				fetch(`/v1/inventory-levels/riga-miera/${sku}`).then(({ status }) => status),
				fetch('/v1/inventory-adjustments', { ...init, body: JSON.stringify(body) }).then(({ status }) => status),
			]);
		}, SKU);
		assert.deepEqual(statuses, [403, 403]);
		clerk.messages.length = 0;
	});

	it('receives, counts and transfers by keyboard, and another window sees each by itself', async () => {
		manager = await open(1280, 'light');
		await signIn(manager, 'manager');
		await manager.page.getByRole('table').waitFor();
		await manager.page.getByRole('combobox').selectOption('Tartu Rüütli');
		await manager.page.getByRole('searchbox').fill(SKU);
		await line(manager).waitFor();
		const before = await onHand(manager);

		await scan(clerk);
		await clerk.page.keyboard.type('5');
		await clerk.page.keyboard.press('Enter');
		await becomes(manager, before + 5);
		await line(manager).getByText('Received 5 · Clerk, both shops in Tartu').waitFor();

		await scan(clerk);
		await clerk.page.keyboard.press('Shift+Tab');
		await clerk.page.keyboard.press('ArrowRight');
		await clerk.page.keyboard.press('Tab');
		await clerk.page.keyboard.type('9');
		await clerk.page.keyboard.press('Enter');
		await becomes(manager, 9);

		await scan(clerk);
		await clerk.page.keyboard.press('Shift+Tab');
		await clerk.page.keyboard.press('ArrowRight');
		await clerk.page.keyboard.press('ArrowRight');
		await clerk.page.keyboard.press('Tab');
		await clerk.page.keyboard.type('2');
		await clerk.page.keyboard.press('Tab');
		await clerk.page.keyboard.type('Tartu K');
		await clerk.page.keyboard.press('Tab');
		await clerk.page.keyboard.press('Enter');
		await becomes(manager, 7);
		await line(manager).getByText('Sent 2 to Tartu Karlova').waitFor();
	});

	it('shows a till’s sale by itself', async () => {
		const sale = {
			store_id: 'tartu-ruutli',
			receipt: '1',
			sold_at: '2026-11-22T10:00:00Z',
			lines: [{ sku: SKU, quantity: 3 }],
		};
		const { status } = await fetch(`${origin}/v1/sales`, {
			method: 'POST',
			headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': 'sale' },
			body: JSON.stringify(sale),
		});
		assert.equal(status, 201);
		await Promise.all([becomes(clerk, 4), becomes(manager, 4)]);
		await line(clerk).getByText('Sold 3 at the till').waitFor();
	});

	it('says nothing on the console, keeps within its width and has no barrier, on a phone in the dark and a desktop in the light', async () => {
		await scan(clerk);
		for (const window of [clerk, manager]) {
			assert.deepEqual(window.messages, []);
			const { clientWidth, scrollWidth } = await window.page.evaluate(() => document.documentElement);
			assert.equal(scrollWidth, clientWidth);
			assert.deepEqual(await barriers(window), []);
		}
	});

	it('keeps what was typed when the session ends in the middle', async () => {
		await scan(clerk);
		await clerk.page.getByRole('radio', { name: 'Receive' }).check({ force: true });
		await clerk.page.locator('[name=quantity]').fill('6');
		await clerk.context.clearCookies();
		await clerk.page.keyboard.press('Enter');
		await clerk.page.getByRole('heading', { name: 'Sign in at the counter' }).waitFor();
		assert.equal(await clerk.page.locator('[name=quantity]').inputValue(), '6');
		await clerk.page.getByLabel('Login').fill('tartu');
		await clerk.page.getByLabel('Password').fill(password);
		await clerk.page.keyboard.press('Enter');
		await clerk.page.getByRole('heading', { name: 'Sign in at the counter' }).waitFor({ state: 'hidden' });
		await clerk.page.locator('[name=quantity]').press('Enter');
		await becomes(clerk, 10);
		await becomes(manager, 10);
	});

	it('shows nothing any more after signing out', async () => {
		await manager.page.getByRole('button', { name: 'Sign out' }).click();
		await manager.page.getByRole('heading', { name: 'Sign in at the counter' }).waitFor();
		assert.equal(await manager.page.getByRole('table').count(), 0);
		await manager.page.reload();
		await manager.page.getByRole('heading', { name: 'Sign in at the counter' }).waitFor();
	});
});
