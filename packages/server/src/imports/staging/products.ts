import type { Database, Queryable } from '../../database/database.ts';
import type { ImportRecord, ProductRecord } from '../records.ts';
import type { Report } from '../report.ts';
import type { RunKey } from '../run.queries.ts';
import { analyzeTable, MANY_ROWS } from './analyze.queries.ts';
import {
	applyProducts,
	applyVariants,
	archiveDeparted,
	compareProducts,
	countRefusedProducts,
	keepProductFields,
	keepVariantFields,
	listProductRefusals,
	refuseIncompleteProducts,
	refuseRepeatedProducts,
	refuseRepeatedSkus,
	refuseSkusOfOthers,
	stageProducts,
	type KeptProductFields,
	type ProductRefusal,
	type StagedProduct,
	type StagedVariant,
} from './products.queries.ts';
import { Columns, note, refusal, type Staging, type StagingOptions } from './staging.ts';

const BATCH = 1000;
const MOST_REMARKS = 1000;

/** Columns that a status is read from. */
const STATUS = ['status', 'published'];

export class ProductStaging implements Staging {
	readonly #database: Database;
	readonly #key: RunKey;
	readonly #report: Report;
	/** True of the formats of other systems. */
	readonly #foreign: boolean;
	readonly #currency: string | null;
	readonly #products = new Columns();
	readonly #variants = new Columns();
	#productBatch: StagedProduct[] = [];
	#variantBatch: StagedVariant[] = [];
	#number = 0;
	#created = 0;
	#currencyNoted = false;

	/** `currency` is the one assumed for prices of a file that names none. */
	constructor(
		{ database, key, report }: StagingOptions,
		{ foreign, currency }: { foreign: boolean; currency: string | null },
	) {
		this.#database = database;
		this.#key = key;
		this.#report = report;
		this.#foreign = foreign;
		this.#currency = currency;
	}

	async add(record: ImportRecord): Promise<void> {
		if (record.type !== 'product') throw new Error(`A product file gave a ${record.type}`);
		this.#number += 1;
		const number = this.#number;
		const { type: _type, place, variants, ...fields } = record;
		this.#products.see(place);
		this.#productBatch.push({ number, line: place.line, ...fields });
		for (const [position, { place: at, sku_made: _made, ...variant }] of variants.entries()) {
			this.#variants.see(at);
			this.#variantBatch.push({ number, line: at.line, position, ...variant });
		}
		this.#noteCurrency(record);
		if (this.#variantBatch.length >= BATCH) await this.#flush();
	}

	async compare(): Promise<void> {
		await this.#flush();
		if (this.#number === 0) return;
		await analyzeTable(this.#database, 'import_product');
		await analyzeTable(this.#database, 'import_variant');
		await refuseRepeatedProducts(this.#database, this.#key);
		await refuseRepeatedSkus(this.#database, this.#key);
		await refuseIncompleteProducts(this.#database, this.#key);
		// A product that is refused gives nothing up, which may refuse the next one.
		while ((await refuseSkusOfOthers(this.#database, this.#key)) > 0) {
			await refuseIncompleteProducts(this.#database, this.#key);
		}
		await this.#reportRefusals();
		await this.#keepUnmentioned();
		const { products, variants, archived } = await compareProducts(this.#database, this.#key);
		this.#report.settle('products', products);
		this.#report.settle('variants', { ...variants, extra: archived });
	}

	async apply(tx: Queryable): Promise<void> {
		const products = await applyProducts(tx, this.#key);
		// Its variants refer to it in the next statement.
		if (products.created >= MANY_ROWS) await analyzeTable(tx, 'product');
		const extra = await archiveDeparted(tx, this.#key);
		const variants = await applyVariants(tx, this.#key);
		this.#created = variants.created;
		this.#report.settle('products', products);
		this.#report.settle('variants', { ...variants, extra });
	}

	async applied(): Promise<void> {
		if (this.#created >= MANY_ROWS) await analyzeTable(this.#database, 'variant');
	}

	async #flush(): Promise<void> {
		const products = this.#productBatch;
		const variants = this.#variantBatch;
		this.#productBatch = [];
		this.#variantBatch = [];
		if (products.length > 0) await stageProducts(this.#database, this.#key, products, variants);
	}

	async #keepUnmentioned(): Promise<void> {
		const kept: KeptProductFields = {
			products: (['description', 'vendor', 'category', 'image'] as const).filter((field) => !this.#products.has(field)),
			variants: (['gtin', 'price_amount', 'list_price_amount', 'image'] as const).filter(
				(field) => !this.#variants.has(field),
			),
			status: !this.#products.has(...STATUS),
			tracked: !this.#variants.has('tracked'),
			backorder: !this.#variants.has('backorder'),
			countedHere: this.#foreign,
		};
		if (kept.status || kept.products.length > 0) await keepProductFields(this.#database, this.#key, kept);
		if (kept.tracked || kept.countedHere || kept.backorder || kept.variants.length > 0) {
			await keepVariantFields(this.#database, this.#key, kept);
		}
	}

	async #reportRefusals(): Promise<void> {
		for (const refused of await listProductRefusals(this.#database, this.#key, MOST_REMARKS)) {
			this.#report.remark(this.#remarkOf(refused));
		}
		const { products, variants } = await countRefusedProducts(this.#database, this.#key);
		for (let left = products; left > 0; left -= 1) {
			// The variants all at once: their number is known for all of the products only.
			this.#report.refuseRead('product', left === 1 ? variants : 0, left === 1 ? variants : 0);
		}
	}

	#remarkOf({ line, code, product_id, sku, other }: ProductRefusal) {
		if (code === 'product_repeated') {
			const reason = `Line ${other} already is this product. Put its rows together, or give one of the two another id.`;
			return refusal(line, this.#products.header('product_id'), product_id, code, reason);
		}
		const column = this.#variants.header('sku');
		if (code === 'sku_repeated') {
			const reason = `Line ${other} already has this SKU. Every variant needs its own; correct one of the two.`;
			return refusal(line, column, sku, code, reason);
		}
		const reason = `This SKU belongs to the product “${other}”, which is not in the file. Archive it there, or give this variant another SKU.`;
		return refusal(line, column, sku, code, reason);
	}

	#noteCurrency({ variants }: ProductRecord): void {
		if (this.#currencyNoted || this.#currency === null) return;
		const priced = variants.find(({ price_amount, currency }) => price_amount !== null && currency === this.#currency);
		if (!priced || this.#variants.has('currency')) return;
		const column = this.#variants.header('price_amount');
		this.#currencyNoted = true;
		if (column?.toUpperCase().includes(this.#currency)) return;
		const reason = `The file names no currency; its prices are taken as ${this.#currency}, the shop’s own. Say another with --currency.`;
		this.#report.remark(note(priced.place.line, column, null, 'currency_assumed', reason));
	}
}
