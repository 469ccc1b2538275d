import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { freePort } from '../support/free-port.ts';
import { startUntil, type Running } from '../support/processes.ts';
import { temporaryFolder } from './fixtures.ts';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const CODE = 'KETTLES10';

describe('a coupon, from the counter to the phone and the till', () => {
	let folder: string;
	let origin: string;
	let secret: string;
	let password: string;
	let server: Running;
	let browser: Browser;
	let counter: Page;
	let phone: Page;
	const messages: string[] = [];

	before(async () => {
		folder = await temporaryFolder();
		const port = await freePort();
		origin = `http://localhost:${port}`;
		const env = { ENDCAP_DATA: `${folder}/data`, PORT: String(port) };
		server = await startUntil(process.execPath, [script], /Stop with Ctrl-C/, { env });
		[secret = ''] = /sk_\S+/.exec(server.output()) ?? [];
		[, password = ''] = /password “(.*)”/.exec(server.output()) ?? [];
		browser = await launchChromium();
		counter = await open(1280, 'light', '/counter?shop=demo#offers');
	});

	after(async () => {
		await browser?.close();
		await server?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	async function open(width: number, colorScheme: 'light' | 'dark', path: string): Promise<Page> {
		const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale: 'en-GB' });
		const page = await context.newPage();
		page.on('console', (message) => messages.push(message.text()));
		page.on('pageerror', (error) => messages.push(error.message));
		await page.goto(origin + path);
		return page;
	}

	/** Goes on with the Tab key until this has the focus. */
	async function tabTo(what: string): Promise<void> {
		for (let presses = 0; presses < 60; presses += 1) {
			await counter.keyboard.press('Tab');
			const focused = await counter.evaluate(() => {
				let active = document.activeElement;
				while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
				return active?.getAttribute('name') ?? active?.textContent?.trim();
			});
			if (focused === what) return;
		}
		assert.fail(`The Tab key never came to ${what}`);
	}

	async function typeInto(field: string, text: string): Promise<void> {
		await tabTo(field);
		await counter.keyboard.type(text);
	}

	it('is made by a manager with the keyboard alone', async () => {
		await counter.locator('input[name=login]:focus').waitFor();
		await counter.keyboard.type('manager');
		await counter.keyboard.press('Tab');
		await counter.keyboard.type(password);
		await counter.keyboard.press('Enter');
		await counter.getByText('5 coupons').waitFor();

		await tabTo('Make a coupon');
		await counter.keyboard.press('Enter');
		await counter.getByRole('heading', { name: 'New coupon' }).waitFor();
		await typeInto('percent', '10');
		await typeInto('name', 'Ten off');
		await typeInto('limit_total', '5');
		await typeInto('code', CODE);
		await counter.getByText('Ten off: 10% off, not with other coupons.').waitFor();
		await tabTo('Save and start');
		await counter.keyboard.press('Enter');
		await counter.getByRole('heading', { name: 'Ten off' }).waitFor();
		await tabTo('All coupons');
		await counter.keyboard.press('Enter');
		await counter.getByText('Used 0 of 5').waitFor();
	});

	it('is claimed on the phone by the link of its code, and counted at the counter by itself', async () => {
		phone = await open(390, 'dark', `/c/${CODE}`);
		await phone.getByLabel('E-mail or mobile number').fill('maija@example.com');
		await phone.keyboard.press('Enter');
		const field = phone.getByLabel('Code', { exact: true });
		await field.fill(await codeSent());
		await field.press('Enter');
		const code = phone.getByLabel('Coupon code');
		await code.waitFor();
		assert.equal(await code.inputValue(), CODE);
		await code.press('Enter');
		await phone.getByRole('heading', { name: 'Ten off' }).waitFor();
		await counter.getByText('Used 1 of 5').waitFor();
	});

	/** What the demo’s page of messages shows, as soon as it does. */
	async function codeSent(): Promise<string> {
		const end = Date.now() + 20_000;
		while (Date.now() < end) {
			const list = (await (await fetch(`${origin}/messages/list`)).json()) as { text: string }[];
			const [code] = /^\d{6}$/m.exec(list[0]?.text ?? '') ?? [];
			if (code) return code;
		}
		throw new Error('No code was sent');
	}

	it('is counted again as soon as the till takes it', async () => {
		const response = await fetch(`${origin}/v1/sales`, {
			method: 'POST',
			headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', 'idempotency-key': 'sale' },
			body: JSON.stringify({
				store_id: 'tartu-ruutli',
				receipt: '1',
				sold_at: new Date().toISOString(),
				lines: [{ sku: 'KETTLE-MOSS', quantity: 1 }],
				coupons: [CODE],
			}),
		});
		assert.equal(response.status, 201, await response.text());
		await counter.getByText('Used 2 of 5').waitFor();
	});

	it('is given back at the counter, and paused', async () => {
		await counter.getByRole('button', { name: 'Ten off' }).click();
		await counter.getByText('What it was used for').click();
		await counter.getByRole('button', { name: /^Give back: .* Tartu Rüütli · €4.90/ }).click();
		await counter.getByRole('button', { name: 'Yes, give back' }).click();
		await counter.getByText('Used 1 of 5').waitFor();
		await counter.getByRole('button', { name: 'Pause' }).click();
		await counter.getByRole('button', { name: 'Yes, pause' }).click();
		await counter.getByText('Paused', { exact: true }).waitFor();
	});

	it('makes codes whose file has each of them', async () => {
		await counter.getByText('Codes for one use').click();
		await counter.getByLabel('How many?').fill('1000');
		await counter.getByRole('button', { name: 'Make codes' }).click();
		await counter.getByText('1,000 codes made.').waitFor();
		const [download] = await Promise.all([
			counter.waitForEvent('download'),
			counter.getByRole('link', { name: 'Download all codes (CSV)' }).click(),
		]);
		const lines = readFileSync(await download.path(), 'utf8')
			.trim()
			.split('\r\n');
		assert.equal(lines.length, 1002, 'with the one that was claimed, and a line of names');
	});

	it('shows the points program in money, and says nothing on the console, keeps within its width and has no barrier', async () => {
		await counter.getByRole('button', { name: 'Points' }).click();
		await counter.getByText('a purchase of €50.00 earns 50 points and gives back €0.50.').waitFor();
		assert.deepEqual(messages, []);
		await counter.setViewportSize({ width: 390, height: 900 });
		const { clientWidth, scrollWidth } = await counter.evaluate(() => document.documentElement);
		assert.equal(scrollWidth, clientWidth);
		const { violations } = (await counter.evaluate(`${axe}; axe.run()`)) as AxeResults;
		assert.deepEqual(
			violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
			[],
		);
	});
});
