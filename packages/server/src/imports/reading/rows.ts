import { FileRefused } from '../records.ts';
import { type CsvParser, lineBreaks, type Row } from './csv.ts';
import { type Encoding, InvalidUtf8 } from './decode.ts';

/** The rows of a text, some at a time, without blank ones. */
export class Rows {
	readonly encoding: Encoding;
	/** Line of the first letter that made the file Windows-1252, once it came. */
	assumedFrom: number | undefined;
	readonly #text: AsyncGenerator<string>;
	readonly #parser: CsvParser;
	#ended = false;

	constructor(text: AsyncGenerator<string>, parser: CsvParser, encoding: Encoding) {
		this.#text = text;
		this.#parser = parser;
		this.encoding = encoding;
	}

	/** The next rows, possibly none yet; undefined after the last. */
	async next(): Promise<Row[] | undefined> {
		if (this.#ended) return undefined;
		try {
			const { value, done } = await this.#text.next();
			if (done !== true) return this.push(value);
		} catch (error) {
			if (!(error instanceof InvalidUtf8)) throw error;
			throw notUtf8(this.#parser.lineOfEnd + lineBreaks(error.before, 0, error.before.length));
		}
		this.#ended = true;
		return this.#parser.end().filter(isFilled);
	}

	push(text: string): Row[] {
		if (this.encoding.name === 'windows-1252' && !this.#noted) {
			this.#noted = true;
			// oxlint-disable-next-line no-control-regex -- everything but ASCII
			const at = Math.max(0, text.search(/[^\u0000-\u007f]/));
			this.assumedFrom = this.#parser.lineOfEnd + lineBreaks(text, 0, at);
		}
		return this.#parser.push(text).filter(isFilled);
	}

	async close(): Promise<void> {
		await this.#text.return(undefined);
	}

	#noted = false;
}

function isFilled({ cells }: Row): boolean {
	for (const cell of cells) if (cell !== '' && cell.trim() !== '') return true;
	return false;
}

export function notUtf8(line: number): FileRefused {
	return new FileRefused({
		line,
		column: null,
		value: null,
		code: 'not_utf8',
		reason: 'The file is UTF-8 up to this line and something else in it. Export it anew, or save it as UTF-8 whole.',
	});
}
