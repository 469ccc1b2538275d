import type { Catalogue, Plural } from '../../../shared/localization.ts';

/** The texts of the checkout. */
export interface CheckoutStrings {
	back: string;
	collectHeading: string;
	goOn: string;
	holding: string;
	detailsHeading: string;
	orderHeading: string;
	change: string;
	heldUntil: string;
	left: string;
	soon: Plural;
	lapsed: string;
	holdAgain: string;
	contact: string;
	name: string;
	contactHint: string;
	email: string;
	phone: string;
	phoneHint: string;
	tellByEmail: string;
	tellBySms: string;
	address: string;
	street: string;
	postalCode: string;
	city: string;
	country: string;
	payment: string;
	atPickup: string;
	external: string;
	externalHint: string;
	/** At a kiosk. */
	externalByPhone: string;
	noPayment: string;
	placeOrder: string;
	orderAndPay: string;
	placing: string;
	findingOut: string;
	mistakes: Plural;
	nameMissing: string;
	contactMissing: string;
	emailWrong: string;
	phoneWrong: string;
	streetMissing: string;
	postalCodeMissing: string;
	cityMissing: string;
	countryMissing: string;
	paymentMissing: string;
	outOfStock: string;
	outOfStockAnywhere: string;
	sendInstead: string;
	incomplete: string;
	slotFull: string;
	slotClosed: string;
	nextTimes: string;
	changed: string;
	benefitRefused: string;
	confirm: string;
	changedHint: string;
	ended: string;
	notOffered: string;
	failed: string;
	offline: string;
	notPlaced: string;
	thanks: string;
	number: string;
	collectNext: string;
	sentNext: string;
	payAtPickup: string;
	payNow: string;
	paid: string;
	tellYou: string;
	keepLink: string;
	orderLink: string;
}

const english: CheckoutStrings = {
	back: 'Back',
	collectHeading: 'Where and when',
	goOn: 'Go on to your details',
	holding: 'Holding everything for you…',
	detailsHeading: 'Your details',
	orderHeading: 'Your order',
	change: 'Change',
	heldUntil: 'Held for you until {time}',
	left: '{time} left',
	soon: { one: '{count} minute left', other: '{count} minutes left' },
	lapsed: 'Things are no longer held for you. We check again when you order.',
	holdAgain: 'Hold again',
	contact: 'Who orders',
	name: 'Your name',
	contactHint: 'We need your e-mail address or your phone number.',
	email: 'E-mail',
	phone: 'Phone',
	phoneHint: 'With the country code, for example {example}',
	tellByEmail: 'Tell me about this order by e-mail',
	tellBySms: 'Tell me about this order by text message',
	address: 'Where we send it',
	street: 'Street and number',
	postalCode: 'Postcode',
	city: 'Town',
	country: 'Country',
	payment: 'How you pay',
	atPickup: 'In the shop, when you collect',
	external: 'Now, by card or bank',
	externalHint: 'You are taken to the payment page.',
	externalByPhone: 'You pay on your phone: its code is shown here next.',
	noPayment:
		'What is sent is paid in advance, and that cannot be done here at the moment. Choose a shop to collect it from.',
	placeOrder: 'Place the order',
	orderAndPay: 'Order and pay',
	placing: 'Placing your order…',
	findingOut:
		'We are finding out whether your order was placed. Please leave this page open; it is never placed twice.',
	mistakes: { one: 'One thing is missing:', other: '{count} things are missing:' },
	nameMissing: 'Write your name.',
	contactMissing: 'Write your e-mail address or your phone number.',
	emailWrong: 'Write the whole e-mail address, such as name@example.com.',
	phoneWrong: 'Write the phone number with its country code, such as {example}.',
	streetMissing: 'Write the street and number.',
	postalCodeMissing: 'Write the postcode.',
	cityMissing: 'Write the town.',
	countryMissing: 'Choose the country.',
	paymentMissing: 'Choose how you pay.',
	outOfStock: 'There is not enough left of “{item}” in {store}.',
	outOfStockAnywhere: 'There is not enough left of “{item}”.',
	sendInstead: 'Have it sent',
	incomplete: 'Choose a place for everything, and a time for what you collect.',
	slotFull: 'The time you chose has just filled up.',
	slotClosed: 'The time you chose has passed.',
	nextTimes: 'Take the next one:',
	changed: 'Something in your basket has changed.',
	benefitRefused: 'One of your coupons or rewards does not apply any more. Look at the basket, then go on.',
	confirm: 'To use what is yours, confirm with a new code that it is you.',
	changedHint: 'Look it over and check out again. Nothing was ordered.',
	ended: 'This basket has ended, perhaps in another window. What you add begins a new one.',
	notOffered: 'The order cannot be paid in this way. Choose another.',
	failed: 'That did not work. Try again.',
	offline: 'There is no network. Everything stays as it is; try again once it is back.',
	notPlaced: 'That did not work, and nothing was ordered. Try again.',
	thanks: 'Thank you. Your order is placed.',
	number: 'Order {number}',
	collectNext: 'We get it ready. Bring the code from your order’s page.',
	sentNext: 'We pack it and send it to {place}.',
	payAtPickup: 'You pay {amount} when you collect.',
	payNow: 'Pay {amount} now',
	paid: 'It is paid.',
	tellYou: 'We tell you when it is ready.',
	keepLink: 'Keep the link to your order: whoever has it can see and change the order.',
	orderLink: 'See your order',
};

/** Comes with the checkout; add your own language with `checkoutCatalogue.languages.set(…)`. */
export const checkoutCatalogue: Catalogue<CheckoutStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
