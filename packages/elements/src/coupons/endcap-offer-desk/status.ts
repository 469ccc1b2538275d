import type { Live } from '@endcap/sdk';
import type { CouponList, StaffMember } from '@endcap/sdk/staff';

export type Status = 'loading' | 'ready' | 'stale' | 'empty' | 'failed' | 'signed-out';

/** Everything that decides what is shown. */
export interface Situation {
	/** False while words, shops or the currency are being fetched. */
	isSet: boolean;
	staff: Live<StaffMember | null> | undefined;
	coupons: Live<CouponList> | undefined;
	/** What is shown, which stays while something else is looked up. */
	list: CouponList | undefined;
	/** What everything needs could not be had. */
	failed: boolean;
}

export function statusOf({ isSet, staff, coupons, list, failed }: Situation): Status {
	if (staff?.value === null) return 'signed-out';
	if (staff?.status === 'error' || (failed && !isSet)) return 'failed';
	if (!list || !isSet) return coupons?.status === 'error' ? 'failed' : 'loading';
	if (coupons?.status === 'stale' || coupons?.status === 'error') return 'stale';
	return list.coupons.length > 0 ? 'ready' : 'empty';
}
