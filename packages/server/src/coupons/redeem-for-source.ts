import type { CouponValidation, CouponVerdict, RedemptionInput } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { isRefusal, type Refusal } from '../http/problems.ts';
import { couponsRefused } from './claim.ts';
import { quoteBasket } from './quote.ts';
import { redeemCoupons, type CouponConflict } from './redeem.ts';
import { findOfSource, type RedemptionRow } from './redemptions.queries.ts';

type RedeemRefusal = Refusal<'invalid_request' | 'not_found' | 'store_not_allowed' | 'coupon_refused'>;

/** Prices a basket and redeems its coupons in one go: all that were sent, or, after a refusal, none. */
export async function redeemForSource(
	tx: Queryable,
	caller: Caller,
	{ source, ...input }: RedemptionInput,
	now: Date,
): Promise<{ rows: RedemptionRow[]; price: CouponValidation } | RedeemRefusal> {
	const { merchant } = caller;
	const quote = await quoteBasket(tx, caller, input, now, source);
	if (isRefusal(quote)) return quote;
	const { validation: price, chosen, customer_id, channel } = quote;
	if (price.coupons.some(({ applies }) => !applies)) {
		return couponsRefused(price.coupons.filter(({ applies }) => !applies));
	}
	const use = {
		source,
		customer_id,
		channel,
		store_id: input.store_id ?? null,
		currency: merchant.currency,
		until: null,
	};
	const conflicts = await redeemCoupons(tx, merchant.id, use, chosen);
	if (conflicts.length > 0) return couponsRefused(verdictsOf(conflicts, price.coupons, merchant.currency));
	return { rows: await findOfSource(tx, merchant.id, source), price };
}

/** Of what came between pricing and redeeming. */
function verdictsOf(
	conflicts: readonly CouponConflict[],
	verdicts: readonly CouponVerdict[],
	currency: string,
): CouponVerdict[] {
	return conflicts.map(({ code, reason }) => {
		const verdict = verdicts.find((each) => each.code.toUpperCase() === code);
		return {
			code: verdict?.code ?? code,
			wallet_coupon_id: verdict?.wallet_coupon_id ?? null,
			coupon: verdict?.coupon ?? null,
			applies: false,
			amount: { amount: 0, currency },
			reason,
			missing: null,
		};
	});
}
