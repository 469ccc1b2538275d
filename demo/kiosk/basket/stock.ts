import type { Store, StoreAvailability } from '@endcap/sdk';
import type { KioskLine } from './basket.ts';

/** What is known of a line in the kiosk's own shop. */
export type HereOrNot = 'here' | 'few' | 'elsewhere' | 'nowhere' | 'unknown';

export type Levels = ReadonlyMap<string, readonly StoreAvailability[]>;

/** A shop that the basket may be collected from. */
export interface Place {
	store: Store;
	/** Lines of which it had all units. */
	had: number;
	/** Some of what it had would be the last. */
	last: boolean;
}

/** From here on downwards a shop may have sold its last ones since. */
const FEW = 3;

const has = ({ status, quantity_available, quantity_capped }: StoreAvailability, quantity: number) =>
	status === 'backorder' || (status !== 'out_of_stock' && (quantity_capped || quantity_available >= quantity));

export function hereOrNot({ sku, quantity }: KioskLine, levels: Levels, storeId: string): HereOrNot {
	const known = levels.get(sku);
	if (!known) return 'unknown';
	const here = known.find(({ store_id }) => store_id === storeId);
	if (here && has(here, quantity)) return 'here';
	if (here && here.quantity_available > 0) return 'few';
	return known.some((level) => has(level, 1)) ? 'elsewhere' : 'nowhere';
}

/** Where the lines may be collected, those shops first that had most of it; of several the kiosk’s own. */
export function placesFor(lines: readonly KioskLine[], levels: Levels, stores: readonly Store[], own: string): Place[] {
	const places = stores.flatMap((store) => {
		if (store.kind !== 'store' || store.status !== 'active' || !store.pickup) return [];
		const found = lines.flatMap(({ sku, quantity }) => {
			const level = levels.get(sku)?.find(({ store_id }) => store_id === store.id);
			return level && level.pickup_method !== 'not_supported' && has(level, quantity) ? [{ level, quantity }] : [];
		});
		const last = found.some(
			({ level, quantity }) => !level.quantity_capped && level.quantity_available - quantity < FEW,
		);
		return [{ store, had: found.length, last }];
	});
	const rank = ({ store, had }: Place) => had + (store.id === own ? 0.5 : 0);
	return places.filter(({ had }) => had > 0).sort((one, other) => rank(other) - rank(one));
}
