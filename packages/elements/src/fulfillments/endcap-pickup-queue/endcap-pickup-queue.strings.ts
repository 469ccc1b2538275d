import type { Catalogue, Plural } from '../../shared/localization.ts';

/** The texts of `<endcap-pickup-queue>`. `{…}` is filled in. */
export interface PickupQueueStrings {
	heading: string;
	shop: string;
	search: string;
	searchHint: string;
	scannerHint: string;
	loading: string;
	failed: string;
	stale: string;
	sessionOver: string;
	notSignedIn: string;
	noShops: string;
	noMatch: string;

	toPick: string;
	ready: string;
	ended: string;
	nothingToPick: string;
	nothingReady: string;
	nothingEnded: string;
	chooseOne: string;

	newOrders: Plural;
	seen: string;
	newMark: string;
	soundOn: string;
	soundOff: string;
	soundNeedsPress: string;

	order: string;
	items: Plural;
	pickup: string;
	ship: string;
	due: string;
	late: string;
	ordered: string;
	keptUntil: string;
	waitsForPayment: string;
	pickedBy: string;
	pickedByMe: string;
	toPay: string;
	paid: string;
	phone: string;
	shipTo: string;
	close: string;

	start: string;
	takeOver: string;
	leave: string;
	pickList: string;
	print: string;
	shelf: string;
	noShelf: string;
	pickedSome: string;
	lost: Plural;
	less: string;
	lessItem: string;
	howMany: string;
	why: string;
	notFound: string;
	damaged: string;
	instead: string;
	findInstead: string;
	noneInstead: string;
	free: string;
	chosenInstead: string;
	replaces: string;
	remove: string;
	apply: string;
	undo: string;
	missingIs: string;
	leftToPick: Plural;
	sayReady: string;
	sayPacked: string;
	shopperTold: string;
	nothingPicked: string;

	codeOrWords: string;
	handOver: string;
	byName: string;
	codeIsRight: string;
	handItems: string;
	tracking: string;
	shipped: string;

	otherTime: string;
	otherTimeHint: string;
	chooseTime: string;
	moveTo: string;
	noOtherTime: string;
	timeFull: string;
	timeClosed: string;

	giveUp: string;
	giveUpWhy: string;
	outOfStock: string;
	isDamaged: string;
	notCollected: string;
	other: string;
	note: string;
	giveUpYes: string;
	keep: string;

	completed: string;
	wasShipped: string;
	canceledByShopper: string;
	canceledByStore: string;
	unpaid: string;
	failedOutOfStock: string;
	failedDamaged: string;
	failedNotCollected: string;
	failedOther: string;
	putBack: string;
	isBack: string;

	doneReady: string;
	doneHandedOver: string;
	doneShipped: string;
	doneGivenUp: string;
	doneMoved: string;

	sending: string;
	codeUnknown: string;
	codeWrong: string;
	tooMany: string;
	otherShopHas: string;
	notThisItem: string;
	allPicked: string;
	itemWithoutOrder: string;
	changedMeanwhile: string;
	claimedBy: string;
	cannotNow: string;
	replacementGone: string;
	otherShop: string;
	noAnswer: string;
	notDone: string;

	camera: string;
	cameraStop: string;
	cameraNone: string;
	cameraRefused: string;
	cameraAim: string;
}

