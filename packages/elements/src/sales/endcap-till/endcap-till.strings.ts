import type { CouponReason, RewardReason, SaleExcess } from '@endcap/sdk/staff';
import type { Catalogue, Plural } from '../../shared/localization.ts';

/** The texts of `<endcap-till>`. `{…}` is filled in. */
export interface TillStrings {
	heading: string;
	shop: string;
	search: string;
	searchHint: string;
	loading: string;
	failed: string;
	sessionOver: string;
	notSignedIn: string;
	noShops: string;
	offline: string;
	found: string;
	noneFound: string;
	noPrice: string;
	codeUnknown: string;
	notAsked: string;
	isPickup: string;
	isBasket: string;
	couponWaits: string;

	sale: string;
	empty: string;
	units: string;
	fewer: string;
	more: string;
	remove: string;
	each: string;
	off: string;
	clear: string;
	clearSure: string;
	clearYes: string;
	keep: string;

	member: string;
	findMember: string;
	find: string;
	noMember: string;
	nameless: string;
	takeOff: string;
	memberLater: string;
	memberCodeBad: string;
	points: Plural;
	worth: string;
	pending: Plural;
	cardMissing: string;

	benefits: string;
	offerCoupons: string;
	offerRewards: string;
	use: string;
	useNamed: string;
	dontUse: string;
	forPoints: string;
	pointsApart: string;
	notAskedYet: string;
	missing: string;
	applies: string;
	unfit: string;
	reasons: Record<CouponReason, string>;
	rewardReasons: Record<RewardReason, string>;

	items: string;
	discounts: string;
	total: string;
	earns: Plural;
	wouldEarn: Plural;
	pricing: string;

	howPaid: string;
	cash: string;
	card: string;
	otherwise: string;
	paid: string;
	recording: string;

	couponRefused: string;
	rewardRefused: string;
	totalDiffers: string;
	receiptReused: string;
	itemUnknown: string;
	otherShop: string;
	tooMany: string;
	notDone: string;
	noAnswer: string;

	receiptOf: string;
	refundOf: string;
	paidBy: string;
	earned: Plural;
	spent: Plural;
	takenBack: Plural;
	givenBackPoints: Plural;
	balance: Plural;
	nextTime: string;
	until: string;
	print: string;
	nextSale: string;
	keptHere: string;
	keptInMemory: string;
	thanks: string;

	wait: Plural;
	waitHint: string;
	refusedLater: string;
	giveUp: string;
	giveUpSure: string;
	giveUpYes: string;
	wasSent: string;
	seen: string;
	excessOf: string;
	excess: Record<SaleExcess['kind'], string>;
	wasReserved: string;
	wasNotOnHand: string;

	refund: string;
	receiptNumber: string;
	lookUp: string;
	noReceipt: string;
	isRefund: string;
	soldAt: string;
	unitsBack: string;
	all: string;
	earnedThen: Plural;
	spentThen: Plural;
	givesBack: string;
	doRefund: string;
	tooMuch: string;
	refundOffline: string;
	backToSale: string;
	gaveBack: string;
}

