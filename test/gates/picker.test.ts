import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { openShop, type ShopPage } from '../support/shop-page.ts';

let shop: ShopPage;
let browser: Browser;

before(async () => {
	[shop, browser] = await Promise.all([openShop(['KETTLE']), launchChromium()]);
	await Promise.all(['tartu', 'cape-town', 'riga'].map((store) => shop.setStock('KETTLE', store, 5)));
});

after(async () => {
	await browser.close();
	await shop.close();
});

/** Chooses a shop and its soonest time on a device in New York. */
async function chooseIn(name: string): Promise<{ page: Page; offered: string; startsAt: string; store: string }> {
	const page = await browser.newPage({ timezoneId: 'America/New_York' });
	const picker = '<endcap-collect-picker name="collect" skus="KETTLE" limit="9"></endcap-collect-picker>';
	const script = `<script type="module" src="${shop.server}/endcap.js?key=${shop.key}"></script>`;
	const policy = `default-src 'none'; script-src ${shop.server}; connect-src ${shop.server}; style-src 'self'`;
	await page.addInitScript(() => {
		const violations: string[] = [];
		Object.assign(globalThis, { violations });
		addEventListener('securitypolicyviolation', ({ violatedDirective }) => violations.push(violatedDirective));
	});
	const html = `<!doctype html><html lang="en">${script}<form>${picker}</form>`;
	await page.goto(shop.page(html, { 'content-security-policy': policy }));
	await page.getByRole('radio', { name: new RegExp(name) }).check();
	const soonest = page.locator('[part="soonest"]');
	const offered = await soonest.innerText();
	assert.match(await page.locator('[part="zone"]').innerText(), /shop’s clock: (Eastern European|South Africa)/);
	await soonest.click();
	await page.locator('[part="change"]').waitFor();
	const value = await page.evaluate(() => new FormData(document.forms[0]).get('collect') as string);
	const [store = '', startsAt = ''] = value.split(' ');
	return { page, offered, startsAt, store };
}

test('a device in New York shows each shop’s own day and time, and sends the moment', async () => {
	for (const [name, store, timeZone] of [
		['Rüütli', 'tartu', 'Europe/Tallinn'],
		['Kloof Street', 'cape-town', 'Africa/Johannesburg'],
	] as const) {
		const chosen = await chooseIn(name);
		assert.equal(chosen.store, store);
		const clock = { hour: '2-digit', minute: '2-digit', timeZone } as const;
		const time = new Date(chosen.startsAt).toLocaleTimeString('en-150', clock);
		assert.ok(chosen.offered.includes(`, ${time}–`), `${chosen.offered} at ${time}`);
		const words = await chosen.page.locator('[part="chosen__time"]').innerText();
		assert.ok(words.includes(`, ${time}–`), words);
		assert.deepEqual(await chosen.page.evaluate(() => (globalThis as { violations?: string[] }).violations), []);
		await chosen.page.close();
	}
});

test('a time that the shop closes is said to be gone, with the next one in one press', async () => {
	const { page, startsAt } = await chooseIn('Miera iela');
	const response = await fetch(`${shop.server}/v1/stores/riga/pickup-slots/${encodeURIComponent(startsAt)}`, {
		method: 'PUT',
		headers: { authorization: `Bearer ${shop.secret}`, 'content-type': 'application/json' },
		body: JSON.stringify({ capacity: null, closed: true }),
	});
	assert.equal(response.status, 200, await response.text());
	await page.locator('[part="chosen__gone"]', { hasText: 'no longer offers this time' }).waitFor();
	await page.locator('[part="take-next"]').click();
	await page.locator('[part="chosen__gone"]').waitFor({ state: 'detached' });
	const value = await page.evaluate(() => new FormData(document.forms[0]).get('collect') as string);
	assert.ok(value.split(' ')[1] !== undefined && (value.split(' ')[1] ?? '') > startsAt, value);
	await page.close();
});
