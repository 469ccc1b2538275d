import type { Cart, CouponVerdict } from '@endcap/sdk';

/** A coupon that the shopper wants to use, as the cart says it. */
export interface CartCoupon extends Pick<
	CouponVerdict,
	'code' | 'wallet_coupon_id' | 'applies' | 'amount' | 'reason' | 'missing'
> {
	/** Null of a code that nobody knows. */
	name: string | null;
}

/** Those of a cart; none where the server knows of none. */
export function couponsOf(cart: Cart | null | undefined): readonly CartCoupon[] {
	return (cart as { coupons?: CartCoupon[] } | null | undefined)?.coupons ?? [];
}

/** What stands for it when the whole list is said again. */
export const nameOf = ({ wallet_coupon_id, code }: CartCoupon): string => wallet_coupon_id ?? code;
