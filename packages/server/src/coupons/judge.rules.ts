import type { CouponReason } from '@endcap/contract';
import type { BasketCustomer, BasketToPrice, CouponTerms, CouponToPrice } from './terms.ts';
import { birthdayEnd, earlierEnd, instantOf } from './validity.rules.ts';

type Moment = Pick<BasketToPrice, 'timezone' | 'at'>;

/** What speaks against a coupon before anyone looks at the goods; null when nothing does. */
export function judgeCoupon(
	{ terms, taken, wallet }: CouponToPrice,
	basket: BasketToPrice,
): Exclude<CouponReason, 'minimum_spend' | 'no_product_matches' | 'nothing_to_deliver'> | null {
	const { customer, channel } = basket;
	const over = judgeTime(terms, wallet?.valid_until ?? null, basket);
	// What was used is called that, also when it is over by now.
	if (taken === 'used') return taken;
	if (over) return over;
	if (taken) return taken;
	if (wallet && wallet.customer_id !== null && wallet.customer_id !== customer?.customer_id) {
		return customer ? 'not_yours' : 'sign_in_needed';
	}
	const stranger = judgeCustomer(terms, customer, basket, { given: wallet !== null && wallet.customer_id !== null });
	if (stranger) return stranger;
	if (!(terms.channels?.includes(channel) ?? true) || !(wallet?.channels?.includes(channel) ?? true)) {
		return 'wrong_channel';
	}
	const { stores } = terms;
	const elsewhere = basket.lines.length > 0 && !basket.lines.some((line) => isSoldIn(stores, line.store_id));
	return elsewhere ? 'wrong_store' : null;
}

export function isSoldIn(stores: readonly string[] | null, storeId: string | null): boolean {
	return stores === null || (storeId !== null && stores.includes(storeId));
}

export function judgeTime(
	{ status, valid_from, valid_until }: Pick<CouponTerms, 'status' | 'valid_from' | 'valid_until'>,
	ownEnd: string | null,
	{ timezone, at }: Moment,
): 'unknown' | 'paused' | 'ended' | 'not_started' | null {
	if (status === 'draft') return 'unknown';
	if (status !== 'active') return status;
	if (valid_from !== null && at.getTime() < instantOf(timezone, valid_from)) return 'not_started';
	const end = earlierEnd(valid_until, ownEnd);
	return end !== null && at.getTime() >= instantOf(timezone, end) ? 'ended' : null;
}

/** `given`: the retailer gave it to this customer, so segment and birthday were judged then. */
export function judgeCustomer(
	terms: Pick<CouponTerms, 'limit_per_customer' | 'first_order_only' | 'segments' | 'birthday'>,
	customer: BasketCustomer | null,
	{ timezone, at }: Moment,
	{ given }: { given: boolean },
): 'sign_in_needed' | 'not_yours' | 'first_order_only' | null {
	const { limit_per_customer, first_order_only, segments, birthday } = terms;
	if (!customer) {
		return limit_per_customer !== null || first_order_only || segments || birthday ? 'sign_in_needed' : null;
	}
	if (!given) {
		if (segments && !segments.some((segment) => customer.segments.includes(segment))) return 'not_yours';
		if (birthday && !(customer.birthday && birthdayEnd(customer.birthday, birthday, timezone, at))) return 'not_yours';
	}
	return first_order_only && !customer.first_order ? 'first_order_only' : null;
}
