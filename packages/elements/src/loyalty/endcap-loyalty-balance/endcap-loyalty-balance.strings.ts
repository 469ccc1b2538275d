import type { Catalogue, Plural } from '../../shared/localization.ts';
import type { DetailStrings } from './detail.strings.ts';

/** The texts of `<endcap-loyalty-balance>`. `{points}` is a number with its word, `{amount}` an amount of money. */
export interface LoyaltyStrings extends Partial<DetailStrings> {
	heading: string;
	loading: string;
	none: string;
	failed: string;
	notSetUp: string;
	points: Plural;
	earn: string;
	rewards: string;
	signInFirst: string;
	signIn: string;
}

/** What a language has to say. */
export type AllLoyaltyStrings = LoyaltyStrings & DetailStrings;

const english: LoyaltyStrings = {
	heading: 'Your points',
	loading: 'Fetching your points…',
	none: 'There are no points to collect here.',
	failed: 'Your points cannot be shown right now. None of them is lost; we keep trying.',
	notSetUp: 'Points cannot be shown: the page has no key.',
	points: { one: '{count} point', other: '{count} points' },
	earn: '{points} for each {amount} that you spend.',
	rewards: 'What you get for them',
	signInFirst: 'Sign in to collect and spend them, here and in our shops.',
	signIn: 'Sign in',
};

/** Languages that come when a page is in them; add your own with `loyaltyCatalogue.languages.set(…)`. */
export const loyaltyCatalogue: Catalogue<LoyaltyStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
