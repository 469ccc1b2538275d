/**
 * The texts of whoever is signed in. `{address}` is an e-mail address or a phone number, `{time}` a moment or what is
 * left, `{code}` a basket's code.
 */
export interface AccountStrings {
	signedInAs: string;
	stale: string;
	inZone: string;
	working: string;
	saved: string;
	notSaved: string;
	save: string;

	about: string;
	name: string;
	nameHint: string;
	birthday: string;
	birthdayHint: string;
	day: string;
	month: string;
	shop: string;
	noShop: string;

	allowed: string;
	allowedHint: string;
	offersEmail: string;
	offersSms: string;
	offersPost: string;
	personalization: string;
	analytics: string;

	baskets: string;
	give: string;
	giveHint: string;
	giveImage: string;
	giveCode: string;
	giveLeft: string;
	giveOver: string;
	nothingToGive: string;
	large: string;
	takeCode: string;
	take: string;
	taken: string;
	takeWrong: string;

	data: string;
	download: string;
	downloaded: string;
	erase: string;
	eraseQuestion: string;
	eraseMeans: string;
	eraseYes: string;
	eraseNo: string;
	ordersOpen: string;

	signOut: string;
	signOutEverywhere: string;
	stillSignedIn: string;
}

/** Apart from the other English texts, since it comes with the code for those who are signed in. */
export const englishAccount: AccountStrings = {
	signedInAs: 'Signed in as {address}',
	stale: 'As of {time}. We are trying to reach the shop.',
	inZone: '{time}, {zone}',
	working: 'One moment…',
	saved: 'Saved.',
	notSaved: 'That did not work, and nothing was changed. Try again.',
	save: 'Save',

	about: 'About you',
	name: 'Name',
	nameHint: 'So that we know what to call you.',
	birthday: 'Birthday',
	birthdayHint: 'Day and month; we do not ask the year.',
	day: 'Day',
	month: 'Month',
	shop: 'Your shop',
	noShop: 'None in particular',

	allowed: 'What we may do',
	allowedHint: 'Only what is ticked. Change it whenever you like.',
	offersEmail: 'Write to me about offers by e-mail',
	offersSms: 'Write to me about offers by SMS',
	offersPost: 'Send me offers by post',
	personalization: 'Show me what fits what I bought',
	analytics: 'Count what I do here, to make the shop better',

	baskets: 'Basket on another device',
	give: 'Move my basket to another device',
	giveHint: 'Scan this with the other device, or write the code there. The basket then moves.',
	giveImage: 'Basket code as a QR code',
	giveCode: 'Code: {code}',
	giveLeft: '{time} left',
	giveOver: 'That code is over.',
	nothingToGive: 'There is nothing in your basket.',
	large: 'Show it large',
	takeCode: 'Code from the other device',
	take: 'Take the basket over',
	taken: 'The basket is here now.',
	takeWrong: 'That code opens no basket: it is wrong, used or over. Make a new one on the other device.',

	data: 'Your data',
	download: 'Download all we know of you',
	downloaded: 'It is in your downloads, as a file.',
	erase: 'Delete my account',
	eraseQuestion: 'Delete your account for good?',
	eraseMeans:
		'Your name, addresses, points and coupons go, and nobody can bring them back. What you bought stays in the books, without you.',
	eraseYes: 'Yes, delete it',
	eraseNo: 'Keep it',
	ordersOpen: 'An order of yours is still open. Collect it or cancel it first.',

	signOut: 'Sign out',
	signOutEverywhere: 'Sign out on all devices',
	stillSignedIn: 'The shop was not reached. You are still signed in everywhere.',
};
