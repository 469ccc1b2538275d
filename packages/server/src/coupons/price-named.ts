import type { CouponVerdict, RedemptionSource } from '@endcap/contract';
import type { Queryable } from '../database/database.ts';
import type { Caller } from '../http/caller.ts';
import { findCouponsToPrice, type FoundCoupon } from './find.ts';
import { priceBasket } from './price.rules.ts';
import { chosenOf, knownOf, verdictsOf } from './quote.ts';
import type { ChosenCoupon } from './redeem.ts';
import type { BasketToPrice, PricedBasket, RewardToPrice } from './terms.ts';

export interface CouponsAsked {
	/** Codes, or ids of coupons in the wallet. */
	codes: readonly string[];
	rewards: readonly RewardToPrice[];
	/** Staff and systems learn what became of a code that is not for shoppers to know. */
	trusted: boolean;
	/** What may have them reserved already. */
	source: RedemptionSource | null;
}

export interface NamedPrice {
	priced: PricedBasket;
	/** Of each code. */
	verdicts: CouponVerdict[];
	/** Those that apply. */
	chosen: ChosenCoupon[];
	found: FoundCoupon[];
}

/** A basket with the coupons that codes stand for. */
export async function priceNamed(
	queryable: Queryable,
	{ id, currency }: Caller['merchant'],
	basket: BasketToPrice,
	{ codes, rewards, trusted, source }: CouponsAsked,
): Promise<NamedPrice> {
	const customer_id = basket.customer?.customer_id ?? null;
	const skus = basket.lines.map(({ sku }) => sku);
	const found =
		codes.length === 0 ? [] : await findCouponsToPrice(queryable, id, codes, { customer_id, trusted, source, skus });
	const priced = priceBasket(basket, found, rewards);
	const verdicts = verdictsOf(codes, knownOf(found, priced, trusted), currency);
	return { priced, verdicts, chosen: chosenOf(found, priced), found };
}
