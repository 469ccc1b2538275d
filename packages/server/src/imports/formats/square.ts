import type { Row } from '../reading/csv.ts';
import { slug } from '../reading/cells.ts';
import { boolean, cell, gtin, text, url } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import { price, type Price } from '../reading/prices.ts';
import type { Sheet } from '../reading/sheet.ts';
import { htmlToText } from '../reading/text.ts';
import type { ProductRecord, VariantRecord } from '../records.ts';
import type { RowReader, TableFormat } from './format.ts';
import {
	optionColumns,
	type OptionColumns,
	type Options,
	ProductGroup,
	readOptions,
	skuOrMade,
} from './product-group.ts';
import { SquareStock } from './square-stock.ts';

const NAMES = {
	reference: ['reference handle'],
	token: ['token'],
	title: ['item name'],
	shown_title: ['customer-facing name'],
	variation: ['variation name'],
	description: ['description'],
	category: ['reporting category', 'category', 'categories'],
	sku: ['sku'],
	gtin: ['gtin'],
	price: ['price'],
	archived: ['archived'],
	sellable: ['sellable'],
	stockable: ['stockable'],
	image: ['image', 'image url'],
} as const;

export type SquareColumns = Record<keyof typeof NAMES, number>;

export const square: TableFormat = {
	id: 'square',
	name: 'Square item library',
	kinds: ['products', 'stock'],
	decimalPoint: true,
	required: [NAMES.title],
	recognise(headers: Headers): string | undefined {
		const token = headers.has('token') && headers.has('item name');
		if (!token && !(headers.has('item name') && headers.has('variation name'))) return undefined;
		if (headers.has('reference handle')) return 'Square item library (2024)';
		return headers.has('gtin', 'square online item visibility')
			? 'Square item library (2022)'
			: 'Square item library (before 2022)';
	},
	open: (sheet) => {
		const columns = sheet.columns(NAMES);
		const identity = new SquareIdentity(sheet, columns);
		return sheet.kind === 'stock'
			? new SquareStock(sheet, columns, identity)
			: new SquareProducts(sheet, columns, identity);
	},
};

/** Which product and variant a row is about: rows with the same reference handle, else the same name, are one product. */
export class SquareIdentity {
	readonly #sheet: Sheet;
	readonly #at: SquareColumns;
	readonly #options: OptionColumns[];
	#current = '';
	#optionNames: string[] = [];

	constructor(sheet: Sheet, at: SquareColumns) {
		this.#sheet = sheet;
		this.#at = at;
		this.#options = optionColumns(sheet, (number) => ({
			name: [`option name ${number}`],
			value: [`option value ${number}`],
		}));
	}

	productId(row: Row): string {
		const id = slug(cell(row, this.#at.reference)) || slug(cell(row, this.#at.title));
		if (id !== this.#current) this.#optionNames = [];
		this.#current = id;
		return id;
	}

	/** Without options of its own a variant is told by its variation; `Regular` is Square’s word for the only one. */
	options(row: Row): Options {
		const options = readOptions(this.#sheet, row, this.#options, this.#optionNames);
		const variation = cell(row, this.#at.variation);
		if (options.length > 0 || variation === '' || /^(?:regular|default)$/i.test(variation)) return options;
		return [{ name: 'Variation', value: text(this.#sheet, row, this.#at.variation) ?? variation }];
	}
}

class SquareProducts implements RowReader {
	readonly #sheet: Sheet;
	readonly #at: SquareColumns;
	readonly #identity: SquareIdentity;
	readonly #group: ProductGroup;
	readonly #names: { product: Record<string, string>; variant: Record<string, string> };

	constructor(sheet: Sheet, at: SquareColumns, identity: SquareIdentity) {
		this.#sheet = sheet;
		this.#at = at;
		this.#identity = identity;
		this.#group = new ProductGroup(sheet);
		const { title, description, category, archived, sku, gtin, price, stockable, reference, image } = at;
		this.#names = {
			product: sheet.names({
				product_id: reference === -1 ? title : reference,
				title,
				description,
				category,
				status: archived,
				image,
			}),
			variant: sheet.names({ sku, gtin, price_amount: price, tracked: stockable }),
		};
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const id = this.#identity.productId(row);
		const further = id !== '' && id === this.#group.draft?.product.product_id;
		if (!further) this.#group.finish();
		const refusals = sheet.begin(row);
		const draft = further
			? this.#group.draft
			: this.#group.start(row, this.#product(row, id), this.#at.title, refusals);
		if (draft !== undefined && further) draft.rows++;
		const options = this.#identity.options(row);
		const paid = this.#price(row);
		const variant: VariantRecord = {
			place: { line: row.line, columns: this.#names.variant },
			...skuOrMade(sheet, row, this.#at.sku, id, options),
			gtin: gtin(sheet, row, this.#at.gtin),
			options,
			price_amount: paid.amount,
			list_price_amount: null,
			currency: paid.currency,
			image: null,
			tracked: boolean(sheet, row, this.#at.stockable, true),
			backorder: false,
		};
		this.#group.add(row, variant, this.#at.sku);
	}

	end(): void {
		this.#group.finish();
	}

	#product(row: Row, id: string): ProductRecord {
		const sheet = this.#sheet;
		const at = this.#at;
		const title = text(sheet, row, at.shown_title) ?? text(sheet, row, at.title);
		if (title === null || id === '') sheet.refuse(row, at.title, 'title_missing', 'An item needs a name. Fill it in.');
		const archived = boolean(sheet, row, at.archived, false);
		const sellable = boolean(sheet, row, at.sellable, true);
		return {
			type: 'product',
			place: { line: row.line, columns: this.#names.product },
			product_id: id,
			title: title ?? '',
			description: text(sheet, row, at.description, 65_536, htmlToText(cell(row, at.description))),
			vendor: null,
			// `Books (T2B3…)`: the token of the category is no part of its name.
			category: text(sheet, row, at.category, 500, cell(row, at.category).replaceAll(/\s*\([A-Z0-9]{16,}\)/g, '')),
			status: archived ? 'archived' : sellable ? 'active' : 'draft',
			image: url(sheet, row, at.image),
			variants: [],
		};
	}

	#price(row: Row): Price {
		const { price: position } = this.#at;
		if (/^variable$/i.test(cell(row, position))) {
			this.#sheet.note(row, position, 'price_variable', 'The price is typed in at the till; taken without a price.');
			return { amount: null, currency: null };
		}
		return price(this.#sheet, row, position, this.#sheet.options.currency ?? null);
	}
}
