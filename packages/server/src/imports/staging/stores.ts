import type { Database, Queryable } from '../../database/database.ts';
import { localTime } from '../../stores/zone.ts';
import type { ImportRecord, StoreRecord } from '../records.ts';
import type { Report } from '../report.ts';
import type { RunKey } from '../run.queries.ts';
import { analyzeTable, MANY_ROWS } from './analyze.queries.ts';
import { Columns, refusal, type Staging, type StagingOptions } from './staging.ts';
import {
	applyStores,
	compareStores,
	keepStoreFields,
	refuseRepeatedStores,
	stageStores,
	type StagedStore,
} from './stores.queries.ts';

const BATCH = 500;
const TEXTS = ['street', 'city', 'postal_code', 'region', 'country', 'phone', 'url'] as const;

export class StoreStaging implements Staging {
	readonly #database: Database;
	readonly #key: RunKey;
	readonly #report: Report;
	readonly #columns = new Columns();
	#batch: StagedStore[] = [];
	#number = 0;
	#created = 0;

	constructor({ database, key, report }: StagingOptions) {
		this.#database = database;
		this.#key = key;
		this.#report = report;
	}

	async add(record: ImportRecord): Promise<void> {
		if (record.type !== 'store') throw new Error(`A store file gave a ${record.type}`);
		this.#columns.see(record.place);
		this.#number += 1;
		if (!this.#zoneExists(record)) return;
		const { type: _type, place, ...fields } = record;
		this.#batch.push({ number: this.#number, line: place.line, ...fields });
		if (this.#batch.length >= BATCH) await this.#flush();
	}

	async compare(): Promise<void> {
		await this.#flush();
		if (this.#number === 0) return;
		await analyzeTable(this.#database, 'import_store');
		for (const { line, store_id, other } of await refuseRepeatedStores(this.#database, this.#key)) {
			const reason = `Line ${other} already is this store. Give each store an id of its own, or leave one of the two.`;
			this.#refuse(line, 'store_id', store_id, 'store_repeated', reason);
		}
		await keepStoreFields(this.#database, this.#key, {
			hours: !this.#columns.has('hours'),
			pickup: !this.#columns.has('prep_minutes', 'hold_hours'),
			slots: !this.#columns.has('slot_minutes', 'slot_capacity', 'same_day_until'),
			texts: TEXTS.filter((field) => !this.#columns.has(field)),
			status: !this.#columns.has('status'),
			kind: !this.#columns.has('kind'),
			geo: !this.#columns.has('latitude', 'longitude'),
		});
		this.#report.settle('stores', await compareStores(this.#database, this.#key));
	}

	async apply(tx: Queryable): Promise<void> {
		const written = await applyStores(tx, this.#key);
		this.#created = written.created;
		this.#report.settle('stores', written);
	}

	async applied(): Promise<void> {
		if (this.#created >= MANY_ROWS) await analyzeTable(this.#database, 'store');
	}

	/** Opening hours and pickup times are counted in it, so it must be one that this machine knows. */
	#zoneExists({ place: { line }, timezone }: StoreRecord): boolean {
		try {
			localTime(timezone, 0, 0);
			return true;
		} catch {
			this.#refuse(
				line,
				'timezone',
				timezone,
				'timezone_unknown',
				'There is no such time zone. Write one as Europe/Tallinn.',
			);
			return false;
		}
	}

	async #flush(): Promise<void> {
		const batch = this.#batch;
		this.#batch = [];
		if (batch.length > 0) await stageStores(this.#database, this.#key, batch);
	}

	#refuse(line: number, field: string, value: string, code: string, reason: string): void {
		this.#report.remark(refusal(line, this.#columns.header(field), value, code, reason));
		this.#report.refuseRead('store', 1);
	}
}
