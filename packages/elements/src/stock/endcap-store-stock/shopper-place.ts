import { atom } from 'nanostores';
import type { Place } from '../../shared/distance.ts';

/** Where the shopper is, once they have said so; every element on the page sorts by it. It is sent nowhere. */
export const $shopperPlace = atom<Place | undefined>();

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
				$shopperPlace.set({ latitude, longitude });
				resolve('found');
			},
			({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : 'failed'),
			{ timeout: 10_000, maximumAge: 300_000 },
		);
	});
}
