import type { Catalogue } from '../../shared/localization.ts';
import type { HeldStrings } from './held.strings.ts';

/** The texts of `<endcap-coupon-wallet>`. */
export interface CouponWalletStrings extends Partial<HeldStrings> {
	heading: string;
	loading: string;
	signedOut: string;
	signIn: string;
	failed: string;
	notSetUp: string;
}

/** What a language has to say. */
export type AllCouponWalletStrings = CouponWalletStrings & HeldStrings;

const english: CouponWalletStrings = {
	heading: 'Your coupons',
	loading: 'Fetching your coupons…',
	signedOut: 'Sign in to see your coupons, and to use them here and in our shops.',
	signIn: 'Sign in',
	failed: 'Your coupons cannot be shown right now. None of them is lost; we keep trying.',
	notSetUp: 'Coupons cannot be shown: the page has no key.',
};

/** Languages that come when a page is in them; add your own with `couponWalletCatalogue.languages.set(…)`. */
export const couponWalletCatalogue: Catalogue<CouponWalletStrings> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};
