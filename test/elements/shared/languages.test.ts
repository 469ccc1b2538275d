import {
	addToBasketCatalogue,
	basketCatalogue,
	checkoutCatalogue,
	deviceApprovalCatalogue,
	deviceSignInCatalogue,
	loyaltyCatalogue,
	orderStatusCatalogue,
	shopperCardCatalogue,
	signInCatalogue,
	storeStockCatalogue,
	storeStockHoldCatalogue,
	type Catalogue,
} from '@endcap/elements';
import { englishFilled } from '../../../packages/elements/src/basket/endcap-basket/filled.strings.ts';
import { englishDetail as englishPoints } from '../../../packages/elements/src/loyalty/endcap-loyalty-balance/detail.strings.ts';
import { englishAccount } from '../../../packages/elements/src/shoppers/endcap-sign-in/account/account.strings.ts';
import { englishForm } from '../../../packages/elements/src/shoppers/endcap-sign-in/form/form.strings.ts';
import { englishDetail } from '../../../packages/elements/src/orders/endcap-order-status/detail.strings.ts';
import { availabilityWith } from '../../../stories/support/example-shop.ts';
import { assert, clear, open, part, parts, press, ready, root, text, until } from '../support/stage.ts';
import { compareTexts } from '../support/texts.ts';

const TAG = '<endcap-store-stock sku="KETTLE-RED"></endcap-store-stock>';
const left = (quantity_available: number) => ({
	availability: availabilityWith({ 'riga-miera': { quantity_available } }),
});

async function statusIn(lang: string, count: number): Promise<string> {
	document.documentElement.lang = lang;
	const { element } = open(TAG, left(count));
	await ready(element);
	const words = parts(element, 'store__status').map(text);
	clear();
	return words[1] ?? '';
}

/** With the English that comes with code on demand, which other languages have in one. */
const withLater = <Strings extends object>({ english, languages }: Catalogue<Strings>, later: Partial<Strings>) => ({
	english: { ...later, ...english },
	languages,
});

describe('languages', () => {
	afterEach(clear);

	it('speak their own plurals', async () => {
		assert.equal(await statusIn('en', 2), 'Only 2 left');
		assert.equal(await statusIn('fi', 2), 'Vain 2 jäljellä');
		assert.equal(await statusIn('et', 2), 'Alles ainult 2 tk');
		assert.equal(await statusIn('lv', 1), 'Atlicis tikai 1');
		assert.equal(await statusIn('lv', 2), 'Atlikuši tikai 2');
		assert.equal(await statusIn('pl', 1), 'Została tylko 1 szt.');
		assert.equal(await statusIn('pl', 3), 'Zostały tylko 3 szt.');
		assert.equal(await statusIn('pl', 5), 'Zostało tylko 5 szt.');
		assert.equal(await statusIn('af', 2), 'Net 2 oor');
	});

	it('have every text that English has, with the same places to fill in', async () => {
		await compareTexts(storeStockCatalogue);
		await compareTexts(storeStockHoldCatalogue);
		await compareTexts(deviceApprovalCatalogue);
		await compareTexts(deviceSignInCatalogue);
		await compareTexts(addToBasketCatalogue);
		await compareTexts(shopperCardCatalogue);
		await compareTexts(withLater(basketCatalogue, englishFilled));
		await compareTexts(checkoutCatalogue);
		await compareTexts(withLater(orderStatusCatalogue, englishDetail));
		await compareTexts(withLater(loyaltyCatalogue, englishPoints));
		await compareTexts(withLater(signInCatalogue, { ...englishForm, ...englishAccount }));
	});

	it('speak of holds too', async () => {
		document.documentElement.lang = 'pl';
		const { element } = open('<endcap-store-stock sku="KETTLE-RED" hold></endcap-store-stock>');
		await press(element, 'Zarezerwuj na 30 minut: Miera iela');
		await until(() => text(part(element, 'store__held')) === 'Zarezerwowane dla Ciebie do 12:30');
	});

	it('come from the nearest lang, before the provider’s locale', async () => {
		const { element } = open(`<div lang="pl">${TAG}</div>`, {}, { locale: 'fi' });
		await ready(element);
		assert.equal(text(part(element, 'heading')), 'W naszych sklepach');
		assert.equal(part(element, 'frame')?.lang, 'pl');
	});

	it('come from the provider’s locale, before the document’s', async () => {
		const { element } = open(TAG, {}, { locale: 'fi-FI' });
		await ready(element);
		assert.equal(text(part(element, 'heading')), 'Myymälöissämme');
		assert.equal(text(part(element, 'store__hours')), 'Avoinna klo 18.00 asti');
	});

	it('follow the document when it changes its own', async () => {
		const { element } = open(TAG);
		await ready(element);
		document.documentElement.lang = 'et';
		await until(() => text(part(element, 'heading')) === 'Meie kauplustes');
	});

	it('are English, said to be English, where the page’s is not known', async () => {
		document.documentElement.lang = 'de';
		const { element } = open(TAG);
		await ready(element);
		assert.equal(part(element, 'frame')?.lang, 'en');
		assert.equal(text(part(element, 'heading')), 'In our shops');
	});

	it('may be added by the page, also one that is written from right to left', async () => {
		const { english, languages } = storeStockCatalogue;
		languages.set('he', { ...english, heading: '‏בחנויות שלנו' });
		const { element } = open(`<div lang="he" dir="rtl">${TAG}</div>`);
		await ready(element);
		const name = part(element, 'store__name')!.getBoundingClientRect();
		const pin = part(element, 'store__pin')!.getBoundingClientRect();
		assert.isAbove(name.left, pin.right, 'names stand on the right, controls on the left');
		assert.isAtMost(root(element).querySelector('.frame')!.scrollWidth, element.clientWidth);
		languages.delete('he');
	});

	it('tell miles where the page’s country has them', async () => {
		const { element } = open(
			`<div lang="en-GB"><endcap-store-stock sku="KETTLE-RED" near="58.38,26.72"></endcap-store-stock></div>`,
		);
		await ready(element);
		assert.equal(text(parts(element, 'store__distance')[1]), '137 mi');
	});
});
