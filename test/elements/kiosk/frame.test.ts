import { assert } from '@esm-bundle/chai';
import { endcapOf, exampleShop } from '../../../stories/support/example-shop.ts';
import { kioskCatalogue } from '../../support/kiosk-catalogue.ts';
import { setAccess } from '../../../demo/kiosk/frame/access.ts';
import { stageVisit, type KioskStage } from '../support/kiosk-stage.ts';
import { text, until } from '../support/stage.ts';
import '../../../demo/kiosk/screens/home/home.ts';
import '../../../demo/kiosk/screens/help/help.ts';

let stage: KioskStage;
const root = document.documentElement;

const find = (name: string) =>
	[...stage.frame.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? text(each)) === name);

function button(name: string): HTMLButtonElement {
	const found = find(name);
	if (!found) throw new Error(`There is no button ${name}.`);
	return found;
}

describe('the frame around the screens', () => {
	beforeEach(async () => {
		stage = stageVisit({
			catalogue: kioskCatalogue,
			endcap: endcapOf(exampleShop()),
			now: Date.parse('2026-11-22T09:15:00Z'),
		});
		await until(() => stage.frame.querySelector('h1'));
	});
	afterEach(() => {
		stage.close();
		setAccess({ text: 100, contrast: false, reach: false, speech: false, patience: false, keypad: false });
		root.lang = 'en';
	});

	it('shows the shop, and the time there by the server’s clock', () => {
		assert.include(text(stage.frame.querySelector('header')), 'Tartu Rüütli');
		assert.equal(text(stage.frame.querySelector('time')), '11:15');
	});

	it('changes the language in place, of itself, the screen and the document', async () => {
		button('Eesti').click();
		await until(() => text(stage.frame.querySelector('h1')) === 'Mida otsid?');
		assert.equal(root.lang, 'et');
		assert.ok(button('Lõpetan'));
		assert.equal(stage.gone.length, 1);
	});

	it('says while there is no network of when the stock is', async () => {
		stage.$online.set(false);
		await until(() => text(stage.frame).includes('No network just now. Stock as of 10:42.'));
		stage.$online.set(true);
		await until(() => !text(stage.frame).includes('No network'));
	});

	it('counts what is in the basket', async () => {
		stage.visit.basket.add({ sku: 'MUG', title: 'Mug', image: null, unit_price: null }, 2);
		await until(() => find('Basket, 2 items'));
	});

	it('leaves when the shopper is done', () => {
		button('I am done').click();
		assert.equal(stage.finished, 1);
	});

	it('makes text larger, and says which size it is', async () => {
		button('Easier to use').click();
		await until(() => stage.frame.querySelector('kiosk-access-panel:not([hidden])'));
		button('200 %').click();
		await until(() => button('200 %').getAttribute('aria-pressed') === 'true');
		assert.equal(root.dataset['text'], '200');
	});

	it('says that it has no voice where it has none for the language', async () => {
		button('Easier to use').click();
		await until(() => text(stage.frame).includes('no voice for English'));
	});

	it('brings the focus back to where the settings were opened from', async () => {
		button('Easier to use').click();
		await until(() => stage.frame.querySelector('kiosk-access-panel:not([hidden])'));
		button('Close').click();
		await until(() => document.activeElement === button('Easier to use'));
	});

	it('calls somebody, sees that they come, and says so when nobody can be called', async () => {
		stage.visit.go('help');
		await until(() => stage.frame.querySelector('kiosk-help h1'));
		button('Call somebody').click();
		await until(() => text(stage.frame).includes('Everybody at the counter sees'));
		stage.call(null);
		await until(() => text(stage.frame).includes('Somebody is coming'));
		stage.lose();
		button('Call once more').click();
		await until(() => text(stage.frame).includes('We cannot be called from here'));
	});
});
