import { FileRefused } from '../records.ts';

/** One record of the file. `line` is where it begins; a quoted cell may run over several lines. */
export interface Row {
	line: number;
	cells: string[];
}

/** More characters than this in one record mean that a quote was never closed. */
const RECORD_LIMIT = 1024 * 1024;

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * RFC 4180 with any delimiter, and lines ended by CRLF, LF or CR in any mixture. A quote inside a cell that does not
 * begin with one is an ordinary character. Text after a closing quote refuses the file: the quotes do not match there,
 * and every cell behind could be another one's.
 */
export class CsvParser {
	readonly #delimiter: number;
	#line: number;
	#rest = '';
	/** Line on which the cell was opened whose end has not come yet. */
	#opened: number | undefined;

	constructor(delimiter: string, line: number) {
		this.#delimiter = delimiter.charCodeAt(0);
		this.#line = line;
	}

	/** The records that this text completes. */
	push(text: string): Row[] {
		// They carry nothing, and no database takes them.
		return this.#parse(this.#rest + (text.includes('\0') ? text.replaceAll('\0', '') : text), false);
	}

	end(): Row[] {
		return this.#parse(this.#rest, true);
	}

	/** The line on which the text pushed so far ends. */
	get lineOfEnd(): number {
		return this.#line + lineBreaks(this.#rest, 0, this.#rest.length);
	}

	#parse(text: string, last: boolean): Row[] {
		const rows: Row[] = [];
		this.#opened = undefined;
		let start = 0;
		while (start < text.length) {
			const end = this.#record(text, start, last, rows);
			if (end === -1) break;
			start = end;
		}
		this.#rest = text.slice(start);
		if (this.#opened !== undefined && (last || this.#rest.length > RECORD_LIMIT)) throw quoteNotClosed(this.#opened);
		if (this.#rest.length > RECORD_LIMIT) throw recordTooLong(this.#line);
		return rows;
	}

	/** Reads one record and answers where the next begins, or -1 when its end has not come yet. */
	#record(text: string, start: number, last: boolean, rows: Row[]): number {
		const cells: string[] = [];
		let line = this.#line;
		let at = start;
		for (;;) {
			if (text.charCodeAt(at) === QUOTE) {
				const close = closingQuote(text, at, last);
				if (close === -1) {
					this.#opened = line;
					return -1;
				}
				const cell = text.slice(at + 1, close);
				cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell);
				const opened = line;
				line += lineBreaks(text, at, close);
				at = close + 1;
				while (text.charCodeAt(at) === 32) at++;
				if (at < text.length && !this.#ends(text.charCodeAt(at))) throw textAfterQuote(opened, cells.length, text, at);
			} else {
				const from = at;
				while (at < text.length && !this.#ends(text.charCodeAt(at))) at++;
				cells.push(text.slice(from, at));
			}
			if (at === text.length && !last) return -1;
			const end = text.charCodeAt(at);
			at++;
			if (end === this.#delimiter) continue;
			if (end === CARRIAGE_RETURN) {
				// The line feed that belongs to it may be the next thing to come.
				if (at === text.length && !last) return -1;
				if (text.charCodeAt(at) === LINE_FEED) at++;
			}
			rows.push({ line: this.#line, cells });
			this.#line = line + 1;
			return Math.min(at, text.length);
		}
	}

	#ends(code: number): boolean {
		return code === this.#delimiter || code === LINE_FEED || code === CARRIAGE_RETURN;
	}
}

/** Where the quote stands that closes the one at `open`, or -1. Two together are one character of the cell. */
function closingQuote(text: string, open: number, last: boolean): number {
	let at = text.indexOf('"', open + 1);
	while (at !== -1) {
		if (at + 1 === text.length) return last ? at : -1;
		if (text.charCodeAt(at + 1) !== QUOTE) return at;
		at = text.indexOf('"', at + 2);
	}
	return -1;
}

export function lineBreaks(text: string, from: number, to: number): number {
	let count = 0;
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) count++;
	}
	return count;
}

function quoteNotClosed(line: number): FileRefused {
	return new FileRefused({
		line,
		column: null,
		value: null,
		code: 'quote_not_closed',
		reason: 'A quote (") is opened on this line and never closed. Close it, or double it when it belongs to the text.',
	});
}

function recordTooLong(line: number): FileRefused {
	return new FileRefused({
		line,
		column: null,
		value: null,
		code: 'record_too_long',
		reason: 'More than a million characters without the end of a line. Is this a table, exported whole?',
	});
}

function textAfterQuote(line: number, cell: number, text: string, at: number): FileRefused {
	return new FileRefused({
		line,
		column: null,
		value: text.slice(Math.max(0, at - 40), at + 20).replaceAll(/\p{Surrogate}/gu, ''),
		code: 'quote_misplaced',
		reason: `Cell ${cell} of this line goes on after its closing quote ("). Double the quotes that belong to the text, or close the one before.`,
	});
}
