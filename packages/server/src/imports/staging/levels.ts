import type { Database, Queryable } from '../../database/database.ts';
import type { ImportRecord, LevelRecord } from '../records.ts';
import type { Report } from '../report.ts';
import type { RunKey } from '../run.queries.ts';
import { analyzeTable, MANY_ROWS } from './analyze.queries.ts';
import {
	applyLevels,
	findLevelLines,
	findSkus,
	stageLevels,
	trackVariants,
	type KeptFields,
	type LevelPosition,
	type LevelsStaged,
	type StagedLevel,
} from './levels.queries.ts';
import { Columns, note, refusal, type Staging, type StagingOptions } from './staging.ts';
import { storeDirectory, type StoreDirectory } from './store-directory.ts';

// Of an embedded database, a batch is how long a reader waits.
const BATCH = { pglite: 1000, postgresql: 4000 };
const APPLIED_AT_ONCE = 20_000;
const MOST = 2_147_483_647;

export class LevelStaging implements Staging {
	readonly #database: Database;
	readonly #key: RunKey;
	readonly #report: Report;
	readonly #columns = new Columns();
	readonly #stores: Promise<StoreDirectory>;
	#batch: { record: LevelRecord; storeId: string }[] = [];
	#created = 0;
	#changed = 0;
	#refusedLine = 0;

	constructor({ database, key, report }: StagingOptions) {
		this.#database = database;
		this.#key = key;
		this.#report = report;
		this.#stores = storeDirectory(database, key.merchantId);
		this.#stores.catch(() => undefined);
	}

