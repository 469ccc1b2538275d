import type { Row } from '../reading/csv.ts';
import { cut, slug } from '../reading/cells.ts';
import { cell, isIdentifier } from '../reading/fields.ts';
import type { Sheet } from '../reading/sheet.ts';
import { optionColumns, type OptionColumns, type Options } from './product-group.ts';

export const WOO_NAMES = {
	id: ['id'],
	type: ['type'],
	sku: ['sku'],
	gtin: ['gtin, upc, ean, or isbn', 'gtin', 'ean', 'upc', 'global unique id', 'meta: global unique id'],
	title: ['name'],
	published: ['published'],
	short_description: ['short description'],
	description: ['description'],
	sale_from: ['date sale price starts'],
	sale_to: ['date sale price ends'],
	quantity: ['stock'],
	backorder: ['backorders allowed?'],
	sale_price: ['sale price'],
	regular_price: ['regular price'],
	category: ['categories'],
	vendor: ['brands', 'brand'],
	images: ['images'],
	parent: ['parent'],
} as const;

export type WooColumns = Record<keyof typeof WOO_NAMES, number>;

/** What a row is: `simple, downloadable, virtual` says more than one thing. */
export interface WooType {
	kind: 'simple' | 'variable' | 'variation' | 'other';
	/** Nothing that lies on a shelf. */
	virtual: boolean;
}

export function wooType(row: Row, at: WooColumns): WooType {
	const words = cell(row, at.type)
		.toLowerCase()
		.split(/\s*,\s*/);
	const virtual = words.includes('virtual') || words.includes('downloadable');
	if (words.includes('variation')) return { kind: 'variation', virtual };
	if (words.includes('variable')) return { kind: 'variable', virtual };
	return { kind: words.includes('grouped') || words.includes('external') ? 'other' : 'simple', virtual };
}

/** The id of a product: its SKU, else `id-` and its ID, else its name. */
export function wooProductId(row: Row, at: WooColumns): string {
	const sku = cell(row, at.sku);
	if (sku !== '') return withoutBlanks(sku);
	const id = cell(row, at.id);
	return isIdentifier(`id-${id}`) && id !== '' ? `id-${id}` : slug(cell(row, at.title));
}

/** The id of the product that a variation belongs to: `Parent` is its SKU, or `id:` and its ID. */
export function wooParentId(row: Row, at: WooColumns): string {
	const parent = cell(row, at.parent);
	const id = /^id:\s*(?<id>\d+)$/i.exec(parent)?.groups?.['id'];
	return id === undefined ? withoutBlanks(parent) : `id-${id}`;
}

function withoutBlanks(text: string): string {
	return isIdentifier(text) ? text : slug(text);
}

export function wooOptionColumns(sheet: Sheet): OptionColumns[] {
	return optionColumns(sheet, (number) => ({
		name: [`attribute ${number} name`],
		value: [`attribute ${number} value(s)`, `attribute ${number} values`, `attribute ${number} value`],
	}));
}

/** The options a variation is for; an attribute without a value fits any. */
export function wooOptions(row: Row, columns: readonly OptionColumns[]): Options {
	return columns.flatMap(({ name, value }) => {
		const option = { name: cut(cell(row, name), 500), value: cut(cell(row, value), 500) };
		return option.name === '' || option.value === '' ? [] : [option];
	});
}
