import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse as parseByLibrary } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { CsvParser, type Row } from '../../../../packages/server/src/imports/reading/csv.ts';
import { decode, type Encoding } from '../../../../packages/server/src/imports/reading/decode.ts';
import { sniffDelimiter } from '../../../../packages/server/src/imports/reading/delimiter.ts';
import { FileRefused } from '../../../../packages/server/src/imports/records.ts';

function parse(text: string, delimiter = ','): Row[] {
	const parser = new CsvParser(delimiter, 1);
	return [...parser.push(text), ...parser.end()];
}

function cells(text: string, delimiter = ','): string[][] {
	return parse(text, delimiter).map((row) => row.cells);
}

function refusal(text: string): FileRefused['remark'] {
	try {
		parse(text);
	} catch (error) {
		if (error instanceof FileRefused) return error.remark;
	}
	throw new Error('It was not refused.');
}

test('quoted cells hold delimiters, quotes and line breaks of any kind', () => {
	assert.deepEqual(cells('a,"b,""c""\r\nd",e\n"","",x'), [
		['a', 'b,"c"\r\nd', 'e'],
		['', '', 'x'],
	]);
});

test('lines end with CRLF, LF or CR in one file, and the last needs no end', () => {
	assert.deepEqual(cells('a,b\r\nc,d\ne,f\rg,h'), [
		['a', 'b'],
		['c', 'd'],
		['e', 'f'],
		['g', 'h'],
	]);
});

test('a record has the number of the line it begins on, behind quoted and blank lines', () => {
	const rows = parse('a\r\n"b\r\nb\nb"\r\n\r\nc\r"d\rd"\ne');
	assert.deepEqual(
		rows.map(({ line, cells: [cell] }) => [line, cell]),
		[
			[1, 'a'],
			[2, 'b\r\nb\nb'],
			[5, ''],
			[6, 'c'],
			[7, 'd\rd'],
			[9, 'e'],
		],
	);
});

test('a quote inside a cell that does not begin with one is an ordinary character', () => {
	assert.deepEqual(cells('5" pipe,a"b"c\n'), [['5" pipe', 'a"b"c']]);
});

test('a delimiter at the end of a line is followed by an empty cell', () => {
	assert.deepEqual(cells('a,\n,\n,b'), [
		['a', ''],
		['', ''],
		['', 'b'],
	]);
});

test('a quote that is never closed refuses the file with the line on which it opens', () => {
	const { code, line } = refusal('a,b\nc,"d\ne","f\ng\nh');
	assert.deepEqual([code, line], ['quote_not_closed', 3]);
});

test('an open quote is refused after a million characters, not held until the end', () => {
	const parser = new CsvParser(',', 1);
	parser.push('a\nb\n"');
	let pushed = 0;
	assert.throws(
		() => {
			for (; pushed < 100; pushed++) parser.push('x\n'.repeat(32_768));
		},
		(error) => error instanceof FileRefused && error.remark.code === 'quote_not_closed' && error.remark.line === 3,
	);
	assert.ok(pushed < 20);
});

test('a line without an end is refused after a million characters', () => {
	const parser = new CsvParser(',', 1);
	assert.throws(() => parser.push(`a\n${'x'.repeat(1_100_000)}`), { name: 'FileRefused' });
});

test('text after a closing quote refuses the file, since a record may have been swallowed', () => {
	const { code, line } = refusal('sku,title\nA,"never closed\nB,"Mug"\nC,x');
	assert.deepEqual([code, line], ['quote_misplaced', 2]);
});

test('the delimiter is the one that stands most often in the first line outside quotes', () => {
	assert.equal(sniffDelimiter('sku;"a,b,c,d";qty\n1,2,3,4,5,6').delimiter, ';');
	assert.equal(sniffDelimiter('store code\tid\tquantity\n').delimiter, '\t');
	assert.equal(sniffDelimiter('sku|qty').delimiter, '|');
	assert.equal(sniffDelimiter('Items\r\nsku;qty').delimiter, ';');
	assert.equal(sniffDelimiter('sku').delimiter, ',');
});

test('a first line sep=; says the delimiter and is no record', () => {
	assert.deepEqual(sniffDelimiter('sep=;\r\nsku,x;qty'), { delimiter: ';', skip: 7, lines: 1 });
	assert.deepEqual(sniffDelimiter('"sep=|"\nsku|qty'), { delimiter: '|', skip: 8, lines: 1 });
});

