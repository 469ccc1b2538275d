import type { CouponStatus } from '@endcap/sdk/staff';

/** Facts that `<endcap-offer-desk>` tells; every detail is JSON. */
export interface CouponSavedDetail {
	coupon_id: string;
	status: CouponStatus;
}

declare global {
	interface GlobalEventHandlersEventMap {
		'endcap-coupon-saved': CustomEvent<CouponSavedDetail>;
		'endcap-session-ended': CustomEvent<null>;
	}
}
