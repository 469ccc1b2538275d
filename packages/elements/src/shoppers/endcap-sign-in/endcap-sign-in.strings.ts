import type { Catalogue } from '../../shared/localization.ts';
import type { AccountStrings } from './account/account.strings.ts';
import type { FormStrings } from './form/form.strings.ts';

/** The texts of `<endcap-sign-in>`. */
export interface SignInStrings extends Partial<FormStrings & AccountStrings> {
	heading: string;
	account: string;
	hello: string;
	confirmHeading: string;
	close: string;
	loading: string;
	failed: string;
	notSetUp: string;
	signedOut: string;
	lost: string;
	erased: string;
}

/** What a language has to say. */
export type AllSignInStrings = SignInStrings & FormStrings & AccountStrings;

const english: SignInStrings = {
	heading: 'Sign in',
	account: 'Your account',
	hello: 'Hello, {name}',
	confirmHeading: 'Is it you?',
	close: 'Close',
	loading: 'One moment…',
	failed: 'Signing in does not work right now. We keep trying.',
	notSetUp: 'Nobody can sign in here: the page has no key.',
	signedOut: 'You are signed out, and nothing of yours is on this device.',
	lost: 'Not everything you changed could be sent before.',
	erased: 'Your account is deleted.',
};

/** Languages that come when a page is in them; add your own with `signInCatalogue.languages.set(…)`. */
export const signInCatalogue: Catalogue<SignInStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
