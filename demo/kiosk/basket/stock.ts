import type { Store, StoreAvailability } from '@endcap/sdk';
import { metresBetween } from '../shared/stock.ts';
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

const isShop = ({ kind, status, pickup }: Store) => kind === 'store' && status === 'active' && pickup !== null;

/** Where the lines may be collected, those shops first that had most of it; of several the kiosk’s own, then the nearest. */
export function placesFor(lines: readonly KioskLine[], levels: Levels, stores: readonly Store[], own: string): Place[] {
	const places = stores.flatMap((store) => {
		if (!isShop(store)) return [];
		const found = lines.flatMap(({ sku, quantity }) => {
			const level = levels.get(sku)?.find(({ store_id }) => store_id === store.id);
			return level && level.pickup_method !== 'not_supported' && has(level, quantity) ? [{ level, quantity }] : [];
		});
		const last = found.some(
			({ level, quantity }) => !level.quantity_capped && level.quantity_available - quantity < FEW,
		);
		return [{ store, had: found.length, last }];
	});
	const here = stores.find(({ id }) => id === own);
	const away = ({ store }: Place) => (store.id === own ? -1 : (metresBetween(here, store) ?? Infinity));
	return places
		.filter(({ had }) => had > 0)
		.sort((one, other) => other.had - one.had || (away(one) < away(other) ? -1 : Number(away(one) > away(other))));
}

/** True when each line could be sent: some place, a warehouse too, had all of it. */
export function canBeSent(lines: readonly KioskLine[], levels: Levels): boolean {
	return lines.every(({ sku, quantity }) => levels.get(sku)?.some((level) => has(level, quantity)) ?? false);
}
