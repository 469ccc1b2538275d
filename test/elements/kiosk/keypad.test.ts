import { assert } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { endcapOf, exampleShop } from '../../../stories/support/example-shop.ts';
import { kioskCatalogue } from '../../support/kiosk-catalogue.ts';
import { focusableIn, focused } from '../../../demo/kiosk/frame/focusable.ts';
import { stageVisit, styled, type KioskStage } from '../support/kiosk-stage.ts';
import { text, until } from '../support/stage.ts';
import '../../../demo/kiosk/screens/home/home.ts';
import '../../../demo/kiosk/screens/product/product.ts';
import '../../../demo/kiosk/screens/results/results.ts';
import '../../../demo/kiosk/screens/unknown/unknown.ts';

let stage: KioskStage;
const last = () => stage.gone.at(-1);

/** As a keypad does it: one key after the other. */
async function press(...keys: string[]): Promise<void> {
	for (const key of keys) await sendKeys({ press: key });
}

/** As a scanner types it, all at once, so that a slow machine makes no person of it. Letters go where the cursor is. */
function scan(code: string, suffix?: string): void {
	const target = document.activeElement ?? document.body;
	for (const key of [...Array.from(code), ...(suffix ? [suffix] : [])]) {
		const isKept = !target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
		if (!isKept && key.length === 1 && target instanceof HTMLInputElement) target.value += key;
	}
}

describe('a kiosk worked without touching', () => {
	beforeEach(async () => {
		await styled();
		stage = stageVisit({ catalogue: kioskCatalogue, endcap: endcapOf(exampleShop()) });
		await until(() => document.activeElement?.matches('kiosk-home h1'));
	});
	afterEach(() => stage.close());

	it('goes from the heading on to everything that can be pressed, once around', async () => {
		const all = focusableIn(stage.frame);
		const seen: (Element | null)[] = [];
		for (let at = 0; at < all.length; at++) {
			await press('ArrowDown');
			seen.push(focused());
		}
		assert.equal(new Set(seen).size, all.length);
		assert.equal(text(seen[0] as Element), '');
		assert.ok((seen[0] as Element).matches('#home-search'));
	});

	it('goes back by the other arrow, and shows where it is', async () => {
		await press('ArrowDown', 'ArrowDown');
		const find = focused();
		await press('ArrowDown', 'ArrowUp');
		assert.equal(focused(), find);
		const { outlineWidth, outlineStyle } = getComputedStyle(find as Element);
		assert.ok(Number.parseFloat(outlineWidth) >= 4 && outlineStyle === 'solid', outlineWidth);
	});

	it('searches, opens the second found by its number, and goes back', async () => {
		await press('ArrowDown');
		await sendKeys({ type: 'ke' });
		await press('Enter');
		await until(() => stage.frame.querySelector('kiosk-results h1'));
		assert.deepEqual(last(), { name: 'results', with: { search: 'ke' } });
		stage.visit.go('results', {});
		await until(() => stage.frame.querySelectorAll('kiosk-results li .results__item').length === 5);
		await press('2');
		await until(() => last()?.name === 'product');
		assert.deepEqual(last()?.with, { product_id: 'kohvikann' });
		await press('Escape');
		assert.equal(last()?.name, 'home');
	});

	it('types digits where there is a field, and chooses nothing', async () => {
		await press('ArrowDown', '2');
		await new Promise((resolve) => setTimeout(resolve, 200));
		assert.equal(stage.frame.querySelector<HTMLInputElement>('#home-search')?.value, '2');
		assert.equal(stage.gone.length, 1);
	});

	it('hears a scan while a field has the cursor, and leaves the field as it was', async () => {
		await press('ArrowDown');
		await sendKeys({ type: 'mug' });
		// Only what comes after a while is another’s typing.
		await new Promise((resolve) => setTimeout(resolve, 200));
		const field = stage.frame.querySelector<HTMLInputElement>('#home-search');
		scan('0400007001022', 'Enter');
		assert.equal(field?.value, 'mug');
		await until(() => last()?.name === 'product');
		assert.deepEqual(last()?.with, { product_id: 'kettle', sku: 'KETTLE-RUST' });
	});

	it('hears a scanner that presses no key at the end', async () => {
		stage.close();
		const settings = { scanner_suffix: 'none' } as const;
		stage = stageVisit({ catalogue: kioskCatalogue, endcap: endcapOf(exampleShop()), settings });
		await until(() => document.activeElement?.matches('kiosk-home h1'));
		const field = stage.frame.querySelector<HTMLInputElement>('#home-search');
		field?.focus();
		scan('0400007001022');
		await until(() => last()?.name === 'product');
		assert.deepEqual(last()?.with, { product_id: 'kettle', sku: 'KETTLE-RUST' });
		assert.equal(field?.value, '');
	});

	it('hears a scan while a button has the focus, and presses nothing', async () => {
		const find = stage.frame.querySelector<HTMLElement>('.home__search button');
		find?.focus();
		scan('5901234123457', 'Enter');
		await until(() => last()?.name === 'unknown');
		assert.deepEqual(last()?.with, { code: '5901234123457' });
		assert.equal(stage.gone.length, 2);
	});
});
