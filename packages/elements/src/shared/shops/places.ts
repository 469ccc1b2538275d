import type { Store } from '@endcap/sdk';
import { distanceBetween, formatDistance, parsePlace } from './distance.ts';
import type { FoundPlace } from './place-search.ts';
import { shopperPlace } from './shopper-place.ts';

/**
 * Puts the shops nearest to a place first and says how far they are: the place that was searched for, else where the
 * shopper is, else `near`. Shops of the town that was searched for come first and have no distance.
 */
export function sortByPlace<Shop extends { store: Store; distance: string | undefined }>(
	shops: readonly Shop[],
	found: FoundPlace | undefined,
	near: string,
	locale: string,
): Shop[] {
	const from = found ? found.place : (shopperPlace.value ?? parsePlace(near));
	const placed = shops.map((shop) => {
		const { geo, id } = shop.store;
		const named = found?.storeIds.has(id);
		const metres = from && geo && !named ? distanceBetween(from, geo) : undefined;
		const distance = metres === undefined ? undefined : formatDistance(metres, locale);
		return { shop: { ...shop, distance }, rank: named ? -1 : (metres ?? Number.MAX_VALUE) };
	});
	return placed.sort((one, other) => one.rank - other.rank).map(({ shop }) => shop);
}

/** Asks the browser, which asks the shopper. Call it only when they pressed something that says so. */
export function locateShopper(): Promise<'found' | 'denied' | 'failed'> {
	return new Promise((resolve) => {
		const { geolocation } = navigator;
		if (!geolocation) {
			resolve('failed');
			return;
		}
		geolocation.getCurrentPosition(
			({ coords: { latitude, longitude } }) => {
				shopperPlace.value = { latitude, longitude };
				resolve('found');
			},
			({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'failed'),
			{ timeout: 10_000, maximumAge: 300_000 },
		);
	});
}
