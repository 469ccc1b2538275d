import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Order } from '@endcap/contract';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { counterPage } from '../../demo/server/counter-page.ts';
import { retailerPages } from '../../demo/server/retailer-pages.ts';
import { filmCode } from '../support/camera-film.ts';
import { launchChromium } from '../support/chromium.ts';
import { pgliteDatabase, type TestDatabase } from '../support/databases.ts';
import { only, OrderShop } from '../support/order-shop.ts';

const pages = fileURLToPath(new URL('../../demo/dist/pages', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In the page: how many notes have been played. */
const COUNT_NOTES = `{
	const { start } = OscillatorNode.prototype;
	globalThis.notes = 0;
	OscillatorNode.prototype.start = function (...when) {
		if (this.context.state === 'running') globalThis.notes += 1;
		start.apply(this, when);
	};
}`;

describe('the queue at the counter', () => {
	let open: TestDatabase;
	let shop: OrderShop;
	let browser: Browser;
	/** Mari at a desk, and Juhan with a phone. */
	let mari: Page;
	let juhan: Page;
	const broken: string[] = [];

	before(async () => {
		open = await pgliteDatabase();
		const listShops = async () => [{ slug: shop.slug, name: 'Shop', demo: false, publishable_key: '' }];
		shop = await OrderShop.open(open.database, {
			pages: async (app, options) => {
				await retailerPages({ folder: pages, listShops, elsewhere: () => '' })(app, options);
				await counterPage({ folder: pages, listShops })(app, options);
			},
		});
		browser = await launchChromium();
		mari = await signIn(browser, shop.mari, 1280, 'light');
		juhan = await signIn(browser, shop.juhan, 390, 'dark');
	});

	after(async () => {
		await browser?.close();
		await shop?.close();
		await open?.close();
	});

	/** With the cookie of somebody who has signed in before. */
	async function signIn(
		chromium: Browser,
		{ cookie = '' }: Record<string, string>,
		width: number,
		colorScheme: 'light' | 'dark',
	) {
		const context = await chromium.newContext({ viewport: { width, height: 900 }, colorScheme, locale: 'en-GB' });
		const [name = '', value = ''] = cookie.split('=');
		await context.addCookies([{ name, value, url: shop.server.url }]);
		await context.addInitScript({ content: COUNT_NOTES });
		const page = await context.newPage();
		page.on('pageerror', ({ message }) => broken.push(message));
		page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
		await page.goto(`${shop.server.url}/counter`);
		await page.getByRole('tab', { name: /^To pick/ }).waitFor();
		return page;
	}

	const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
	const card = (page: Page, { number }: Order) => page.getByRole('button', { name: number });
	const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
	const statusOf = async ({ id }: Order) => only(await shop.order('secret', { id })).status;

	/** As a scanner does, wherever the cursor is: faster than keys can be pressed from here while the machine is busy. */
	const scan = (page: Page, code: string) =>
		page.evaluate(
			(keys) => {
				const target = document.activeElement ?? document.body;
				const settings = { bubbles: true, composed: true, cancelable: true };
				for (const key of keys) target.dispatchEvent(new KeyboardEvent('keydown', { key, ...settings }));
			},
			[...Array.from(code), 'Enter'],
		);

	it('shows a new order to both by itself, says in the other place that one came, and rings unless it is told not to', async () => {
		await button(mari, 'Sound is on').click();
		await juhan.getByRole('link', { name: 'Stock' }).click();
		const order = await shop.place({ places: { tartu: { KETTLE: 2, JUG: 1 } } });
		await card(mari, order).waitFor();
		await mari.getByText('1 new order').waitFor();
		await juhan.getByRole('banner').getByText('1 new').waitFor();
		await juhan.waitForFunction('notes === 2');
		assert.equal(await mari.evaluate('notes'), 0);
		await button(mari, 'Sound is off').click();
		await mari.waitForFunction('notes === 2');
		await juhan.getByRole('link', { name: 'Orders' }).click();
		await card(juhan, order).waitFor();
		await shop.cancel('secret', order);
		await tab(juhan, 'To pick (0)').waitFor();
	});

	it('is picked in part by keyboard while a colleague sees who is at it, and the shopper is told what is missing', async () => {
		const order = await shop.place({ places: { tartu: { KETTLE: 2, JUG: 1 } } });
		await card(mari, order).focus();
		await mari.keyboard.press('Enter');
		await button(mari, 'Start picking').focus();
		await mari.keyboard.press('Enter');
		await card(juhan, order).click();
		await juhan.getByText('mari is picking this').last().waitFor();
		await button(juhan, 'Take over from mari').waitFor();

		await mari.getByRole('checkbox', { name: /JUG/ }).focus();
		await mari.keyboard.press('Space');
		await mari.getByRole('button', { name: 'Not all there: KETTLE' }).focus();
		await mari.keyboard.press('Enter');
		await mari.getByLabel('How many did you pick?').fill('1');
		await mari.keyboard.press('Enter');
		await mari.getByText('1 of 2 picked; the others: Not found').waitFor();
		const before = await shop.stock('KETTLE', 'tartu');
		await button(mari, 'Ready for pickup').focus();
		await mari.keyboard.press('Enter');
		await mari
			.getByText(/^Ready: .*The shopper is told\.$/)
			.first()
			.waitFor();
		await juhan.getByLabel('Code or four words').waitFor();
		assert.equal(await statusOf(order), 'prepared');
		assert.deepEqual(await shop.messages(order), ['order_placed', 'order_changed', 'order_ready', 'order_reminder']);
		assert.deepEqual([before, await shop.stock('KETTLE', 'tartu')], ['10/2', '9/1']);
		await button(juhan, 'Back to the list').click();
		await scan(juhan, only(order).code ?? '');
		await button(juhan, 'Handed over').click();
		await juhan
			.getByText(/^Handed over: /)
			.first()
			.waitFor();
		assert.equal(await statusOf(order), 'completed');
	});

	it('is handed over by name to who lost the code, and refuses a wrong one', async () => {
		const order = await shop.place();
		await shop.act('secret', only(order), 'prepare', {});
		await tab(mari, 'Ready (1)').click();
		await scan(mari, `${shop.server.url}/p/aaaaaaaaaaaaa`);
		await mari.getByRole('alert').getByText('No order that waits in your shops has this code').waitFor();
		// A refusal stands in the console, whatever a page does about it.
		broken.length = 0;
		await card(mari, order).click();
		await button(mari, 'No code: I asked for the name, and it is right').click();
		await mari
			.getByText(/^Handed over: /)
			.first()
			.waitFor();
		assert.equal(await statusOf(order), 'completed');
	});

	it('is found by the camera, which is let go of then, and handed over', async () => {
		const order = await shop.place({ places: { tartu: { CUP: 1 } } });
		await shop.act('secret', only(order), 'prepare', {});
		const folder = await mkdtemp(join(tmpdir(), 'endcap-camera-'));
		const film = join(folder, 'code.y4m');
		await filmCode(film, only(order).code ?? '');
		const seeing = await launchChromium(
			'--use-fake-device-for-media-stream',
			'--use-fake-ui-for-media-stream',
			`--use-file-for-fake-video-capture=${film}`,
		);
		try {
			const page = await signIn(seeing, shop.juhan, 390, 'light');
			await page.evaluate(() => {
				const { mediaDevices } = navigator;
				const ask = mediaDevices.getUserMedia.bind(mediaDevices);
				mediaDevices.getUserMedia = async (wanted) => {
					const stream = await ask(wanted);
					Object.assign(globalThis, { camera: stream });
					return stream;
				};
			});
			await button(page, 'Scan with the camera').click();
			await page.getByText('Hold the shopper’s code in front of the camera.').waitFor();
			await page.getByText('The code is right. Hand over:').waitFor();
			assert.equal(await page.evaluate('camera.getVideoTracks()[0].readyState'), 'ended');
			await button(page, 'Handed over').click();
			await page
				.getByText(/^Handed over: /)
				.first()
				.waitFor();
		} finally {
			await seeing.close();
			await rm(folder, { recursive: true });
		}
		assert.equal(await statusOf(order), 'completed');
	});

	it('is moved to another time by keyboard, and the shopper and a colleague are told', async () => {
		const order = await shop.place({ places: { tartu: { CUP: 1 } } });
		await tab(mari, 'To pick (1)').click();
		await card(mari, order).focus();
		await mari.keyboard.press('Enter');
		await button(mari, 'Another time…').focus();
		await mari.keyboard.press('Enter');
		const times = mari.getByRole('form', { name: 'Another time…' });
		await times.getByRole('tab', { name: /today/i }).focus();
		await mari.keyboard.press('ArrowRight');
		await times
			.getByRole('tab', { name: /tomorrow/i, selected: true })
			.and(mari.locator(':focus'))
			.waitFor();
		// Past the button for later days.
		await mari.keyboard.press('Tab');
		await mari.keyboard.press('Tab');
		await mari.keyboard.press('ArrowDown');
		await mari.keyboard.press('Enter');
		await mari.getByRole('button', { name: /^Move to tomorrow/ }).focus();
		await mari.keyboard.press('Enter');
		await mari
			.getByText(/^Moved to tomorrow, .*The shopper is told\.$/)
			.first()
			.waitFor();
		await tab(juhan, 'To pick (1)').click();
		await card(juhan, order)
			.and(juhan.getByRole('button', { name: /tomorrow, / }))
			.waitFor();
		assert.deepEqual(await shop.messages(order), ['order_placed', 'order_changed']);
		const [before, now] = [only(order).slot, only(await shop.order('secret', order)).slot];
		assert.ok(Date.parse(now?.starts_at ?? '') > Date.parse(before?.ends_at ?? ''));
		await shop.cancel('secret', order);
		await tab(juhan, 'To pick (0)').waitFor();
	});

	it('does nothing when a colleague was faster, and loses nothing of what was ticked', async () => {
		const order = await shop.place();
		await tab(mari, 'To pick (1)').click();
		await card(mari, order).click();
		await button(mari, 'Start picking').click();
		await mari.getByRole('checkbox', { name: /KETTLE/ }).check();
		await tab(juhan, 'To pick (1)').click();
		await card(juhan, order).click();
		await button(juhan, 'Take over from mari').click();
		await mari.getByText('juhan is picking this').last().waitFor();
		await button(mari, 'Take over from juhan').click();
		assert.equal(await mari.getByRole('checkbox', { name: /KETTLE/ }).isChecked(), true);
		await button(juhan, 'Take over from mari').waitFor();
		await button(mari, 'Ready for pickup').click();
		await juhan.getByLabel('Code or four words').waitFor();
		assert.equal(await statusOf(order), 'prepared');
	});

	it('comes back to the shelf when nobody collects it, in every window', async () => {
		const before = await shop.stock('KETTLE', 'tartu');
		await open.database.query(
			{ text: `UPDATE fulfillment SET collect_until = now() WHERE merchant_id = $1 AND status = 'prepared'` },
			[shop.server.merchant.id],
		);
		await juhan.getByText('Not collected in time').last().waitFor();
		await button(juhan, 'It is back on the shelf').click();
		await tab(mari, 'Ready (0)').waitFor();
		assert.deepEqual([before, await shop.stock('KETTLE', 'tartu')], ['7/1', '7/0']);
	});

	it('has no barrier, keeps within its width, and breaks nothing, on a phone in the dark and a desktop in the light', async () => {
		for (const page of [mari, juhan]) {
			const { violations } = (await page.evaluate(`${axe}; axe.run()`)) as AxeResults;
			assert.deepEqual(
				violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
				[],
			);
			const { clientWidth, scrollWidth } = await page.evaluate(() => document.documentElement);
			assert.equal(scrollWidth, clientWidth);
		}
		assert.deepEqual(broken, []);
	});
});
