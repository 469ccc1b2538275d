import { createHash } from 'node:crypto';
import type { ProductRecord, VariantRecord } from '../records.ts';
import type { Row } from '../reading/csv.ts';
import { cell, sku } from '../reading/fields.ts';
import type { Columns } from '../reading/headers.ts';
import { madeSku } from '../reading/made-sku.ts';
import type { Sheet } from '../reading/sheet.ts';

export type Options = { name: string; value: string }[];

/** A product whose rows are being read. */
export interface Draft {
	product: ProductRecord;
	row: Row;
	rows: number;
	/** Variants, whether something of them was refused or not. */
	variants: number;
	/** Line of each SKU. */
	lines: Map<string, number>;
	refused: boolean;
}

export function newDraft(row: Row, product: ProductRecord, refused: boolean): Draft {
	return { product, row, rows: 1, variants: 0, lines: new Map(), refused };
}

/** Gathers the adjacent rows of a product into one record. A product whose rows stand apart is refused the second time. */
export class ProductGroup {
	readonly #sheet: Sheet;
	/** 48 bits of a hash for each product so far: about 40 bytes each, whatever the names. */
	readonly #seen = new Set<number>();
	/** `sheet.refusals` before the product’s first row. */
	#refusals = 0;
	draft: Draft | undefined;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
	}

	/** Begins a product. `refusals`: `sheet.refusals` before the row was read. */
	start(row: Row, product: ProductRecord, position: number, refusals: number): Draft {
		this.finish();
		const hash = createHash('sha1').update(product.product_id).digest().readUIntBE(0, 6);
		if (this.#seen.has(hash)) {
			this.#sheet.refuse(
				row,
				position,
				'product_apart',
				'Rows of this product stand further up already, with other products between. Sort the file so that they follow each other.',
			);
		}
		this.#seen.add(hash);
		this.#refusals = refusals;
		this.draft = newDraft(row, product, false);
		return this.draft;
	}

	add(row: Row, variant: VariantRecord, position: number): void {
		if (this.draft !== undefined) addVariant(this.#sheet, this.draft, row, variant, position);
	}

	/** Hands out the product that was begun, or that it is refused. */
	finish(): void {
		const draft = this.draft;
		if (draft === undefined) return;
		this.draft = undefined;
		draft.refused = this.#sheet.refusals > this.#refusals;
		handOut(this.#sheet, draft);
	}
}

/** Adds a variant to a product; refuses one whose SKU another variant of it has. */
export function addVariant(sheet: Sheet, draft: Draft, row: Row, variant: VariantRecord, position: number): void {
	draft.variants++;
	const earlier = draft.lines.get(variant.sku);
	if (earlier !== undefined) {
		sheet.refuse(row, position, 'sku_repeated', repeated(variant, earlier));
		draft.refused = true;
	}
	draft.lines.set(variant.sku, row.line);
	draft.product.variants.push(variant);
}

export function handOut(sheet: Sheet, draft: Draft): void {
	const { product, row, rows, variants } = draft;
	if (product.variants.length > 2048) {
		sheet.refuse(
			row,
			-1,
			'too_many_variants',
			`${product.variants.length} variants; a product has at most 2048. Split it.`,
		);
		draft.refused = true;
	}
	if (draft.refused) sheet.items.push({ type: 'refused', record: 'product', rows, variants });
	else sheet.items.push(product);
}

function repeated(variant: VariantRecord, earlier: number): string {
	if (!variant.sku_made) return `Line ${earlier} has the same SKU. Give each variant its own.`;
	return `Neither this row nor line ${earlier} has a SKU, and their options are the same, so they cannot be told apart. Give each a SKU.`;
}

/** The SKU of a row, or one made from product and options; an empty one when it was refused. */
export function skuOrMade(
	sheet: Sheet,
	row: Row,
	position: number,
	productId: string,
	options: Options,
): Pick<VariantRecord, 'sku' | 'sku_made'> {
	const refusals = sheet.refusals;
	const own = sku(sheet, row, position);
	if (own !== null || sheet.refusals > refusals) return { sku: own ?? '', sku_made: false };
	return { sku: madeSku(productId, options), sku_made: true };
}

/** Columns `option1_name`, `option1_value`, `option2_name` and so on, in their order. */
export interface OptionColumns {
	name: number;
	value: number;
}

/** Pairs of option columns for as many options as the headers have, at most ten. */
export function optionColumns(
	sheet: Sheet,
	names: (number: number) => Record<'name' | 'value', readonly string[]>,
): OptionColumns[] {
	const found: OptionColumns[] = [];
	for (let number = 1; number <= 10; number++) {
		const columns: Columns<'name' | 'value'> = sheet.columns(names(number));
		if (columns.value !== -1) found.push(columns);
	}
	return found;
}

/** The options of a row. Names missing on it are those of the product's first row. */
export function readOptions(sheet: Sheet, row: Row, columns: readonly OptionColumns[], names: string[]): Options {
	const options: Options = [];
	for (const [at, { name, value }] of columns.entries()) {
		const own = cell(row, name);
		if (own !== '') names[at] = own;
		const chosen = cell(row, value);
		if (chosen === '') continue;
		if (chosen.length > 500 || own.length > 500)
			sheet.refuse(row, value, 'option_too_long', 'An option has at most 500 characters. Shorten it.');
		options.push({ name: names[at] ?? `Option ${at + 1}`, value: chosen });
	}
	return options;
}
