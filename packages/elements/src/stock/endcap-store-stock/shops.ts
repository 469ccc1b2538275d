import type { SkuAvailability, Store, StoreAvailability } from '@endcap/sdk';
import { distanceBetween, type Place } from '../../shared/distance.ts';

/** A shop as the shopper sees it. */
export interface Shop {
	store: Store;
	/** Undefined when stock is not known. */
	stock: StoreAvailability | undefined;
	/** Metres; undefined when it would mean nothing. */
	distance: number | undefined;
	mine: boolean;
}

export interface Arrangement {
	/** Only this store. */
	only: string | undefined;
	/** Whom to sort by. */
	from: Place | undefined;
	/** Shops that were looked up by name come before all others and have no distance. */
	first: ReadonlySet<string>;
	mine: string | undefined;
}

/**
 * The shops that stock a variant, the shopper's own first, then nearest first, then as the server had them. Without
 * availability all shops, so that they can be asked.
 */
export function arrangeShops(
	stores: readonly Store[],
	availability: SkuAvailability | undefined,
	{ only, from, first, mine }: Arrangement,
): Shop[] {
	const levels = new Map(availability?.stores.map((level) => [level.store_id, level]));
	const shops = stores
		.filter(({ id, kind }) => kind === 'store' && (only ? id === only : !availability || levels.has(id)))
		.map((store): Shop => ({
			store,
			stock: levels.get(store.id),
			distance: from && store.geo && !first.has(store.id) ? distanceBetween(from, store.geo) : undefined,
			mine: store.id === mine,
		}));
	const rank = ({ mine, store, distance }: Shop) => (mine ? -2 : first.has(store.id) ? -1 : (distance ?? Infinity));
	return shops.sort((one, other) => {
		const [left, right] = [rank(one), rank(other)];
		return left === right ? 0 : left - right;
	});
}