const english: TillStrings = {
	heading: 'Till',
	shop: 'Shop',
	search: 'Scan anything, or find an article',
	searchHint: 'A name, an SKU, a barcode, a member’s code, a coupon. A scanner is heard wherever the cursor is.',
	loading: 'Opening the till…',
	failed: 'The till could not be opened. It is tried again by itself.',
	sessionOver: 'Your session is over. Sign in again: what is rung up is kept.',
	notSignedIn: 'Sign in to ring up sales.',
	noShops: 'No shop is yours yet. Ask whoever runs the server to add one to your account.',
	offline: 'No network. Go on selling at the last known prices: what is paid is kept here and sent by itself.',
	found: 'Articles found',
	noneFound: 'Nothing here matches “{search}”.',
	noPrice: 'No price',
	codeUnknown: 'This code is not known, or it was used or is over.',
	notAsked: 'That cannot be looked up without the network.',
	isPickup: 'That is an order to be collected. Hand it over under Orders.',
	isBasket: 'That is a shopper’s own basket. Ring up its articles one by one.',
	couponWaits: 'Checked once something is rung up.',

	sale: 'This sale',
	empty: 'Nothing is rung up yet. Scan the first article.',
	units: 'How many: {item}',
	fewer: 'One fewer: {item}',
	more: 'One more: {item}',
	remove: 'Remove {item}',
	each: '{price} each',
	off: '{amount} off',
	clear: 'Clear the sale',
	clearSure: 'Everything that is rung up is taken off.',
	clearYes: 'Yes, clear it',
	keep: 'Keep it',

	member: 'Member',
	findMember: 'E-mail, phone or name',
	find: 'Find',
	noMember: 'Nobody is known by that. They can join under Customers.',
	nameless: 'A member without a name',
	takeOff: 'Take off the sale',
	memberLater: 'A member, found when the sale is sent.',
	memberCodeBad: 'The member’s code was used or is over. Scan it again.',
	points: { one: '{count} point', other: '{count} points' },
	worth: 'worth {amount}',
	pending: { one: '{count} more soon', other: '{count} more soon' },
	cardMissing: 'Their points and coupons cannot be shown now. The sale goes on.',

	benefits: 'Coupons and rewards',
	offerCoupons: 'In their wallet',
	offerRewards: 'For their points',
	use: 'Use',
	useNamed: 'Use {name}',
	dontUse: 'Do not use {name}',
	forPoints: 'for {points}',
	pointsApart: 'Its points are set apart',
	notAskedYet: 'Checked when the network is back; nothing is taken off until then.',
	missing: 'Sell {missing} more of what it is for.',
	applies: 'Applies',
	unfit: 'It does not apply to this sale.',
	reasons: {
		unknown: 'Not known, or used or over.',
		not_started: 'It cannot be used yet.',
		ended: 'It is over.',
		paused: 'It cannot be used at the moment.',
		used: 'It was used already.',
		limit_reached: 'It was used as often as it may be.',
		minimum_spend: 'What it is for does not cost enough yet.',
		no_product_matches: 'Nothing on this sale is what it is for.',
		nothing_to_deliver: 'It is for deliveries only.',
		wrong_store: 'It is not for this shop.',
		wrong_channel: 'It is not for the till.',
		first_order_only: 'It is for a first purchase only.',
		not_yours: 'It is not for this member.',
		sign_in_needed: 'It is for members. Scan the member’s code.',
		not_with_others: 'It does not go together with another coupon.',
		reserved_elsewhere: 'It is kept for an order on line.',
	},
	rewardReasons: {
		unknown: 'Not known, or somebody else’s.',
		ended: 'It is over.',
		sign_in_needed: 'It is for members. Scan the member’s code.',
		not_enough_points: 'There are not enough points.',
		nothing_to_take_off: 'There is nothing left to take off.',
	},

	items: 'Items',
	discounts: 'Discounts',
	total: 'Total',
	earns: { one: 'Earns {count} point', other: 'Earns {count} points' },
	wouldEarn: { one: 'A member would earn {count} point', other: 'A member would earn {count} points' },
	pricing: 'Working out the price…',

	howPaid: 'Paid how?',
	cash: 'Cash',
	card: 'Card',
	otherwise: 'Otherwise',
	paid: 'Paid {amount}',
	recording: 'Recording…',

	couponRefused: 'A coupon cannot be used any more, so nothing was recorded. Look at what is to be paid now.',
	rewardRefused: 'A reward cannot be used any more, so nothing was recorded. Look at what is to be paid now.',
	totalDiffers: 'A price has just changed, so nothing was recorded. Look at what is to be paid now.',
	receiptReused: 'This receipt’s number was taken. Press again: it gets another.',
	itemUnknown: 'Something on this sale is not known any more. Remove it: {items}',
	otherShop: 'That shop is not one of yours. Nothing was recorded.',
	tooMany: 'Too many wrong codes. Wait a few minutes; the sale goes on without.',
	notDone: 'That did not work, and nothing was recorded. Try again in a moment.',
	noAnswer: 'No answer came. Press again: it counts once.',

	receiptOf: 'Receipt {number}',
	refundOf: 'Refund of {number}',
	paidBy: 'Paid: {how}',
	earned: { one: '{count} point earned', other: '{count} points earned' },
	spent: { one: '{count} point spent', other: '{count} points spent' },
	takenBack: { one: '{count} point taken back', other: '{count} points taken back' },
	givenBackPoints: { one: '{count} point given back', other: '{count} points given back' },
	balance: { one: 'Now {count} point', other: 'Now {count} points' },
	nextTime: 'For the next time',
	until: 'Until {date}',
	print: 'Print',
	nextSale: 'Next sale',
	keptHere: 'Kept here without the network. It is sent by itself.',
	keptInMemory: 'Kept on this page only. Leave it open until the network is back.',
	thanks: 'Thank you!',

	wait: { one: '{count} sale waits to be sent', other: '{count} sales wait to be sent' },
	waitHint: 'They are sent by themselves, also after a reload.',
	refusedLater: 'Receipt {number} over {amount} was not taken: {why} It is sent again by itself.',
	giveUp: 'Give it up',
	giveUpSure: 'It is then recorded nowhere.',
	giveUpYes: 'Yes, give it up',
	wasSent: 'Receipt {number} is sent.',
	seen: 'Seen',
	excessOf: 'Receipt {number}, rung up without the network, stands; but',
	excess: {
		coupon_excess: 'the coupon {code} could not be used any more: {reason}',
		points_excess: '{points} were not there. The member’s next purchases pay them.',
		member_unknown: 'the member is not known, so nobody earned its points.',
		receipt_unknown: 'the receipt that came back is not known yet.',
	},
	wasReserved: '{count} × {item} were promised to shoppers. Tell them.',
	wasNotOnHand: 'the books did not have {count} × {item}. Count it.',

	refund: 'Refund…',
	receiptNumber: 'Number on the receipt',
	lookUp: 'Look it up',
	noReceipt: 'No receipt of your shops has this number.',
	isRefund: 'That receipt is a refund itself.',
	soldAt: 'Sold {when}',
	unitsBack: 'How many come back: {item}',
	all: 'Everything',
	earnedThen: {
		one: 'It earned {count} point; what comes back loses its own.',
		other: 'It earned {count} points; what comes back loses its own.',
	},
	spentThen: {
		one: '{count} point was spent on it; it comes back in proportion.',
		other: '{count} points were spent on it; they come back in proportion.',
	},
	givesBack: 'To give back',
	doRefund: 'Given back {amount}',
	tooMuch: 'More would come back than is left of that receipt. Choose fewer.',
	refundOffline: 'Refunds need the network, since the receipt has to be looked up.',
	backToSale: 'Back to the sale',
	gaveBack: 'Given back {amount}',
};

/** Languages that come when a page is in them; add your own with `tillCatalogue.languages.set(…)`. */
export const tillCatalogue: Catalogue<TillStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
