import type { CouponIssue, CouponIssued, CouponPage, CouponQuery } from '@endcap/contract';
import { makeIdempotencyKey, type WriteCallOptions } from '../shared/idempotency-key.ts';
import { refusalOf, type Refused } from '../shared/outcome.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { write } from '../shared/write.ts';

export type IssueOutcome =
	| ({ outcome: 'issued' } & CouponIssued)
	/** `coupon_refused`: it has not enough left for all of them, so nobody got one. */
	| Refused<'coupon_refused' | 'coupon_state' | 'key_not_allowed' | 'not_found'>;

/** Coupons to give to customers. */
export interface StoreCoupons {
	/** One page, by id. */
	list(query?: CouponQuery, options?: RequestOptions): Promise<CouponPage>;
	/** Puts one into the wallets of customers, of a segment, or of those whose birthday it is around now. */
	issue(couponId: string, whom: CouponIssue, options?: WriteCallOptions): Promise<IssueOutcome>;
}

const COUPONS = '/v1/coupons';
const ISSUED: Shape<CouponIssued> = ['issued', 'skipped'];

export function createStoreCoupons(transport: Transport): StoreCoupons {
	return {
		list: (query = {}, options) => transport.get<CouponPage>(COUPONS, query, PAGE, options),
		async issue(couponId, whom, { idempotencyKey = makeIdempotencyKey(), signal } = {}) {
			try {
				const settings = { shape: ISSUED, idempotencyKey, signal };
				const path = `${COUPONS}/${encodeURIComponent(couponId)}/issue`;
				return { outcome: 'issued', ...(await write(transport, 'POST', path, whom, settings)).value };
			} catch (error) {
				return refusalOf(error, 'coupon_refused', 'coupon_state', 'key_not_allowed', 'not_found');
			}
		},
	};
}
