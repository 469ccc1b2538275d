import type { Store } from '@endcap/sdk';
import type { Fulfillment, StaffEndcap, StaffMember } from '@endcap/sdk/staff';
import type { PickupQueueStrings } from './endcap-pickup-queue.strings.ts';

/** What the parts of the queue work on. */
export interface Scene {
	endcap: StaffEndcap;
	strings: PickupQueueStrings;
	locale: string;
	/** Null once the session is over. */
	member: StaffMember | null;
	/** Every shop and warehouse, to name them and to know their time. */
	stores: readonly Store[];
	/** The one that is shown. */
	storeId: string;
	/** Now, by the server's clock. */
	now: number;
	/** False while nothing can be sent: the connection or the session is gone. */
	connected: boolean;
}

/** The device's own where the shop is not known any more. */
export function zoneOf({ stores }: Scene, id: string): string {
	return stores.find((store) => store.id === id)?.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function nameOfStore({ stores }: Scene, id: string): string {
	return stores.find((store) => store.id === id)?.name ?? id;
}

/** Stores that somebody may touch, out of all. */
export function storesOf(member: StaffMember | null, stores: readonly Store[]): Store[] {
	return stores.filter(({ id }) => member?.stores === null || member?.stores?.includes(id));
}

/** A colleague who is at it. */
export function colleagueAt({ assigned_to }: Fulfillment, { member }: Scene): string | undefined {
	return assigned_to && assigned_to.staff_id !== member?.id ? assigned_to.name : undefined;
}

/** Units that are there to be picked: those that left over the counter are not. */
export function unitsOf({ lines }: Fulfillment): number {
	return lines.reduce((sum, { quantity, quantity_lost }) => sum + quantity - quantity_lost, 0);
}

export function hasEnded({ status }: Fulfillment): boolean {
	return status === 'completed' || status === 'canceled' || status === 'failed';
}
