import type { Database, Queryable } from '../../database/database.ts';
import { stageEvents } from '../../events/staging.queries.ts';
import type { CouponRecord, ImportRecord } from '../records.ts';
import type { Report } from '../report.ts';
import type { RunKey } from '../run.queries.ts';
import { analyzeTable, MANY_ROWS } from './analyze.queries.ts';
import { applyCouponProducts, applyCoupons, compareCoupons, refuseCoupons, stageCoupons } from './coupons.queries.ts';
import { note, Columns, refusal, type Staging, type StagingOptions } from './staging.ts';

const BATCH = 200;

const REASONS: Record<string, string> = {
	coupon_state: 'The coupon does not go to this status from the one it has. Give it another id.',
	limit_below_uses: 'More of it are used or in wallets already, so the limit cannot be that low.',
	valid_until_early: 'It ends before it begins.',
	code_taken: 'Another coupon has this code. Choose another.',
};

export class CouponStaging implements Staging {
	readonly #database: Database;
	readonly #key: RunKey;
	readonly #report: Report;
	readonly #currency: string;
	readonly #columns = new Columns();
	#batch: CouponRecord[] = [];
	#number = 0;
	#articles = 0;
	#written = 0;

	constructor({ database, key, report }: StagingOptions, currency: string) {
		this.#database = database;
		this.#key = key;
		this.#report = report;
		this.#currency = currency;
	}

	async add(record: ImportRecord): Promise<void> {
		if (record.type !== 'coupon') throw new Error(`A coupon file gave a ${record.type}`);
		this.#columns.see(record.place);
		const { line } = record.place;
		if (record.currency !== null && record.currency !== this.#currency) {
			const reason = `In ${record.currency}, but the shop’s own currency is ${this.#currency}, which coupons are in.`;
			return this.#refuse(line, 'currency', record.currency, 'currency_conflict', reason);
		}
		const { skus } = record;
		const repeats = skus ? skus.length - new Set(skus).size : 0;
		if (repeats > 0) {
			const reason = `${repeats} articles of this coupon are named more than once; each is taken once.`;
			this.#report.remark(note(line, this.#columns.header('sku'), record.coupon_id, 'sku_repeated', reason));
		}
		this.#batch.push(record);
		if (this.#batch.length >= BATCH) await this.#flush();
	}

	async compare(): Promise<void> {
		await this.#flush();
		if (this.#number === 0) return;
		await analyzeTable(this.#database, 'import_coupon');
		for (const { line, coupon_id, refusal: code } of await refuseCoupons(this.#database, this.#key)) {
			this.#refuse(line, 'coupon_id', coupon_id, code, REASONS[code] ?? code);
		}
		this.#report.settle('coupons', await compareCoupons(this.#database, this.#key));
	}

	async apply(tx: Queryable): Promise<void> {
		const written = await applyCoupons(tx, this.#key);
		await applyCouponProducts(tx, this.#key);
		await stageEvents(
			tx,
			this.#key.merchantId,
			written.map(({ coupon_id: id }) => ({ type: 'coupon.updated', data: { id } })),
		);
		this.#written = written.length;
		const created = written.filter((each) => each.created).length;
		this.#report.settle('coupons', { created, changed: written.length - created });
	}

	async applied(): Promise<void> {
		if (this.#written === 0) return;
		await analyzeTable(this.#database, 'coupon');
		// Coupons are few, and their articles are many. Of an empty table nothing is to be learned.
		if (this.#articles >= MANY_ROWS) await analyzeTable(this.#database, 'coupon_product');
	}

	async #flush(): Promise<void> {
		const batch = this.#batch;
		this.#batch = [];
		if (batch.length === 0) return;
		const staged = batch.map(({ place, coupon_id, fields, categories, skus }) => {
			const isNamed = categories !== null && (categories.length > 0 || (skus?.length ?? 0) > 0);
			const mentioned = categories === null ? {} : { categories: isNamed ? categories : null };
			this.#number += 1;
			this.#articles += skus?.length ?? 0;
			return { number: this.#number, line: place.line, coupon_id, fields: { ...fields, ...mentioned }, skus };
		});
		for (const number of await stageCoupons(this.#database, this.#key, staged)) {
			const { line = 1, coupon_id = '' } = staged.find((each) => each.number === number) ?? {};
			const reason = 'This coupon stands further up already. Put its rows together, or leave one of them.';
			this.#refuse(line, 'coupon_id', coupon_id, 'coupon_repeated', reason);
		}
	}

	#refuse(line: number, field: string, value: string, code: string, reason: string): void {
		this.#report.remark(refusal(line, this.#columns.header(field), value, code, reason));
		this.#report.refuseRead('coupon', 1);
	}
}
