import type { Store } from '@endcap/sdk';
import {
	isEndcapError,
	isEndcapProblem,
	type Coupon,
	type OfferOutcome,
	type StaffEndcap,
	type StaffMember,
} from '@endcap/sdk/staff';
import type { CouponWords } from '../../shared/coupons/coupon-words.ts';
import type { LocalOffersStrings } from '../endcap-local-offers/endcap-local-offers.strings.ts';
import type { CampaignDeskStrings } from './endcap-campaign-desk.strings.ts';

/** What the parts of the desk work on. */
export interface Scene {
	endcap: StaffEndcap;
	strings: CampaignDeskStrings;
	/** How shoppers are told of offers, and of what a coupon gives. */
	shopper: LocalOffersStrings;
	words: CouponWords;
	locale: string;
	/** Null once the session is over. */
	member: StaffMember | null;
	/** Every shop and warehouse, to name them. */
	stores: readonly Store[];
	/** Those that an offer may have, and those that it had. */
	coupons: readonly Coupon[];
	/** Now, by the server’s clock. */
	now: number;
}

export const isManager = ({ member }: Pick<Scene, 'member'>): boolean => member?.role === 'manager';

/** Shops that somebody may make offers of. */
export function ownShops({ stores, member }: Pick<Scene, 'stores' | 'member'>): Store[] {
	return stores.filter(({ id, kind }) => kind === 'store' && (member?.stores?.includes(id) ?? true));
}

/** They may make offers of every shop. */
export const hasEveryShop = ({ member }: Pick<Scene, 'member'>): boolean => member?.stores === null;

/** Why it was not done. */
export function refusalWords({ outcome }: Exclude<OfferOutcome, { outcome: 'saved' }>, { strings }: Scene): string {
	if (outcome === 'key_not_allowed') return strings.managersOnly;
	if (outcome === 'store_not_allowed') return strings.notYourShop;
	if (outcome === 'not_found') return strings.gone;
	return outcome === 'conflict' ? strings.wrongState : strings.notDone;
}

/** What to say when no outcome came; anything that is our own mistake is thrown on. */
export function failureWords(error: unknown, { strings }: Scene): string {
	if (!isEndcapError(error)) throw error;
	if (isEndcapProblem(error, 'unauthenticated')) return strings.sessionOver;
	return isEndcapProblem(error) ? strings.notDone : strings.noAnswer;
}
