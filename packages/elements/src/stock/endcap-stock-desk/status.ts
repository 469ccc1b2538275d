import type { Live, Store } from '@endcap/sdk';
import type { LevelList, StaffMember } from '@endcap/sdk/staff';

export type Status = 'loading' | 'ready' | 'stale' | 'empty' | 'failed' | 'signed-out';

/** Everything that decides what is shown. */
export interface Situation {
	/** False while the page's language is being fetched. */
	hasStrings: boolean;
	staff: Live<StaffMember | null> | undefined;
	stores: Live<Store[]> | undefined;
	/** The shops that whoever is signed in may touch. */
	own: readonly Store[];
	levels: Live<LevelList> | undefined;
	/** What is shown, which stays while something else is looked up. */
	list: LevelList | undefined;
}

export function statusOf({ hasStrings, staff, stores, own, levels, list }: Situation): Status {
	if (!hasStrings) return 'loading';
	if (staff?.value === null) return 'signed-out';
	if (staff?.status === 'error' || stores?.status === 'error') return 'failed';
	if (!list) {
		if (levels?.status === 'error') return 'failed';
		return staff?.value && stores?.value && own.length === 0 ? 'empty' : 'loading';
	}
	if (levels?.status === 'stale' || levels?.status === 'error') return 'stale';
	return list.levels.length > 0 ? 'ready' : 'empty';
}
