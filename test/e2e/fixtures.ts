import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHARED_DATA } from '../support/shared-data.ts';

/** A real export when it is there, else our own stand-in with the same shape, and a word about it. */
export async function productFile(folder: string, say: (text: string) => void): Promise<string> {
	return realOr(folder, 'shopify/Product-data.csv', productsCsv, say);
}

export async function storeFile(folder: string, say: (text: string) => void): Promise<string> {
	return realOr(folder, 'stores-estonia/tartu_pharmacies.geojson', storesGeoJson, say);
}

/** Three shops of the store file, from west to east, and what they have of the watering can. */
export async function stockFile(folder: string, raja: number): Promise<string> {
	const path = join(folder, 'stock.csv');
	const rows = [`raja-apteek-322920315,${raja}`, 'raatuse-apteek-322943595,2'];
	await writeFile(path, ['sku,store_id,on_hand', ...rows.map((row) => `watering-can,${row}`)].join('\r\n'));
	return path;
}

export function temporaryFolder(): Promise<string> {
	return mkdtemp(join(tmpdir(), 'endcap-e2e-'));
}

async function realOr(folder: string, name: string, standIn: string, say: (text: string) => void): Promise<string> {
	const real = join(SHARED_DATA, name);
	if (existsSync(real)) {
		return real;
	}
	say(`${real} is not there; the real export is skipped and a stand-in imported`);
	const path = join(folder, name.replaceAll('/', '-'));
	await writeFile(path, standIn);
	return path;
}

const productsCsv = `Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Status
watering-can,Watering Can,"<p>Holds
five litres</p>",Company,Garden,,true,Title,Default Title,,,0,deny,25.99,,active
gardening-gloves,Gardening Gloves,<p>Warm</p>,Company,Garden,,true,Color,Green,,,1,deny,9.99,,active
gardening-gloves,,,,,,,,Yellow,,,3,deny,15.99,,
`;

const storesGeoJson = JSON.stringify({
	type: 'FeatureCollection',
	features: [
		['node/322920315', 'Raja Apteek', 'Raja', '31', 26.6811539, 58.3630891],
		['node/322943595', 'Raatuse Apteek', 'Raatuse', '20', 26.7304548, 58.3822505],
	].map(([id, name, street, number, longitude, latitude]) => ({
		type: 'Feature',
		id,
		properties: {
			'@id': id,
			name,
			'addr:street': street,
			'addr:housenumber': number,
			'addr:city': 'Tartu',
			'addr:country': 'EE',
			opening_hours: 'Mo-Fr 09:00-20:00; Sa 10:00-18:00',
			phone: '+372 700 0001',
		},
		geometry: { type: 'Point', coordinates: [longitude, latitude] },
	})),
});
