import type { Row } from '../reading/csv.ts';
import { cell, gtin, text, url } from '../reading/fields.ts';
import { price, type Price } from '../reading/prices.ts';
import type { Sheet } from '../reading/sheet.ts';
import { htmlToText } from '../reading/text.ts';
import { madeSku } from '../reading/made-sku.ts';
import { FileRefused, type ProductRecord, type VariantRecord } from '../records.ts';
import type { RowReader } from './format.ts';
import { addVariant, type Draft, handOut, newDraft, type OptionColumns, skuOrMade } from './product-group.ts';
import {
	WOO_NAMES,
	type WooColumns,
	wooOptionColumns,
	wooOptions,
	wooParentId,
	wooProductId,
	wooType,
} from './woocommerce-rows.ts';

/** Variable products and variations that are held until the end of the file, since they come in the order of their IDs. */
const MOST_HELD = 100_000;

interface Variation {
	parent: string;
	line: number;
	sku: string;
	variant: VariantRecord;
	refused: boolean;
}

export class WooProducts implements RowReader {
	readonly #sheet: Sheet;
	readonly #at: WooColumns;
	readonly #options: OptionColumns[];
	readonly #names: { product: Record<string, string>; variant: Record<string, string> };
	readonly #now: number;
	/** By product id, in file order. */
	readonly #variable = new Map<string, Draft>();
	/** Variable products that have a SKU, by `id-` and ID: a variation may name either. */
	readonly #byId = new Map<string, Draft>();
	readonly #variations: Variation[] = [];

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(WOO_NAMES);
		this.#options = wooOptionColumns(sheet);
		const {
			sku,
			gtin,
			title,
			description,
			published,
			category,
			vendor,
			images,
			quantity,
			backorder,
			regular_price,
			sale_price,
			parent,
		} = this.#at;
		this.#names = {
			product: sheet.names({ product_id: sku, title, description, status: published, category, vendor, image: images }),
			variant: sheet.names({
				sku,
				gtin,
				price_amount: regular_price,
				list_price_amount: sale_price,
				image: images,
				tracked: quantity,
				backorder,
				parent,
			}),
		};
		this.#now = (sheet.options.now ?? new Date()).getTime();
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const refusals = sheet.begin(row);
		const type = wooType(row, this.#at);
		if (type.kind === 'other') {
			sheet.ignore(row, 'row_not_sold', 'A grouped or external product is not sold itself.');
		} else if (type.kind === 'variation') {
			this.#hold(row);
			const variant = this.#variant(row, '', wooOptions(row, this.#options), type.virtual);
			const refused = sheet.refusals > refusals;
			this.#variations.push({
				parent: wooParentId(row, this.#at),
				line: row.line,
				sku: cell(row, this.#at.sku),
				variant,
				refused,
			});
		} else {
			const product = this.#product(row);
			if (type.kind === 'simple') this.#simple(row, product, type.virtual, refusals);
			else this.#begin(row, product, refusals);
		}
	}

	end(): void {
		const sheet = this.#sheet;
		const position = this.#at.sku;
		for (const { parent, line, sku, variant, refused } of this.#variations) {
			const row: Row = { line, cells: [] };
			row.cells[position] = sku;
			const draft = this.#variable.get(parent) ?? this.#byId.get(parent);
			if (draft === undefined) {
				row.cells[this.#at.parent] = parent;
				sheet.refuse(
					row,
					this.#at.parent,
					'parent_missing',
					'The product of this variation is not in the file. Export all product types together.',
				);
				sheet.items.push({ type: 'refused', record: 'product', rows: 1, variants: 1 });
				continue;
			}
			draft.rows++;
			draft.refused ||= refused;
			if (variant.sku_made) variant.sku = madeSku(draft.product.product_id, variant.options);
			addVariant(sheet, draft, row, variant, position);
		}
		for (const draft of this.#variable.values()) {
			if (draft.variants > 0 || draft.refused) handOut(sheet, draft);
			else
				sheet.ignore(
					draft.row,
					'product_without_variants',
					'A variable product without variations: there is nothing of it to sell.',
				);
		}
	}

	#simple(row: Row, product: ProductRecord, virtual: boolean, refusals: number): void {
		const draft = newDraft(row, product, false);
		addVariant(this.#sheet, draft, row, this.#variant(row, product.product_id, [], virtual), this.#at.sku);
		draft.refused = this.#sheet.refusals > refusals;
		handOut(this.#sheet, draft);
	}

	#begin(row: Row, product: ProductRecord, refusals: number): void {
		this.#hold(row);
		const earlier = this.#variable.get(product.product_id);
		if (earlier !== undefined) {
			this.#sheet.refuse(
				row,
				this.#at.sku,
				'sku_repeated',
				`Line ${earlier.row.line} is a product with the same SKU. Give each its own.`,
			);
		}
		const kept: Row = { line: row.line, cells: [] };
		const draft = newDraft(kept, product, this.#sheet.refusals > refusals);
		const id = cell(row, this.#at.id);
		if (earlier === undefined) this.#variable.set(product.product_id, draft);
		else handOut(this.#sheet, draft);
		if (id !== '') this.#byId.set(`id-${id}`, earlier ?? draft);
	}

	#hold(row: Row): void {
		if (this.#variable.size + this.#variations.length < MOST_HELD) return;
		throw new FileRefused({
			line: row.line,
			column: null,
			value: null,
			code: 'too_many_variations',
			reason: `More than ${MOST_HELD} variable products and variations. Export them in several files, each product with its variations.`,
		});
	}

	#product(row: Row): ProductRecord {
		const sheet = this.#sheet;
		const at = this.#at;
		const id = wooProductId(row, at);
		const title = text(sheet, row, at.title);
		if (title === null || id === '')
			sheet.refuse(row, at.title, 'title_missing', 'A product needs a name. Fill it in.');
		const description = cell(row, at.description) === '' ? at.short_description : at.description;
		return {
			type: 'product',
			place: { line: row.line, columns: this.#names.product },
			product_id: id,
			title: title ?? '',
			// WooCommerce writes line breaks as \n, two characters.
			description: text(sheet, row, description, 65_536, htmlToText(cell(row, description).replaceAll('\\n', '<br>'))),
			vendor: text(sheet, row, at.vendor),
			category: text(sheet, row, at.category),
			// 1 published, 0 private, -1 draft.
			status: ['', '1'].includes(cell(row, at.published)) ? 'active' : 'draft',
			image: this.#image(row),
			variants: [],
		};
	}

	#variant(row: Row, productId: string, options: VariantRecord['options'], virtual: boolean): VariantRecord {
		const sheet = this.#sheet;
		const at = this.#at;
		const backorder = cell(row, at.backorder).toLowerCase();
		return {
			place: { line: row.line, columns: this.#names.variant },
			...skuOrMade(sheet, row, at.sku, productId, options),
			gtin: gtin(sheet, row, at.gtin),
			options,
			...this.#prices(row),
			image: cell(row, at.parent) === '' ? null : this.#image(row),
			// Without a number, stock is not managed, or for the whole product only.
			tracked: /\d/.test(cell(row, at.quantity)) && !virtual,
			backorder: backorder === '1' || backorder === 'notify' || backorder === 'yes',
		};
	}

	#prices(row: Row): Pick<VariantRecord, 'price_amount' | 'list_price_amount' | 'currency'> {
		const currency = this.#sheet.options.currency ?? null;
		const regular = price(this.#sheet, row, this.#at.regular_price, currency);
		const sale = this.#isOnSale(row) ? price(this.#sheet, row, this.#at.sale_price, currency) : noPrice;
		const reduced = sale.amount !== null && (regular.amount === null || sale.amount < regular.amount);
		const paid = reduced ? sale : regular;
		return { price_amount: paid.amount, list_price_amount: reduced ? regular.amount : null, currency: paid.currency };
	}

	/** Days of a sale are read as UTC. */
	#isOnSale(row: Row): boolean {
		const [from, to] = [cell(row, this.#at.sale_from), cell(row, this.#at.sale_to)];
		const starts = from === '' ? Number.NEGATIVE_INFINITY : Date.parse(from.replace(' ', 'T'));
		const ends = to === '' ? Number.POSITIVE_INFINITY : Date.parse(to.replace(' ', 'T'));
		if (cell(row, this.#at.sale_price) === '') return false;
		// A day alone is its midnight, and the sale lasts through its last day.
		const lasts = /\d{2}:\d{2}/.test(to) ? ends : ends + 86_400_000;
		if (starts <= this.#now && this.#now < lasts) return true;
		this.#sheet.note(
			row,
			this.#at.sale_price,
			'sale_not_now',
			`The sale is not on (${from} to ${to}); taken at the regular price.`,
		);
		return false;
	}

	#image(row: Row): string | null {
		const first = cell(row, this.#at.images).split(/,\s*(?=https?:)/i)[0] ?? '';
		return url(this.#sheet, row, this.#at.images, first.trim());
	}
}

const noPrice: Price = { amount: null, currency: null };
