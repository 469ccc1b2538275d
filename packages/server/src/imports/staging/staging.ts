import type { Database, Queryable } from '../../database/database.ts';
import type { ImportRecord, Place, Remark } from '../records.ts';
import type { Report } from '../report.ts';
import type { RunKey } from '../run.queries.ts';

/** What of the file is laid down in the database before any of it is taken. One kind of file, one implementation. */
export interface Staging {
	/** Lays records down in batches, so it usually has nothing to wait for. */
	add(record: ImportRecord): Promise<void>;
	/** After the last record: refuses what cannot be, and settles in the report what would change. */
	compare(): Promise<void>;
	/** Applies what differs, in a transaction, and settles in the report what did change. */
	apply(tx: Queryable): Promise<void>;
	/** Once that is committed. */
	applied(): Promise<void>;
}

export interface StagingOptions {
	database: Database;
	key: RunKey;
	report: Report;
}

/** Headers of the file by field of the record, over all its records. A field without one is not mentioned by the file. */
export class Columns {
	#last: Place['columns'] | undefined;
	readonly #headers = new Map<string, string>();

	see({ columns }: Place): void {
		if (columns === this.#last) return;
		this.#last = columns;
		for (const [field, header] of Object.entries(columns)) {
			if (header !== undefined) this.#headers.set(field, header);
		}
	}

	header(...fields: string[]): string | null {
		for (const field of fields) {
			const header = this.#headers.get(field);
			if (header !== undefined) return header;
		}
		return null;
	}

	has(...fields: string[]): boolean {
		return this.header(...fields) !== null;
	}
}

export function refusal(
	line: number,
	column: string | null,
	value: string | null,
	code: string,
	reason: string,
): Remark {
	return { level: 'refused', line, column, value: value?.slice(0, 200) ?? null, code, reason };
}

export function note(line: number, column: string | null, value: string | null, code: string, reason: string): Remark {
	return { level: 'note', line, column, value: value?.slice(0, 200) ?? null, code, reason };
}
