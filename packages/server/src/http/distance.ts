export interface Place {
	latitude: number;
	longitude: number;
}

const EARTH_RADIUS_METRES = 6_371_008.8;

/** Whole metres along the great circle of a sphere, within half a percent of the ellipsoid. */
export function distanceBetween(a: Place, b: Place): number {
	const radians = Math.PI / 180;
	const latitude = Math.sin(((b.latitude - a.latitude) * radians) / 2);
	const longitude = Math.sin(((b.longitude - a.longitude) * radians) / 2);
	const chord =
		latitude * latitude + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * longitude * longitude;
	return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord))));
}

/** Reads the contract's `near`; undefined when it is not a place on Earth. */
export function readNear(near: string): Place | undefined {
	const [latitude = NaN, longitude = NaN] = near.split(',').map(Number);
	return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}
