import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { drawOffer, pictured } from './offers.ts';
import { drawPicture, drawWide } from './picture.ts';
import { drawShelf } from './shelf.ts';

/** Every picture of the demo shop as a file: one a SKU, one an offer, and the shelf. Names are relative to the pages' root. */
export async function pictureFiles(products: URL): Promise<Map<string, string>> {
	const rows = parse(await readFile(products, 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
	const files = new Map([['pictures/shelf.svg', drawShelf()]]);
	for (const slug of pictured) files.set(`pictures/offers/${slug}.svg`, drawOffer(slug) ?? '');
	let category = '';
	for (const row of rows) {
		category = row['category'] || category;
		const options = [row['option1_value'], row['option2_value']].flatMap((value) => value || []);
		const drawn = drawPicture(row['product_id'] ?? '', category, options);
		if (!drawn) {
			throw new Error(`demo/pictures draws nothing for ${row['product_id']}: add a shape to shapes/index.ts.`);
		}
		files.set(`pictures/${row['sku']}.svg`, drawn);
	}
	return files;
}

/** The picture of each product and offer as apps show it where its page is shared, by its name there. */
export async function sharePictures(products: URL): Promise<Map<string, string>> {
	const rows = parse(await readFile(products, 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
	const files = new Map(pictured.map((slug) => [`offer-${slug}.png`, drawOffer(slug) ?? '']));
	for (const row of rows) {
		if (!row['title']) continue;
		const options = [row['option1_value'], row['option2_value']].flatMap((value) => value || []);
		const drawn = drawWide(row['product_id'] ?? '', row['category'] ?? '', options);
		if (drawn) files.set(`${row['product_id']}.png`, drawn);
	}
	return files;
}
