import type { LoyaltyEntry, Store } from '@endcap/sdk';
import { fill, plural } from '../../shared/localization.ts';
import type { AllLoyaltyStrings } from './endcap-loyalty-balance.strings.ts';

/** What somebody's points are shown with. */
export interface PointsScene {
	strings: AllLoyaltyStrings;
	locale: string;
	/** By the server's clock. */
	now: number;
	stores: readonly Store[];
	/** Of whoever reads. */
	zone: string;
}

/** “340 points”. */
export function pointsWords(points: number, { strings, locale }: Pick<PointsScene, 'strings' | 'locale'>): string {
	return plural(strings.points, points, locale);
}

/** “8 April”, with the year when it is another one. */
export function dayWords(at: string, { locale, now, zone: timeZone }: PointsScene): string {
	const date = new Date(at);
	const yearOf = (moment: Date) => new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(moment);
	const format = new Intl.DateTimeFormat(locale, {
		timeZone,
		day: 'numeric',
		month: 'long',
		...(yearOf(date) !== yearOf(new Date(now)) && { year: 'numeric' }),
	});
	return format.format(date);
}

/** What an entry was: “Order”, “Purchase, Rüütli”, or what the shop says. */
export function entryWords({ type, source, note, store_id }: LoyaltyEntry, { strings, stores }: PointsScene): string {
	const bought = source.type === 'order' ? strings.order : strings.sale;
	const names: Record<LoyaltyEntry['type'], string> = {
		earn: bought,
		spend: strings.spent,
		reverse_earn: strings.refund,
		reverse_spend: strings.returned,
		expire: strings.expired,
		adjust: note || strings.adjusted,
	};
	const store = stores.find(({ id }) => id === store_id);
	return store ? fill(strings.inStore, { what: names[type], store: store.name }) : names[type];
}

/** “+49”, “−500”. */
export function signed(points: number, locale: string): string {
	return new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' }).format(points);
}
