import type { Row } from '../reading/csv.ts';
import { slug, unguard } from '../reading/cells.ts';
import { boolean, cell, count, gtin, isIdentifier, sku, url } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import { price, rowCurrency } from '../reading/prices.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { ProductRecord, VariantRecord } from '../records.ts';
import { verbatim } from './endcap-stores.ts';
import type { RowReader, TableFormat } from './format.ts';
import { namedStore, needIdentity, needQuantity, plainLevel, pushLevel } from './levels.ts';
import { optionColumns, type OptionColumns, type Options, ProductGroup, skuOrMade } from './product-group.ts';

const NAMES = {
	product_id: ['product id', 'product code', 'id', 'handle'],
	title: ['title', 'product title', 'name', 'product name', 'item name'],
	description: ['description'],
	vendor: ['vendor', 'brand', 'manufacturer'],
	category: ['category', 'product category', 'type', 'department'],
	status: ['status'],
	image: ['image', 'image url', 'image link'],
	sku: ['sku', 'variant sku', 'item code', 'article number'],
	gtin: ['gtin', 'barcode', 'ean', 'ean13', 'upc'],
	price: ['price', 'retail price', 'selling price', 'sale price'],
	list_price: ['list price', 'compare at price', 'compare-at price', 'rrp', 'regular price'],
	currency: ['currency'],
	variant_image: ['variant image'],
	tracked: ['tracked'],
	backorder: ['backorder'],
	quantity: ['on hand', 'quantity', 'qty', 'stock', 'stock quantity', 'in stock', 'inventory'],
} as const;

export const endcapProducts: TableFormat = {
	id: 'endcap_products',
	name: 'Endcap product CSV',
	kinds: ['products', 'stock'],
	decimalPoint: false,
	required: [NAMES.title, [...NAMES.product_id, ...NAMES.sku]],
	recognise(headers: Headers): string | undefined {
		if (!headers.has(...NAMES.title) || !headers.has(...NAMES.product_id, ...NAMES.sku)) return undefined;
		if (headers.has('product id') && headers.has('option1 value', 'price', 'currency', 'tracked', 'sku'))
			return 'Endcap product CSV';
		return headers.has(...NAMES.price, ...NAMES.gtin) ? 'Plain product CSV' : undefined;
	},
	open: (sheet) => new EndcapProducts(sheet),
};

class EndcapProducts implements RowReader {
	readonly #sheet: Sheet;
	readonly #at;
	readonly #options: OptionColumns[];
	readonly #names: { product: Record<string, string>; variant: Record<string, string> };
	readonly #group: ProductGroup;
	readonly #store: string;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(NAMES);
		this.#options = optionColumns(sheet, (number) => ({
			name: [`option${number} name`],
			value: [`option${number} value`],
		}));
		const { sku, gtin, price, list_price, variant_image, tracked, backorder, quantity, currency, ...product } =
			this.#at;
		const variant = {
			sku,
			gtin,
			price_amount: price,
			list_price_amount: list_price,
			currency,
			image: variant_image,
			tracked,
			backorder,
			on_hand: quantity,
		};
		this.#names = { product: sheet.names(product), variant: sheet.names(variant) };
		this.#group = new ProductGroup(sheet);
		this.#store = sheet.kind === 'stock' ? namedStore(sheet) : '';
		if (sheet.kind === 'stock') needQuantity(sheet, quantity, 'on_hand');
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const at = this.#at;
		const written = unguard(cell(row, at.product_id), true) || cell(row, at.sku) || cell(row, at.title);
		const id = isIdentifier(written) ? written : slug(written);
		const further = id !== '' && id === this.#group.draft?.product.product_id;
		if (!further) this.#group.finish();
		const refusals = sheet.begin(row);
		if (sheet.kind === 'stock') {
			this.#level(row, id, refusals);
			return;
		}
		const draft = further ? this.#group.draft : this.#group.start(row, this.#product(row, id), at.product_id, refusals);
		if (draft !== undefined && further) draft.rows++;
		this.#variant(row, id);
	}

	end(): void {
		this.#group.finish();
	}

	#product(row: Row, id: string): ProductRecord {
		const sheet = this.#sheet;
		const at = this.#at;
		if (id === '')
			sheet.refuse(
				row,
				at.product_id,
				'product_id_missing',
				'It is not said which product this is. Fill in product_id.',
			);
		const title = verbatim(sheet, row, at.title);
		if (title === null)
			sheet.refuse(row, at.title, 'title_missing', 'The first row of a product needs its title. Fill it in.');
		const status = cell(row, at.status).toLowerCase() || 'active';
		const known = status === 'draft' || status === 'active' || status === 'archived';
		if (!known) sheet.refuse(row, at.status, 'status_unknown', 'Write draft, active or archived.');
		return {
			type: 'product',
			place: { line: row.line, columns: this.#names.product },
			product_id: id,
			title: title ?? '',
			description: verbatim(sheet, row, at.description, 65_536),
			vendor: verbatim(sheet, row, at.vendor),
			category: verbatim(sheet, row, at.category),
			status: known ? status : 'draft',
			image: url(sheet, row, at.image),
			variants: [],
		};
	}

	#variant(row: Row, id: string): void {
		const sheet = this.#sheet;
		const at = this.#at;
		const options = this.#chosen(row);
		const currency = rowCurrency(sheet, row, at.currency);
		const paid = price(sheet, row, at.price, currency);
		const list = price(sheet, row, at.list_price, paid.currency ?? currency);
		const variant: VariantRecord = {
			place: { line: row.line, columns: this.#names.variant },
			...skuOrMade(sheet, row, at.sku, id, options),
			gtin: gtin(sheet, row, at.gtin),
			options,
			price_amount: paid.amount,
			list_price_amount: list.amount,
			currency: paid.currency ?? list.currency,
			image: url(sheet, row, at.variant_image),
			tracked: boolean(sheet, row, at.tracked, true),
			backorder: boolean(sheet, row, at.backorder, false),
		};
		this.#group.add(row, variant, at.sku);
	}

	#chosen(row: Row): Options {
		const options: Options = [];
		for (const [at, { name, value }] of this.#options.entries()) {
			const chosen = verbatim(this.#sheet, row, value);
			if (chosen !== null)
				options.push({ name: verbatim(this.#sheet, row, name) ?? `Option ${at + 1}`, value: chosen });
		}
		return options;
	}

	#level(row: Row, id: string, refusals: number): void {
		const sheet = this.#sheet;
		const options = this.#chosen(row);
		const own = sku(sheet, row, this.#at.sku);
		needIdentity(sheet, row, refusals, this.#at.sku, own ?? id);
		const onHand = count(sheet, row, this.#at.quantity);
		if (onHand === null && sheet.refusals === refusals)
			sheet.ignore(row, 'quantity_empty', 'No quantity: what is stored stays.');
		else {
			const place = { line: row.line, columns: this.#names.variant };
			pushLevel(sheet, refusals, plainLevel(place, { sku: own, product_id: id, options }, this.#store, onHand ?? 0));
		}
	}
}
