export interface Place {
	latitude: number;
	longitude: number;
}

const EARTH_RADIUS = 6_371_000;
const MILE = 1609.344;
const MILE_REGIONS = ['US', 'GB', 'LR', 'MM'];

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places as the crow flies (haversine on a sphere, within 0.5%). */
export function distanceBetween(from: Place, to: Place): number {
	const latitude = Math.sin(radians(to.latitude - from.latitude) / 2);
	const longitude = Math.sin(radians(to.longitude - from.longitude) / 2);
	const chord = latitude ** 2 + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * longitude ** 2;
	return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Reads `latitude,longitude` in degrees; undefined when it is not that. */
export function parsePlace(text: string | null | undefined): Place | undefined {
	const parts = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text ?? '');
	const [latitude, longitude] = [Number(parts?.[1]), Number(parts?.[2])];
	return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

/** “480 m”, “2.4 km”, “221 km”; miles where the locale names a country that uses them. */
export function formatDistance(metres: number, locale: string): string {
	const region = /-([A-Z]{2})\b/.exec(locale)?.[1];
	const miles = region !== undefined && MILE_REGIONS.includes(region);
	const short = !miles && metres < 995;
	const amount = short ? Math.round(metres / 10) * 10 : metres / (miles ? MILE : 1000);
	return new Intl.NumberFormat(locale, {
		style: 'unit',
		unit: short ? 'meter' : miles ? 'mile' : 'kilometer',
		maximumFractionDigits: amount < 10 ? 1 : 0,
	}).format(amount);
}
