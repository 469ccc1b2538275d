import { data } from './data.ts';

const EARTH_RADIUS = 6_371;
const WAITED = 10_000;

interface Place {
	latitude: number;
	longitude: number;
}

/** Sorts the rows from where the reader is. The place is asked for by the browser, and never leaves the page. */
export async function sortByDistance(note: HTMLElement): Promise<void> {
	const list = document.getElementById('shops');
	const here = await locate().catch(() => undefined);
	if (!list || !here) {
		note.textContent = data.words.nearestFailed;
		return;
	}
	const rows = [...list.querySelectorAll<HTMLElement>('[data-store]')].map((row) => ({
		row,
		far: distanceTo(row, here),
	}));
	const format = new Intl.NumberFormat(data.language, {
		style: 'unit',
		unit: 'kilometer',
		maximumSignificantDigits: 2,
	});
	for (const { row, far } of rows.sort((a, b) => a.far - b.far)) {
		const small = row.querySelector('small');
		if (small && Number.isFinite(far)) {
			small.dataset['address'] ??= small.textContent ?? '';
			small.textContent = `${small.dataset['address']} · ${format.format(far)}`;
		}
		list.append(row);
	}
	note.textContent = data.words.nearestDone;
}

function locate(): Promise<Place> {
	return new Promise((resolve, reject) => {
		if (!('geolocation' in navigator)) return reject(new Error('This browser knows no places.'));
		navigator.geolocation.getCurrentPosition(({ coords }) => resolve(coords), reject, {
			timeout: WAITED,
			maximumAge: 600_000,
		});
	});
}

/** Kilometres as the crow flies; a shop whose place nobody knows is farthest. */
function distanceTo(row: HTMLElement, here: Place): number {
	const [latitude, longitude] = (row.dataset['geo'] ?? '').split(',').map(Number);
	if (latitude === undefined || longitude === undefined) return Infinity;
	const radians = (degrees: number) => (degrees * Math.PI) / 180;
	const across = Math.sin(radians(longitude - here.longitude) / 2) ** 2;
	const down = Math.sin(radians(latitude - here.latitude) / 2) ** 2;
	const share = down + Math.cos(radians(latitude)) * Math.cos(radians(here.latitude)) * across;
	return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(share));
}