	async add(record: ImportRecord): Promise<void> {
		if (record.type !== 'level') throw new Error(`A stock file gave a ${record.type}`);
		this.#columns.see(record.place);
		const storeId = this.#storeOf(record, await this.#stores);
		if (storeId === null) return;
		const count = [record.on_hand, record.committed, record.unavailable, record.incoming].find((value) => value > MOST);
		if (count !== undefined) {
			this.#refuse(record, 'on_hand', String(count), 'quantity_too_large', `More than ${MOST} cannot be kept.`);
			return;
		}
		this.#batch.push({ record, storeId });
		if (this.#batch.length >= BATCH[this.#database.engine]) await this.#flush();
	}

	async compare(): Promise<void> {
		await this.#flush();
		if (this.#created + this.#changed > 0) await analyzeTable(this.#database, 'import_level');
		this.#report.settle('levels', { created: this.#created, changed: this.#changed });
	}

	async apply(tx: Queryable): Promise<void> {
		if (this.#created + this.#changed === 0) return;
		let created = 0;
		let changed = 0;
		let after: LevelPosition | null = { sku: '', store_id: '' };
		while (after) {
			const done = await applyLevels(tx, this.#key, after, APPLIED_AT_ONCE);
			created += done.created;
			changed += done.changed;
			after = done.last;
		}
		await trackVariants(tx, this.#key);
		this.#created = created;
		this.#report.settle('levels', { created, changed });
	}

	async applied(): Promise<void> {
		if (this.#created >= MANY_ROWS) await analyzeTable(this.#database, 'inventory_level');
	}

	#storeOf(record: LevelRecord, stores: StoreDirectory): string | null {
		const found = stores.find(record.store);
		if (found.length === 1) return found[0] ?? null;
		if (found.length === 0) {
			const known = stores.examples.length > 0 ? `Known are ${stores.examples.join(', ')}.` : 'There are none yet.';
			const reason = `No store has this id or name. Import the stores first, or correct it. ${known}`;
			this.#refuse(record, 'store', record.store, 'store_unknown', reason);
		} else {
			const reason = `Several stores have this name. Write the id of the one that is meant: ${found.slice(0, 10).join(', ')}.`;
			this.#refuse(record, 'store', record.store, 'store_ambiguous', reason);
		}
		return null;
	}

	async #flush(): Promise<void> {
		const batch = this.#batch;
		this.#batch = [];
		if (batch.length === 0) return;
		const skus = await this.#skusOf(batch);
		const levels: StagedLevel[] = [];
		for (const [number, { record, storeId }] of batch.entries()) {
			const sku = record.sku ?? skus.get(number);
			if (sku === undefined) continue;
			const { stocked, on_hand, committed, unavailable, incoming, shelf } = record;
			levels.push({
				number,
				line: record.place.line,
				sku,
				store_id: storeId,
				stocked,
				on_hand,
				committed,
				unavailable,
				incoming,
				shelf,
			});
		}
		const staged = await stageLevels(this.#database, this.#key, levels, this.#kept());
		this.#created += staged.created;
		this.#changed += staged.changed;
		await this.#refuseStaged(batch, levels, staged);
		for (const number of staged.untracked) {
			const record = batch[number]?.record;
			if (record) this.#noteTracked(record);
		}
	}

	/** By place in the batch, of those that the file names otherwise than by SKU. Refuses what is not there. */
	async #skusOf(batch: readonly { record: LevelRecord }[]): Promise<Map<number, string>> {
		const skus = new Map<number, string>();
		const wanted = [...batch.entries()]
			.filter(([, { record }]) => record.sku === null)
			.map(
				([
					number,
					{
						record: { gtin, product_id, options },
					},
				]) => ({ number, gtin, product_id, options }),
			);
		if (wanted.length === 0) return skus;
		const found = new Map(
			(await findSkus(this.#database, this.#key.merchantId, wanted)).map((row) => [row.number, row.skus]),
		);
		for (const { number, gtin, product_id } of wanted) {
			const [sku, ...others] = found.get(number) ?? [];
			const record = batch[number]?.record;
			if (!record) continue;
			const field = gtin === null ? 'product_id' : 'gtin';
			const value = gtin ?? product_id;
			if (sku === undefined) {
				const reason = 'No variant has it. Import the products first, or correct it.';
				this.#refuse(record, field, value, `${field === 'gtin' ? 'gtin' : 'variant'}_unknown`, reason);
			} else if (others.length > 0) {
				const reason = `Several variants have it: ${[sku, ...others].slice(0, 10).join(', ')}. Name the SKU.`;
				this.#refuse(record, field, value, `${field === 'gtin' ? 'gtin' : 'variant'}_ambiguous`, reason);
			} else {
				skus.set(number, sku);
			}
		}
		return skus;
	}

	/** What a stock file leaves out stays as it is on levels that exist. */
	#kept(): KeptFields {
		return {
			committed: !this.#columns.has('committed'),
			unavailable: !this.#columns.has('unavailable'),
			incoming: !this.#columns.has('incoming'),
			shelf: !this.#columns.has('shelf'),
		};
	}

	async #refuseStaged(
		batch: readonly { record: LevelRecord; storeId: string }[],
		levels: readonly StagedLevel[],
		{ problems }: LevelsStaged,
	): Promise<void> {
		if (problems.length === 0) return;
		const repeated = new Set(problems.filter(({ code }) => code === 'level_repeated').map(({ number }) => number));
		const asked = levels.filter(({ number }) => repeated.has(number));
		const lines = new Map(
			asked.length === 0
				? []
				: (await findLevelLines(this.#database, this.#key, asked)).map(({ number, line }) => [number, line]),
		);
		const bySku = new Map(levels.map((level) => [level.number, level.sku]));
		for (const { number, code, other } of problems) {
			const record = batch[number]?.record;
			if (!record) continue;
			const sku = bySku.get(number) ?? record.sku;
			if (code === 'sku_unknown') {
				this.#refuse(record, 'sku', sku, code, 'No variant has this SKU. Import the products first, or correct it.');
			} else if (code === 'level_repeated') {
				const reason = `Line ${lines.get(number) ?? '?'} already says how many of it this store has. Leave one of the two.`;
				this.#refuse(record, 'sku', sku, code, reason);
			} else {
				const reason = `${other} of it are reserved for shoppers in this store, so there must be that many. Release them or count again.`;
				this.#refuse(record, 'on_hand', String(record.on_hand), code, reason);
			}
		}
	}

	#noteTracked(record: LevelRecord): void {
		const reason =
			'The stock of this variant was not counted. It is from now on, since the file says how much there is.';
		const column = this.#columns.header('sku', 'gtin', 'product_id');
		this.#report.remark(note(record.place.line, column, record.sku ?? record.gtin, 'variant_tracked', reason));
	}

	#refuse(record: LevelRecord, field: string, value: string | null, code: string, reason: string): void {
		const { line, columns } = record.place;
		this.#report.remark(refusal(line, columns[field] ?? this.#columns.header(field), value, code, reason));
		// A row with a column for every store is one row, however many of its levels are refused.
		this.#report.refuseRead('level', line === this.#refusedLine ? 0 : 1);
		this.#refusedLine = line;
	}
}
