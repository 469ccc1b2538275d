import type {
	CouponFace,
	CouponReason,
	CouponValidation,
	CouponValidationInput,
	WalletClaim,
	WalletCoupon,
} from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { ShownCode } from '../loyalty/loyalty.ts';
import type { Limited } from '../shoppers/account.ts';
import type { Live } from '../shared/live.ts';
import type { Refused } from '../shared/outcome.ts';
import type { RequestOptions } from '../shared/transport.ts';

export type ClaimOutcome =
	| { outcome: 'claimed'; coupon: WalletCoupon }
	/** Why it cannot be had. `unknown` is also the answer to somebody else’s code and to one that was used. */
	| { outcome: 'coupon_refused'; reason: CouponReason | undefined }
	| Refused<'sign_in_needed'>
	| Limited;

/** Coupons of whoever is signed in on this device. */
export interface Wallet {
	/** Newest first, at most a hundred. Null: nobody is signed in. Kept on the device, with what is needed to show them. */
	readonly $wallet: ReadableAtom<Live<readonly WalletCoupon[] | null>>;
	/** What they could put in the wallet now. Null: nobody is signed in. */
	readonly $claimable: ReadableAtom<Live<readonly CouponFace[] | null>>;
	/** Puts a coupon into the wallet, by its code or, of those offered, by its id. */
	claim(what: WalletClaim, options?: RequestOptions): Promise<ClaimOutcome>;
	/** What codes would take off such a basket, and why not. Changes nothing, and begins no session. */
	validate(input: CouponValidationInput, options?: RequestOptions): Promise<CouponValidation>;
	/**
	 * What is shown at the till for one coupon, by its id in the wallet: another code every half minute, made on this
	 * device, also without a network. Null: it is not in the wallet that is known here, or nobody is signed in.
	 */
	$code(walletCouponId: string): ReadableAtom<Live<ShownCode | null>>;
}
