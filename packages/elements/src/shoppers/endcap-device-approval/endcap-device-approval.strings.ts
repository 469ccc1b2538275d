import type { Catalogue } from '../../shared/localization.ts';

/** The texts of `<endcap-device-approval>`. */
export interface DeviceApprovalStrings {
	heading: string;
	signInFirst: string;
	signIn: string;
	atKiosk: string;
	elsewhere: string;
	before: string;
	unknown: string;
	choose: string;
	notMe: string;
	left: string;
	approved: string;
	approvedHint: string;
	wrong: string;
	notMeDone: string;
	over: string;
	noCode: string;
	notHere: string;
	limited: string;
	offline: string;
	notDone: string;
	again: string;
	loading: string;
	failed: string;
	notSetUp: string;
}

const english: DeviceApprovalStrings = {
	heading: 'Sign in on another screen',
	signInFirst: 'A screen asks you to sign in. Sign in here first, on your own phone.',
	signIn: 'Sign in',
	atKiosk: 'Sign in at “{kiosk}” in {store}?',
	elsewhere: 'Sign in on another screen?',
	before: 'Go on only if you stand in front of it now.',
	unknown: 'It is no kiosk of the shop. Go on only if you have it in front of you and asked for this yourself.',
	choose: 'Which number does the screen show?',
	notMe: 'This is not me',
	left: '{time} left',
	approved: 'Done. Go on at the screen.',
	approvedHint: 'You are signed in there for half an hour at most, and no longer than until you finish.',
	wrong: 'The screen shows another number, so nobody is signed in there. Have a new code shown, and scan it.',
	notMeDone: 'Nobody is signed in there, and there is nothing more to do.',
	over: 'This code was used, or its time is up. Have a new one shown on the screen, and scan it.',
	noCode: 'This page is for the code that a screen shows. Scan it with your camera.',
	notHere: 'This is done on a phone of your own, and not on a screen of the shop.',
	limited: 'Too many tries in a short time. Try again in {time}.',
	offline: 'There is no network. Try again when it is back.',
	notDone: 'That did not work. Try again.',
	again: 'Try again',
	loading: 'One moment…',
	failed: 'Signing in does not work right now. We keep trying.',
	notSetUp: 'Nobody can sign in here: the page has no key.',
};

/** Languages that come when a page is in them; add your own with `deviceApprovalCatalogue.languages.set(…)`. */
export const deviceApprovalCatalogue: Catalogue<DeviceApprovalStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
