import type { Catalogue } from '../../shared/localization.ts';

/** The texts of `<endcap-add-to-basket>`. */
export interface AddToBasketStrings {
	add: string;
	adding: string;
	inBasket: string;
	viewBasket: string;
	soldOut: string;
	waiting: string;
	refused: string;
	failed: string;
	notSetUp: string;
	quantity: string;
	fewer: string;
	more: string;
}

const english: AddToBasketStrings = {
	add: 'Add to basket',
	adding: 'Adding…',
	inBasket: 'In your basket: {count}',
	viewBasket: 'View basket',
	soldOut: 'Sold out everywhere',
	waiting: 'It is added as soon as the network is back.',
	refused: 'This cannot be ordered here. Ask in the shop.',
	failed: 'That did not work. Try again.',
	notSetUp: 'Nothing can be bought here: the tag has no sku, or the page no key.',
	quantity: 'Quantity',
	fewer: 'One fewer',
	more: 'One more',
};

/** Languages that come when a page is in them; add your own with `addToBasketCatalogue.languages.set(…)`. */
export const addToBasketCatalogue: Catalogue<AddToBasketStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
