import type { Channel, CouponBenefit, CouponReason, CouponStatus } from '@endcap/contract';

/** The rules of a coupon as baskets are priced by them. Amounts are minor units of the merchant’s currency. */
export interface CouponTerms {
	coupon_id: string;
	status: CouponStatus;
	benefit: CouponBenefit;
	minimum_spend: number | null;
	/** Null: all goods. Of many SKUs only those of the basket need to be here. */
	products: { categories: ReadonlySet<string>; skus: ReadonlySet<string> } | null;
	/** Null: everywhere. */
	stores: readonly string[] | null;
	channels: readonly Channel[] | null;
	first_order_only: boolean;
	stackable: boolean;
	/** Wall-clock times of the contract. */
	valid_from: string | null;
	valid_until: string | null;
	limit_per_customer: number | null;
	segments: readonly string[] | null;
	birthday: { days_before: number; days_after: number } | null;
}

/** What the database says against a coupon, whatever is in the basket. */
export type TakenReason = Extract<CouponReason, 'used' | 'limit_reached' | 'reserved_elsewhere' | 'not_with_others'>;

/** A coupon that somebody wants to use, by the name they gave it. */
export interface CouponToPrice {
	/** Unique among those priced together. */
	key: string;
	terms: CouponTerms;
	taken: TakenReason | null;
	/** Null: a code for everyone. */
	wallet: {
		wallet_coupon_id: string;
		/** Null: whoever has the code. */
		customer_id: string | null;
		/** Of those of the coupon. */
		channels: readonly Channel[] | null;
		/** Wall-clock time; the coupon’s own holds too. */
		valid_until: string | null;
	} | null;
}

/** A reward of the loyalty program, which goes with every coupon. */
export interface RewardToPrice {
	key: string;
	benefit:
		| { type: 'amount'; amount: { amount: number } }
		| { type: 'percentage'; percent: number }
		| { type: 'free_item'; sku: string }
		| { type: 'free_delivery' };
}

export interface LineToPrice {
	/** Unique in the basket. */
	key: string;
	sku: string;
	category: string | null;
	quantity: number;
	unit_amount: number;
	/** Off the whole line before any coupon, as a till rang it up. */
	taken_off?: number;
	/** It is delivered. */
	shipped: boolean;
	/** Where it is sold or collected; null for what is shipped. */
	store_id: string | null;
}

export interface BasketCustomer {
	customer_id: string;
	segments: readonly string[];
	/** `MM-DD` */
	birthday: string | null;
	/** They have bought nothing yet. */
	first_order: boolean;
}

export interface BasketToPrice {
	channel: Channel;
	/** IANA zone of the store where it is bought, or of the merchant’s first. */
	timezone: string;
	at: Date;
	customer: BasketCustomer | null;
	lines: readonly LineToPrice[];
	shipping_amount: number;
}

export interface PricedCoupon {
	key: string;
	applies: boolean;
	/** What it takes off goods or delivery. */
	amount: number;
	/** Null when it applies. */
	reason: CouponReason | null;
	/** With `minimum_spend`. */
	missing: number | null;
}

export interface PricedBasket {
	/** In the order of the basket. */
	lines: { key: string; total: number; discount: number; points_factor: number }[];
	items_amount: number;
	/** Exactly the sum over the lines. */
	discount_amount: number;
	/** What is left of it. */
	shipping_amount: number;
	shipping_discount: number;
	total_amount: number;
	/** In the order given. */
	coupons: PricedCoupon[];
	rewards: PricedCoupon[];
	/** The largest of the lines. */
	points_multiplier: number;
}