const english: PickupQueueStrings = {
	heading: 'Orders',
	shop: 'Shop',
	search: 'Scan a pickup code, or find by name or number',
	searchHint: 'The four words work too. Press Enter.',
	scannerHint: 'A scanner is heard wherever the cursor is.',
	loading: 'Looking up orders…',
	failed: 'Orders could not be loaded. It is tried again by itself.',
	stale: 'Last known at {time}. Nothing can be sent until the connection is back; what you ticked is kept.',
	sessionOver: 'Your session is over. Sign in again: what you ticked is kept.',
	notSignedIn: 'Sign in to see the orders of your shop.',
	noShops: 'No shop is yours yet. Ask whoever runs the server to add one to your account.',
	noMatch: 'No order here matches “{search}”. Press Enter to look it up as a code.',

	toPick: 'To pick ({count})',
	ready: 'Ready ({count})',
	ended: 'Ended today ({count})',
	nothingToPick: 'Nothing to pick. New orders appear here by themselves.',
	nothingReady: 'Nothing waits to be collected.',
	nothingEnded: 'Nothing has ended today.',
	chooseOne: 'Choose an order, or scan a code.',

	newOrders: { one: '{count} new order', other: '{count} new orders' },
	seen: 'Seen',
	newMark: 'New',
	soundOn: 'Sound is on',
	soundOff: 'Sound is off',
	soundNeedsPress: 'The browser plays sound after the first press on this page.',

	order: 'Order {number}',
	items: { one: '{count} item', other: '{count} items' },
	pickup: 'Pickup',
	ship: 'To be shipped',
	due: 'Due {when}',
	late: 'Late: was due {when}',
	ordered: 'Ordered {when}',
	keptUntil: 'Kept until {time}',
	waitsForPayment: 'Waits for its payment. Do not pick it yet.',
	pickedBy: '{name} is picking this',
	pickedByMe: 'You are picking this',
	toPay: 'To be paid: {amount}',
	paid: 'Paid already',
	phone: 'Call {phone}',
	shipTo: 'Ship to',
	close: 'Back to the list',

	start: 'Start picking',
	takeOver: 'Take over from {name}',
	leave: 'Leave it to others',
	pickList: 'Pick list',
	print: 'Print',
	shelf: 'Shelf {shelf}',
	noShelf: 'No shelf known',
	pickedSome: '{picked} of {count} picked',
	lost: {
		one: '{count} of these was sold over the counter. There is less to pick.',
		other: '{count} of these were sold over the counter. There is less to pick.',
	},
	less: 'Not all there…',
	lessItem: 'Not all there: {item}',
	howMany: 'How many did you pick?',
	why: 'What is wrong with the others?',
	notFound: 'Not found',
	damaged: 'Damaged',
	instead: 'Give something else instead (optional)',
	findInstead: 'Find by name, SKU or barcode',
	noneInstead: 'Nothing that is free here matches.',
	free: '{count} free',
	chosenInstead: 'Instead: {count} × {item}',
	replaces: 'In place of something that was not there',
	remove: 'Remove',
	apply: 'That is right',
	undo: 'Change',
	missingIs: '{picked} of {count} picked; the others: {reason}',
	leftToPick: { one: '{count} line left', other: '{count} lines left' },
	sayReady: 'Ready for pickup',
	sayPacked: 'Packed',
	shopperTold: 'The shopper is told at once, with what is missing and the new total.',
	nothingPicked: 'Nothing of it was picked. Give the order up instead, with the reason.',

	codeOrWords: 'Code or four words',
	handOver: 'Handed over',
	byName: 'No code: I asked for the name, and it is right',
	codeIsRight: 'The code is right. Hand over:',
	handItems: 'To hand over',
	tracking: 'Tracking number (optional)',
	shipped: 'Shipped',

	otherTime: 'Another time…',
	otherTimeHint: 'The shopper is told at once.',
	chooseTime: 'Choose a time',
	moveTo: 'Move to {time}',
	noOtherTime: 'No other time can be chosen in this shop now.',
	timeFull: 'That time has just filled up. Choose another.',
	timeClosed: 'That time can no longer be chosen. Choose another.',

	giveUp: 'Cannot be handed over…',
	giveUpWhy: 'Why? The shopper is told.',
	outOfStock: 'Not here',
	isDamaged: 'Damaged',
	notCollected: 'Not collected',
	other: 'Something else',
	note: 'Note (optional)',
	giveUpYes: 'Give up this order',
	keep: 'Go back',

	completed: 'Handed over at {time}',
	wasShipped: 'Shipped at {time}',
	canceledByShopper: 'Canceled by the shopper at {time}',
	canceledByStore: 'Canceled by the shop at {time}',
	unpaid: 'Not paid in time',
	failedOutOfStock: 'Given up at {time}: not here',
	failedDamaged: 'Given up at {time}: damaged',
	failedNotCollected: 'Not collected in time',
	failedOther: 'Given up at {time}',
	putBack: 'Put back on the shelf',
	isBack: 'It is back on the shelf',

	doneReady: 'Ready: {name}, order {number}. The shopper is told.',
	doneHandedOver: 'Handed over: {name}, order {number}.',
	doneShipped: 'Shipped: {name}, order {number}. The shopper is told.',
	doneGivenUp: 'Given up: {name}, order {number}. The shopper is told.',
	doneMoved: 'Moved to {time}: {name}, order {number}. The shopper is told.',

	sending: 'Saving…',
	codeUnknown: 'No order that waits in your shops has this code. Ask for the name.',
	codeWrong: 'That is not the code of this order. Ask for the name, or scan again.',
	tooMany: 'Too many wrong codes. Wait a few minutes, or ask for the name.',
	otherShopHas: 'This order waits in {shop}.',
	notThisItem: 'What you scanned ({code}) is not in this order.',
	allPicked: 'All of {item} is picked already.',
	itemWithoutOrder: 'That is the barcode of an item. Open an order first to tick it off.',
	changedMeanwhile: 'A colleague was faster, and nothing was done. This is how it is now.',
	claimedBy: '{name} is at it, and nothing was done. Ask them, or take over.',
	cannotNow: 'As it is now that cannot be done. This is how it is.',
	replacementGone: 'What was to be given instead is not free here any more. Choose something else.',
	otherShop: 'That shop is not one of yours. Nothing was changed.',
	noAnswer: 'No answer came, so it may or may not be done. Press again: it counts once.',
	notDone: 'That did not work, and nothing was changed. Try again in a moment.',

	camera: 'Scan with the camera',
	cameraStop: 'Stop the camera',
	cameraNone:
		'The browser gives this page no camera: the page has to come by https. Use a scanner, the four words, or the name.',
	cameraRefused: 'The camera cannot be used. Allow it for this page, or use the four words or the name.',
	cameraAim: 'Hold the shopper’s code in front of the camera.',
};

/** Languages that come when a page is in them; add your own with `pickupQueueCatalogue.languages.set(…)`. */
export const pickupQueueCatalogue: Catalogue<PickupQueueStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
