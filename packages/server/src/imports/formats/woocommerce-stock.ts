import type { Row } from '../reading/csv.ts';
import { cell, count, sku } from '../reading/fields.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { RowReader } from './format.ts';
import { namedStore, needIdentity, needQuantity, plainLevel, pushLevel } from './levels.ts';
import type { OptionColumns } from './product-group.ts';
import {
	WOO_NAMES,
	type WooColumns,
	wooOptionColumns,
	wooOptions,
	wooParentId,
	wooProductId,
	wooType,
} from './woocommerce-rows.ts';

/** The column `Stock` as the stock of one store. */
export class WooStock implements RowReader {
	readonly #sheet: Sheet;
	readonly #at: WooColumns;
	readonly #options: OptionColumns[];
	readonly #names: Record<string, string>;
	readonly #store: string;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(WOO_NAMES);
		this.#options = wooOptionColumns(sheet);
		this.#names = sheet.names({ sku: this.#at.sku, on_hand: this.#at.quantity });
		this.#store = namedStore(sheet);
		needQuantity(sheet, this.#at.quantity, 'Stock');
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const refusals = sheet.begin(row);
		const { kind } = wooType(row, this.#at);
		const quantity = cell(row, this.#at.quantity);
		if (kind === 'variable' || kind === 'other')
			sheet.ignore(row, 'row_no_stock', 'Not a thing that lies on a shelf itself.');
		else if (quantity === '') sheet.ignore(row, 'stock_untracked', 'Its stock is not managed in WooCommerce.');
		else if (/^parent$/i.test(quantity))
			sheet.ignore(row, 'stock_of_parent', 'Its stock is counted for the whole product, not for this variation.');
		else this.#level(row, refusals, kind === 'variation');
	}

	end(): void {
		// Every row is a record of its own.
	}

	#level(row: Row, refusals: number, variation: boolean): void {
		const sheet = this.#sheet;
		const product_id = variation ? wooParentId(row, this.#at) : wooProductId(row, this.#at);
		const options = variation ? wooOptions(row, this.#options) : [];
		const own = sku(sheet, row, this.#at.sku);
		needIdentity(sheet, row, refusals, this.#at.sku, own ?? product_id);
		const onHand = count(sheet, row, this.#at.quantity) ?? 0;
		pushLevel(
			sheet,
			refusals,
			plainLevel({ line: row.line, columns: this.#names }, { sku: own, product_id, options }, this.#store, onHand),
		);
	}
}
