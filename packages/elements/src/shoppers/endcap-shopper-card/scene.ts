import type { Store } from '@endcap/sdk';
import type { StaffEndcap, StaffMember } from '@endcap/sdk/staff';
import type { CouponWords } from '../../shared/coupons/coupon-words.ts';
import type { ShopperCardStrings } from './endcap-shopper-card.strings.ts';

/** What the parts of the card work on. */
export interface Scene {
	endcap: StaffEndcap;
	strings: ShopperCardStrings;
	/** How coupons are spoken of. */
	words: CouponWords;
	locale: string;
	/** Null once the session is over. */
	member: StaffMember | null;
	/** Every shop and warehouse, to name them. */
	stores: readonly Store[];
	/** Of the shop at whose counter somebody stands; phone numbers are read as written there. */
	country: string | undefined;
	/** Now, by the server's clock. */
	now: number;
}

export function nameOfStore({ stores }: Scene, id: string): string {
	return stores.find((store) => store.id === id)?.name ?? id;
}

/** “8 April”, with the year when it is another one; by the clock of the device unless told. */
export function dayWords(
	at: string | number,
	{ locale, now }: Pick<Scene, 'locale' | 'now'>,
	timeZone?: string,
): string {
	const date = new Date(at);
	const yearOf = (moment: Date | number) => new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(moment);
	const year = yearOf(date) === yearOf(now) ? undefined : ('numeric' as const);
	return new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year }).format(date);
}
