import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type {
	ImportItem,
	LevelRecord,
	ProductRecord,
	ReadOptions,
	Recognised,
	RefusedRecord,
	Remark,
	StoreRecord,
} from '../../../../packages/server/src/imports/records.ts';
import { FileRefused } from '../../../../packages/server/src/imports/records.ts';
import { readImport } from '../../../../packages/server/src/imports/reading/read-import.ts';

/** Everything a file gave. `refusal`: the file as a whole was refused, after whatever came before. */
export interface Read {
	recognised: Recognised | undefined;
	products: ProductRecord[];
	stores: StoreRecord[];
	levels: LevelRecord[];
	refused: RefusedRecord[];
	remarks: Remark[];
	rows: number;
	refusal: Remark | undefined;
}

export async function* bytes(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
	for (const part of parts) yield typeof part === 'string' ? new TextEncoder().encode(part) : part;
}

export async function read(
	source: string | Uint8Array | AsyncIterable<Uint8Array>,
	options: ReadOptions,
): Promise<Read> {
	const found: Read = {
		recognised: undefined,
		products: [],
		stores: [],
		levels: [],
		refused: [],
		remarks: [],
		rows: 0,
		refusal: undefined,
	};
	const whole = typeof source === 'string' || source instanceof Uint8Array ? bytes(source) : source;
	try {
		const reading = readImport(whole, options);
		found.recognised = await reading.recognised;
		for await (const item of reading.items) put(found, item);
	} catch (error) {
		if (!(error instanceof FileRefused)) throw error;
		found.refusal = error.remark;
	}
	return found;
}

function put(found: Read, item: ImportItem): void {
	if (item.type === 'row') found.rows++;
	else if (item.type === 'remark') found.remarks.push(item.remark);
	else if (item.type === 'refused') found.refused.push(item);
	else if (item.type === 'product') found.products.push(item);
	else if (item.type === 'store') found.stores.push(item);
	else if (item.type === 'level') found.levels.push(item);
}

/** A file of test/server/imports/fixtures: exports of invented shops. */
export function fixture(name: string): AsyncIterable<Uint8Array> {
	return createReadStream(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)));
}

/** Codes of the remarks with their lines, for comparing at a glance: `12 note sku_repeated`. */
export function codes(found: Read): string[] {
	return found.remarks.map(({ line, level, code }) => `${line} ${level} ${code}`);
}