const delimiters = fc.constantFrom(',', ';', '\t', '|');
const ends = fc.constantFrom('\r\n', '\n', '\r');
const encodings = fc.constantFrom<Encoding['name']>('utf-8', 'utf-16le', 'utf-16be');
const cell = fc.string({
	unit: fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom('"', ',', ';', '\t', '|', '\r', '\n', ' ', 'õ', '€', '🧵') },
		{ weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
	),
	maxLength: 12,
});

function write(table: string[][], delimiter: string, end: string, always: boolean): string {
	const quoted = (text: string): string =>
		always || /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	return table.map((row) => row.map(quoted).join(delimiter) + end).join('');
}

function encode(text: string, encoding: Encoding['name'], mark: boolean): Buffer {
	const marked = mark ? `\ufeff${text}` : text;
	if (encoding === 'utf-8') return Buffer.from(marked, 'utf8');
	const little = Buffer.from(marked, 'utf16le');
	return encoding === 'utf-16le' ? little : little.swap16();
}

async function* split(bytes: Uint8Array, sizes: number[]): AsyncGenerator<Uint8Array> {
	let at = 0;
	for (let turn = 0; at < bytes.length; turn++) {
		const size = sizes[turn % sizes.length] ?? 1;
		yield bytes.subarray(at, at + size);
		at += size;
	}
}

async function readBack(
	chunks: AsyncIterable<Uint8Array>,
	delimiter: string,
): Promise<{ rows: string[][]; encoding: string }> {
	const parser = new CsvParser(delimiter, 1);
	const encoding: Encoding = { name: 'utf-8' };
	const rows: Row[] = [];
	for await (const text of decode(chunks, encoding)) rows.push(...parser.push(text));
	rows.push(...parser.end());
	return { rows: rows.map((row) => row.cells), encoding: encoding.name };
}

test('any table reads back cell for cell in every dialect and encoding, however its bytes arrive', async () => {
	const tables = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 20 });
	const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
	const property = fc.asyncProperty(
		tables,
		delimiters,
		ends,
		encodings,
		fc.boolean(),
		sizes,
		async (table, delimiter, end, encoding, always, parts) => {
			const whole = write(table, delimiter, end, always);
			const back = await readBack(split(encode(whole, encoding, true), parts), delimiter);
			assert.deepEqual(
				back.rows,
				table.map((row) => row.map((text) => text.replaceAll('\0', ''))),
			);
			assert.equal(back.encoding, encoding);
		},
	);
	await fc.assert(property, { numRuns: 400 });
});

test('however a text is cut, its records and their lines are the same', () => {
	const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
	const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
	const property = fc.property(table, delimiters, ends, fc.boolean(), sizes, (rows, delimiter, end, always, parts) => {
		const text = write(rows, delimiter, end, always);
		const parser = new CsvParser(delimiter, 1);
		const found: Row[] = [];
		let at = 0;
		for (let turn = 0; at < text.length; turn++) {
			const size = parts[turn % parts.length] ?? 1;
			found.push(...parser.push(text.slice(at, at + size)));
			at += size;
		}
		found.push(...parser.end());
		assert.deepEqual(found, parse(text, delimiter));
	});
	fc.assert(property, { numRuns: 500 });
});

test('what csv-parse reads is what is read here, also where nothing needs its quotes', () => {
	const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 20 });
	const property = fc.property(table, delimiters, ends, fc.boolean(), (rows, delimiter, end, always) => {
		const text = write(rows, delimiter, end, always).replaceAll('\0', '');
		const record_delimiter = ['\r\n', '\n', '\r'];
		const theirs: string[][] = parseByLibrary(text, { delimiter, record_delimiter, relax_column_count: true });
		assert.deepEqual(cells(text, delimiter), theirs);
	});
	fc.assert(property, { numRuns: 300 });
});

test('records longer than a block read back the same', async () => {
	const long = 'long "text", õ\r\n'.repeat(6000);
	const table = [['a', long, 'b'], [long], ['c']];
	const bytes = encode(write(table, ',', '\r\n', false), 'utf-8', false);
	const back = await readBack(split(bytes, [10_007]), ',');
	assert.deepEqual(back.rows, table);
});
