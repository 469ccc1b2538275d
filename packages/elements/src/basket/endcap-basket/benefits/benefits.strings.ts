import type { Cart } from '@endcap/sdk';
import type { Catalogue, Plural } from '../../../shared/localization.ts';

type RewardReason = NonNullable<Cart['rewards'][number]['reason']>;

/** The texts of what makes a basket cheaper, and of what it earns. `{name}` is a coupon’s or a reward’s. */
export interface BenefitsStrings {
	list: string;
	more: string;
	points: Plural;
	takeOff: string;
	takeOffOf: string;
	signIn: string;
	code: string;
	use: string;
	using: string;
	inUse: string;
	noCode: string;
	tooMany: string;
	waiting: string;
	failed: string;
	earns: Plural;
	rewardReasons: Record<RewardReason, string>;
}

const english: BenefitsStrings = {
	list: 'Coupons and rewards',
	more: 'More points',
	points: { one: '{count} point', other: '{count} points' },
	takeOff: 'Take off',
	takeOffOf: 'Take off: {name}',
	signIn: 'Sign in',
	code: 'Coupon code',
	use: 'Use',
	using: 'One moment…',
	inUse: 'In use: {name}',
	noCode: 'Type in the code first.',
	tooMany: 'These were many codes in a short time. Try again in a few minutes.',
	waiting: 'It is done as soon as the network is back.',
	failed: 'That did not work. Try again.',
	earns: { one: 'This basket earns {count} point.', other: 'This basket earns {count} points.' },
	rewardReasons: {
		unknown: 'This reward is not offered any more.',
		ended: 'Its time is over. The points are yours again.',
		sign_in_needed: 'Sign in to use it.',
		not_enough_points: 'You do not have enough points for it.',
		nothing_to_take_off: 'Nothing is left that it could take off.',
	},
};

/** Languages that come when a page is in them; add your own with `benefitsCatalogue.languages.set(…)`. */
export const benefitsCatalogue: Catalogue<BenefitsStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
