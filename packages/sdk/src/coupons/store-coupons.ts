import type {
	Coupon,
	CouponCodes,
	CouponInput,
	CouponIssue,
	CouponIssued,
	CouponPage,
	CouponQuery,
	CouponStatus,
	Redemption,
	RedemptionPage,
	RedemptionQuery,
} from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { WriteCallOptions } from '../shared/idempotency-key.ts';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';

export type CouponOutcome =
	| { outcome: 'saved'; coupon: Coupon }
	/**
	 * `coupon_state`: from its status it cannot get to that one. `conflict`: more of it is used than the limit would allow.
	 * `invalid_request`: `pointers` say which parts. `key_not_allowed`: managers do it.
	 */
	| Refused<
			'coupon_state' | 'coupon_code_taken' | 'conflict' | 'invalid_request' | 'key_not_allowed' | 'payload_too_large'
	  >;

export type CodesOutcome =
	| ({ outcome: 'created' } & CouponCodes)
	/** `coupon_state`: it has ended. `key_not_allowed`: managers do it. */
	| Refused<'coupon_state' | 'key_not_allowed' | 'not_found'>;

export type IssueOutcome =
	| ({ outcome: 'issued' } & CouponIssued)
	/** `coupon_refused`: it has not enough left for all of them, so nobody got one. */
	| Refused<'coupon_refused' | 'coupon_state' | 'key_not_allowed' | 'not_found'>;

export type RollBackOutcome =
	| { outcome: 'rolled_back'; redemption: Redemption }
	/** `redemption_state`: it was never redeemed. `key_not_allowed`: managers do it. */
	| Refused<'redemption_state' | 'store_not_allowed' | 'key_not_allowed' | 'not_found'>;

/** Which coupons are listed. */
export interface CouponsQuery {
	/** Words in the name, the id or the code. */
	search?: string;
	/** Every one unless given. */
	status?: readonly CouponStatus[];
	/** At most so many; a hundred unless given. */
	most?: number;
}

export interface CouponList {
	/** By id; of what they are for the first twenty SKUs each. */
	coupons: readonly Coupon[];
	/** False while there are more than were asked for. */
	complete: boolean;
}

/** The coupons of the shop, for the people who work in it. */
export interface StoreCoupons {
	/** One page, by id. */
	list(query?: CouponQuery, options?: RequestOptions): Promise<CouponPage>;
	/** With all its products. Rejects with `not_found` when there is none. */
	get(id: string, options?: RequestOptions): Promise<Coupon>;
	/** Makes or replaces the one with this id. */
	put(id: string, input: CouponInput, options?: RequestOptions): Promise<CouponOutcome>;
	/** Starts, pauses, resumes or ends it; all else stays as it is. Rejects with `not_found` when there is none. */
	setStatus(id: string, status: CouponStatus, options?: RequestOptions): Promise<CouponOutcome>;
	/** Makes codes for one use each, up to 100 000. */
	createCodes(id: string, count: number, options?: WriteCallOptions): Promise<CodesOutcome>;
	/** Where its codes are to be downloaded as CSV. */
	codesUrl(id: string): Promise<string>;
	/** Puts one into the wallets of customers, of a segment, or of those whose birthday it is around now. */
	issue(id: string, whom: CouponIssue, options?: WriteCallOptions): Promise<IssueOutcome>;
	/** What coupons were used for, newest first; of clerks of some stores those of their stores. */
	redemptions(query?: RedemptionQuery, options?: RequestOptions): Promise<RedemptionPage>;
	/** Gives a redeemed coupon back. Twice is the same. */
	rollBack(redemptionId: string, options?: WriteCallOptions): Promise<RollBackOutcome>;
	/** Coupons, kept current by what happens. */
	$coupons(query: CouponsQuery): ReadableAtom<Live<CouponList>>;
}
