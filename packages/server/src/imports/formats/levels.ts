import { FileRefused, type LevelRecord } from '../records.ts';
import type { Row } from '../reading/csv.ts';
import type { Sheet } from '../reading/sheet.ts';

/** Hands out a level, or that it is refused when a cell of it was. */
export function pushLevel(sheet: Sheet, refusals: number, level: LevelRecord): void {
	if (sheet.refusals > refusals) sheet.items.push({ type: 'refused', record: 'level', rows: 1, variants: 0 });
	else sheet.items.push(level);
}

/** Hands out the levels of a row that has a column for each store. Without any, the row is ignored for `empty`. */
export function pushLevels(
	sheet: Sheet,
	row: Row,
	refusals: number,
	levels: readonly LevelRecord[],
	empty: string,
): void {
	if (sheet.refusals > refusals) sheet.items.push({ type: 'refused', record: 'level', rows: 1, variants: 0 });
	else if (levels.length === 0) sheet.ignore(row, 'quantity_empty', empty);
	else sheet.items.push(...levels);
}

/** A level of a file that has one quantity a variant and nothing else. */
export function plainLevel(
	place: LevelRecord['place'],
	variant: Pick<LevelRecord, 'sku' | 'product_id' | 'options'>,
	store: string,
	onHand: number,
): LevelRecord {
	const { sku, product_id, options } = variant;
	return {
		type: 'level',
		place,
		sku,
		gtin: null,
		product_id,
		options,
		store,
		stocked: true,
		on_hand: onHand,
		committed: 0,
		unavailable: 0,
		incoming: 0,
		shelf: null,
	};
}

/** Shopify’s word for a place that does not carry the variant, which is not the same as none left. */
export function isNotStocked(cell: string): boolean {
	return cell.length > 9 && /^not[\s_-]*stocked$/i.test(cell);
}

/** The store that a file without a store column is about. */
export function namedStore(sheet: Sheet): string {
	if (sheet.options.store !== undefined) return sheet.options.store;
	throw new FileRefused({
		line: sheet.headers.line,
		column: null,
		value: null,
		code: 'store_missing',
		reason: 'The file does not say which store the stock is in. Import it with --store and the store’s id.',
	});
}

/** Refuses a row that does not say what is counted, unless something of it was refused already. */
export function needIdentity(sheet: Sheet, row: Row, refusals: number, position: number, identity: string): void {
	if (identity !== '' || sheet.refusals > refusals) return;
	sheet.refuse(row, position, 'sku_missing', 'It is not said what is counted. Fill in the SKU.');
}

/** Refuses a stock file that lacks the column of quantities. */
export function needQuantity(sheet: Sheet, position: number, name: string, advice = ''): void {
	if (position !== -1) return;
	throw new FileRefused({
		line: sheet.headers.line,
		column: null,
		value: null,
		code: 'columns_missing',
		reason: `There is no column “${name}”, so the file says nothing about stock.${advice}`,
	});
}
