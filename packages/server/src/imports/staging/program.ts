import type { LoyaltyProgram } from '@endcap/contract';
import type { Database, Queryable } from '../../database/database.ts';
import { selectProgram, upsertProgram } from '../../loyalty/program.queries.ts';
import { programErrors } from '../../loyalty/program.rules.ts';
import { programLines } from '../exporting/program-file.ts';
import type { ImportRecord, ProgramRecord } from '../records.ts';
import type { Report } from '../report.ts';
import type { RunKey } from '../run.queries.ts';
import { Columns, refusal, type Staging, type StagingOptions } from './staging.ts';

/** What a new program has that a file does not mention. */
const DEFAULTS = { active: true, pending_days: 0, expires_after_months: null, tier_period_months: 12 };

/** What to do, by the column that an error is about. */
const REASONS: Record<string, string> = {
	id: 'Another one of these has this id already. Choose another.',
	points: 'Not above the tier before. Put the tiers in order, the lowest first.',
	pending_days: 'Points would expire before they could be spent. Write fewer days.',
};

/** A program is one record, so it waits in memory. */
export class ProgramStaging implements Staging {
	readonly #database: Database;
	readonly #key: RunKey;
	readonly #report: Report;
	readonly #currency: string;
	readonly #columns = new Columns();
	#record: ProgramRecord | undefined;
	#program: LoyaltyProgram | undefined;
	#settled = { created: 0, changed: 0 };

	constructor({ database, key, report }: StagingOptions, currency: string) {
		this.#database = database;
		this.#key = key;
		this.#report = report;
		this.#currency = currency;
	}

	async add(record: ImportRecord): Promise<void> {
		if (record.type !== 'program') throw new Error(`A program file gave a ${record.type}`);
		this.#columns.see(record.place);
		this.#record = record;
	}

	async compare(): Promise<void> {
		const record = this.#record;
		if (!record) return;
		const before = await selectProgram(this.#database, this.#key.merchantId);
		const program = programOf(record, before);
		if (this.#refuse(record, program)) return this.#report.refuseRead('program', record.rows);
		this.#program = program;
		const same = before !== undefined && programLines(before) === programLines(program);
		this.#settled = { created: before ? 0 : 1, changed: before && !same ? 1 : 0 };
		this.#report.settle('programs', this.#settled);
	}

	async apply(tx: Queryable): Promise<void> {
		const { created, changed } = this.#settled;
		if (this.#program && created + changed > 0) await upsertProgram(tx, this.#key.merchantId, this.#program);
	}

	async applied(): Promise<void> {
		// One row tells the statistics nothing.
	}

	#refuse({ place, lines }: ProgramRecord, program: LoyaltyProgram): boolean {
		const errors = programErrors(program, this.#currency);
		for (const { pointer } of errors) {
			const [, list = '', index = ''] = pointer.split('/');
			const line = (list === 'tiers' || list === 'rewards' ? lines[list][Number(index)] : undefined) ?? place.line;
			const field = pointer.endsWith('/from_points') ? 'points' : (pointer.split('/').at(-1) ?? '');
			const foreign = `Not in the shop’s own currency, ${this.#currency}, which the program is in. Write the amount in it.`;
			const code = field === 'currency' ? 'currency_conflict' : 'program_invalid';
			this.#report.remark(refusal(line, this.#columns.header(field), null, code, REASONS[field] ?? foreign));
		}
		return errors.length > 0;
	}
}

function programOf(
	{ fields, earn, tiers, rewards }: ProgramRecord,
	before: LoyaltyProgram | undefined,
): LoyaltyProgram {
	return {
		...DEFAULTS,
		point_value: null,
		...before,
		...fields,
		earn: { rounding: before?.earn.rounding ?? 'down', ...earn },
		tiers,
		rewards,
	};
}
