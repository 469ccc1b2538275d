import { unguard } from '../reading/cells.ts';
import type { Row } from '../reading/csv.ts';
import { boolean, cell, count, gtin, sku, text } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { LevelRecord } from '../records.ts';
import type { RowReader, TableFormat } from './format.ts';
import { isNotStocked, namedStore, pushLevel } from './levels.ts';

const NAMES = {
	sku: ['sku', 'variant sku', 'item sku', 'product sku', 'item code', 'article', 'article number'],
	gtin: ['gtin', 'barcode', 'ean', 'ean13', 'ean-13', 'upc', 'gtin14'],
	store: ['store id', 'store', 'store code', 'store name', 'location', 'location name', 'shop', 'warehouse', 'branch'],
	stocked: ['stocked'],
	on_hand: [
		'on hand',
		'on hand quantity',
		'quantity',
		'qty',
		'quantity on hand',
		'stock',
		'stock quantity',
		'stock on hand',
		'inventory',
		'in stock',
		'available',
		'available quantity',
		'count',
	],
	committed: ['committed'],
	unavailable: ['unavailable'],
	incoming: ['incoming'],
	shelf: ['shelf', 'bin', 'bin location', 'shelf location'],
} as const;

/** As in the contract. */
const MOST_OF_SHELF = 60;

export const endcapStock: TableFormat = {
	id: 'endcap_stock',
	name: 'Endcap stock CSV',
	kinds: ['stock'],
	decimalPoint: false,
	required: [[...NAMES.sku, ...NAMES.gtin], NAMES.on_hand],
	recognise(headers: Headers): string | undefined {
		const stock = headers.has(...NAMES.sku, ...NAMES.gtin) && headers.has(...NAMES.on_hand);
		if (!stock) return undefined;
		// Without a store it may be a product file that also has a quantity.
		if (!headers.has(...NAMES.store) && headers.has('title', 'name', 'product name', 'price')) return undefined;
		return headers.has('store id') ? 'Endcap stock CSV' : 'Plain stock CSV';
	},
	open: (sheet) => new EndcapStock(sheet),
};

class EndcapStock implements RowReader {
	readonly #sheet: Sheet;
	readonly #at;
	readonly #names: Record<string, string>;
	readonly #store: string | undefined;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(NAMES);
		this.#names = sheet.names(this.#at);
		if (this.#at.store === -1) this.#store = namedStore(sheet);
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const refusals = sheet.begin(row);
		const ownSku = sku(sheet, row, this.#at.sku);
		const ownGtin = ownSku === null ? gtin(sheet, row, this.#at.gtin) : null;
		if (ownSku === null && ownGtin === null && sheet.refusals === refusals) {
			sheet.refuse(
				row,
				this.#at.sku === -1 ? this.#at.gtin : this.#at.sku,
				'sku_missing',
				'Neither SKU nor a valid GTIN, so it is not known what is counted. Fill one in.',
			);
		}
		const store = this.#store ?? unguard(cell(row, this.#at.store), true);
		if (store === '')
			sheet.refuse(
				row,
				this.#at.store,
				'store_missing',
				'It is not said which store this is in. Fill in the store’s id.',
			);
		const notStocked = isNotStocked(cell(row, this.#at.on_hand));
		const onHand = notStocked ? 0 : count(sheet, row, this.#at.on_hand);
		if (onHand === null && cell(row, this.#at.on_hand) === '') {
			sheet.refuse(
				row,
				this.#at.on_hand,
				'quantity_missing',
				'No quantity. Write 0, or “not stocked” when the store does not carry it.',
			);
		}
		const level: LevelRecord = {
			type: 'level',
			place: { line: row.line, columns: this.#names },
			sku: ownSku,
			gtin: ownGtin,
			product_id: null,
			options: [],
			store,
			stocked: boolean(sheet, row, this.#at.stocked, true) && !notStocked,
			on_hand: onHand ?? 0,
			committed: count(sheet, row, this.#at.committed) ?? 0,
			unavailable: count(sheet, row, this.#at.unavailable) ?? 0,
			incoming: count(sheet, row, this.#at.incoming) ?? 0,
			shelf: text(sheet, row, this.#at.shelf, MOST_OF_SHELF),
		};
		pushLevel(sheet, refusals, level);
	}

	end(): void {
		// Every row is a record of its own.
	}
}
