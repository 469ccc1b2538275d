import type { Live, WalletCoupon } from '@endcap/sdk';
import type { CouponWalletStrings } from './endcap-coupon-wallet.strings.ts';

export type Status = 'loading' | 'ready' | 'stale' | 'signed-out' | 'failed' | 'misconfigured';

/** Everything that decides what is shown. */
interface Situation {
	/** Undefined while the page's language is being fetched. */
	strings: CouponWalletStrings | undefined;
	/** A server and a key are known; `soon` while a provider's code is on its way. */
	configured: boolean | 'soon';
	live: Live<readonly WalletCoupon[] | null> | undefined;
	/** The code that shows coupons has come. */
	shown: boolean;
	/** Code could not be had. */
	failed: boolean;
}

export function statusOf({ strings, configured, live, shown, failed }: Situation): Status {
	if (!strings || configured === 'soon') return 'loading';
	if (!configured) return 'misconfigured';
	if (!live || live.value === undefined) return failed || live?.status === 'error' ? 'failed' : 'loading';
	if (live.value === null) return 'signed-out';
	if (!shown) return failed ? 'failed' : 'loading';
	return live.status === 'ready' ? 'ready' : 'stale';
}

/** Why there is nothing to show, and what to do. */
export function messageOf(status: Status, { signedOut, failed, notSetUp }: CouponWalletStrings): string {
	const messages: Partial<Record<Status, string>> = { 'signed-out': signedOut, failed, misconfigured: notSetUp };
	return messages[status] ?? '';
}
