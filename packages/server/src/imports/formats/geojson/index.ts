import type { Feature } from 'geojson';
import type { DocumentFormat } from '../format.ts';
import { FileRefused, type ImportItem, type ReadOptions } from '../../records.ts';
import { FeatureCutter, type FeatureText } from './features.ts';
import { FeatureReader } from './store.ts';

const WGS84 = /(CRS84|EPSG:+4326)$/i;

function parse({ line, text }: FeatureText): Feature {
	try {
		return JSON.parse(text) as Feature;
	} catch {
		const reason = 'The feature that begins on this line is no JSON. Export the file again as GeoJSON.';
		throw new FileRefused({ line, column: null, value: text.slice(0, 200), code: 'json_malformed', reason });
	}
}

function* storeItems(feature: FeatureText, options: ReadOptions): Generator<ImportItem> {
	yield { type: 'row' };
	const reader = new FeatureReader(parse(feature), feature.line, options);
	const store = reader.store();
	for (const remark of reader.remarks) yield { type: 'remark', remark };
	yield store ?? { type: 'refused', record: 'store', rows: 1, variants: 0 };
}

/**
 * Stores from a GeoJSON FeatureCollection (RFC 7946) with OpenStreetMap’s tags as properties, one feature a store. It is
 * read as it comes; of a feature, and of what stands outside the features, at most four million characters are held.
 */
async function* readGeojson(text: AsyncIterable<string>, options: ReadOptions): AsyncGenerator<ImportItem> {
	const cutter = new FeatureCutter();
	for await (const part of text) {
		for (const feature of cutter.push(part)) yield* storeItems(feature, options);
	}
	const { crs } = cutter.end();
	const name = (crs as { properties?: { name?: unknown } } | null | undefined)?.properties?.name;
	if (typeof name === 'string' && !WGS84.test(name)) {
		const reason = 'The places are not in degrees of longitude and latitude. Export the file in WGS 84 (EPSG:4326).';
		throw new FileRefused({ line: 1, column: 'crs', value: name.slice(0, 200), code: 'crs_not_supported', reason });
	}
}

export const geojson: DocumentFormat = { id: 'geojson', name: 'GeoJSON', kinds: ['stores'], read: readGeojson };
