import type { CouponBenefit, CouponReason, CouponVerdict } from '@endcap/sdk';
import { fill, plural, type Catalogue, type Plural } from '../localization.ts';
import { formatMoney } from '../money.ts';

/** How coupons are spoken of: what one gives, and why it does not. `{missing}` and `{amount}` are sums of money. */
export interface CouponWords {
	percentage: string;
	amount: string;
	free_item: Plural;
	free_delivery: string;
	points_multiplier: string;
	/** In place of `minimum_spend` where it is known how much. */
	missing: string;
	/** Where there is no reason that says more. */
	unfit: string;
	reasons: Record<CouponReason, string>;
}

const english: CouponWords = {
	percentage: '{percent} off',
	amount: '{amount} off',
	free_item: { one: '{count} free', other: '{count} free' },
	free_delivery: 'Free delivery',
	points_multiplier: '{factor}× points',
	missing: 'Put in {missing} more of what it is for.',
	unfit: 'It does not apply to your basket.',
	reasons: {
		unknown: 'This code is not known, or it was used or is over.',
		not_started: 'It cannot be used yet.',
		ended: 'It is over.',
		paused: 'It cannot be used at the moment.',
		used: 'It was used already.',
		limit_reached: 'It was used as often as it may be.',
		minimum_spend: 'What it is for does not cost enough yet.',
		no_product_matches: 'Nothing in your basket is what it is for.',
		nothing_to_deliver: 'Nothing in your basket is sent to you.',
		wrong_store: 'It is not for the shop that you chose.',
		wrong_channel: 'It cannot be used here.',
		first_order_only: 'It is for a first order only.',
		not_yours: 'It is not for you.',
		sign_in_needed: 'Sign in to use it.',
		not_with_others: 'It does not go together with another coupon.',
		reserved_elsewhere: 'It is kept for another order of yours.',
	},
};

/** Languages that come when a page is in them; add your own with `couponWordsCatalogue.languages.set(…)`. */
export const couponWordsCatalogue: Catalogue<CouponWords> = {
	english,
	languages: new Map([
		['af', () => import('./languages/af.ts')],
		['et', () => import('./languages/et.ts')],
		['fi', () => import('./languages/fi.ts')],
		['lv', () => import('./languages/lv.ts')],
		['pl', () => import('./languages/pl.ts')],
	]),
};

/** “10% off”, “€5.00 off”, “2× points”. */
export function benefitWords(benefit: CouponBenefit, words: CouponWords, locale: string): string {
	if (benefit.type === 'percentage') {
		const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(benefit.percent / 100);
		return fill(words.percentage, { percent });
	}
	if (benefit.type === 'amount') return fill(words.amount, { amount: shortMoney(benefit.amount, locale) });
	if (benefit.type === 'free_item') return plural(words.free_item, benefit.quantity, locale);
	if (benefit.type === 'free_delivery') return words.free_delivery;
	return fill(words.points_multiplier, { factor: benefit.factor.toLocaleString(locale) });
}

/** Why it does not apply, in a sentence. */
export function reasonWords(
	{ reason, missing }: Pick<CouponVerdict, 'reason' | 'missing'>,
	words: CouponWords,
	locale: string,
): string {
	if (reason === 'minimum_spend' && missing) return fill(words.missing, { missing: formatMoney(missing, locale) });
	// A newer server may know of more.
	return (reason && words.reasons[reason]) || words.unfit;
}

/** “€5” and “€4.50”: whole units stand without their cents. */
export function shortMoney({ amount, currency }: { amount: number; currency: string }, locale: string): string {
	const format = { style: 'currency', currency } as const;
	const digits = new Intl.NumberFormat(locale, format).resolvedOptions().maximumFractionDigits ?? 2;
	return new Intl.NumberFormat(locale, { ...format, trailingZeroDisplay: 'stripIfInteger' }).format(
		amount / 10 ** digits,
	);
}
