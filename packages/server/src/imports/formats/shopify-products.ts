import { htmlToText } from '../reading/text.ts';
import type { Row } from '../reading/csv.ts';
import { slug } from '../reading/cells.ts';
import { boolean, cell, count, gtin, isIdentifier, sku, text, url } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import { listPrice, price } from '../reading/prices.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { ProductRecord, VariantRecord } from '../records.ts';
import type { RowReader, TableFormat } from './format.ts';
import { namedStore, needQuantity, plainLevel, pushLevel } from './levels.ts';
import {
	optionColumns,
	type OptionColumns,
	type Options,
	ProductGroup,
	readOptions,
	skuOrMade,
} from './product-group.ts';

const NAMES = {
	product_id: ['handle', 'url handle'],
	title: ['title'],
	description: ['body (html)', 'body html', 'body', 'description'],
	vendor: ['vendor'],
	category: ['type', 'product type', 'custom product type', 'standardized product type', 'product category'],
	published: ['published', 'published on online store'],
	status: ['status'],
	sku: ['variant sku', 'sku'],
	gtin: ['variant barcode', 'barcode'],
	price: ['variant price', 'price'],
	list_price: ['variant compare at price', 'variant compare-at price', 'compare-at price', 'compare at price'],
	tracked: ['variant inventory tracker', 'inventory tracker'],
	quantity: ['variant inventory qty', 'variant inventory quantity', 'inventory quantity', 'inventory qty'],
	backorder: ['variant inventory policy', 'continue selling when out of stock'],
	image: ['image src', 'product image url', 'image url'],
	image_position: ['image position'],
	variant_image: ['variant image', 'variant image url'],
	gift_card: ['gift card'],
} as const;

export const shopifyProducts: TableFormat = {
	id: 'shopify_products',
	name: 'Shopify product CSV',
	kinds: ['products', 'stock'],
	decimalPoint: true,
	required: [NAMES.product_id, NAMES.title],
	recognise(headers: Headers): string | undefined {
		if (!headers.has(...NAMES.product_id) || !headers.has('title')) return undefined;
		if (
			headers.has('location') ||
			!headers.has('body (html)', 'vendor', 'tags', 'variant price', 'variant sku', 'option1 value', 'price')
		)
			return undefined;
		if (headers.has('hs code', 'coo') && !headers.has('variant price', 'price')) return undefined;
		if (headers.has('url handle')) return 'Shopify product CSV (2024 template)';
		const markets = headers.keys.some((key) => /^(?:included|price) \/ /.test(key));
		if (!headers.has('body (html)', 'vendor', 'variant price', 'price')) return undefined;
		return markets || headers.has('product category') ? 'Shopify product CSV (2023)' : 'Shopify product CSV (2021)';
	},
	open: (sheet) => new ShopifyProducts(sheet),
};

