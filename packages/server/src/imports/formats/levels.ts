import { FileRefused, type LevelRecord } from '../records.ts';
import type { Row } from '../reading/csv.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { Options } from './product-group.ts';

export type Level = Omit<LevelRecord, 'type' | 'place'>;

/** Hands out a level, or that it is refused when a cell of it was. */
export function pushLevel(
	sheet: Sheet,
	row: Row,
	refusals: number,
	columns: LevelRecord['place']['columns'],
	level: Level,
): void {
	if (sheet.refusals > refusals) sheet.items.push({ type: 'refused', record: 'level', rows: 1, variants: 0 });
	else sheet.items.push({ type: 'level', place: { line: row.line, columns }, ...level });
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
	variant: { sku: string | null; gtin: string | null; product_id: string | null; options: Options },
	store: string,
	onHand: number,
): Level {
	return { ...variant, store, stocked: true, on_hand: onHand, committed: 0, unavailable: 0, incoming: 0 };
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

/** Refuses a stock file that lacks the column of quantities. */
export function needQuantity(sheet: Sheet, position: number, name: string): void {
	if (position !== -1) return;
	throw new FileRefused({
		line: sheet.headers.line,
		column: null,
		value: null,
		code: 'columns_missing',
		reason: `There is no column “${name}”, so the file says nothing about stock.`,
	});
}
