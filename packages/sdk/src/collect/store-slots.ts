import type { PickupSlots } from '@endcap/contract';
import type { Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import type { StoreSlotsQuery } from './pickup-slots.ts';

/** When shoppers can collect, for whoever promises them another time. */
export interface StoreSlots {
	/** Rejects with the problem `not_found` when there is no such store. */
	list(query: StoreSlotsQuery, options?: RequestOptions): Promise<PickupSlots>;
}

const SLOTS: Shape<PickupSlots> = ['store_id', 'timezone', 'days'];

export function createStoreSlots(transport: Transport): StoreSlots {
	return {
		list: ({ store, ...query }, options) =>
			transport.get<PickupSlots>(`/v1/stores/${encodeURIComponent(store)}/pickup-slots`, { ...query }, SLOTS, options),
	};
}
