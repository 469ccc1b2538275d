import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { cut, gather, order, placed, writeShort } from '../support/kiosk-checkout.ts';
import { KioskShop } from '../support/kiosk-shop.ts';
import type { Ending } from '../support/temporary.ts';

describe('an order without the network', () => {
	let shop: KioskShop;
	let browser: Browser;
	const ends: (() => Promise<unknown>)[] = [];

	before(async () => {
		const context: Ending = { after: (end) => void ends.push(end) };
		[shop, browser] = await Promise.all([KioskShop.open(context), launchChromium()]);
		await shop.stock('KETTLE', { tartu: 5, riga: 0 });
		await shop.stock('BLANKET', { tartu: 0, riga: 5 });
	});

	after(async () => {
		await browser?.close();
		for (const end of ends.toReversed()) await end();
	});

	it('is collected in a shop for each article where no shop had all, with a message by the way that was chosen', async (t) => {
		const page = await gather(t, shop, browser, { KETTLE: 1, BLANKET: 1 });
		await cut(shop, page);
		await order(page);
		const form = page.locator('kiosk-short-form');
		await form.getByText('This shop did not have everything.').waitFor();
		await form.getByText('This shop sends nothing, so it can only be collected.').waitFor();
		await form.getByLabel('Choose a shop for each article').check();
		const shopsOf = (title: string) => form.getByRole('group', { name: `1 × ${title}` }).getByRole('radio');
		assert.equal(await shopsOf('Enamel kettle').count(), 1);
		assert.ok(await shopsOf('Wool blanket').isChecked());
		await form.getByLabel('Phone', { exact: true }).fill('5123 4567');
		await form.getByLabel('Tell me about this order by text message').uncheck();
		await writeShort(page);
		for (const name of ['Rüütli', 'Miera']) await page.getByRole('heading', { name: `Collect it: ${name}` }).waitFor();
		shop.mend();
		await placed(page);
		const [made] = await shop.orders();
		assert.deepEqual(made?.fulfillments.map(({ store_id }) => store_id).toSorted(), ['riga', 'tartu']);
		assert.deepEqual(made?.contact.notify, { email: true, sms: false });
	});

	it('is not noted while nobody would be told, and leaves out what no shop had', async (t) => {
		// The order before has it.
		await shop.stock('BLANKET', { riga: 1 });
		const page = await gather(t, shop, browser, { KETTLE: 1, BLANKET: 1 });
		await cut(shop, page);
		await order(page);
		const form = page.locator('kiosk-short-form');
		await form.getByLabel('Choose a shop for each article').check();
		await form.getByLabel('Your name').fill('M. Kask');
		await form.getByLabel('E-mail', { exact: true }).fill('offline@example.com');
		const place = form.getByRole('button', { name: 'Order', exact: true });
		await place.click();
		await form.locator('[data-nowhere] button:focus').click();
		await form.getByLabel('Tell me about this order by e-mail').uncheck();
		await place.click();
		await form.getByText('Choose at least one way to be told').waitFor();
		await form.locator('input[name="tellByEmail"]:focus').check();
		await place.click();
		await page.getByRole('heading', { name: 'Your order is noted.' }).waitFor();
		shop.mend();
		await placed(page);
	});
});
