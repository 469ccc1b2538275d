import type { Queryable } from '../../database/database.ts';
import { listStoreNames } from './stores.queries.ts';

/** The merchant’s stores, as files name them. */
export interface StoreDirectory {
	/** Ids of the stores meant: by id, else by name. None: unknown. Several: the name does not say which. */
	find(store: string): readonly string[];
	/** A few ids, to show what would be right. */
	examples: readonly string[];
}

const NOBODY: readonly string[] = [];

export async function storeDirectory(database: Queryable, merchantId: string): Promise<StoreDirectory> {
	const stores = await listStoreNames(database, merchantId);
	const ids = new Map(stores.map(({ store_id }) => [store_id, [store_id] as const]));
	const names = new Map<string, string[]>();
	for (const { store_id, name } of stores) {
		const same = names.get(name.trim());
		if (same) same.push(store_id);
		else names.set(name.trim(), [store_id]);
	}
	return {
		find: (store) => ids.get(store) ?? names.get(store.trim()) ?? NOBODY,
		examples: stores.slice(0, 5).map(({ store_id }) => store_id),
	};
}
