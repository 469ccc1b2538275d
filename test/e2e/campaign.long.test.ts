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
const HEADLINE = 'A kettle for less, in Tartu only';

describe('a local offer, from the counter to the phone and its wallet', () => {
	let folder: string;
	let origin: string;
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
		[, password = ''] = /password “(.*)”/.exec(server.output()) ?? [];
		browser = await launchChromium();
		phone = await open(390, 'dark', '/');
		counter = await open(1280, 'light', '/counter?shop=demo#campaigns');
	});

	after(async () => {
		await browser?.close();
		await server?.stop();
		await rm(folder, { recursive: true, force: true });
	});

	async function open(width: number, colorScheme: 'light' | 'dark', path: string): Promise<Page> {
		const context = await browser.newContext({
			viewport: { width, height: 900 },
			colorScheme,
			locale: 'en-GB',
			geolocation: { latitude: 56.95, longitude: 24.1 },
			permissions: ['geolocation'],
		});
		const page = await context.newPage();
		page.on('console', (message) => messages.push(message.text()));
		page.on('pageerror', (error) => messages.push(error.message));
		await page.goto(origin + path);
		return page;
	}

	const card = (headline: string) => phone.getByRole('listitem').filter({ hasText: headline });

	it('is on the shop’s own page as soon as a manager has started it', async () => {
		await card('A week of double points').waitFor();
		await counter.locator('input[name=login]:focus').waitFor();
		await counter.keyboard.type('manager');
		await counter.keyboard.press('Tab');
		await counter.keyboard.type(password);
		await counter.keyboard.press('Enter');
		await counter.getByText('3 campaigns').waitFor();
		await counter.getByRole('button', { name: 'Make a campaign' }).click();
		await counter.getByRole('textbox', { name: 'Headline' }).fill(HEADLINE);
		await counter.getByLabel('Name, for yourselves').fill('Kettles, Tartu');
		await counter.getByLabel('Coupon that goes into the wallet').selectOption({ label: '10 % off to begin with' });
		await counter.getByLabel('Shops', { exact: true }).selectOption('some');
		await counter.getByRole('checkbox', { name: 'Tartu Rüütli' }).check();
		await counter.getByLabel('Only for shoppers so near').fill('30');
		await counter.getByRole('button', { name: 'Save and start' }).click();
		await counter.getByRole('heading', { name: 'Kettles, Tartu' }).waitFor();
		await card(HEADLINE).waitFor();
	});

	it('is not for those who are far away and say so', async () => {
		await phone.getByRole('button', { name: 'Show those near me' }).click();
		await card('Come and taste')
			.getByText(/Rīga Miera iela \(/)
			.waitFor();
		assert.equal(await card(HEADLINE).count(), 0);
		await phone.getByRole('button', { name: 'Show all offers' }).click();
		await card(HEADLINE).waitFor();
	});

	it('is claimed where it stands by somebody who signs in there, and is in their wallet', async () => {
		await card(HEADLINE).getByRole('button', { name: 'Put it in my wallet' }).click();
		await phone.getByLabel('E-mail or mobile number').fill('maija@example.com');
		await phone.keyboard.press('Enter');
		const field = phone.getByLabel('Code', { exact: true });
		await field.fill(await codeSent());
		await field.press('Enter');
		await card(HEADLINE).getByText('In your wallet', { exact: true }).waitFor();
		await card(HEADLINE).getByRole('link', { name: 'Open my wallet' }).click();
		await phone.getByRole('heading', { name: '10 % off to begin with' }).waitFor();
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

	it('is gone from the page as soon as it is ended', async () => {
		await phone.goBack();
		await card(HEADLINE).waitFor();
		await counter.getByRole('button', { name: 'End', exact: true }).click();
		await counter.getByRole('button', { name: 'Yes, end it' }).click();
		await card(HEADLINE).waitFor({ state: 'detached' });
	});

	it('says nothing on the console, keeps within its width and has no barrier, at the counter and on the phone', async () => {
		assert.deepEqual(messages, []);
		await counter.setViewportSize({ width: 390, height: 900 });
		for (const page of [counter, phone]) {
			const { clientWidth, scrollWidth } = await page.evaluate(() => document.documentElement);
			assert.equal(scrollWidth, clientWidth);
			const { violations } = (await page.evaluate(`${axe}; axe.run()`)) as AxeResults;
			assert.deepEqual(
				violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
				[],
			);
		}
	});
});
