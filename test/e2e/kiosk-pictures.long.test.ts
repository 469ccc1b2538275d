import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { becomes, KioskShop, openScreen, wake } from '../support/kiosk-shop.ts';
import { PictureServer } from '../support/picture-server.ts';
import { productInput } from '../support/shop.ts';

const PICTURES = 'endcap-kiosk-pictures';

describe('pictures of articles at a kiosk', () => {
	let browser: Browser;
	before(async () => {
		browser = await launchChromium();
	});
	after(() => browser?.close());

	/** A kiosk of a shop with these pictures, a product each, that nobody has looked at yet. */
	async function begin(t: TestContext, names: readonly string[], prepare?: (pictures: PictureServer) => void) {
		const pictures = await PictureServer.start(t);
		prepare?.(pictures);
		const shop = await KioskShop.open(t);
		const show = async (shown: readonly string[]) => {
			for (const [index, product] of ['kettle', 'blanket', 'cup', 'jug'].entries()) {
				const name = shown[index];
				const image = name === undefined ? null : pictures.address(name);
				const fields = { title: product, image };
				await shop.call('PUT', `/v1/products/${product}`, productInput([product.toUpperCase()], fields));
			}
		};
		await show(names);
		const context = await openScreen(t, browser);
		const page = await context.newPage();
		await shop.enrol(page);
		return { pictures, shop, show, page, context };
	}

	/** Names of those that are on the disk. */
	const keptOn = (page: Page) =>
		page.evaluate(async (name) => {
			const kept = await (await caches.open(name)).keys();
			return kept.map(({ url }) => new URL(url).pathname.slice(1)).sort();
		}, PICTURES);

	async function keeps(page: Page, names: readonly string[]): Promise<void> {
		while ((await keptOn(page)).join() !== names.join()) await page.waitForTimeout(50);
	}

	/** As five minutes later. */
	async function readAgain(page: Page): Promise<void> {
		await page.reload();
		await becomes(page, 'attract');
	}

	it('are all there when the network is gone from the first minute, also those nobody has seen', async (t) => {
		const { pictures, shop, page } = await begin(t, ['a.svg', 'b.svg', 'c.svg']);
		await keeps(page, ['a.svg', 'b.svg', 'c.svg']);
		const asked = pictures.asked.length;
		shop.cut();
		await page.reload();
		await wake(page);
		const widths = await page.evaluate(
			(addresses) =>
				Promise.all(
					addresses.map(async (src) => {
						const image = new Image();
						image.src = src;
						await image.decode();
						return image.naturalWidth;
					}),
				),
			['a.svg', 'b.svg', 'c.svg'].map((name) => pictures.address(name)),
		);
		assert.deepEqual(widths, [8, 8, 8]);
		assert.equal(pictures.asked.length, asked);
	});

	it('go when the articles have others, and what there is already is not fetched again', async (t) => {
		const { pictures, show, page } = await begin(t, ['a.svg', 'b.svg']);
		await keeps(page, ['a.svg', 'b.svg']);
		const asked = pictures.asked.length;
		await show(['b.svg', 'c.svg']);
		await readAgain(page);
		await keeps(page, ['b.svg', 'c.svg']);
		assert.deepEqual(pictures.asked.slice(asked), ['c.svg']);
	});

	it('that break off or are too large are not kept, and take no others with them', async (t) => {
		const { pictures, page } = await begin(t, ['a.svg', 'broken.svg', 'large.svg', 'z.svg'], ({ broken, sizes }) => {
			broken.add('broken.svg');
			sizes.set('large.svg', 2_100_000);
		});
		await keeps(page, ['a.svg', 'z.svg']);
		pictures.broken.clear();
		await readAgain(page);
		await keeps(page, ['a.svg', 'broken.svg', 'z.svg']);
	});
});
