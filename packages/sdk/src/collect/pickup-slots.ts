import type { PickupSlot, PickupSlots, PickupSlotsQuery } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live } from '../shared/live.ts';
import type { RequestOptions } from '../shared/transport.ts';

export interface StoreSlotsQuery extends PickupSlotsQuery {
	store: string;
}

/** A pickup time that can no longer be had, with the next ones that can. */
export interface RefusedSlot {
	outcome: 'slot_full' | 'slot_closed';
	/** JSON pointers to what was refused. */
	pointers: string[];
	slots: PickupSlot[];
}

/** When something can be collected, in each store's own time. */
export interface PickupSlotsResource {
	/** Rejects with the problem `not_found` when there is no such store. */
	list(query: StoreSlotsQuery, options?: RequestOptions): Promise<PickupSlots>;
	/**
	 * The same, kept current: a time fills as others choose it, and closes at its cutoff by the server's clock, however
	 * wrong this machine's is. The same atom for the same query.
	 */
	$slots(query: StoreSlotsQuery): ReadableAtom<Live<PickupSlots>>;
}
