import type { KioskCatalogue } from '@endcap/contract';

type Product = KioskCatalogue['products'][number];
type Store = KioskCatalogue['stores'][number];
type StoreAvailability = KioskCatalogue['availability'][number]['stores'][number];

export interface ShopStock {
	store: Store;
	stock: StoreAvailability;
	/** From the kiosk’s own shop, as the crow flies. Null where a place is not known. */
	metres: number | null;
}

/** Where something can be had, seen from one shop. */
export interface Whereabouts {
	/** Undefined: this shop does not stock it. */
	here: StoreAvailability | undefined;
	/** Other shops that have it now, the nearest first. */
	others: readonly ShopStock[];
	/** A warehouse has it, or a shop that is not for shoppers. */
	isSendable: boolean;
}

const bySku = new WeakMap<KioskCatalogue, Map<string, readonly StoreAvailability[]>>();

/** As the catalogue knew it. Undefined: it is not counted. */
export function lastKnown(catalogue: KioskCatalogue, sku: string): readonly StoreAvailability[] | undefined {
	let known = bySku.get(catalogue);
	if (!known) bySku.set(catalogue, (known = new Map(catalogue.availability.map((each) => [each.sku, each.stores]))));
	return known.get(sku);
}

export const isThere = ({ status }: StoreAvailability): boolean =>
	status === 'in_stock' || status === 'limited_availability';

export function whereabouts(
	{ stores }: Pick<KioskCatalogue, 'stores'>,
	stock: readonly StoreAvailability[],
	storeId: string,
): Whereabouts {
	const own = stores.find(({ id }) => id === storeId);
	const known = stock.flatMap((each) => {
		const store = stores.find(({ id }) => id === each.store_id);
		return store ? [{ store, stock: each, metres: metresBetween(own, store) }] : [];
	});
	const others = known.filter(({ store, stock }) => store.kind === 'store' && store.id !== storeId && isThere(stock));
	return {
		here: stock.find(({ store_id }) => store_id === storeId),
		others: others.sort((one, other) => (one.metres ?? Infinity) - (other.metres ?? Infinity)),
		isSendable: known.some(({ store, stock }) => store.kind === 'warehouse' && isThere(stock)),
	};
}

/** Of a product’s variants the one to show first: one that is here, else one that is anywhere, else the first. */
export function firstToShow(catalogue: KioskCatalogue, { variants }: Product, storeId: string) {
	const has = (sku: string, wanted: (stock: StoreAvailability) => boolean) =>
		lastKnown(catalogue, sku)?.some((stock) => isThere(stock) && wanted(stock)) ?? false;
	return (
		variants.find(({ sku }) => has(sku, (stock) => stock.store_id === storeId)) ??
		variants.find(({ sku }) => has(sku, () => true)) ??
		variants[0]
	);
}

const EARTH = 6_371_000;

/** Haversine on a sphere, within 0.5 %. */
export function metresBetween(from: Store | undefined, to: Store): number | null {
	if (!from?.geo || !to.geo) return null;
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const latitude = Math.sin(radians(to.geo.latitude - from.geo.latitude) / 2);
	const longitude = Math.sin(radians(to.geo.longitude - from.geo.longitude) / 2);
	const cosines = Math.cos(radians(from.geo.latitude)) * Math.cos(radians(to.geo.latitude));
	return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(latitude ** 2 + cosines * longitude ** 2)));
}
