import type { CouponReason, WalletClaim } from '@endcap/sdk';

/** The shopper wants a coupon in their wallet, by its code or as it was offered; `preventDefault()` leaves it to the page. */
export type CouponClaimRequestDetail = WalletClaim;

export interface CouponClaimedDetail {
	wallet_coupon_id: string;
	coupon_id: string;
}

/** The shopper wants to use one for their basket, or not any more; `preventDefault()` leaves it to the page. */
export interface CouponUseRequestDetail {
	wallet_coupon_id: string;
	use: boolean;
}

/** What came of it. */
export interface CouponUsedDetail extends CouponUseRequestDetail {
	/** It takes something off the basket as it is now. */
	applies: boolean;
	/** Why it does not. */
	reason: CouponReason | null;
}

/** It is shown at the till. */
export interface CouponShownDetail {
	wallet_coupon_id: string;
}

export interface CouponEvents {
	'endcap-coupon-claim-request': CouponClaimRequestDetail;
	'endcap-coupon-claimed': CouponClaimedDetail;
	'endcap-coupon-use-request': CouponUseRequestDetail;
	'endcap-coupon-used': CouponUsedDetail;
	'endcap-coupon-shown': CouponShownDetail;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-coupon-claim-request': CustomEvent<CouponClaimRequestDetail>;
		'endcap-coupon-claimed': CustomEvent<CouponClaimedDetail>;
		'endcap-coupon-use-request': CustomEvent<CouponUseRequestDetail>;
		'endcap-coupon-used': CustomEvent<CouponUsedDetail>;
		'endcap-coupon-shown': CustomEvent<CouponShownDetail>;
	}
}

/** Tells the page; false when it prevented an intention. */
export function tellPage<Name extends keyof CouponEvents>(
	element: Element,
	name: Name,
	detail: CouponEvents[Name],
	cancelable = false,
): boolean {
	return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
}
