import type { Plural } from '../../shared/localization.ts';

/** The texts of a wallet that is open. `{coupon}` is a coupon’s name, `{store}` a shop’s. */
export interface HeldStrings {
	stale: string;
	localTime: string;
	code: string;
	add: string;
	adding: string;
	added: string;
	noCode: string;
	tooMany: string;
	signInFirst: string;
	failedPress: string;
	yours: string;
	none: string;
	offers: string;
	take: string;
	takeOf: string;
	endsSoon: string;
	validUntil: string;
	from: string;
	firstOrder: string;
	alone: string;
	forGoods: string;
	forSome: string;
	onlyIn: string;
	onlyInSome: Plural;
	/** Where it can be used, by channel, after “Only”. */
	places: Record<'web' | 'kiosk' | 'social' | 'till', string>;
	onlyPlaces: string;
	terms: string;
	saves: string;
	multiplies: string;
	used: string;
	usedBut: string;
	use: string;
	useOf: string;
	takeOff: string;
	takeOffOf: string;
	waiting: string;
	reserved: string;
	show: string;
	showOf: string;
	close: string;
	making: string;
	notMade: string;
	changes: Plural;
	past: string;
	usedOn: string;
	usedIn: string;
	expired: string;
	canceled: string;
}

/** Apart from the other English texts, since it comes with the code that shows coupons. */
export const englishHeld: HeldStrings = {
	stale: 'As of {time}. We are trying to reach the shop; codes for the till work meanwhile.',
	localTime: '{time}, {zone}',
	code: 'Coupon code',
	add: 'Add',
	adding: 'One moment…',
	added: 'You have it: {coupon}',
	noCode: 'Type in the code first.',
	tooMany: 'These were many codes in a short time. Try again in a few minutes.',
	signInFirst: 'You are not signed in any more. Sign in and try again.',
	failedPress: 'That did not work. Try again.',
	yours: 'Ready to use',
	none: 'You have no coupon to use at the moment.',
	offers: 'For you to take',
	take: 'Take it',
	takeOf: 'Take it: {coupon}',
	endsSoon: 'Ends {time}',
	validUntil: 'Valid until {time}',
	from: 'From {amount}',
	firstOrder: 'For your first order',
	alone: 'Not with other coupons',
	forGoods: 'For {goods}',
	forSome: 'For certain products',
	onlyIn: 'Only in {store}',
	onlyInSome: { one: 'Only in {count} shop', other: 'Only in {count} shops' },
	places: { web: 'on the web', kiosk: 'at the kiosk', social: 'on social pages', till: 'at the till' },
	onlyPlaces: 'Only {places}',
	terms: 'Terms',
	saves: 'Saves {amount} on your basket',
	multiplies: 'Your basket earns more points with it',
	used: 'In use: {amount} off your basket',
	usedBut: 'In use, but: {reason}',
	use: 'Use for my basket',
	useOf: 'Use for my basket: {coupon}',
	takeOff: 'Take off',
	takeOffOf: 'Take off: {coupon}',
	waiting: 'The basket is changed as soon as the network is back.',
	reserved: 'It is kept for an order of yours that is not settled yet.',
	show: 'Show at the till',
	showOf: 'Show at the till: {coupon}',
	close: 'Close',
	making: 'Making the code…',
	notMade: 'The code cannot be made here. Say at the till that you have this coupon.',
	changes: { one: 'Changes in {count} second', other: 'Changes in {count} seconds' },
	past: 'Used and expired: {count}',
	usedOn: 'Used on {date} {place}',
	usedIn: 'Used on {date} in {store}',
	expired: 'Expired on {date}',
	canceled: 'Withdrawn',
};
