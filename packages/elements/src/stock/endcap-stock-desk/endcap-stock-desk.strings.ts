import type { Catalogue, Plural } from '../../shared/localization.ts';

/** The texts of `<endcap-stock-desk>`. `{…}` is filled in. */
export interface StockDeskStrings {
	heading: string;
	shop: string;
	search: string;
	items: Plural;
	itemsAndMore: Plural;
	showMore: string;
	showAll: string;
	loading: string;
	empty: string;
	noMatch: string;
	failed: string;
	stale: string;
	sessionOver: string;
	notSignedIn: string;
	noShops: string;

	item: string;
	on_hand: string;
	reserved: string;
	committed: string;
	unavailable: string;
	available: string;
	incoming: string;
	safetyStock: string;
	reorderPoint: string;
	low: string;
	change: string;
	changeItem: string;

	receive: string;
	count: string;
	damage: string;
	transfer: string;
	settings: string;
	howManyReceived: string;
	howManyCounted: string;
	howManyDamaged: string;
	howManyTransferred: string;
	byTheBooks: string;
	to: string;
	chooseShop: string;
	note: string;
	doReceive: string;
	doCount: string;
	doDamage: string;
	doTransfer: string;
	save: string;
	cancel: string;
	sending: string;
	notANumber: string;
	chooseWhere: string;

	promised: string;
	notEnough: string;
	otherShop: string;
	unknownItem: string;
	managersOnly: string;
	noAnswer: string;
	notDone: string;

	safetyLegend: string;
	any: string;
	web: string;
	kiosk: string;
	social: string;
	till: string;
	reorderAt: string;
	incomingUnits: string;
	emptyIsNone: string;
	changedMeanwhile: string;
	nowIs: string;
	saveMine: string;
	saved: string;

	received: string;
	counted: string;
	damaged: string;
	sent: string;
	arrived: string;
	sold: string;
	broughtBack: string;
	held: string;
	freed: string;
	handedOver: string;
	lostHold: string;

	holds: string;
	noHolds: string;
	until: string;
	minutesLeft: Plural;
	promisedForGood: string;
	lost: Plural;
	handOver: string;
	release: string;
	releaseSure: string;
	releaseYes: string;
	keep: string;
	holdIsOver: string;
	holdReleased: string;
	holdHandedOver: string;

	warnings: string;
	soldThoughPromised: string;
	missingThoughPromised: string;
	soldThoughNotThere: string;
	runsLow: string;
	dismiss: string;
}

const english: StockDeskStrings = {
	heading: 'Stock',
	shop: 'Shop',
	search: 'Find by name, SKU or barcode',
	items: { one: '{count} item', other: '{count} items' },
	itemsAndMore: { other: 'The first {count} items' },
	showMore: 'Show more',
	showAll: 'Show everything',
	loading: 'Looking up stock…',
	empty: 'This shop carries nothing yet. Import its stock, or transfer goods to it.',
	noMatch: 'Nothing in this shop matches “{search}”.',
	failed: 'Stock could not be loaded. It is tried again by itself.',
	stale: 'Last known at {time}. The connection is tried again by itself; what you typed is kept.',
	sessionOver: 'Your session is over. Sign in again: what you typed is kept.',
	notSignedIn: 'Sign in to see the stock of your shop.',
	noShops: 'No shop is yours yet. Ask whoever runs the server to add one to your account.',

	item: 'Item',
	on_hand: 'On hand',
	reserved: 'Held',
	committed: 'Committed',
	unavailable: 'Unavailable',
	available: 'Available',
	incoming: 'Incoming',
	safetyStock: 'Safety stock',
	reorderPoint: 'Reorder at',
	low: 'Low',
	change: 'Change',
	changeItem: 'Change {item}',

	receive: 'Receive',
	count: 'Count',
	damage: 'Damage',
	transfer: 'Transfer',
	settings: 'Settings',
	howManyReceived: 'How many came in?',
	howManyCounted: 'How many are there?',
	howManyDamaged: 'How many are damaged?',
	howManyTransferred: 'How many go?',
	byTheBooks: 'By the books: {count}',
	to: 'To',
	chooseShop: 'Choose a shop',
	note: 'Note (optional)',
	doReceive: 'Receive',
	doCount: 'Record the count',
	doDamage: 'Write off',
	doTransfer: 'Transfer',
	save: 'Save',
	cancel: 'Cancel',
	sending: 'Saving…',
	notANumber: 'Type a whole number from {least} to {most}.',
	chooseWhere: 'Choose where it goes.',

	promised:
		'{held} of {count} are held for shoppers, so nothing was changed. Release holds first, or count what is there.',
	notEnough: 'Only {count} are here by the books, so nothing was changed. Count what is there first.',
	otherShop: 'That shop is not one of yours. Nothing was changed.',
	unknownItem: 'The shop or the item is not known any more. Nothing was changed.',
	managersOnly: 'Managers set this. Nothing was changed.',
	noAnswer: 'No answer came, so it may or may not be done. Send it again: it counts once.',
	notDone: 'That did not work, and nothing was changed. Try again in a moment.',

	safetyLegend: 'Safety stock, kept back from shoppers',
	any: 'Every channel',
	web: 'Web',
	kiosk: 'Kiosk',
	social: 'Social pages',
	till: 'Till',
	reorderAt: 'Reorder at or below',
	incomingUnits: 'Units on their way',
	emptyIsNone: 'Leave empty for none.',
	changedMeanwhile: 'Somebody changed this meanwhile. What is set now stands below each field; what you typed is kept.',
	nowIs: 'Now: {value}',
	saveMine: 'Save mine',
	saved: 'Saved: {item}.',

	received: 'Received {count}',
	counted: 'Counted {count}',
	damaged: 'Wrote off {count}',
	sent: 'Sent {count} to {shop}',
	arrived: '{count} came from {shop}',
	sold: 'Sold {count} at the till',
	broughtBack: '{count} brought back to the till',
	held: '{count} held for a shopper',
	freed: '{count} no longer held',
	handedOver: 'Handed over {count}',
	lostHold: 'A hold lost units',

	holds: 'Held for shoppers: {count}',
	noHolds: 'Nothing is held for shoppers now.',
	until: 'until {time}',
	minutesLeft: { other: '{count} min left' },
	promisedForGood: 'Promised, without an end',
	lost: {
		one: '{count} of these left the shop. Tell the shopper.',
		other: '{count} of these left the shop. Tell the shopper.',
	},
	handOver: 'Hand over',
	release: 'Release',
	releaseSure: 'The shopper loses it. Release it?',
	releaseYes: 'Yes, release',
	keep: 'Keep',
	holdIsOver: 'It was over already.',
	holdReleased: 'Released: {item}.',
	holdHandedOver: 'Handed over: {item}.',

	warnings: 'Needs you',
	soldThoughPromised:
		'{count} × {item}, promised to shoppers, sold at the till (receipt {receipt}). Tell the shoppers.',
	missingThoughPromised: '{count} × {item}, promised to shoppers, missing in a count. Tell the shoppers.',
	soldThoughNotThere: '{count} × {item} sold at the till (receipt {receipt}) that the books did not have. Count it.',
	runsLow: '{item} runs low: {count} available, to be reordered at {point}.',
	dismiss: 'Dismiss',
};

/** Languages that come when a page is in them; add your own with `stockDeskCatalogue.languages.set(…)`. */
export const stockDeskCatalogue: Catalogue<StockDeskStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
