import type { Row } from '../reading/csv.ts';
import { cell, count, integer, sku } from '../reading/fields.ts';
import type { Headers } from '../reading/headers.ts';
import type { Sheet } from '../reading/sheet.ts';
import type { LevelRecord } from '../records.ts';
import type { RowReader, TableFormat } from './format.ts';
import { isNotStocked, plainLevel, pushLevel, pushLevels } from './levels.ts';
import { optionColumns, type OptionColumns, readOptions } from './product-group.ts';
import { isDefault } from './shopify-products.ts';

const NAMES = {
	product_id: ['handle', 'url handle'],
	sku: ['sku', 'variant sku'],
	location: ['location', 'location name'],
	on_hand: ['on hand (current)', 'on hand', 'on hand (not editable)'],
	available: ['available', 'available (not editable)', 'available (current)'],
	committed: ['committed', 'committed (not editable)'],
	unavailable: ['unavailable', 'unavailable (not editable)'],
	incoming: ['incoming', 'incoming (not editable)'],
} as const;

/** Columns that are no location in the layout with one column for each. */
const NO_LOCATION =
	/^(?:title|hs code|coo|country of origin|bin name|(?:variant )?barcode|gtin|vendor|type|status|option ?\d+ (?:name|value)|on hand \(new\)|available \(new\)|province of origin|)$/;

const PRODUCT_COLUMNS = [
	'body (html)',
	'tags',
	'variant price',
	'price',
	'published',
	'image src',
	'variant inventory qty',
	'description',
	'inventory quantity',
];

export const shopifyInventory: TableFormat = {
	id: 'shopify_inventory',
	name: 'Shopify inventory CSV',
	kinds: ['stock'],
	decimalPoint: true,
	required: [NAMES.product_id],
	recognise(headers: Headers): string | undefined {
		if (headers.has(...PRODUCT_COLUMNS)) return undefined;
		if (headers.has(...NAMES.location)) {
			if (headers.has('on hand (current)', 'on hand (new)'))
				return 'Shopify inventory CSV (one row per location, with on hand (new))';
			if (!headers.has('handle') || !headers.has(...NAMES.on_hand, ...NAMES.available)) return undefined;
			return 'Shopify inventory CSV (one row per location)';
		}
		if (!headers.has('handle') || !headers.has('title') || !headers.has('sku', 'hs code', 'coo', 'option1 value'))
			return undefined;
		return locations(headers).length > 0 ? 'Shopify inventory CSV (one column per location)' : undefined;
	},
	open: (sheet) => new ShopifyInventory(sheet),
};

type Variant = Pick<LevelRecord, 'sku' | 'product_id' | 'options'>;

class ShopifyInventory implements RowReader {
	readonly #sheet: Sheet;
	readonly #at;
	readonly #options: OptionColumns[];
	readonly #names: Record<string, string>;
	/** The columns named after locations; empty when each row names its own. */
	readonly #locations: { position: number; store: string; names: Record<string, string> }[];
	#handle = '';
	#optionNames: string[] = [];

	constructor(sheet: Sheet) {
		this.#sheet = sheet;
		this.#at = sheet.columns(NAMES);
		this.#options = optionColumns(sheet, (number) => ({
			name: [`option${number} name`, `option ${number} name`],
			value: [`option${number} value`, `option ${number} value`],
		}));
		const { location, ...names } = this.#at;
		this.#names = sheet.names({ ...names, store: location });
		this.#locations = location === -1 ? locations(sheet.headers).map((position) => this.#location(position)) : [];
	}

	row(row: Row): void {
		const sheet = this.#sheet;
		const refusals = sheet.begin(row);
		const handle = cell(row, this.#at.product_id);
		if (handle !== this.#handle) this.#optionNames = [];
		this.#handle = handle;
		const options = readOptions(sheet, row, this.#options, this.#optionNames);
		const variant = {
			sku: sku(sheet, row, this.#at.sku),
			product_id: handle === '' ? null : handle,
			options: isDefault(options) ? [] : options,
		};
		if (variant.sku === null && variant.product_id === null && sheet.refusals === refusals) {
			sheet.refuse(
				row,
				this.#at.sku,
				'sku_missing',
				'Neither SKU nor handle, so it is not known what is counted. Fill one in.',
			);
		}
		if (this.#at.location === -1) this.#wide(row, refusals, variant);
		else this.#tall(row, refusals, variant);
	}

	end(): void {
		// Every row is on its own.
	}

	#location(position: number): { position: number; store: string; names: Record<string, string> } {
		this.#sheet.use(position);
		const store = this.#sheet.headers.names[position] ?? '';
		return { position, store, names: { ...this.#names, store, on_hand: store } };
	}

	#tall(row: Row, refusals: number, variant: Variant): void {
		const sheet = this.#sheet;
		const at = this.#at;
		const store = cell(row, at.location);
		if (store === '')
			sheet.refuse(row, at.location, 'store_missing', 'It is not said which location this is. Fill it in.');
		const stocked = ![at.on_hand, at.available].some((position) => isNotStocked(cell(row, position)));
		const committed = stocked ? (count(sheet, row, at.committed) ?? 0) : 0;
		const unavailable = stocked ? (count(sheet, row, at.unavailable) ?? 0) : 0;
		const incoming = stocked ? (count(sheet, row, at.incoming) ?? 0) : 0;
		const onHand = stocked ? (count(sheet, row, at.on_hand) ?? this.#summed(row, committed + unavailable)) : 0;
		if (onHand === null && sheet.refusals === refusals) {
			const reason =
				'Neither on hand nor available: what is stored stays. “On hand (new)” is for typing in, so it is not read.';
			sheet.ignore(row, 'quantity_empty', reason);
			return;
		}
		const place = { line: row.line, columns: this.#names };
		const level = plainLevel(place, variant, store, onHand ?? 0);
		pushLevel(sheet, refusals, { ...level, stocked, committed, unavailable, incoming });
	}

	/** What is on hand, when only the available part of it is given; that may be below zero while the whole is not. */
	#summed(row: Row, rest: number): number | null {
		const available = integer(this.#sheet, row, this.#at.available);
		if (available === null) return null;
		if (available + rest >= 0) return available + rest;
		this.#sheet.note(row, this.#at.available, 'stock_negative', 'Below zero: oversold in the source. Stored as 0.');
		return 0;
	}

	#wide(row: Row, refusals: number, variant: Variant): void {
		const sheet = this.#sheet;
		const levels: LevelRecord[] = [];
		for (const { position, store, names } of this.#locations) {
			const stocked = !isNotStocked(cell(row, position));
			const on_hand = stocked ? count(sheet, row, position) : 0;
			if (on_hand === null) continue;
			const place = { line: row.line, columns: names };
			levels.push({ ...plainLevel(place, variant, store, on_hand), stocked });
		}
		pushLevels(sheet, row, refusals, levels, 'No quantity under any location: what is stored stays.');
	}
}

function locations(headers: Headers): number[] {
	const known = new Set<string>(Object.values(NAMES).flat());
	return [...headers.keys.entries()]
		.filter(([, key]) => !known.has(key) && !NO_LOCATION.test(key))
		.map(([position]) => position);
}
