import type { Coupon, CouponStatus, StaffEndcap, StaffMember } from '@endcap/sdk/staff';
import type { Store } from '@endcap/sdk';
import type { CouponWords } from '../../shared/coupons/coupon-words.ts';
import { wallClock } from '../../shared/shops/opening-words.ts';
import type { AllCouponWalletStrings } from '../endcap-coupon-wallet/endcap-coupon-wallet.strings.ts';
import type { OfferDeskStrings } from './endcap-offer-desk.strings.ts';

/** What the parts of the desk work on. */
export interface Scene {
	endcap: StaffEndcap;
	strings: OfferDeskStrings;
	/** How shoppers are told what a coupon gives, and of its rules. */
	words: CouponWords;
	wallet: AllCouponWalletStrings;
	locale: string;
	/** Null once the session is over. */
	member: StaffMember | null;
	/** Every shop and warehouse, to name them. */
	stores: readonly Store[];
	/** The shop’s own, ISO 4217. */
	currency: string;
	/** Now on the wall clock of the first shop: `2026-03-25T12:00`. */
	wallClock: string;
}

export const isManager = ({ member }: Pick<Scene, 'member'>): boolean => member?.role === 'manager';

/** What there is to be seen of a coupon now: its status, or where it stands by the clock. */
export function stateOf(
	{ status, valid_from, valid_until }: Coupon,
	wallClock: string,
): CouponStatus | 'later' | 'over' {
	if (status !== 'active') return status;
	if (valid_until !== null && valid_until <= wallClock) return 'over';
	return valid_from !== null && valid_from > wallClock ? 'later' : 'active';
}

export function stateWords(coupon: Coupon, { strings, wallClock }: Scene): string {
	const state = stateOf(coupon, wallClock);
	return state === 'later' || state === 'over' ? strings[state] : strings.states[state];
}

export function wallClockIn(timeZone: string | undefined, now: number): string {
	return new Date(wallClock(now, timeZone)).toISOString().slice(0, 16);
}
