import type { Catalogue, Plural } from '../../shared/localization.ts';

/** The texts of `<endcap-shopper-card>`. `{…}` is filled in. */
export interface ShopperCardStrings {
	heading: string;
	search: string;
	searchHint: string;
	scanHint: string;
	recordedHint: string;
	find: string;
	finding: string;
	found: Plural;
	whoIsIt: string;
	nobody: string;
	codeUnknown: string;
	notAPhone: string;
	tooShort: string;
	letJoin: string;
	somebodyNew: string;
	noName: string;

	loading: string;
	failed: string;
	stale: string;
	missing: string;
	notSignedIn: string;
	sessionOver: string;
	tooMany: string;
	checkIt: string;
	noAnswer: string;
	notDone: string;

	done: string;
	closesSoon: string;
	stay: string;
	recorded: string;
	recordedThem: string;
	since: string;
	prefers: string;
	birthday: string;
	segments: string;

	pointsHeading: string;
	points: Plural;
	worth: string;
	pending: string;
	pendingFrom: string;
	pendingNext: string;
	locked: string;
	owed: string;
	expiry: string;
	toNext: string;
	progress: string;
	nowPoints: string;
	rewards: string;
	rewardReady: string;
	rewardHad: string;
	rewardMissing: string;

	coupons: string;
	noCoupons: string;
	newCoupon: string;
	until: string;
	from: string;
	notAtTill: string;
	reserved: string;

	orders: string;
	noOrders: string;
	order: string;
	open: string;
	openOrder: string;
	due: string;
	waitsForPayment: string;
	toPick: string;
	toShip: string;
	ready: string;
	packed: string;
	handedOver: string;
	shipped: string;

	purchases: string;
	noPurchases: string;
	goods: string;
	cameBack: string;
	others: Plural;

	consents: string;
	noOffers: string;
	offersBy: string;
	channels: Record<'email' | 'sms' | 'post', string>;
	personalization: string;
	analytics: string;

	joinHeading: string;
	joinHint: string;
	theirName: string;
	theirEmail: string;
	theirPhone: string;
	theirLanguage: string;
	askThem: string;
	askEmail: string;
	askSms: string;
	askPersonalization: string;
	askHint: string;
	contactNeeded: string;
	exists: string;
	showThem: string;
	join: string;
	sending: string;
	cancel: string;
}

const english: ShopperCardStrings = {
	heading: 'Customers',
	search: 'Code, e-mail, phone or name',
	searchHint: 'A name: how it begins, or a word of it.',
	scanHint: 'Scan the code on their phone, wherever the cursor is, or look for them above.',
	recordedHint: 'Each card that you open is recorded with your name.',
	find: 'Find',
	finding: 'Looking…',
	found: { one: '{count} customer found', other: '{count} customers found' },
	whoIsIt: 'Who is it?',
	nobody: 'Nobody is known by “{search}”. Ask them to spell it, or let them join.',
	codeUnknown: 'Nobody is known by that code. Codes change every half minute: ask for the one that is shown now.',
	notAPhone: 'That is not a whole phone number. Begin with + and the code of the country.',
	tooShort: 'Type at least two letters.',
	letJoin: 'Let them join',
	somebodyNew: 'Somebody new…',
	noName: 'No name said',

	loading: 'Looking up the customer…',
	failed: 'Customers cannot be reached. It is tried again by itself.',
	stale: 'As of {time}: the connection is gone. It is tried again by itself.',
	missing: 'There is no such customer, or they asked to be forgotten.',
	notSignedIn: 'Sign in to see who is at the counter.',
	sessionOver: 'Your session is over. Sign in again.',
	tooMany: 'Too many wrong codes. Wait a few minutes, or ask for the name.',
	checkIt: 'Something in it is not right. Check what is typed and try again.',
	noAnswer: 'No answer came. Check the connection and press again: it counts once.',
	notDone: 'That did not work. Try again in a moment.',

	done: 'Done',
	closesSoon: 'Nobody has touched this for a while, so it closes in a moment.',
	stay: 'Keep it open',
	recorded: 'This look is recorded, and {name} can read that it was you.',
	recordedThem: 'This look is recorded, and they can read that it was you.',
	since: 'Since {date}',
	prefers: 'Prefers {shop}',
	birthday: 'Birthday: {date}',
	segments: 'Groups',

	pointsHeading: 'Points',
	points: { one: '{count} point', other: '{count} points' },
	worth: 'Worth {amount}',
	pending: 'On the way: {points}',
	pendingFrom: 'On the way: {points}, from {date}',
	pendingNext: 'Of these on {date}: {points}',
	locked: 'Set apart for rewards: {points}',
	owed: 'To be earned back after a refund: {points}',
	expiry: 'Expire on {date}: {points}',
	toNext: '{tier}: {points} to go',
	progress: 'The way to {tier}',
	nowPoints: 'Now: {points}',
	rewards: 'Rewards',
	rewardReady: 'Ready to use',
	rewardHad: 'Can have it now',
	rewardMissing: 'Missing: {points}',

	coupons: 'Coupons',
	noCoupons: 'No coupon to use.',
	newCoupon: 'A new coupon has come.',
	until: 'Until {date}',
	from: 'From {amount}',
	notAtTill: 'Not at the till',
	reserved: 'Kept for a basket or an order',

	orders: 'Orders',
	noOrders: 'No order waits in your shops.',
	order: 'Order {number}',
	open: 'Show',
	openOrder: 'Show order {number}',
	due: 'To be paid: {amount}',
	waitsForPayment: 'Waits for its payment',
	toPick: 'To be picked',
	toShip: 'To be shipped',
	ready: 'Ready for pickup',
	packed: 'Packed',
	handedOver: 'Handed over',
	shipped: 'Shipped',

	purchases: 'Bought last',
	noPurchases: 'Nothing yet.',
	goods: '{count} × {goods}',
	cameBack: 'Returned: {goods}',
	others: { one: 'and {count} more', other: 'and {count} more' },

	consents: 'Agreed to',
	noOffers: 'No offers: do not write to them about any.',
	offersBy: 'Offers: {channels}',
	channels: { email: 'e-mail', sms: 'text message', post: 'post' },
	personalization: 'To be shown what fits what they bought',
	analytics: 'To be counted in statistics',

	joinHeading: 'Somebody new',
	joinHint: 'An e-mail address or a phone number is enough. They sign in with it later, so ask them to read it back.',
	theirName: 'Name (optional)',
	theirEmail: 'E-mail',
	theirPhone: 'Phone',
	theirLanguage: 'Language of messages',
	askThem: 'Ask, and tick only what they say yes to',
	askEmail: '“May we send you offers by e-mail?”',
	askSms: '“May we send you offers by text message?”',
	askPersonalization: '“May we suggest things that fit what you bought?”',
	askHint: 'They collect points either way, and can change their mind at any time when they sign in.',
	contactNeeded: 'Type an e-mail address or a phone number: without one they could never sign in.',
	exists: 'Somebody has joined with this address already.',
	showThem: 'Find them',
	join: 'Join',
	sending: 'Saving…',
	cancel: 'Cancel',
};

/** Languages that come when a page is in them; add your own with `shopperCardCatalogue.languages.set(…)`. */
export const shopperCardCatalogue: Catalogue<ShopperCardStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
