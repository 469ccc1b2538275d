import type { OpeningStrings } from '../../shared/shops/opening-words.ts';

/**
 * The texts of an order. `{store}` is a shop's name, `{time}` a moment or a stretch of time with its day, `{place}` a town,
 * `{item}` a title.
 */
export interface DetailStrings extends OpeningStrings {
	noneOfTheirs: string;
	order: string;
	placed: string;
	back: string;
	stale: string;
	inZone: string;

	payFirst: string;
	paymentLate: string;
	preparing: string;
	preparingAnyTime: string;
	picking: string;
	ready: string;
	readyNow: string;
	collected: string;
	packing: string;
	packed: string;
	sent: string;
	canceledByShopper: string;
	canceledByStore: string;
	unpaid: string;
	notCollected: string;
	outOfStock: string;
	damaged: string;
	notHandedOver: string;
	stillWanted: string;
	storeSays: string;

	steps: string;
	stepDone: string;
	stepPlaced: string;
	stepPicking: string;
	stepReady: string;
	stepCollected: string;
	stepPacking: string;
	stepPacked: string;
	stepSent: string;

	collectIn: string;
	sentToYou: string;
	tracking: string;
	call: string;
	route: string;

	showCode: string;
	codeImage: string;
	orSay: string;
	large: string;
	close: string;

	lines: string;
	partly: string;
	gone: string;
	inPlaceOf: string;
	items: string;
	discount: string;
	points: string;
	shipping: string;
	free: string;
	total: string;
	payAtPickup: string;
	payBy: string;
	payNow: string;
	paid: string;
	refundDue: string;
	refunded: string;
	nothingToPay: string;

	changeTime: string;
	keepTime: string;
	timeChanged: string;
	slotFull: string;
	slotClosed: string;
	tooLate: string;
	cancel: string;
	cancelQuestion: string;
	cancelMeans: string;
	cancelRefund: string;
	cancelYes: string;
	cancelNo: string;
	cancelTooLate: string;
	working: string;
	notDone: string;
}

/** Apart from the other English texts, since it comes with the code that shows an order. */
export const englishDetail: DetailStrings = {
	noneOfTheirs: 'No orders yet. What you order while you are signed in is here, on every device.',
	order: 'Order {number}',
	placed: 'Placed {time}',
	back: 'All orders',
	stale: 'As of {time}. We are trying to reach the shop.',
	inZone: '{time}, {zone}',

	payFirst: 'Pay by {time}, then we get it ready.',
	paymentLate: 'The time to pay is over. We are checking whether your payment came.',
	preparing: 'We get it ready for you in {store}: {time}.',
	preparingAnyTime: 'We get it ready for you in {store}.',
	picking: 'We are picking it for you in {store} right now.',
	ready: 'Ready for you in {store} until {time}.',
	readyNow: 'Ready for you in {store}.',
	collected: 'You have it. Thank you!',
	packing: 'We pack it and send it to {place}.',
	packed: 'It is packed and leaves for {place} soon.',
	sent: 'It is on its way to {place}.',
	canceledByShopper: 'You canceled it.',
	canceledByStore: 'The shop canceled it.',
	unpaid: 'It was canceled, since no payment came in time.',
	notCollected: 'It was not collected in time and went back on the shelf.',
	outOfStock: 'The shop could not find it any more. We are sorry.',
	damaged: 'It turned out to be damaged, and the shop has no other. We are sorry.',
	notHandedOver: 'The shop could not hand it over. We are sorry.',
	stillWanted: 'If you still want it, order it again or ask the shop.',
	storeSays: 'The shop says: {note}',

	steps: 'How far it is',
	stepDone: 'done',
	stepPlaced: 'Placed',
	stepPicking: 'Being picked',
	stepReady: 'Ready',
	stepCollected: 'Collected',
	stepPacking: 'Being packed',
	stepPacked: 'Packed',
	stepSent: 'Sent',

	collectIn: 'Collect in {store}',
	sentToYou: 'Sent to you',
	tracking: 'Tracking number: {tracking}',
	call: 'Call {phone}',
	route: 'The way there',

	showCode: 'Show this at the counter',
	codeImage: 'Pickup code as a QR code',
	orSay: 'or say these four words',
	large: 'Show it large',
	close: 'Close',

	lines: 'What you ordered',
	partly: 'Only {found} of {count} can be had',
	gone: 'Cannot be had any more',
	inPlaceOf: 'In place of {item}',
	items: 'Items',
	discount: 'Discount',
	points: 'Points earned',
	shipping: 'Shipping',
	free: 'Free',
	total: 'Total',
	payAtPickup: 'You pay {amount} in {store} when you collect.',
	payBy: '{amount} to pay by {time}.',
	payNow: 'Pay {amount} now',
	paid: '{amount} is paid.',
	refundDue: '{amount} comes back to you where you paid it.',
	refunded: '{amount} was given back where you paid it.',
	nothingToPay: 'There is nothing to pay.',

	changeTime: 'Change the time',
	keepTime: 'Keep the time',
	timeChanged: 'Your new time: {time}.',
	slotFull: 'That time has just filled up. Choose another.',
	slotClosed: 'That time has passed. Choose another.',
	tooLate: 'The time can no longer be changed.',
	cancel: 'Cancel the order',
	cancelQuestion: 'Cancel order {number}?',
	cancelMeans: 'Everything that has not been handed over or sent goes back on sale.',
	cancelRefund: 'What you paid for it comes back to you.',
	cancelYes: 'Yes, cancel it',
	cancelNo: 'Keep the order',
	cancelTooLate: 'It can no longer be canceled here. Ask the shop.',
	working: 'One moment…',
	notDone: 'That did not work, and nothing was changed. Try again.',

	openUntil: 'Open until {time}',
	openUntilDay: 'Open until {time} {day}',
	openAlways: 'Open around the clock',
	opensToday: 'Opens at {time}',
	opensTomorrow: 'Opens tomorrow at {time}',
	opensDay: 'Opens {day} at {time}',
	closed: 'Closed for now',
	localTime: '{time} local time',
	days: ['on Sunday', 'on Monday', 'on Tuesday', 'on Wednesday', 'on Thursday', 'on Friday', 'on Saturday'],
};
