import type { Store } from '@endcap/sdk';
import type { InventoryLevel, StaffEndcap, StaffMember } from '@endcap/sdk/staff';
import type { StockDeskStrings } from './endcap-stock-desk.strings.ts';

/** What the parts of the desk work on. */
export interface Scene {
	endcap: StaffEndcap;
	strings: StockDeskStrings;
	locale: string;
	/** Null once the session is over. */
	member: StaffMember | null;
	/** Every shop and warehouse, to name them. */
	stores: readonly Store[];
	/** The one that is shown. */
	storeId: string;
	/** Now, by the server's clock. */
	now: number;
	/** What a variant is called, or its SKU where that is not known. */
	titleOf: (sku: string) => string;
}

export function nameOfStore({ stores }: Scene, id: string): string {
	return stores.find((store) => store.id === id)?.name ?? id;
}

/** Of what can be sold: low once at or below its reorder point. */
export function isLow({ available, reorder_point }: InventoryLevel): boolean {
	return reorder_point !== null && available <= reorder_point;
}

/** Stores that somebody may touch, out of all. */
export function storesOf(member: StaffMember | null, stores: readonly Store[]): Store[] {
	return stores.filter(({ id }) => member?.stores === null || member?.stores?.includes(id));
}
