import type { ImportKind } from '@endcap/contract';
import type { ImportItem, ReadOptions, Remark } from '../records.ts';
import { cut } from './cells.ts';
import type { Row } from './csv.ts';
import { type ColumnNames, type Columns, findColumns, type Headers } from './headers.ts';
import type { DecimalStyle } from './numbers.ts';

/** Longest value that a remark quotes. */
const VALUE_LENGTH = 200;

/** A table being read: what a format reads its rows with, and where it puts what it found. */
export class Sheet {
	readonly kind: ImportKind;
	readonly options: ReadOptions;
	readonly headers: Headers;
	readonly decimals: DecimalStyle;
	/** What was found and not yet fetched. */
	items: ImportItem[] = [];
	/** Cells refused so far: a record during whose reading it grew is refused. */
	refusals = 0;
	readonly #used = new Set<number>();

	constructor(options: ReadOptions, headers: Headers, decimals: DecimalStyle) {
		this.kind = options.kind;
		this.options = options;
		this.headers = headers;
		this.decimals = decimals;
	}

	/** Finds the columns of a format and marks them as used. */
	columns<Field extends string>(names: ColumnNames<Field>): Columns<Field> {
		const columns = findColumns(this.headers, names);
		for (const position of Object.values<number>(columns)) this.use(position);
		return columns;
	}

	use(position: number): void {
		if (position !== -1) this.#used.add(position);
	}

	get ignored(): string[] {
		return this.headers.names.filter((name, position) => name !== '' && !this.#used.has(position));
	}

	/** Headers as written, by field of the record. */
	names(fields: Record<string, number>): Record<string, string> {
		const found = Object.entries(fields).filter(([, position]) => position !== -1);
		return Object.fromEntries(found.map(([field, position]) => [field, this.headers.names[position] ?? '']));
	}

	/** What was found since it was last asked. */
	take(): ImportItem[] {
		const { items } = this;
		this.items = [];
		return items;
	}

	/**
	 * Begins a record or a further row of one: refuses a row with more cells than headers, notes one with fewer, and
	 * answers `refusals` as it was before.
	 */
	begin(row: Row): number {
		const { refusals } = this;
		const { length } = row.cells;
		const headers = this.headers.names.length;
		if (length > headers && row.cells.slice(headers).some((cell) => cell.trim() !== '')) {
			this.refuse(
				row,
				-1,
				'row_long',
				`This row has ${length} cells under ${headers} headers, so some stand in the wrong column. Put cells that contain the delimiter in quotes.`,
			);
		} else if (length < headers) {
			this.note(
				row,
				-1,
				'row_short',
				`This row has ${length} cells under ${headers} headers; the missing ones are taken as empty.`,
			);
		}
		return refusals;
	}

	noteRepeatedColumns(): void {
		for (const position of this.headers.repeats()) {
			const first = this.headers.keys.indexOf(this.headers.keys[position] ?? '');
			if (!this.#used.has(first)) continue;
			const row = { line: this.headers.line, cells: [...this.headers.names] };
			this.note(
				row,
				position,
				'column_repeated',
				`Column ${position + 1} has the name of column ${first + 1}; the first is read.`,
			);
		}
	}

	noteEncoding(line: number): void {
		this.note(
			{ line, cells: [] },
			-1,
			'encoding_assumed',
			'Not UTF-8, so the file is read as Windows-1252. If letters look wrong, save it as UTF-8 and import it again.',
		);
	}

	refuse(row: Row, position: number, code: string, reason: string): void {
		this.refusals++;
		this.#remark('refused', row, position, code, reason);
	}

	note(row: Row, position: number, code: string, reason: string): void {
		this.#remark('note', row, position, code, reason);
	}

	ignore(row: Row, code: string, reason: string): void {
		this.#remark('ignored', row, -1, code, reason);
	}

	#remark(level: Remark['level'], row: Row, position: number, code: string, reason: string): void {
		const column = this.headers.names[position] ?? null;
		const value = column === null ? null : cut(row.cells[position] ?? '', VALUE_LENGTH);
		this.items.push({ type: 'remark', remark: { level, line: row.line, column, value, code, reason } });
	}
}
