import type { Store, StorePage, StoreQuery } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live } from '../shared/live.ts';
import type { Refresher } from '../shared/refresher.ts';
import { PAGE, type Shape } from '../shared/shape.ts';
import type { RequestOptions, Transport } from '../shared/transport.ts';
import { createStoresState } from './stores.state.ts';

export interface Stores {
	/** One page of active stores and warehouses: nearest first with `near`, else by name. Distances are metres. */
	list(query?: StoreQuery, options?: RequestOptions): Promise<StorePage>;
	/** Rejects with the problem `not_found` when there is none. */
	get(id: string, options?: RequestOptions): Promise<Store>;
	/** Every active store and warehouse by name, read again every five minutes and when the page comes back. */
	readonly $stores: ReadableAtom<Live<Store[]>>;
}

export function createStores(transport: Transport, refresher: Refresher): Stores {
	const shape: Shape<Store> = ['id', 'timezone'];
	return {
		list: (query = {}, options) => transport.get<StorePage>('/v1/stores', query, PAGE, options),
		get: (id, options) => transport.get<Store>(`/v1/stores/${encodeURIComponent(id)}`, {}, shape, options),
		$stores: createStoresState(transport, refresher),
	};
}
