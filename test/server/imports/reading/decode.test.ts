import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytes, codes, read } from './read.ts';

const TABLE = 'sku,store_id,on_hand\nTÕLL,Pärnu,4\n';
const options = { kind: 'stock' } as const;

function utf16(text: string, big: boolean, mark: boolean): Buffer {
	const buffer = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
	return big ? buffer.swap16() : buffer;
}

const files: [name: string, file: Buffer, encoding: string][] = [
	['UTF-8', Buffer.from(TABLE), 'utf-8'],
	['UTF-8 with a byte order mark', Buffer.from(`\ufeff${TABLE}`), 'utf-8'],
	['UTF-16 LE with a byte order mark', utf16(TABLE, false, true), 'utf-16le'],
	['UTF-16 BE with a byte order mark', utf16(TABLE, true, true), 'utf-16be'],
	['UTF-16 LE without one', utf16(TABLE, false, false), 'utf-16le'],
	['UTF-16 BE without one', utf16(TABLE, true, false), 'utf-16be'],
	['Windows-1252', Buffer.from(TABLE, 'latin1'), 'windows-1252'],
];

for (const [name, file, encoding] of files) {
	test(`reads ${name}`, async () => {
		const found = await read(file, options);
		assert.equal(found.recognised?.encoding, encoding);
		assert.deepEqual([found.levels[0]?.sku, found.levels[0]?.store], ['TÕLL', 'Pärnu']);
	});
}

test('Windows-1252 keeps its own characters between 0x80 and 0x9f', async () => {
	const file = Buffer.from('sku,store_id,on_hand\nA,\x80 \x8a\x9a \x96,1\n', 'latin1');
	const found = await read(file, options);
	assert.equal(found.levels[0]?.store, '€ Šš –');
	assert.deepEqual(codes(found), ['2 note encoding_assumed']);
});

const LINES = Array.from({ length: 6000 }, (_, at) => `SKU-${at},tartu,${at}\n`).join('');

test('a letter that is not UTF-8 far down, behind nothing but ASCII, makes the file Windows-1252', async () => {
	const file = Buffer.from(`sku,store_id,on_hand\n${LINES}A,Pärnu,1\n`, 'latin1');
	const found = await read(file, options);
	assert.equal(found.recognised?.encoding, 'windows-1252');
	assert.equal(found.levels.at(-1)?.store, 'Pärnu');
	assert.deepEqual(codes(found), ['6002 note encoding_assumed']);
});

test('a file that proved to be UTF-8 and stops being it is refused with the line', async () => {
	const start = Buffer.from(`sku,store_id,on_hand\nTÕLL,Pärnu,4\n${LINES}`);
	const found = await read(bytes(start, Buffer.from('B,Tartu,1\nA,Pärnu,1\n', 'latin1')), options);
	assert.deepEqual([found.refusal?.code, found.refusal?.line], ['not_utf8', 6004]);
});

test('letters are whole where a block of 64 KiB ends inside one', async () => {
	for (const shift of [0, 1, 2, 3]) {
		const row = `${'x'.repeat(shift)},tartu,1\n${'õ€🧵,tartu,1\n'.repeat(6000)}`;
		const found = await read(`sku,store_id,on_hand\n${row}`, options);
		assert.equal(found.recognised?.encoding, 'utf-8');
		assert.equal(found.levels.filter(({ sku }) => sku === 'õ€🧵').length, 6000);
	}
});

const others: [name: string, start: number[]][] = [
	['an Excel workbook', [0x50, 0x4b, 3, 4]],
	['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0]],
	['a gzip archive', [0x1f, 0x8b, 8, 0]],
];
for (const [name, start] of others) {
	test(`says that ${name} is not text and what to do`, async () => {
		const found = await read(Uint8Array.from([...start, ...Buffer.from(TABLE)]), options);
		assert.equal(found.refusal?.code, 'file_not_text');
		assert.match(found.refusal.reason, /CSV/);
	});
}

test('an empty file is refused', async () => {
	assert.equal((await read('', options)).refusal?.code, 'file_empty');
	assert.equal((await read('\ufeff\r\n \r\n', options)).refusal?.code, 'file_empty');
});

test('a zero byte in a cell is dropped, since no database takes it', async () => {
	const found = await read('sku,store_id,on_hand\nA\0B,tartu,1\n', options);
	assert.equal(found.levels[0]?.sku, 'AB');
});
