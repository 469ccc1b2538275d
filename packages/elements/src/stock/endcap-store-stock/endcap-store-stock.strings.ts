import type { Catalogue, Plural } from '../../shared/localization.ts';
import type { OpeningStrings } from '../../shared/shops/opening-words.ts';
import type { ControlsStrings } from './controls.strings.ts';

/** The texts of `<endcap-store-stock>`. `{…}` is filled in. */
export interface StoreStockStrings extends OpeningStrings, Partial<ControlsStrings> {
	heading: string;
	loading: string;
	summary: Plural;
	in_stock: string;
	onlyLeft: Plural;
	fewLeft: string;
	out_of_stock: string;
	backorder: string;
	statusAsOf: string;
	stale: string;
	warehouseOnly: string;
	pinned: string;
	askInShop: string;
}

/** What a language has to say. */
export type AllStoreStockStrings = StoreStockStrings & ControlsStrings;

const english: StoreStockStrings = {
	heading: 'In our shops',
	loading: 'Looking up stock…',
	summary: { one: 'In stock in {count} shop', other: 'In stock in {count} shops' },
	in_stock: 'In stock',
	onlyLeft: { other: 'Only {count} left' },
	fewLeft: 'Only a few left',
	out_of_stock: 'Sold out here',
	backorder: 'Can be ordered in',
	statusAsOf: '{status} at {time}',
	stale: 'As of {time}. Ask the shop to be sure.',
	warehouseOnly: 'Not in our shops now. We can send it to you.',
	openUntil: 'Open until {time}',
	openUntilDay: 'Open until {time} {day}',
	openAlways: 'Open around the clock',
	opensToday: 'Opens at {time}',
	opensTomorrow: 'Opens tomorrow at {time}',
	opensDay: 'Opens {day} at {time}',
	closed: 'Closed for now',
	localTime: '{time} local time',
	days: ['on Sunday', 'on Monday', 'on Tuesday', 'on Wednesday', 'on Thursday', 'on Friday', 'on Saturday'],
	pinned: 'My shop',
	askInShop: 'Stock cannot be shown right now. Ask in the shop.',
};

/** Languages that come when a page is in them; add your own with `storeStockCatalogue.languages.set(…)`. */
export const storeStockCatalogue: Catalogue<StoreStockStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
