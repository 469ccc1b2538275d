import type { Live, Store } from '@endcap/sdk';
import { isEndcapProblem, type CustomerCard, type StaffMember } from '@endcap/sdk/staff';

export type Status = 'loading' | 'empty' | 'ready' | 'stale' | 'missing' | 'failed' | 'signed-out';

/** Everything that decides what is shown. */
export interface Situation {
	/** False while the page's language is being fetched. */
	hasStrings: boolean;
	staff: Live<StaffMember | null> | undefined;
	stores: Live<Store[]> | undefined;
	/** Whose card is wanted; empty: nobody's. */
	customer: string;
	card: Live<CustomerCard> | undefined;
	/** What is shown, which stays while it is confirmed again. */
	shown: CustomerCard | undefined;
}

export function statusOf({ hasStrings, staff, stores, customer, card, shown }: Situation): Status {
	if (!hasStrings) return 'loading';
	if (staff?.value === null) return 'signed-out';
	if (staff?.status === 'error' || stores?.status === 'error') return 'failed';
	if (!staff?.value || !stores?.value) return 'loading';
	if (!customer) return 'empty';
	if (isGone(card)) return 'missing';
	if (!shown) return card?.status === 'error' ? 'failed' : 'loading';
	return card?.status === 'stale' || card?.status === 'error' ? 'stale' : 'ready';
}

/** There is none, or they were forgotten. */
export function isGone(card: Live<CustomerCard> | undefined): boolean {
	return isEndcapProblem(card?.error, 'not_found');
}
