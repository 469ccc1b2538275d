import type { Store, StorePage, StoreQuery } from '@endcap/contract';
import type { ReadableAtom } from 'nanostores';
import type { Live } from '../shared/live.ts';
import type { RequestOptions } from '../shared/transport.ts';

export interface Stores {
	/** One page of active stores and warehouses: nearest first with `near`, else by name. Distances are metres. */
	list(query?: StoreQuery, options?: RequestOptions): Promise<StorePage>;
	/** Rejects with the problem `not_found` when there is none. */
	get(id: string, options?: RequestOptions): Promise<Store>;
	/** Every active store and warehouse by name, read again every five minutes and when the page comes back. */
	readonly $stores: ReadableAtom<Live<Store[]>>;
}
