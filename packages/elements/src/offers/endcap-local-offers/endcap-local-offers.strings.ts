import type { Catalogue, Plural } from '../../shared/localization.ts';

/** The texts of `<endcap-local-offers>`. */
export interface LocalOffersStrings {
	heading: string;
	loading: string;
	none: string;
	noneNear: string;
	failed: string;
	notSetUp: string;
	/** `{time}`: when it was current. */
	stale: string;
	localTime: string;
	near: string;
	locating: string;
	located: string;
	denied: string;
	notLocated: string;
	search: string;
	find: string;
	searched: string;
	searchMissed: string;
	everywhere: string;
	/** `{amount}`: what has to be bought. */
	from: string;
	endsSoon: string;
	until: string;
	everyShop: string;
	/** `{distance}`: “480 m”. */
	shopAway: string;
	/** At the end of a list of shops. */
	moreShops: Plural;
	terms: string;
	take: string;
	takeOf: string;
	taking: string;
	taken: string;
	openWallet: string;
	takenNow: string;
	over: string;
	tooMany: string;
	signInFirst: string;
	failedPress: string;
}

const english: LocalOffersStrings = {
	heading: 'Offers in our shops',
	loading: 'Fetching offers…',
	none: 'There are no offers right now.',
	noneNear: 'There are no offers near there right now.',
	failed: 'Offers cannot be shown right now. We keep trying.',
	notSetUp: 'Offers cannot be shown: the page has no key.',
	stale: 'As of {time}. We are trying to reach the shop.',
	localTime: '{time}, {zone}',
	near: 'Show those near me',
	locating: 'Finding where you are…',
	located: 'Nearest to you first.',
	denied: 'Your browser does not say where you are. Type a town or postcode instead.',
	notLocated: 'Where you are could not be found. Type a town or postcode instead.',
	search: 'Town or postcode',
	find: 'Find',
	searched: 'Nearest to {place} first.',
	searchMissed: 'We have no shop in “{place}”.',
	everywhere: 'Show all offers',
	from: 'From {amount}',
	endsSoon: 'Ends {time}',
	until: 'Until {time}',
	everyShop: 'In all our shops',
	shopAway: '{store} ({distance})',
	moreShops: { one: '{count} more shop', other: '{count} more shops' },
	terms: 'Terms',
	take: 'Put it in my wallet',
	takeOf: 'Put it in my wallet: {offer}',
	taking: 'One moment…',
	taken: 'In your wallet',
	openWallet: 'Open my wallet',
	takenNow: 'It is in your wallet: {offer}',
	over: 'This offer is over.',
	tooMany: 'That was a lot in a short time. Try again in a few minutes.',
	signInFirst: 'You are not signed in any more. Sign in and try again.',
	failedPress: 'That did not work. Try again.',
};

/** Languages that come when a page is in them; add your own with `localOffersCatalogue.languages.set(…)`. */
export const localOffersCatalogue: Catalogue<LocalOffersStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
