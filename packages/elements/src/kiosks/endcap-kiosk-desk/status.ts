import type { Live } from '@endcap/sdk';
import type { KiosksSeen, StaffMember } from '@endcap/sdk/staff';

export type Status = 'loading' | 'ready' | 'stale' | 'empty' | 'failed' | 'signed-out';

/** Everything that decides what is shown. */
export interface Situation {
	/** False while words and shops are being fetched. */
	isSet: boolean;
	staff: Live<StaffMember | null> | undefined;
	seen: Live<KiosksSeen> | undefined;
	/** The shops could not be had. */
	failed: boolean;
}

export function statusOf({ isSet, staff, seen, failed }: Situation): Status {
	if (staff?.value === null) return 'signed-out';
	if (staff?.status === 'error' || (failed && !isSet)) return 'failed';
	if (!seen?.value || !isSet) return seen?.status === 'error' ? 'failed' : 'loading';
	if (seen.status === 'stale' || seen.status === 'error') return 'stale';
	return seen.value.kiosks.length > 0 ? 'ready' : 'empty';
}
