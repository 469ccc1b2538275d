import { newWalletCoupon } from '../../coupons/codes.ts';
import { lockCoupons } from '../../coupons/queries.ts';
import { addUses } from '../../coupons/uses.queries.ts';
import type { Database, Queryable } from '../../database/database.ts';
import { stageEvents } from '../../events/staging.queries.ts';
import type { ImportRecord } from '../records.ts';
import type { Report } from '../report.ts';
import type { RunKey } from '../run.queries.ts';
import {
	applyIssues,
	countNewIssues,
	listIssuedCoupons,
	refuseIssues,
	stageIssues,
	type StagedIssue,
} from './issues.queries.ts';
import { analyzeTable, MANY_ROWS } from './analyze.queries.ts';
import { Columns, refusal, type Staging, type StagingOptions } from './staging.ts';

const BATCH = 1000;

const REASONS: Record<string, string> = {
	coupon_unknown: 'No coupon has this id. Import the coupons first, or correct it.',
	customer_unknown: 'No customer has this id, e-mail address or phone number.',
	issue_repeated: 'The same code or customer stands further up already. Give it a name of its own in issued_for.',
	coupon_state: 'The coupon has ended, so nobody can be given it.',
	code_taken: 'Another coupon has this code. Choose another.',
	limit_reached: 'The coupon has not enough left for this row. Raise its limit, or leave the row.',
};

export class IssueStaging implements Staging {
	readonly #database: Database;
	readonly #key: RunKey;
	readonly #report: Report;
	readonly #columns = new Columns();
	#batch: StagedIssue[] = [];
	#number = 0;
	#created = 0;

	constructor({ database, key, report }: StagingOptions) {
		this.#database = database;
		this.#key = key;
		this.#report = report;
	}

	async add(record: ImportRecord): Promise<void> {
		if (record.type !== 'issue') throw new Error(`An issue list gave a ${record.type}`);
		this.#columns.see(record.place);
		this.#number += 1;
		const { coupon_id, customer, issued_for, valid_until } = record;
		const { wallet_coupon_id, locator, code } = newWalletCoupon(coupon_id);
		this.#batch.push({
			number: this.#number,
			line: record.place.line,
			wallet_coupon_id,
			coupon_id,
			code: record.code ?? code,
			locator,
			customer,
			issued_for,
			valid_until,
			own_code: record.code !== null,
		});
		if (this.#batch.length >= BATCH) await this.#flush();
	}

	async compare(): Promise<void> {
		await this.#flush();
		if (this.#number === 0) return;
		await analyzeTable(this.#database, 'import_issue');
		for (const { line, coupon_id, customer, refusal: code } of await refuseIssues(this.#database, this.#key)) {
			const [field, value] = code === 'customer_unknown' ? ['customer', customer ?? ''] : ['coupon_id', coupon_id];
			this.#report.remark(refusal(line, this.#columns.header(field), value, code, REASONS[code] ?? code));
			this.#report.refuseRead('issue', 1);
		}
		this.#report.settle('issues', { created: await countNewIssues(this.#database, this.#key), changed: 0 });
	}

	async apply(tx: Queryable): Promise<void> {
		const { merchantId } = this.#key;
		await lockCoupons(tx, merchantId, await listIssuedCoupons(tx, this.#key));
		const issued = await applyIssues(tx, this.#key);
		const owned = issued.filter(({ customer_id }) => customer_id !== null);
		await addUses(
			tx,
			merchantId,
			owned.map(({ coupon_id, customer_id }) => ({ coupon_id, customer_id, uses: 1, excess: 0 })),
		);
		await stageEvents(
			tx,
			merchantId,
			owned.map(({ wallet_coupon_id: id, coupon_id, customer_id }) => ({
				type: 'wallet_coupon.issued',
				owner_id: customer_id,
				data: { id, coupon_id, customer_id, status: 'issued' },
			})),
		);
		this.#created = issued.length;
		this.#report.settle('issues', { created: issued.length, changed: 0 });
	}

	async applied(): Promise<void> {
		if (this.#created >= MANY_ROWS) await analyzeTable(this.#database, 'wallet_coupon');
	}

	async #flush(): Promise<void> {
		const batch = this.#batch;
		this.#batch = [];
		if (batch.length > 0) await stageIssues(this.#database, this.#key, batch);
	}
}
