import type { Geometry, Position } from 'geojson';

export interface Location {
	latitude: number;
	longitude: number;
}

/** The ring’s centre of area (https://en.wikipedia.org/wiki/Centroid), or of its corners when it has no area. */
function centre(ring: readonly Position[]): { point: Position; area: number } {
	const [originX = 0, originY = 0] = ring[0] ?? [];
	let area = 0;
	let x = 0;
	let y = 0;
	for (const [index, [nextX = 0, nextY = 0]] of ring.entries()) {
		const [lastX = 0, lastY = 0] = ring[(index + ring.length - 1) % ring.length] ?? [];
		// Relative to a corner: degrees with many digits would cancel out otherwise.
		const cross = (lastX - originX) * (nextY - originY) - (nextX - originX) * (lastY - originY);
		area += cross / 2;
		x += (lastX + nextX - 2 * originX) * cross;
		y += (lastY + nextY - 2 * originY) * cross;
	}
	if (area !== 0) return { point: [originX + x / (6 * area), originY + y / (6 * area)], area: Math.abs(area) };
	return { point: average(ring), area: 0 };
}

function average(points: readonly Position[]): Position {
	const sum = (axis: 0 | 1) => points.reduce((total, point) => total + (point[axis] ?? NaN), 0);
	return [sum(0) / points.length, sum(1) / points.length];
}

function pointOf(geometry: Geometry): Position | undefined {
	switch (geometry.type) {
		case 'Point':
			return geometry.coordinates;
		case 'MultiPoint':
		case 'LineString':
			return average(geometry.coordinates);
		case 'Polygon':
			return centre(geometry.coordinates[0] ?? []).point;
		case 'MultiPolygon':
			return geometry.coordinates
				.map((polygon) => centre(polygon[0] ?? []))
				.reduce((largest, next) => (next.area > largest.area ? next : largest)).point;
		default:
			return undefined;
	}
}

/** Where the store is: its point, or the middle of its outline. Null when the geometry says no such place on earth. */
export function locationOf(geometry: Geometry): Location | null {
	let point: Position | undefined;
	try {
		point = pointOf(geometry);
	} catch {
		return null;
	}
	const [longitude, latitude] = point ?? [];
	if (typeof longitude !== 'number' || typeof latitude !== 'number') return null;
	if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
	// A centimetre is enough for a shop, and arithmetic leaves digits that mean nothing.
	return { latitude: Number(latitude.toFixed(7)), longitude: Number(longitude.toFixed(7)) };
}
