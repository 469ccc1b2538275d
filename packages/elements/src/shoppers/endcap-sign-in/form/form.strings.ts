import type { Plural } from '../../../shared/localization.ts';

/**
 * The texts of signing in. `{address}` is an e-mail address or a phone number, `{time}` a time of day or what is left,
 * `{digits}` how many the code has, `{example}` the beginning of a phone number.
 */
export interface FormStrings {
	why: string;
	address: string;
	addressHint: string;
	addressMissing: string;
	emailWrong: string;
	phoneWrong: string;
	send: string;
	sending: string;
	join: string;

	sentTo: string;
	code: string;
	codeHint: string;
	codeMissing: string;
	codeWrong: string;
	codeOver: string;
	enter: string;
	entering: string;
	resend: string;
	resendIn: string;
	otherAddress: string;

	bringBasket: string;
	bringOrders: string;
	bringBoth: string;
	bringHint: string;
	basketItems: Plural;

	confirmWhy: string;
	sendTo: string;
	confirm: string;

	limited: string;
	offline: string;
	notDone: string;
}

/** Apart from the other English texts, since it comes with the code of the form. */
export const englishForm: FormStrings = {
	why: 'Your points, coupons and orders: here, on your phone and in our shops.',
	address: 'E-mail or mobile number',
	addressHint: 'We send a code there. There is no password.',
	addressMissing: 'Write your e-mail address or your mobile number.',
	emailWrong: 'Write the whole e-mail address, such as name@example.com.',
	phoneWrong: 'Write the mobile number with its country code, such as {example}.',
	send: 'Send the code',
	sending: 'Sending…',
	join: 'If you are new here, you join with it. We write to you only about what you allow.',

	sentTo: 'We have sent a code to {address}.',
	code: 'Code',
	codeHint: '{digits} digits, good until {time}',
	codeMissing: 'Write all {digits} digits from the message.',
	codeWrong: 'That code is not right, or it is over. Look again, or get a new one.',
	codeOver: 'That code is over. Get a new one.',
	enter: 'Sign in',
	entering: 'Signing in…',
	resend: 'Send a new code',
	resendIn: 'A new code in {time}',
	otherAddress: 'Another address',

	bringBasket: 'Take the basket of this device along',
	bringOrders: 'Take the orders of this device along',
	bringBoth: 'Take the basket and the orders of this device along',
	bringHint: 'Not if they are somebody else’s.',
	basketItems: { one: '{count} item', other: '{count} items' },

	confirmWhy: 'For this we need to know that it is still you. We send you a code.',
	sendTo: 'Send it to {address}',
	confirm: 'Confirm',

	limited: 'That was often. Try again in {time}.',
	offline: 'There is no network. Try again once it is back.',
	notDone: 'That did not work. Try again.',
};
