/** A header as it is compared: case, spaces, underscores, typographic quotes and dashes make no difference. */
export function headerKey(text: string): string {
	return text
		.toLowerCase()
		.replaceAll(/[\s_\u00a0\ufeff]+/g, ' ')
		.replaceAll('’', "'")
		.replaceAll(/[‐‑–]/g, '-')
		.trim();
}

/** The header line. Columns are found by name, never by position; of two with the same name the first counts. */
export class Headers {
	readonly line: number;
	/** As written in the file. */
	readonly names: readonly string[];
	readonly keys: readonly string[];
	readonly #positions = new Map<string, number>();

	constructor(line: number, names: readonly string[]) {
		this.line = line;
		this.names = names.map((name) => name.trim());
		this.keys = this.names.map(headerKey);
		for (const [position, key] of this.keys.entries()) {
			if (key !== '' && !this.#positions.has(key)) this.#positions.set(key, position);
		}
	}

	/** True when one of the names is there. */
	has(...names: string[]): boolean {
		return names.some((name) => this.#positions.has(name));
	}

	/** Position of the first of the names that is there, or -1. */
	find(names: readonly string[]): number {
		const found = names.find((name) => this.#positions.has(name));
		return found === undefined ? -1 : (this.#positions.get(found) ?? -1);
	}

	/** Positions of the columns behind the first of the same name. */
	repeats(): number[] {
		return this.keys.flatMap((key, position) =>
			key !== '' && this.#positions.get(key) !== position ? [position] : [],
		);
	}
}

/** Names of the columns a format knows, as `headerKey` gives them, best first. */
export type ColumnNames<Field extends string> = Record<Field, readonly string[]>;

/** Where the columns of a format are in this file; -1 for what is not there. */
export type Columns<Field extends string> = Record<Field, number>;

export function findColumns<Field extends string>(headers: Headers, names: ColumnNames<Field>): Columns<Field> {
	const fields = Object.entries(names) as [Field, readonly string[]][];
	return Object.fromEntries(fields.map(([field, known]) => [field, headers.find(known)])) as Columns<Field>;
}
