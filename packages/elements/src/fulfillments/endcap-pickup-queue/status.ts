import type { Live, Store } from '@endcap/sdk';
import type { PickupQueue, StaffMember } from '@endcap/sdk/staff';

export type Status = 'loading' | 'ready' | 'stale' | 'empty' | 'failed' | 'signed-out';

/** Everything that decides what is shown. */
export interface Situation {
	/** False while the page's language is being fetched. */
	hasStrings: boolean;
	staff: Live<StaffMember | null> | undefined;
	stores: Live<Store[]> | undefined;
	/** The shops that whoever is signed in may touch. */
	own: readonly Store[];
	queue: Live<PickupQueue> | undefined;
	/** What is shown, which stays while it is confirmed again. */
	shown: PickupQueue | undefined;
}

export function statusOf({ hasStrings, staff, stores, own, queue, shown }: Situation): Status {
	if (!hasStrings) return 'loading';
	if (staff?.value === null) return 'signed-out';
	if (staff?.status === 'error' || stores?.status === 'error') return 'failed';
	if (!shown) {
		if (queue?.status === 'error') return 'failed';
		return staff?.value && stores?.value && own.length === 0 ? 'empty' : 'loading';
	}
	if (queue?.status === 'stale' || queue?.status === 'error') return 'stale';
	return shown.fulfillments.length > 0 ? 'ready' : 'empty';
}
