import type { Catalogue, Plural } from '../../shared/localization.ts';

/** The texts of `<endcap-store-stock>`. `{…}` is filled in; `days` begin with Sunday and read on after “Opens”. */
export interface StoreStockStrings {
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
	openUntil: string;
	openUntilDay: string;
	openAlways: string;
	opensToday: string;
	opensTomorrow: string;
	opensDay: string;
	closed: string;
	localTime: string;
	days: readonly string[];
	search: string;
	searchMissed: string;
	searched: string;
	locate: string;
	locating: string;
	located: string;
	locationDenied: string;
	locationFailed: string;
	showAll: Plural;
	showFewer: string;
	call: string;
	directions: string;
	pin: string;
	pinned: string;
	remember: string;
	remembered: string;
	forget: string;
	empty: string;
	askInShop: string;
	unknownItem: string;
	unknownStore: string;
	noKey: string;
	noSku: string;
	keyRefused: string;
}

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
	search: 'Town or postcode',
	searchMissed: 'We have no shop in “{place}”.',
	searched: 'Nearest to {place} first.',
	locate: 'Near me',
	locating: 'Finding where you are…',
	located: 'Nearest to you first.',
	locationDenied: 'Your place was not shared. Type a town or postcode instead.',
	locationFailed: 'Your place could not be found. Type a town or postcode instead.',
	showAll: { other: 'Show all {count} shops' },
	showFewer: 'Show fewer shops',
	call: 'Call {store}',
	directions: 'Directions to {store}',
	pin: '{store} is my shop',
	pinned: 'My shop',
	remember: 'Remember my shop on this device',
	remembered: 'Your shop is remembered on this device.',
	forget: 'Forget it',
	empty: 'Our shops list no stock of this. Ask in the shop.',
	askInShop: 'Stock cannot be shown right now. Ask in the shop.',
	unknownItem: 'We know no item with the number {item}.',
	unknownStore: 'We know no shop called {store}.',
	noKey: 'Stock cannot be shown: the Endcap script on this page has no key.',
	noSku: 'Stock cannot be shown: this tag has no sku.',
	keyRefused: 'Stock cannot be shown: the key on this page was refused.',
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
