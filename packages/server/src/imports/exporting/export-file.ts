import type { ImportKind } from '@endcap/contract';
import type { Queryable } from '../../database/database.ts';
import { formatOpeningHours } from '../../stores/opening-hours.ts';
import { couponFile, issueFile } from './coupon-files.ts';
import { line, moneyCell, plainCell, textCell } from './cells.ts';
import { programFile } from './program-file.ts';
import { countOptions, exportLevels, exportStores, exportVariants, type ExportedVariant } from './export.queries.ts';

const ROWS_AT_ONCE = 1000;
const LEAST_OPTIONS = 3;

const PRODUCT_HEADERS = 'product_id,title,description,vendor,category,status,image,sku,gtin';
const VARIANT_HEADERS = 'price,list_price,currency,variant_image,tracked,backorder';
const STORE_HEADERS =
	'store_id,kind,status,name,street,city,postal_code,region,country,latitude,longitude,timezone,phone,url,opening_hours,prep_minutes,hold_hours,slot_minutes,slot_capacity,same_day_until';
const STOCK_HEADERS = 'sku,store_id,stocked,on_hand,committed,unavailable,incoming,shelf';

const FILES: Record<ImportKind, (database: Queryable, merchantId: string) => AsyncIterable<string>> = {
	products: productFile,
	stores: storeFile,
	stock: stockFile,
	coupons: couponFile,
	issues: issueFile,
	program: programFile,
};

/**
 * All products, stores, stock, coupons, what is in wallets, or the loyalty program of a merchant as Endcap CSV: UTF-8 with CRLF
 * (RFC 4180), in pieces of some thousand rows. Importing it again changes nothing. Archived variants, and stock of variants that are not counted, are left out.
 */
export function exportFile(database: Queryable, merchantId: string, kind: ImportKind): AsyncIterable<string> {
	return FILES[kind](database, merchantId);
}

async function* productFile(database: Queryable, merchantId: string): AsyncGenerator<string> {
	const options = Math.max(LEAST_OPTIONS, await countOptions(database, merchantId));
	const pairs = Array.from({ length: options }, (_, at) => `option${at + 1}_name,option${at + 1}_value`).join(',');
	yield line([PRODUCT_HEADERS, pairs, VARIANT_HEADERS]);
	let last: ExportedVariant | undefined;
	for (;;) {
		const after = last ?? { product_id: '', position: -1, sku: '' };
		const variants = await exportVariants(database, merchantId, after, ROWS_AT_ONCE);
		let text = '';
		for (const variant of variants) {
			text += variantLine(variant, options, variant.product_id === last?.product_id);
			last = variant;
		}
		if (text) yield text;
		if (variants.length < ROWS_AT_ONCE) return;
	}
}

/** On the rows after its first, a product is its id alone. */
function variantLine(variant: ExportedVariant, options: number, further: boolean): string {
	const { title, description, vendor, category, status, image, currency } = variant;
	const product = further
		? ['', '', '', '', '', '']
		: [
				textCell(title),
				textCell(description),
				textCell(vendor),
				textCell(category),
				plainCell(status),
				textCell(image),
			];
	const chosen = Array.from({ length: options }, (_, at) => {
		const option = variant.options[at];
		return [textCell(option?.name ?? null), textCell(option?.value ?? null)];
	});
	return line([
		textCell(variant.product_id),
		...product,
		textCell(variant.sku),
		plainCell(variant.gtin),
		...chosen.flat(),
		moneyCell(variant.price_amount, currency),
		moneyCell(variant.list_price_amount, currency),
		plainCell(currency),
		textCell(variant.variant_image),
		plainCell(variant.tracked),
		plainCell(variant.backorder),
	]);
}

async function* storeFile(database: Queryable, merchantId: string): AsyncGenerator<string> {
	yield line([STORE_HEADERS]);
	let after = '';
	for (;;) {
		const stores = await exportStores(database, merchantId, after, ROWS_AT_ONCE);
		for (const store of stores) {
			after = store.store_id;
			yield line([
				textCell(store.store_id),
				plainCell(store.kind),
				plainCell(store.status),
				textCell(store.name),
				textCell(store.street),
				textCell(store.city),
				textCell(store.postal_code),
				textCell(store.region),
				plainCell(store.country),
				plainCell(store.latitude),
				plainCell(store.longitude),
				plainCell(store.timezone),
				textCell(store.phone),
				textCell(store.url),
				textCell(formatOpeningHours(store)),
				plainCell(store.pickup_prep_minutes),
				plainCell(store.pickup_hold_hours),
				plainCell(store.pickup_prep_minutes === null ? null : store.pickup_slot_minutes),
				plainCell(store.pickup_slot_capacity),
				plainCell(store.pickup_same_day_until),
			]);
		}
		if (stores.length < ROWS_AT_ONCE) return;
	}
}

async function* stockFile(database: Queryable, merchantId: string): AsyncGenerator<string> {
	yield line([STOCK_HEADERS]);
	let after = { sku: '', store_id: '' };
	for (;;) {
		const levels = await exportLevels(database, merchantId, after, ROWS_AT_ONCE);
		let text = '';
		for (const level of levels) {
			after = level;
			const { sku, store_id, stocked, on_hand, committed, unavailable, incoming, shelf } = level;
			const counts = [stocked, on_hand, committed, unavailable, incoming].map(plainCell);
			text += line([textCell(sku), textCell(store_id), ...counts, textCell(shelf)]);
		}
		if (text) yield text;
		if (levels.length < ROWS_AT_ONCE) return;
	}
}
