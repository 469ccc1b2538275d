import { tableFormats } from '../formats/index.ts';
import type { TableFormat } from '../formats/format.ts';
import { FileRefused, type ReadOptions } from '../records.ts';
import type { Row } from './csv.ts';
import { Headers } from './headers.ts';

/** The header line of a file is among its first rows: exports of spreadsheets may put a title above it. */
export const HEADER_ROWS = 10;

export interface RecognisedTable {
	format: TableFormat;
	format_name: string;
	headers: Headers;
	/** Rows up to the header line, and it. */
	rows: number;
}

/**
 * Finds the header line and the format whose headers it has; refuses the file when there is none, or when it is not of
 * the kind asked for. The order of the table of formats decides where two would do: the more telling ones come first.
 */
export function recogniseTable(rows: readonly Row[], options: ReadOptions): RecognisedTable {
	const candidates = rows.slice(0, HEADER_ROWS).map((row) => new Headers(row.line, row.cells));
	const formats = options.format === undefined ? tableFormats : tableFormats.filter(({ id }) => id === options.format);
	for (const [at, headers] of candidates.entries()) {
		for (const format of formats) {
			const name = format.recognise(headers);
			if (name !== undefined) return found(format, name, headers, at, options);
		}
	}
	const headers = candidates.find(({ keys }) => keys.filter((key) => key !== '').length > 1) ?? candidates[0];
	if (headers === undefined) throw refused(1, 'file_empty', 'The file is empty.');
	const format = formats[0];
	if (options.format === undefined || format === undefined)
		throw refused(headers.line, 'format_unknown', unknown(headers));
	const missing = format.required.filter((names) => !headers.has(...names)).map(([name]) => name ?? '');
	if (missing.length > 0) throw refused(headers.line, 'columns_missing', lacking(format, missing, headers));
	return found(format, format.name, headers, candidates.indexOf(headers), options);
}

function found(format: TableFormat, name: string, headers: Headers, at: number, options: ReadOptions): RecognisedTable {
	if (!format.kinds.includes(options.kind)) {
		const kinds = format.kinds.map((kind) => `\`import ${kind}\``).join(' or ');
		throw refused(
			headers.line,
			'kind_mismatch',
			`This is a file of the kind “${name}”, which has no ${options.kind} in it. Use ${kinds}.`,
		);
	}
	return { format, format_name: name, headers, rows: at + 1 };
}

function lacking(format: TableFormat, missing: string[], headers: Headers): string {
	return `${format.name} needs the columns ${quoted(missing)}. Found: ${quoted(headers.names)}.`;
}

function unknown(headers: Headers): string {
	const known = tableFormats.map(({ name }) => name).join(', ');
	return `The columns are those of no known export. Found: ${quoted(headers.names)}. Known: ${known}, and GeoJSON. If the names of the columns are translated, export in English.`;
}

function quoted(names: readonly string[]): string {
	const shown = names
		.filter((name) => name !== '')
		.slice(0, 40)
		.map((name) => `“${name.slice(0, 60)}”`);
	return shown.length === 0 ? 'none' : shown.join(', ');
}

function refused(line: number, code: string, reason: string): FileRefused {
	return new FileRefused({ line, column: null, value: null, code, reason });
}
