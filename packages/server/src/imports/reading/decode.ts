import { isAscii, isUtf8 } from 'node:buffer';
import { FileRefused, type Recognised } from '../records.ts';

const BLOCK_BYTES = 64 * 1024;

/** Bytes that are not UTF-8 in a file that already proved to be. */
export class InvalidUtf8 extends Error {
	/** What stands before them and was not handed out. */
	readonly before: string;

	constructor(bytes: Buffer) {
		super('Not UTF-8');
		let valid = 0;
		for (let step = bytes.length; step >= 1; step = step === 1 ? 0 : Math.ceil(step / 2)) {
			const part = bytes.subarray(0, Math.min(valid + step, bytes.length));
			if (isUtf8(part.subarray(0, part.length - unfinished(part).length))) valid = part.length;
		}
		this.before = bytes.toString('utf8', 0, valid);
	}
}

/** How a file is encoded, as far as it is known by now. */
export interface Encoding {
	name: Recognised['encoding'];
}

/**
 * Bytes to text, without a byte order mark. A byte order mark decides; else many zero bytes in every other place mean
 * UTF-16; else the first block of 64 KiB with anything but ASCII decides: valid UTF-8 makes the file UTF-8, anything
 * else Windows-1252, which no byte can contradict. A file that proved to be UTF-8 and stops being it throws
 * `InvalidUtf8`.
 */
export async function* decode(source: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
	let decoder: ((bytes: Buffer, last: boolean) => string) | undefined;
	let kept: Buffer = Buffer.alloc(0);
	for await (const { bytes: block, last } of blocks(source)) {
		let bytes = block;
		if (decoder === undefined) {
			refuseBinary(bytes);
			const start = startOf(bytes);
			encoding.name = start.encoding;
			bytes = bytes.subarray(start.skip);
			decoder = start.encoding === 'utf-8' ? undefined : textDecoder(start.encoding);
			// After a UTF-8 byte order mark nothing is left to decide.
			decoder ??= utf8OrWindows(encoding, start.skip > 0);
		}
		const text: string = decoder(kept.length === 0 ? bytes : Buffer.concat([kept, bytes]), last);
		kept = encoding.name === 'utf-8' && !last ? unfinished(bytes) : Buffer.alloc(0);
		if (text !== '') yield text;
	}
}

/** Gathers what comes into blocks of one size, so that nothing depends on how the bytes happened to arrive. */
async function* blocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
	let block = Buffer.allocUnsafe(BLOCK_BYTES);
	let filled = 0;
	for await (const chunk of source) {
		for (let at = 0; at < chunk.length;) {
			if (filled === BLOCK_BYTES) {
				yield { bytes: block, last: false };
				block = Buffer.allocUnsafe(BLOCK_BYTES);
				filled = 0;
			}
			const part = chunk.subarray(at, at + BLOCK_BYTES - filled);
			block.set(part, filled);
			filled += part.length;
			at += part.length;
		}
	}
	yield { bytes: block.subarray(0, filled), last: true };
}

function startOf(bytes: Buffer): { encoding: Recognised['encoding']; skip: number } {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 };
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 };
	const pairs = Math.min(bytes.length, 4096) >> 1;
	let even = 0;
	let odd = 0;
	for (let at = 0; at < pairs; at++) {
		if (bytes[2 * at] === 0) even++;
		if (bytes[2 * at + 1] === 0) odd++;
	}
	if (odd > pairs / 4 && even < pairs / 20) return { encoding: 'utf-16le', skip: 0 };
	if (even > pairs / 4 && odd < pairs / 20) return { encoding: 'utf-16be', skip: 0 };
	return { encoding: 'utf-8', skip: 0 };
}

function textDecoder(name: string): (bytes: Buffer, last: boolean) => string {
	const decoder = new TextDecoder(name);
	return (bytes, last) => decoder.decode(bytes, { stream: !last });
}

function utf8OrWindows(encoding: Encoding, settled: boolean): (bytes: Buffer, last: boolean) => string {
	// Always as a stream: Node 20 takes a whole text for Latin-1.
	const windows = new TextDecoder('windows-1252');
	return (bytes, last) => {
		if (encoding.name === 'windows-1252') return windows.decode(bytes, { stream: true });
		if (isAscii(bytes)) return bytes.toString('latin1');
		const whole = last ? bytes : bytes.subarray(0, bytes.length - unfinished(bytes).length);
		if (!isUtf8(whole)) {
			if (settled) throw new InvalidUtf8(whole);
			encoding.name = 'windows-1252';
			return windows.decode(bytes, { stream: true });
		}
		settled ||= !isAscii(whole);
		return whole.toString('utf8');
	};
}

/** The bytes at the end that begin a UTF-8 sequence and do not finish it. */
function unfinished(bytes: Buffer): Buffer {
	for (let length = 1; length <= 3 && length <= bytes.length; length++) {
		const byte = bytes[bytes.length - length] ?? 0;
		if (byte < 0x80) break;
		if (byte < 0xc0) continue;
		const whole = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
		return bytes.subarray(length < whole ? bytes.length - length : bytes.length);
	}
	return bytes.subarray(bytes.length);
}

const BINARY: [start: string, what: string][] = [
	['PK\u0003\u0004', 'an Excel or OpenDocument workbook, or another ZIP archive'],
	['\u00d0\u00cf\u0011\u00e0', 'an old Excel workbook'],
	['\u001f\u008b', 'a gzip archive'],
	['%PDF', 'a PDF'],
];

function refuseBinary(bytes: Buffer): void {
	const start = bytes.toString('latin1', 0, 4);
	const what = BINARY.find(([magic]) => start.startsWith(magic))?.[1];
	if (what === undefined) return;
	throw new FileRefused({
		line: 1,
		column: null,
		value: null,
		code: 'file_not_text',
		reason: `This is ${what}, not text. Open it, save the sheet as “CSV UTF-8” and import that file.`,
	});
}
