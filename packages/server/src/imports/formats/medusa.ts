import { isCurrency } from '../../shared/currency.ts';
import type { Row } from '../reading/csv.ts';
import { boolean, cell, count, gtin, identifier, sku, text, url } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import { price } from '../reading/prices.ts';
import type { Sheet } from '../reading/sheet.ts';
import { htmlToText } from '../reading/text.ts';
import { FileRefused, type ProductRecord, type VariantRecord } from '../records.ts';
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
	product_id: ['product handle'],
	token: ['product id'],
	title: ['product title'],
	description: ['product description'],
	status: ['product status'],
	deleted: ['product deleted at'],
	image: ['product thumbnail'],
	first_image: ['product image 1', 'product image 1 url', 'image 1 url'],
	category: ['product type', 'product type value', 'product collection title'],
	sku: ['variant sku'],
	gtin: ['variant ean', 'variant upc', 'variant barcode'],
	gtin_upc: ['variant upc'],
	gtin_barcode: ['variant barcode'],
	tracked: ['variant manage inventory'],
	backorder: ['variant allow backorder'],
	quantity: ['variant inventory quantity'],
	gift_card: ['product is giftcard'],
} as const;

export const medusa: TableFormat = {
	id: 'medusa',
	name: 'Medusa product CSV',
	kinds: ['products', 'stock'],
	decimalPoint: true,
	required: [[...NAMES.product_id, ...NAMES.token], NAMES.title],
	recognise(headers: Headers): string | undefined {
		if (!headers.has('product handle', 'product id') || !headers.has('product title')) return undefined;
		if (!headers.has('variant title', 'variant sku', 'variant id', 'variant manage inventory')) return undefined;
		return headers.keys.some((key) => /^(?:variant price|variant option) /.test(key))
			? 'Medusa product CSV (version 2)'
			: 'Medusa product CSV (version 1)';
	},
	open: (sheet) => new MedusaProducts(sheet),
};

const STATUSES = new Map<string, ProductRecord['status']>([
	['published', 'active'],
	['draft', 'draft'],
	['proposed', 'draft'],
	['rejected', 'draft'],
	['', 'active'],
]);

