import type { RowReader } from '../formats/format.ts';
import { documentFormats } from '../formats/index.ts';
import { FileRefused, type ImportItem, type Reading, type ReadOptions, type Recognised } from '../records.ts';
import { CsvParser, lineBreaks, type Row } from './csv.ts';
import { decode, type Encoding, InvalidUtf8 } from './decode.ts';
import { sniffDelimiter } from './delimiter.ts';
import { HEADER_ROWS, recogniseTable } from './recognise.ts';
import { notUtf8, Rows } from './rows.ts';
import { Sheet } from './sheet.ts';

interface Opened {
	recognised: Recognised;
	items: AsyncIterable<ImportItem[]>;
}

/** Reads an export: what it is, then its records and remarks, one after another, in bounded memory. */
export function readImport(source: AsyncIterable<Uint8Array>, options: ReadOptions): Reading {
	const opened = open(source, options);
	const recognised = opened.then((file) => file.recognised);
	// Whoever looks at one of the two only is told by that one.
	recognised.catch(() => undefined);
	return { recognised, items: flat(opened) };
}

/** One item after another; by hand, since a generator that yields each costs as much as the reading. */
function flat(opened: Promise<Opened>): AsyncIterable<ImportItem> {
	return {
		[Symbol.asyncIterator]() {
			let batches: AsyncIterator<ImportItem[]> | undefined;
			let batch: ImportItem[] = [];
			let at = 0;
			return {
				async next(): Promise<IteratorResult<ImportItem>> {
					let item = batch[at++];
					while (item === undefined) {
						batches ??= (await opened).items[Symbol.asyncIterator]();
						const { value, done } = await batches.next();
						if (done === true) return { value: undefined, done: true };
						batch = value;
						at = 1;
						item = batch[0];
					}
					return { value: item, done: false };
				},
				async return(): Promise<IteratorResult<ImportItem>> {
					batches ??= (await opened).items[Symbol.asyncIterator]();
					await batches.return?.();
					return { value: undefined, done: true };
				},
			};
		},
	};
}

async function open(source: AsyncIterable<Uint8Array>, options: ReadOptions): Promise<Opened> {
	const encoding: Encoding = { name: 'utf-8' };
	const text = decode(source, encoding);
	try {
		const { value: head } = await text.next();
		if (head === undefined || head.trim() === '') throw refused(1, 'file_empty', 'The file is empty.');
		return /^\s*[{[]/.test(head)
			? openDocument(head, text, encoding, options)
			: openTable(head, text, encoding, options);
	} catch (error) {
		await text.return(undefined);
		throw error instanceof InvalidUtf8 ? notUtf8(1 + lineBreaks(error.before, 0, error.before.length)) : error;
	}
}

async function openDocument(
	head: string,
	text: AsyncGenerator<string>,
	encoding: Encoding,
	options: ReadOptions,
): Promise<Opened> {
	const format = documentFormats.find(({ id }) => options.format === undefined || id === options.format);
	if (format === undefined) throw refused(1, 'format_unknown', 'This is JSON, which is no format known here.');
	if (!format.kinds.includes(options.kind)) {
		throw refused(
			1,
			'kind_mismatch',
			`This is ${format.name}, which has no ${options.kind}. Use \`import ${format.kinds.join('`, `import ')}\`.`,
		);
	}
	const recognised = {
		format: format.id,
		format_name: format.name,
		encoding: encoding.name,
		delimiter: null,
		columns_ignored: [],
	};
	return { recognised, items: documentItems(format.read(withHead(head, text), options)) };
}

async function* documentItems(items: AsyncIterable<ImportItem>): AsyncGenerator<ImportItem[]> {
	for await (const item of items) yield [item];
}

async function* withHead(head: string, text: AsyncGenerator<string>): AsyncGenerator<string> {
	yield head;
	let line = 1 + lineBreaks(head, 0, head.length);
	try {
		for await (const part of text) {
			yield part;
			line += lineBreaks(part, 0, part.length);
		}
	} catch (error) {
		throw error instanceof InvalidUtf8 ? notUtf8(line + lineBreaks(error.before, 0, error.before.length)) : error;
	}
}

async function openTable(
	head: string,
	text: AsyncGenerator<string>,
	encoding: Encoding,
	options: ReadOptions,
): Promise<Opened> {
	const { delimiter, skip, lines } = sniffDelimiter(head);
	const table = new Rows(text, new CsvParser(delimiter, 1 + lines), encoding);
	const first = table.push(head.slice(skip));
	while (first.length < HEADER_ROWS) {
		const more = await table.next();
		if (more === undefined) break;
		first.push(...more);
	}
	const { format, format_name, headers, rows } = recogniseTable(first, options);
	const sheet = new Sheet(options, headers, { sign: delimiter === ';' && !format.decimalPoint ? ',' : '.' });
	const reader = format.open(sheet);
	const recognised: Recognised = {
		format: format.id,
		format_name,
		encoding: encoding.name,
		delimiter,
		columns_ignored: sheet.ignored,
	};
	sheet.noteRepeatedColumns();
	return { recognised, items: tableItems(table, first.slice(rows), sheet, reader, recognised) };
}

async function* tableItems(
	table: Rows,
	first: Row[],
	sheet: Sheet,
	reader: RowReader,
	recognised: Recognised,
): AsyncGenerator<ImportItem[]> {
	try {
		for (let rows: Row[] | undefined = first; rows !== undefined; rows = await table.next()) {
			recognised.encoding = table.encoding.name;
			if (table.assumedFrom !== undefined) sheet.noteEncoding(table.assumedFrom);
			table.assumedFrom = undefined;
			for (const row of rows) {
				sheet.items.push(ROW);
				reader.row(row);
			}
			yield sheet.take();
		}
		reader.end();
		yield sheet.take();
	} finally {
		await table.close();
	}
}

const ROW = { type: 'row' } as const;

function refused(line: number, code: string, reason: string): FileRefused {
	return new FileRefused({ line, column: null, value: null, code, reason });
}
