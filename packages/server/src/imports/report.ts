import type { ImportCounts, ImportKind, ImportRemark, ImportReport } from '@endcap/contract';
import type { ImportRecord, Recognised, RefusedRecord, Remark } from './records.ts';

const MOST_REMARKS = 1000;

export type Thing = 'products' | 'variants' | 'stores' | 'levels' | 'coupons' | 'issues' | 'programs';

const THINGS: Record<ImportKind, Thing[]> = {
	products: ['products', 'variants'],
	stores: ['stores'],
	stock: ['levels'],
	coupons: ['coupons'],
	issues: ['issues'],
	program: ['programs'],
};

/** The first thousand in the order of the file, though they come a little out of it. */
class Remarks {
	#kept: ImportRemark[] = [];

	add({ level: _level, ...remark }: Remark): void {
		this.#kept.push(remark);
		if (this.#kept.length >= 4 * MOST_REMARKS) this.#kept = this.list();
	}

	list(): ImportRemark[] {
		return this.#kept.toSorted((one, other) => one.line - other.line).slice(0, MOST_REMARKS);
	}
}

/** Gathers what becomes the ImportReport. */
export class Report {
	readonly #kind: ImportKind;
	readonly #started = new Date();
	readonly #rows = { read: 0, ignored: 0, refused: 0 };
	readonly #counts = new Map<Thing, ImportCounts>();
	readonly #refused = new Remarks();
	readonly #notes = new Remarks();
	#refusals = 0;
	#taken = 0;
	#wholeFile = false;

	constructor(kind: ImportKind) {
		this.#kind = kind;
		for (const thing of THINGS[kind]) this.counts(thing);
	}

	counts(thing: Thing): ImportCounts {
		let counts = this.#counts.get(thing);
		if (!counts) {
			counts = { read: 0, created: 0, changed: 0, unchanged: 0, ignored: 0, refused: 0 };
			this.#counts.set(thing, counts);
		}
		return counts;
	}

	row(): void {
		this.#rows.read += 1;
	}

	remark(remark: Remark): void {
		if (remark.level === 'refused') {
			this.#refusals += 1;
			this.#refused.add(remark);
			return;
		}
		this.#notes.add(remark);
		if (remark.level !== 'ignored') return;
		this.#rows.ignored += 1;
		// Of these files a row is a record.
		if (this.#kind !== 'stock' && this.#kind !== 'issues') return;
		const counts = this.counts(this.#kind === 'stock' ? 'levels' : 'issues');
		counts.read += 1;
		counts.ignored += 1;
	}

	/** A record that came whole out of the file. */
	record(record: ImportRecord): void {
		this.#taken += 1;
		this.counts(thingOf(record.type)).read += 1;
		if (record.type === 'product') this.counts('variants').read += record.variants.length;
	}

	/** A record that the reader refused. */
	refusedRecord({ record, rows, variants }: RefusedRecord): void {
		this.counts(thingOf(record)).read += 1;
		if (record === 'product') this.counts('variants').read += variants;
		this.#refuse(record, rows, variants);
	}

	/** A record that was read, and that the database or the rest of the file speaks against. Its remarks come apart. */
	refuseRead(record: ImportRecord['type'], rows: number, variants = 0): void {
		this.#taken -= 1;
		this.#refuse(record, rows, variants);
	}

	#refuse(record: ImportRecord['type'], rows: number, variants: number): void {
		this.#rows.refused += rows;
		this.counts(thingOf(record)).refused += 1;
		if (record === 'product') this.counts('variants').refused += variants;
	}

	/** The file as a whole is not taken, whatever is said of bad rows. */
	refuseFile(remark: Remark): void {
		this.#wholeFile = true;
		this.remark(remark);
	}

	/** What was or would be created and changed; the rest of what was read is unchanged. */
	settle(thing: Thing, { created, changed, extra = 0 }: { created: number; changed: number; extra?: number }): void {
		const counts = this.counts(thing);
		counts.created = created;
		// `extra` are things that the file does not name and that change through it: variants that left their product.
		counts.changed = changed + extra;
		counts.unchanged = Math.max(0, counts.read - counts.refused - counts.ignored - created - changed);
	}

	/** Whether anything of the file may be applied. */
	mayBeTaken(skipBadRows: boolean): boolean {
		if (this.#wholeFile) return false;
		return this.#refusals === 0 || (skipBadRows && this.#taken > 0);
	}

	finish(id: string, recognised: Recognised | undefined, status: ImportReport['status']): ImportReport {
		return {
			id,
			kind: this.#kind,
			format: recognised?.format ?? null,
			format_name: recognised?.format_name ?? 'Not recognised',
			encoding: recognised?.encoding ?? 'not known',
			delimiter: recognised?.delimiter ?? null,
			status,
			rows: { ...this.#rows },
			...Object.fromEntries(
				[...this.#counts].map(([thing, counts]) => [thing, status === 'refused' ? untaken(counts) : counts]),
			),
			refused: this.#refused.list(),
			notes: this.#notes.list(),
			columns_ignored: recognised?.columns_ignored ?? [],
			started_at: instant(this.#started),
			finished_at: instant(new Date()),
		};
	}
}

function thingOf(record: ImportRecord['type']): Thing {
	return `${record}s`;
}

function instant(date: Date): string {
	return `${date.toISOString().slice(0, 19)}Z`;
}

function untaken(counts: ImportCounts): ImportCounts {
	return { ...counts, created: 0, changed: 0, unchanged: 0 };
}
