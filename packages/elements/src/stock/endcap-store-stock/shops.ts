import type { SkuAvailability, Store, StoreAvailability } from '@endcap/sdk';
import type { Surroundings } from '../../shared/context.ts';
import type { StoreStockStrings } from './endcap-store-stock.strings.ts';
import type { MyShop } from '../../shared/shops/my-shop.ts';

/** A shop as the shopper sees it. */
export interface Shop {
	store: Store;
	/** Undefined when stock is not known. */
	stock: StoreAvailability | undefined;
	/** In words; undefined when it is not known or would mean nothing. */
	distance: string | undefined;
	mine: boolean;
}

/**
 * The shops that stock a variant, as the server had them. Without availability all shops, so that they can be asked;
 * with `only` just that one.
 */
export function shopsWith(
	stores: readonly Store[],
	availability: SkuAvailability | undefined,
	only: string,
	mine: string | undefined,
): Shop[] {
	const levels = new Map(availability?.stores.map((level) => [level.store_id, level]));
	return stores
		.filter(({ id, kind }) => kind === 'store' && (only ? id === only : !availability || levels.has(id)))
		.map((store) => ({ store, stock: levels.get(store.id), distance: undefined, mine: store.id === mine }));
}

/** What the controls work on. */
export interface Scene {
	strings: StoreStockStrings;
	locale: string;
	/** Every shop of the merchant, so that a place can be looked up among them. */
	stores: readonly Store[];
	/** The shops of the list. */
	shops: readonly Shop[];
	surroundings: Surroundings | undefined;
	mine: MyShop | undefined;
}
