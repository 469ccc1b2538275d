import type { SkuAvailability, Store, StoreAvailability } from '@endcap/sdk';
import type { Item } from './choice.ts';

/** A shop, and what of the items can be collected there. */
export interface Offer {
	store: Store;
	/** SKUs of which it has enough. */
	has: ReadonlySet<string>;
	/** It has everything. */
	complete: boolean;
	/** In words; undefined when it is not known or would mean nothing. */
	distance: string | undefined;
	mine: boolean;
}

export type AvailabilityBySku = ReadonlyMap<string, SkuAvailability | null | undefined>;

/** Units of a SKU that are held for the shopper in a shop already. */
export type HeldUnits = (storeId: string, sku: string) => number;

export function hasEnough(level: StoreAvailability | undefined, quantity: number, held = 0): boolean {
	if (held >= quantity) return true;
	if (level?.status !== 'in_stock' && level?.status !== 'limited_availability') return false;
	return level.quantity_capped || level.quantity_available + held >= quantity;
}

/** The shops where something of it can be collected: those with everything first, then those with more of it. */
export function offersOf(
	stores: readonly Store[],
	items: readonly Item[],
	availability: AvailabilityBySku,
	held: HeldUnits,
	mine: string | undefined,
): Offer[] {
	const offers = stores.flatMap((store) => {
		const { id, kind, pickup } = store;
		if (kind !== 'store' || !pickup) return [];
		const has = items.filter(({ sku, quantity }) => {
			const level = availability.get(sku)?.stores.find(({ store_id }) => store_id === id);
			return level?.pickup_method !== 'not_supported' && hasEnough(level, quantity, held(id, sku));
		});
		if (has.length === 0) return [];
		const complete = has.length === items.length;
		return [{ store, has: new Set(has.map(({ sku }) => sku)), complete, distance: undefined, mine: id === mine }];
	});
	return inOrder(offers);
}

/** By how much of it they have; the shopper's own shop before others that have as much. Else they stay as they are. */
export function inOrder(offers: readonly Offer[]): Offer[] {
	return [...offers].sort((one, other) => other.has.size - one.has.size || Number(other.mine) - Number(one.mine));
}
