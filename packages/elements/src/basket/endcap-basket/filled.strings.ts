import type { Plural } from '../../shared/localization.ts';

/** The texts of a basket with something in it, or of what became of it. */
export interface FilledStrings {
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
	discount: string;
	haveCode: string;
	shipping: string;
	free: string;
	total: string;
	checkOut: string;
	opening: string;
	stale: string;
	waiting: string;
	refused: string;
	failed: string;
	ordered: string;
	seeOrder: string;
}

/** Apart from the other English texts, since it comes with the code that shows what is in a basket. */
export const englishFilled: FilledStrings = {
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
	discount: 'Discount',
	haveCode: 'I have a coupon code',
	shipping: 'Shipping',
	free: 'Free',
	total: 'Total',
	checkOut: 'Check out',
	opening: 'One moment…',
	stale: 'As of {time}. We are trying to reach the shop.',
	waiting: 'It is changed as soon as the network is back.',
	refused: 'That cannot be ordered here.',
	failed: 'That did not work. Try again.',
	ordered: 'Your order {number} is placed.',
	seeOrder: 'See your order',
};
