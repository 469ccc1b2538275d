import type { Live, Store } from '@endcap/sdk';
import type { CustomerCard, StaffEndcap, StaffMember } from '@endcap/sdk/staff';
import type { TillStrings } from './endcap-till.strings.ts';

/** What the parts of the till work on. */
export interface Scene {
	endcap: StaffEndcap;
	strings: TillStrings;
	locale: string;
	/** Null once the session is over: then nobody's points and coupons are shown. */
	staff: StaffMember | null;
	stores: readonly Store[];
	/** The one that sells. */
	storeId: string;
	/** Of the member on the sale, as far as it has come. */
	card: Live<CustomerCard> | undefined;
}

export type Status = 'loading' | 'ready' | 'empty' | 'failed' | 'signed-out';

interface Situation {
	/** False while the page's language is being fetched. */
	hasStrings: boolean;
	staff: Live<StaffMember | null> | undefined;
	stores: Live<Store[]> | undefined;
	/** The shops that whoever is signed in may sell in. */
	own: readonly Store[];
}

export function statusOf({ hasStrings, staff, stores, own }: Situation): Status {
	if (!hasStrings) return 'loading';
	if (staff?.value === null) return 'signed-out';
	if (staff?.status === 'error' || stores?.status === 'error') return 'failed';
	if (!staff?.value || !stores?.value) return 'loading';
	return own.length > 0 ? 'ready' : 'empty';
}

/** Stores that somebody may sell in, out of all. */
export function storesOf(member: StaffMember | null, stores: readonly Store[]): Store[] {
	return stores.filter(({ id }) => member?.stores === null || member?.stores?.includes(id));
}

export function storeOf({ stores, storeId }: Scene, id = storeId): Store | undefined {
	return stores.find((store) => store.id === id);
}