class MedusaProducts implements RowReader {
	readonly #sheet: Sheet;
	readonly #at;
	readonly #price: { position: number; currency: string } | undefined;
	readonly #options: OptionColumns[];
	readonly #names: { product: Record<string, string>; variant: Record<string, string> };
	readonly #group: ProductGroup;
	readonly #store: string;
	#current: string | undefined;
	#optionNames: string[] = [];

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(NAMES);
		this.#price = sheet.kind === 'products' ? priceColumn(sheet) : undefined;
		this.#options = optionColumns(sheet, (number) => ({
			name: [`variant option ${number} name`, `option ${number} name`],
			value: [`variant option ${number} value`, `option ${number} value`],
		}));
		const { product_id, title, description, status, image, category, sku, gtin, tracked, backorder, quantity } =
			this.#at;
		this.#names = {
			product: sheet.names({ product_id, title, description, status, image, category }),
			variant: sheet.names({
				sku,
				gtin,
				price_amount: this.#price?.position ?? -1,
				tracked,
				backorder,
				on_hand: quantity,
			}),
		};
		this.#group = new ProductGroup(sheet);
		this.#store = sheet.kind === 'stock' ? namedStore(sheet) : '';
		if (sheet.kind === 'stock') needQuantity(sheet, quantity, 'Variant Inventory Quantity');
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const id = cell(row, this.#at.product_id) || cell(row, this.#at.token);
		const further = id !== '' && id === this.#current;
		if (!further) {
			this.#group.finish();
			this.#current = id;
			this.#optionNames = [];
		}
		const refusals = sheet.begin(row);
		if (id === '')
			sheet.refuse(
				row,
				this.#at.product_id,
				'product_id_missing',
				'It is not said which product this is. Fill in the handle.',
			);
		if (sheet.kind === 'stock') {
			this.#level(row, id, refusals);
			return;
		}
		const draft = further
			? this.#group.draft
			: this.#group.start(row, this.#product(row, id), this.#at.product_id, refusals);
		if (draft !== undefined && further) draft.rows++;
		this.#variant(row, id);
	}

	end(): void {
		this.#group.finish();
	}

	#product(row: Row, id: string): ProductRecord {
		const sheet = this.#sheet;
		const at = this.#at;
		identifier(sheet, row, cell(row, at.product_id) === '' ? at.token : at.product_id);
		const title = text(sheet, row, at.title);
		if (title === null) sheet.refuse(row, at.title, 'title_missing', 'A product needs a title. Fill it in.');
		const status = STATUSES.get(cell(row, at.status).toLowerCase());
		if (status === undefined)
			sheet.refuse(row, at.status, 'status_unknown', 'Write published, draft, proposed or rejected.');
		return {
			type: 'product',
			place: { line: row.line, columns: this.#names.product },
			product_id: id,
			title: title ?? '',
			description: text(sheet, row, at.description, 65_536, htmlToText(cell(row, at.description))),
			vendor: null,
			category: text(sheet, row, at.category),
			status: cell(row, at.deleted) === '' ? (status ?? 'draft') : 'archived',
			image: url(sheet, row, cell(row, at.image) === '' ? at.first_image : at.image),
			variants: [],
		};
	}

	#variant(row: Row, id: string): void {
		const sheet = this.#sheet;
		const at = this.#at;
		const options = readOptions(sheet, row, this.#options, this.#optionNames);
		const gift = boolean(sheet, row, at.gift_card, false);
		const barcode = [at.gtin, at.gtin_upc, at.gtin_barcode].find((position) => cell(row, position) !== '') ?? -1;
		const paid =
			this.#price === undefined
				? { amount: null, currency: null }
				: price(sheet, row, this.#price.position, this.#price.currency);
		const variant: VariantRecord = {
			place: { line: row.line, columns: this.#names.variant },
			...skuOrMade(sheet, row, at.sku, id, options),
			gtin: gtin(sheet, row, barcode),
			options,
			price_amount: paid.amount,
			list_price_amount: null,
			currency: paid.currency,
			image: null,
			tracked: boolean(sheet, row, at.tracked, true) && !gift,
			backorder: boolean(sheet, row, at.backorder, false),
		};
		this.#group.add(row, variant, at.sku);
	}

	#level(row: Row, id: string, refusals: number): void {
		const sheet = this.#sheet;
		const options: Options = readOptions(sheet, row, this.#options, this.#optionNames);
		const own = sku(sheet, row, this.#at.sku);
		const tracked = boolean(sheet, row, this.#at.tracked, true);
		const onHand = count(sheet, row, this.#at.quantity);
		if (!tracked)
			sheet.ignore(row, 'stock_untracked', 'Its inventory is not managed: the stock of this variant is not counted.');
		else if (onHand === null && sheet.refusals === refusals)
			sheet.ignore(row, 'quantity_empty', 'No quantity: what is stored stays.');
		else {
			const place = { line: row.line, columns: this.#names.variant };
			pushLevel(sheet, refusals, plainLevel(place, { sku: own, product_id: id, options }, this.#store, onHand ?? 0));
		}
	}
}

/** `Price EUR` and `Variant Price EUR`, in whole units with decimals. Columns of one region (`… [EUR]`) are left aside. */
function priceColumn(sheet: Sheet): { position: number; currency: string } | undefined {
	const columns = [...sheet.headers.keys.entries()].flatMap(([position, key]) => {
		const currency = /^(?:variant )?price ([a-z]{3})$/.exec(key)?.[1]?.toUpperCase();
		return currency !== undefined && isCurrency(currency) ? [{ position, currency }] : [];
	});
	const wanted = sheet.options.currency;
	const chosen =
		columns.find(({ currency }) => currency === wanted) ??
		(columns.length === 1 && wanted === undefined ? columns[0] : undefined);
	if (chosen === undefined && columns.length > 0) {
		const list = columns.map(({ currency }) => currency).join(', ');
		const reason =
			wanted === undefined
				? `The file has prices in ${list}. Choose one with --currency.`
				: `The file has no prices in ${wanted}, but in ${list}. Import it with --currency and one of these.`;
		throw new FileRefused({ line: sheet.headers.line, column: null, value: null, code: 'currency_choice', reason });
	}
	if (chosen !== undefined) sheet.use(chosen.position);
	return chosen;
}
