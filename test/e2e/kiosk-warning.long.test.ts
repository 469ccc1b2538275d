import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { focusOf } from '../support/kiosk-keys.ts';
import { barriersOf, flawsOf } from '../support/kiosk-layout.ts';
import { becomes, KioskShop, openScreen } from '../support/kiosk-shop.ts';

/** What leaves for the loudspeaker: of each sound its context, and the loudest of all so far, from 0 to 1. */
interface Heard {
	contexts: AudioContext[];
	loudest: number;
}

function listen(): void {
	const heard: Heard = { contexts: [], loudest: 0 };
	Object.assign(globalThis, { heard });
	globalThis.AudioContext = class extends AudioContext {
		constructor() {
			super();
			// The one node that hears all of it without a timer, of which the page’s clock has none that run.
			const ear = this.createScriptProcessor(1024, 1, 1);
			ear.addEventListener('audioprocess', ({ inputBuffer }) => {
				heard.loudest = Math.max(heard.loudest, ...inputBuffer.getChannelData(0).map(Math.abs));
			});
			ear.connect(this.destination);
			Object.defineProperty(this, 'destination', { value: ear });
			heard.contexts.push(this);
		}
	};
}

const heardOn = (page: Page) =>
	page.evaluate(() => {
		const { contexts, loudest } = (globalThis as unknown as { heard: Heard }).heard;
		return { sounds: contexts.length, open: contexts.filter(({ state }) => state !== 'closed').length, loudest };
	});

describe('a kiosk that asks whether anybody is there', () => {
	const endings: (() => Promise<unknown>)[] = [];
	let shop: KioskShop;
	let browser: Browser;

	before(async () => {
		browser = await launchChromium();
		shop = await KioskShop.open({ after: (undo) => void endings.push(undo) });
	});

	after(async () => {
		for (const undo of endings.toReversed()) await undo();
		await browser?.close();
	});

	/** Somebody woke it by a key, went to the search and has not stirred since. */
	async function growSilent(t: TestContext): Promise<Page> {
		const page = await (await openScreen(t, browser)).newPage();
		page.setDefaultTimeout(30_000);
		await page.addInitScript(listen);
		await shop.enrol(page, { idle_seconds: 60, warning_seconds: 20 });
		await page.clock.install();
		await page.reload();
		await becomes(page, 'attract');
		await page.keyboard.press('ArrowDown');
		await becomes(page, 'visit');
		await page.keyboard.press('ArrowDown');
		// Whoever works by keys has ten times as long.
		await page.clock.runFor(590_000);
		assert.equal(await page.getByRole('alertdialog').count(), 0);
		await page.clock.runFor(12_000);
		await page.getByRole('alertdialog', { name: 'Are you still here?' }).waitFor();
		return page;
	}

	it('asks eyes and ears, with the answer under the key that is pressed', async (t) => {
		const page = await growSilent(t);
		assert.equal((await focusOf(page)).name, 'I am still here');
		assert.deepEqual([...(await barriersOf(page)), ...(await flawsOf(page, 82))], []);
		await shop.until(async () => (await heardOn(page)).open === 0);
		const { loudest } = await heardOn(page);
		assert.ok(loudest > 0.1, `${loudest}`);
	});

	it('takes a key for an answer, is silent at once, and brings the focus back', async (t) => {
		const page = await growSilent(t);
		await page.keyboard.press('Enter');
		await page.getByRole('alertdialog').waitFor({ state: 'detached' });
		assert.equal((await heardOn(page)).open, 0);
		assert.equal((await focusOf(page)).name, 'Search for an article');
		await page.clock.runFor(590_000);
		assert.equal(await page.getByRole('alertdialog').count(), 0);
	});

	it('makes no sound where the counter wants none', async (t) => {
		await shop.change({ settings: { sound: false } });
		const page = await growSilent(t);
		assert.equal((await heardOn(page)).sounds, 0);
	});
});
