import type { Coupon, CouponInput } from '@endcap/sdk/staff';
import { benefitWords } from '../../shared/coupons/coupon-words.ts';
import { fill, plural } from '../../shared/localization.ts';
import { ruleWords } from '../endcap-coupon-wallet/rules.ts';
import type { Scene } from './scene.ts';

const MINUTE = 60_000;

/** A wall clock’s time is nobody’s moment: it is written as it stands. */
function wallWords(time: string, locale: string, offset = 0): string {
	const at = Date.parse(`${time}:00Z`) + offset;
	const isDay = offset < 0 || time.endsWith('T00:00');
	const timeStyle = isDay ? undefined : 'short';
	return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium', timeStyle }).format(at);
}

/** Until midnight is until the day before. */
function lastWords(until: string, locale: string): string {
	return wallWords(until, locale, until.endsWith('T00:00') ? -MINUTE : 0);
}

/** “1 Mar 2026 – 30 Apr 2026” */
export function periodWords({ valid_from, valid_until }: Coupon, { strings, locale }: Scene): string {
	const from = valid_from === null ? '' : wallWords(valid_from, locale);
	const until = valid_until === null ? '' : lastWords(valid_until, locale);
	if (from && until) return `${from} – ${until}`;
	if (from) return fill(strings.from, { from });
	return until ? fill(strings.until, { until }) : strings.always;
}

type Face = Omit<CouponInput, 'products'> & Pick<Coupon, 'id' | 'products'>;

/** As shoppers read it, and of what is free the SKU. */
export function benefitOf({ benefit }: Pick<Face, 'benefit'>, { words, locale }: Scene): string {
	const said = benefitWords(benefit, words, locale);
	return benefit.type === 'free_item' ? `${said}: ${benefit.sku}` : said;
}

/** What it is for and where, as in a shopper’s wallet. */
export function rulesOf(face: Face, { wallet, locale, stores }: Scene): string[] {
	return ruleWords(face, face.channels, { strings: wallet, locale, stores });
}

/** What shoppers read of it, in a sentence: “Ten off: 10% off, from €40, for Kettles, valid until 30 Apr 2026.” */
export function sentenceOf(face: Face, scene: Scene): string {
	const { wallet, locale } = scene;
	const { name, valid_until } = face;
	const time = valid_until === null ? '' : lastWords(valid_until, locale);
	const parts = [...rulesOf(face, scene), ...(time ? [fill(wallet.validUntil, { time })] : [])];
	const small = parts.map((part) => part.charAt(0).toLocaleLowerCase(locale) + part.slice(1));
	return `${name ? `${name}: ` : ''}${[benefitWords(face.benefit, scene.words, locale), ...small].join(', ')}.`;
}

export function usesWords({ uses, limit_total }: Coupon, { strings, locale }: Scene): string {
	if (uses === 0 && limit_total === null) return strings.unused;
	if (limit_total === null) return plural(strings.uses, uses, locale);
	return fill(strings.usesOf, { count: uses.toLocaleString(locale), limit: limit_total.toLocaleString(locale) });
}
