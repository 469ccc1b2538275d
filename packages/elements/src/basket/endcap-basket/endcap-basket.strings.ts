import type { Catalogue, Plural } from '../../shared/localization.ts';

/** The texts of `<endcap-basket>` before checkout. `{item}` is a title, `{store}` a shop's name. */
export interface BasketStrings {
	heading: string;
	basket: string;
	loading: string;
	empty: string;
	items: Plural;
	each: string;
	quantityOf: string;
	fewerOf: string;
	moreOf: string;
	remove: string;
	removeOf: string;
	removed: string;
	undo: string;
	priceWas: string;
	priceNow: string;
	noPrice: string;
	noLongerSold: string;
	collectIn: string;
	noTime: string;
	sent: string;
	unchosen: string;
	localTime: string;
	inStock: string;
	left: Plural;
	soldOutThere: string;
	soldOutThereSend: string;
	soldOut: string;
	held: string;
	itemsTotal: string;
	shipping: string;
	free: string;
	total: string;
	checkOut: string;
	opening: string;
	stale: string;
	waiting: string;
	refused: string;
	failed: string;
	notShown: string;
	ordered: string;
	seeOrder: string;
	notSetUp: string;
}

const english: BasketStrings = {
	heading: 'Your basket',
	basket: 'Basket',
	loading: 'Fetching your basket…',
	empty: 'Your basket is empty.',
	items: { one: '{count} item', other: '{count} items' },
	each: '{price} each',
	quantityOf: 'Quantity: {item}',
	fewerOf: 'One fewer: {item}',
	moreOf: 'One more: {item}',
	remove: 'Remove',
	removeOf: 'Remove: {item}',
	removed: 'Removed: {item}',
	undo: 'Undo',
	priceWas: 'The price was {from} and is now {to}.',
	priceNow: 'The price is now {to}.',
	noPrice: 'It has no price at the moment and cannot be ordered.',
	noLongerSold: 'No longer sold. It is not part of the total.',
	collectIn: 'Collect in {store}',
	noTime: 'No time chosen yet',
	sent: 'Sent to you',
	unchosen: 'Where you will have these is not chosen yet',
	localTime: '{time}, {zone}',
	inStock: 'In stock in {store}',
	left: { other: 'Only {count} left in {store}' },
	soldOutThere: 'Sold out in {store}. Choose another shop.',
	soldOutThereSend: 'Sold out in {store}. Choose another shop, or have it sent.',
	soldOut: 'Sold out everywhere at the moment',
	held: 'Held for you',
	itemsTotal: 'Items',
	shipping: 'Shipping',
	free: 'Free',
	total: 'Total',
	checkOut: 'Check out',
	opening: 'One moment…',
	stale: 'As of {time}. We are trying to reach the shop.',
	waiting: 'It is changed as soon as the network is back.',
	refused: 'That cannot be ordered here.',
	failed: 'That did not work. Try again.',
	notShown: 'Your basket cannot be shown right now. Nothing in it is lost; we keep trying.',
	ordered: 'Your order {number} is placed.',
	seeOrder: 'See your order',
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
