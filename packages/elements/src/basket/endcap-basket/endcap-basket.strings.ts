import type { Catalogue, Plural } from '../../shared/localization.ts';
import type { FilledStrings } from './filled.strings.ts';

/** The texts of `<endcap-basket>` before checkout. `{item}` is a title, `{store}` a shop's name. */
export interface BasketStrings extends Partial<FilledStrings> {
	heading: string;
	basket: string;
	loading: string;
	empty: string;
	items: Plural;
	notShown: string;
	notSetUp: string;
}

/** What a language has to say. */
export type AllBasketStrings = BasketStrings & FilledStrings;

const english: BasketStrings = {
	heading: 'Your basket',
	basket: 'Basket',
	loading: 'Fetching your basket…',
	empty: 'Your basket is empty.',
	items: { one: '{count} item', other: '{count} items' },
	notShown: 'Your basket cannot be shown right now. Nothing in it is lost; we keep trying.',
	notSetUp: 'The basket cannot be shown: the page has no key.',
};

/** Languages that come when a page is in them; add your own with `basketCatalogue.languages.set(…)`. */
export const basketCatalogue: Catalogue<BasketStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
