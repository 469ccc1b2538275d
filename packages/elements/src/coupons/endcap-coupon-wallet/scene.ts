import type { Cart, Store } from '@endcap/sdk';
import type { CouponWords } from '../../shared/coupons/coupon-words.ts';
import type { AllCouponWalletStrings } from './endcap-coupon-wallet.strings.ts';

/** What coupons are shown with. */
export interface WalletScene {
	strings: AllCouponWalletStrings;
	words: CouponWords;
	locale: string;
	/** Now, by the server's clock. */
	now: number;
	stores: readonly Store[];
	/** Of whoever reads. */
	zone: string;
	/** Null while nothing is in it, undefined while that is not known. */
	cart: Cart | null | undefined;
}