class ShopifyProducts implements RowReader {
	readonly #sheet: Sheet;
	readonly #at;
	readonly #options: OptionColumns[];
	readonly #names: { product: Record<string, string>; variant: Record<string, string> };
	readonly #group: ProductGroup;
	readonly #store: string;
	#current: string | undefined;
	#optionNames: string[] = [];
	#imagePosition = Number.POSITIVE_INFINITY;

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(NAMES);
		if (this.#at.price === -1) this.#at.price = onlyMarketPrice(sheet);
		this.#options = optionColumns(sheet, (number) => ({
			name: [`option${number} name`, `option ${number} name`],
			value: [`option${number} value`, `option ${number} value`],
		}));
		const { sku, gtin, price, list_price, tracked, backorder, variant_image, quantity, ...product } = this.#at;
		this.#names = {
			product: sheet.names(product),
			variant: sheet.names({
				sku,
				gtin,
				price_amount: price,
				list_price_amount: list_price,
				tracked,
				backorder,
				image: variant_image,
				on_hand: quantity,
			}),
		};
		this.#group = new ProductGroup(sheet);
		this.#store = sheet.kind === 'stock' ? namedStore(sheet) : '';
		if (sheet.kind === 'stock')
			needQuantity(sheet, quantity, 'Variant Inventory Qty', ' Shops with several locations export it as “Inventory”.');
	}

	row(row: Row): void {
		const written = cell(row, this.#at.product_id);
		const id = isIdentifier(written) ? written : slug(written === '' ? cell(row, this.#at.title) : written);
		const further = id !== '' && id === this.#current;
		if (!further) this.#group.finish();
		const refusals = this.#sheet.begin(row);
		if (!further) {
			this.#current = id;
			this.#optionNames = [];
			this.#imagePosition = Number.POSITIVE_INFINITY;
			if (id === '')
				this.#sheet.refuse(
					row,
					this.#at.product_id,
					'product_id_missing',
					'Neither handle nor title, so it is not known which product this is. Fill in the handle.',
				);
		}
		if (this.#sheet.kind === 'products') this.#productRow(row, id, further, refusals);
		else if (further && this.#isImageOnly(row)) this.#ignoreImage(row);
		else this.#level(row, id, refusals);
	}

	end(): void {
		this.#group.finish();
	}

	#productRow(row: Row, id: string, further: boolean, refusals: number): void {
		const draft = further
			? this.#group.draft
			: this.#group.start(row, this.#product(row, id), this.#at.product_id, refusals);
		if (draft === undefined) return;
		if (further) draft.rows++;
		this.#image(row, draft.product);
		if (further && this.#isImageOnly(row)) this.#ignoreImage(row);
		else this.#variant(row, id);
	}

	#ignoreImage(row: Row): void {
		this.#sheet.ignore(row, 'row_image_only', 'Only a further picture of the product.');
	}

	#product(row: Row, id: string): ProductRecord {
		const sheet = this.#sheet;
		const title = text(sheet, row, this.#at.title);
		if (title === null)
			sheet.refuse(row, this.#at.title, 'title_missing', 'The first row of a product needs its title. Fill it in.');
		const description = htmlToText(cell(row, this.#at.description));
		return {
			type: 'product',
			place: { line: row.line, columns: this.#names.product },
			product_id: id,
			title: title ?? '',
			description: text(sheet, row, this.#at.description, 65_536, description),
			vendor: text(sheet, row, this.#at.vendor),
			category: text(sheet, row, this.#at.category),
			status: this.#status(row),
			image: null,
			variants: [],
		};
	}

	#status(row: Row): ProductRecord['status'] {
		const status = cell(row, this.#at.status).toLowerCase();
		if (status === '') return boolean(this.#sheet, row, this.#at.published, true) ? 'active' : 'draft';
		if (status === 'active' || status === 'draft' || status === 'archived') return status;
		// Reachable by its address only; so it is on sale.
		if (status === 'unlisted') return 'active';
		this.#sheet.refuse(row, this.#at.status, 'status_unknown', 'Write active, draft or archived.');
		return 'draft';
	}

	#image(row: Row, product: ProductRecord): void {
		const image = url(this.#sheet, row, this.#at.image);
		const position = Number(cell(row, this.#at.image_position) || Number.MAX_SAFE_INTEGER);
		if (image === null || position >= this.#imagePosition) return;
		this.#imagePosition = position;
		product.image = image;
	}

	#isImageOnly(row: Row): boolean {
		const first = this.#options[0]?.value ?? -1;
		return [first, this.#at.price, this.#at.sku].every((position) => cell(row, position) === '');
	}

	#variantOptions(row: Row): Options {
		const options = readOptions(this.#sheet, row, this.#options, this.#optionNames);
		return isDefault(options) ? [] : options;
	}

	/** An empty inventory tracker means that stock is not counted, whatever the quantity says. */
	#isTracked(row: Row): boolean {
		return this.#at.tracked === -1 || cell(row, this.#at.tracked) !== '';
	}

	#level(row: Row, id: string, refusals: number): void {
		const sheet = this.#sheet;
		const options = this.#variantOptions(row);
		if (!this.#isTracked(row)) {
			sheet.ignore(row, 'stock_untracked', 'The inventory tracker is empty: the stock of this variant is not counted.');
			return;
		}
		const own = sku(sheet, row, this.#at.sku);
		const onHand = count(sheet, row, this.#at.quantity);
		if (onHand === null && sheet.refusals === refusals) {
			sheet.ignore(row, 'quantity_empty', 'No quantity: what is stored stays.');
			return;
		}
		const place = { line: row.line, columns: this.#names.variant };
		pushLevel(sheet, refusals, plainLevel(place, { sku: own, product_id: id, options }, this.#store, onHand ?? 0));
	}

	#variant(row: Row, id: string): void {
		const sheet = this.#sheet;
		const options = this.#variantOptions(row);
		const gift = boolean(sheet, row, this.#at.gift_card, false);
		if (gift) sheet.note(row, this.#at.gift_card, 'gift_card', 'A gift card: its stock is not counted.');
		const currency = sheet.options.currency ?? null;
		const paid = price(sheet, row, this.#at.price, currency);
		const list = listPrice(sheet, row, this.#at.list_price, paid, currency);
		const variant: VariantRecord = {
			place: { line: row.line, columns: this.#names.variant },
			...skuOrMade(sheet, row, this.#at.sku, id, options),
			gtin: gtin(sheet, row, this.#at.gtin),
			options,
			price_amount: paid.amount,
			list_price_amount: list.amount,
			currency: paid.currency ?? list.currency,
			image: url(sheet, row, this.#at.variant_image),
			tracked: this.#isTracked(row) && !gift,
			backorder: this.#backorder(row),
		};
		this.#group.add(row, variant, this.#at.sku);
	}

	#backorder(row: Row): boolean {
		const policy = cell(row, this.#at.backorder).toLowerCase();
		if (policy === 'continue' || policy === 'deny') return policy === 'continue';
		return boolean(this.#sheet, row, this.#at.backorder, false);
	}
}

/** `Title` / `Default Title` stands for a product without options. */
export function isDefault(options: Options): boolean {
	return options.length === 1 && options[0]?.value.toLowerCase() === 'default title';
}

/** The price of the only market, when the file has no main price. */
function onlyMarketPrice(sheet: Sheet): number {
	const markets = [...sheet.headers.keys.entries()].filter(([, key]) => key.startsWith('price / '));
	const position = markets.length === 1 ? (markets[0]?.[0] ?? -1) : -1;
	sheet.use(position);
	return position;
}
