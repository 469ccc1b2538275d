import type { ImportReport } from '@endcap/contract';
import { createMerchant, importFile, type Database, type ImportOptions } from '@endcap/server';

let made = 0;

/** A merchant of its own, so that tests of one database do not meet. */
export async function emptyMerchant(database: Database): Promise<string> {
	made += 1;
	const slug = `import-${process.pid}-${made}`;
	const merchant = await createMerchant(database, { name: slug, slug, currency: 'EUR', language: 'en' });
	return merchant.merchant_id;
}

export async function* bytesOf(text: string | Uint8Array, size = 4096): AsyncGenerator<Uint8Array> {
	const bytes = Buffer.from(text);
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export type Importer = (
	kind: ImportOptions['kind'],
	text: string | Uint8Array | AsyncIterable<Uint8Array>,
	options?: Partial<ImportOptions>,
) => Promise<ImportReport>;

export function importer(database: Database, merchantId: string): Importer {
	return (kind, text, options = {}) => {
		const source = typeof text === 'string' || text instanceof Uint8Array ? bytesOf(text) : text;
		return importFile(database, merchantId, source, { kind, ...options });
	};
}

/** Two stores, three variants of two products, and how many of each there are. */
export async function smallShop(database: Database): Promise<{ merchantId: string; take: Importer }> {
	const merchantId = await emptyMerchant(database);
	const take = importer(database, merchantId);
	await expectTaken(take('stores', STORES));
	await expectTaken(take('products', PRODUCTS));
	await expectTaken(take('stock', STOCK));
	return { merchantId, take };
}

export const STORES = `store_id,name,city,country,latitude,longitude,timezone,phone,opening_hours,prep_minutes,hold_hours
tartu,Tartu shop,Tartu,EE,58.38,26.72,Europe/Tallinn,+3727441234,Mo-Fr 10:00-18:00,60,48
riga,Riga shop,Riga,LV,56.95,24.11,Europe/Riga,,Mo-Sa 10:00-20:00; PH off,,
`;

export const PRODUCTS = `product_id,title,vendor,sku,option1_name,option1_value,price,currency
kettle,Kettle,Potter,KETTLE-RED,Colour,red,49.00,EUR
kettle,,,KETTLE-BLUE,Colour,blue,49.00,EUR
mug,Mug,Potter,MUG,,,9.50,EUR
`;

export const STOCK = `sku,store_id,on_hand,committed
KETTLE-RED,tartu,4,1
KETTLE-RED,riga,2,0
MUG,tartu,10,0
`;

export async function expectTaken(importing: Promise<ImportReport>): Promise<ImportReport> {
	const report = await importing;
	if (report.status !== 'taken') throw new Error(`Refused: ${JSON.stringify(report.refused, null, 2)}`);
	return report;
}

export interface Shelf {
	stores: Record<string, unknown>[];
	products: Record<string, unknown>[];
	variants: Record<string, unknown>[];
	levels: Record<string, unknown>[];
}

/** All that a merchant has; with `versions` also which transaction wrote each row, and where it lies. */
export async function shelfOf(database: Database, merchantId: string, { versions = false } = {}): Promise<Shelf> {
	const rows = (table: string, key: string) =>
		database.query(
			{
				text: `SELECT to_jsonb(${table}) - ARRAY['merchant_id', 'updated_at', 'changed_in'] AS row
					${versions ? `, ${table}.xmin::text, ${table}.ctid::text` : ''}
					FROM ${table} WHERE merchant_id = $1 ORDER BY ${key}`,
			},
			[merchantId],
		);
	return {
		stores: await rows('store', 'store_id'),
		products: await rows('product', 'product_id'),
		variants: await rows('variant', 'sku'),
		levels: await rows('inventory_level', 'sku, store_id'),
	};
}

/** Rows in the staging tables and running imports, which there must be none of between imports. */
export async function leftovers(database: Database): Promise<number> {
	const [row] = await database.query<{ rows: number }>({
		text: `SELECT ((SELECT count(*) FROM import_level) + (SELECT count(*) FROM import_variant)
			+ (SELECT count(*) FROM import_product) + (SELECT count(*) FROM import_store)
			+ (SELECT count(*) FROM import_run))::int AS rows`,
	});
	return row?.rows ?? -1;
}
