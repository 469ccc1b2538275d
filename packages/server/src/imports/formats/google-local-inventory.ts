import type { Row } from '../reading/csv.ts';
import { cell, count, sku } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { RowReader, TableFormat } from './format.ts';
import { plainLevel, pushLevel } from './levels.ts';

const NAMES = {
	store: ['store code'],
	sku: ['id', 'itemid', 'item id', 'offer id', 'offerid'],
	on_hand: ['quantity'],
	availability: ['availability'],
} as const;

export const googleLocalInventory: TableFormat = {
	id: 'google_local_inventory',
	name: 'Google local inventory',
	kinds: ['stock'],
	decimalPoint: true,
	required: [NAMES.store, NAMES.sku],
	recognise(headers: Headers): string | undefined {
		if (!headers.has('store code') || !headers.has(...NAMES.sku)) return undefined;
		return headers.has('quantity', 'availability') ? 'Google local inventory' : undefined;
	},
	open: (sheet) => new GoogleLocalInventory(sheet),
};

class GoogleLocalInventory implements RowReader {
	readonly #sheet: Sheet;
	readonly #at;
	readonly #names: Record<string, string>;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(NAMES);
		this.#names = sheet.names(this.#at);
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const refusals = sheet.begin(row);
		const id = sku(sheet, row, this.#at.sku);
		if (id === null && sheet.refusals === refusals)
			sheet.refuse(row, this.#at.sku, 'sku_missing', 'It is not said which item this is. Fill in its id.');
		const store = cell(row, this.#at.store);
		if (store === '')
			sheet.refuse(row, this.#at.store, 'store_missing', 'It is not said which store this is. Fill in its store code.');
		const onHand = this.#onHand(row, refusals);
		pushLevel(
			sheet,
			refusals,
			plainLevel({ line: row.line, columns: this.#names }, { sku: id, product_id: null, options: [] }, store, onHand),
		);
	}

	end(): void {
		// Every row is a record of its own.
	}

	/**
	 * The quantity; but none when the availability says so. Without a quantity `in stock` and `limited availability` are
	 * stored as 1, the least they can mean, so that nothing is promised that may not be there.
	 */
	#onHand(row: Row, refusals: number): number {
		const sheet = this.#sheet;
		const at = this.#at;
		const quantity = count(sheet, row, at.on_hand);
		const availability = cell(row, at.availability)
			.toLowerCase()
			.replaceAll(/[\s_]+/g, ' ');
		if (availability === 'out of stock' || availability === 'on display to order') {
			if (quantity !== null && quantity > 0)
				sheet.note(
					row,
					at.availability,
					'stock_contradiction',
					`There is a quantity of ${quantity}, but it cannot be bought. Stored as 0.`,
				);
			return 0;
		}
		if (availability !== '' && availability !== 'in stock' && availability !== 'limited availability') {
			sheet.refuse(
				row,
				at.availability,
				'availability_unknown',
				'Write in_stock, limited_availability, on_display_to_order or out_of_stock.',
			);
		}
		if (quantity !== null || sheet.refusals > refusals) return quantity ?? 0;
		if (availability === '') {
			sheet.refuse(
				row,
				at.on_hand,
				'quantity_missing',
				'Neither a quantity nor an availability. Fill in the quantity.',
			);
			return 0;
		}
		sheet.note(
			row,
			at.availability,
			'quantity_assumed',
			'It is in stock, but not said how many. Stored as 1, the least it can mean.',
		);
		return 1;
	}
}
