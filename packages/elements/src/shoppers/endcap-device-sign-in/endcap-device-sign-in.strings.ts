import type { Catalogue } from '../../shared/localization.ts';

/** The texts of `<endcap-device-sign-in>`. */
export interface DeviceSignInStrings {
	heading: string;
	scan: string;
	signInThere: string;
	choose: string;
	image: string;
	number: string;
	left: string;
	seen: string;
	unreachable: string;
	renewed: string;
	over: string;
	refused: string;
	limited: string;
	offline: string;
	notDone: string;
	again: string;
	hello: string;
	signedIn: string;
	signedInHere: string;
	loading: string;
	failed: string;
	notSetUp: string;
}

const english: DeviceSignInStrings = {
	heading: 'Sign in with your phone',
	scan: 'Scan this code with your phone’s camera.',
	signInThere: 'Sign in there, unless you are already.',
	choose: 'Choose this number there:',
	image: 'QR code that opens the sign-in on your phone',
	number: 'The number is {number}',
	left: '{time} left',
	seen: 'Your phone has opened it. Choose the number there.',
	unreachable: 'The network is gone. We keep trying.',
	renewed: 'The code is a new one, and so is the number.',
	over: 'The time is up, and nobody is signed in. Have a new code shown when you are ready.',
	refused: 'It was not confirmed on the phone, so nobody is signed in.',
	limited: 'Too many codes in a short time. Try again in {time}.',
	offline: 'There is no network. Try again when it is back.',
	notDone: 'That did not work. Try again.',
	again: 'Show a new code',
	hello: 'Hello, {name}',
	signedIn: 'You are signed in',
	signedInHere: 'On this screen, for half an hour at most.',
	loading: 'One moment…',
	failed: 'Signing in does not work right now. We keep trying.',
	notSetUp: 'Nobody can sign in here: the page has no key.',
};

/** Languages that come when a page is in them; add your own with `deviceSignInCatalogue.languages.set(…)`. */
export const deviceSignInCatalogue: Catalogue<DeviceSignInStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
