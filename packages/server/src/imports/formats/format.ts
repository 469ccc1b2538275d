import type { ImportFormat, ImportKind } from '@endcap/contract';
import type { ImportItem, ReadOptions } from '../records.ts';
import type { Row } from '../reading/csv.ts';
import type { Headers } from '../reading/headers.ts';
import type { Sheet } from '../reading/sheet.ts';

/** Reads the rows of one file into `sheet.items`. */
export interface RowReader {
	row(row: Row): void;
	/** After the last row. */
	end(): void;
}

/** A format that is a table. */
export interface TableFormat {
	id: ImportFormat;
	/** For people, without the generation. */
	name: string;
	/** What a file of this format can be imported as. */
	kinds: readonly ImportKind[];
	/** True when machines write it with `.` as the decimal sign, whatever stands between the cells. */
	decimalPoint: boolean;
	/** The format's name with its generation when the headers are its; undefined when they are not. */
	recognise(headers: Headers): string | undefined;
	/** Every one of these must have a column, under one of its names; asked only when the format was named. */
	required: readonly (readonly string[])[];
	open(sheet: Sheet): RowReader;
}

/** A format that is a document: it reads the text itself. */
export interface DocumentFormat {
	id: ImportFormat;
	name: string;
	kinds: readonly ImportKind[];
	read(text: AsyncIterable<string>, options: ReadOptions): AsyncIterable<ImportItem>;
}
