import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { KioskBrowser } from '../support/kiosk-browser.ts';
import { KioskShop, orderWish } from '../support/kiosk-shop.ts';
import { temporaryFolder } from '../support/temporary.ts';

const VISIT = `document.querySelector('kiosk-frame').visit`;
const phase = (name: string) => `document.documentElement.dataset.phase === '${name}'`;

/** A kiosk that was set up, in a browser with a profile on disk. */
async function begin(t: TestContext) {
	const shop = await KioskShop.open(t);
	const profile = await temporaryFolder(t);
	const browser = await KioskBrowser.open(t, profile, shop.url);
	await browser.until(phase('enrolling'));
	const code = await shop.code();
	await browser.evaluate(`(() => {
		const input = document.querySelector('input');
		input.value = '${code}';
		input.dispatchEvent(new InputEvent('input', { bubbles: true }));
	})()`);
	await browser.until(`document.querySelector('.shell-key--main:not(:disabled)')`);
	await browser.evaluate(`document.querySelector('.shell-key--main').click()`);
	await browser.until(phase('attract'));
	await browser.until(`navigator.serviceWorker.controller`);
	return { shop, profile, browser };
}

async function wake(browser: KioskBrowser): Promise<void> {
	await browser.until(phase('attract'));
	await browser.evaluate(`document.body.click()`);
	await browser.until(`${phase('visit')} && ${VISIT}`);
}

/** So many orders, one after another of one basket, each of another shopper’s name; they are on disk when it resolves. */
async function keep(browser: KioskBrowser, names: readonly string[]): Promise<void> {
	const wish = JSON.stringify(orderWish());
	await browser.evaluate(`(async () => {
		const { device, basket_id } = ${VISIT};
		for (const name of ${JSON.stringify(names)}) {
			const wish = ${wish};
			wish.contact.name = name;
			await device.keep(wish, basket_id, true);
		}
	})()`);
}

async function isWritten(folder: string, text: string): Promise<boolean> {
	const names = await readdir(folder);
	const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1').catch(() => '')));
	return files.some((file) => file.includes(text));
}

const NAMES = Array.from({ length: 30 }, (_, index) => `Shopper ${String(index).padStart(2, '0')}`);

async function delivered(shop: KioskShop, names: readonly string[]): Promise<void> {
	await shop.until(async () => (await shop.orders()).length >= names.length);
	await shop.until(async () => (await shop.kiosk()).heartbeat?.waiting === 0);
	assert.deepEqual((await shop.orders()).map(({ contact }) => contact.name).toReversed(), names);
}

test('a killed browser with a full outbox delivers everything once, in order, when it is started again', async (t) => {
	const { shop, profile, browser } = await begin(t);
	await wake(browser);
	shop.cut();
	await keep(browser, NAMES);
	await browser.kill();
	shop.mend();
	const again = await KioskBrowser.open(t, profile, shop.url);
	await again.until(phase('attract'));
	await delivered(shop, NAMES);
	assert.equal((await shop.kiosk()).heartbeat?.lost, 0);
});

test('a browser that is killed in the middle of delivery, again and again, delivers everything once', async (t) => {
	const { shop, profile, browser } = await begin(t);
	await wake(browser);
	shop.cut();
	await keep(browser, NAMES);
	await browser.kill();
	shop.mend();
	// The answer is lost: what was delivered is not known to be.
	for (const cut of ['sent', 'unanswered', 'answer', 'request'] as const) {
		const broken = await KioskBrowser.open(t, profile, 'about:blank');
		await broken.send('Page.navigate', { url: shop.url });
		await broken.until(phase('attract'));
		shop.proxy.cutNext(cut);
		shop.proxy.cutNext(cut);
		await broken.kill();
	}
	const last = await KioskBrowser.open(t, profile, shop.url);
	await last.until(phase('attract'));
	await delivered(shop, NAMES);
});

test('a kiosk is still the same one, and tells how much it lost, when its database is broken', async (t) => {
	const { shop, profile, browser } = await begin(t);
	await wake(browser);
	shop.cut();
	await keep(browser, NAMES.slice(0, 3));
	// The browser writes what it mirrors elsewhere some seconds later.
	await shop.until(() => isWritten(join(profile, 'Default', 'Local Storage', 'leveldb'), '"waiting":3'));
	await browser.kill();
	const databases = join(profile, 'Default', 'IndexedDB');
	for (const entry of await readdir(databases, { recursive: true, withFileTypes: true })) {
		if (entry.isFile()) await writeFile(join(entry.parentPath, entry.name), 'broken'.repeat(1000));
	}
	shop.mend();
	const again = await KioskBrowser.open(t, profile, shop.url);
	await again.until(phase('attract'));
	await shop.until(async () => (await shop.kiosk()).heartbeat?.lost === 3);
	await wake(again);
	await keep(again, ['After all']);
	await delivered(shop, ['After all']);
});

test('on a full disk nothing is promised, and what was promised before stays', async (t) => {
	const { shop, browser } = await begin(t);
	await wake(browser);
	shop.cut();
	const origin = new URL(shop.url).origin;
	await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
	// The browser goes on by what it knew of the room for half a minute.
	const { promised, refusal } = await browser.evaluate<{ promised: string[]; refusal: string }>(`(async () => {
		const { device, basket_id } = ${VISIT};
		const promised = [];
		for (;;) {
			const wish = ${JSON.stringify(orderWish())};
			wish.contact.name = 'Shopper ' + promised.length;
			try {
				await device.keep(wish, basket_id, true);
			} catch ({ name, message }) {
				return { promised, refusal: name + ': ' + message };
			}
			promised.push(wish.contact.name);
			await new Promise((resolve) => setTimeout(resolve, 2000));
		}
	})()`);
	assert.match(refusal, /^EndcapError: It could not be stored on this device, so nothing was promised/);
	await browser.send('Storage.overrideQuotaForOrigin', { origin });
	await keep(browser, ['With room again']);
	shop.mend();
	await browser.evaluate(`dispatchEvent(new Event('online'))`);
	await delivered(shop, [...promised, 'With room again']);
});
