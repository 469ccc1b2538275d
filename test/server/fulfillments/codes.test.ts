import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rangeOfCodes, readCode, standsFor } from '../../../packages/server/src/fulfillments/codes.ts';
import { wordsOfCode } from '../../../packages/server/src/fulfillments/words.ts';
import { randomId } from '../../../packages/server/src/shared/random-id.ts';

const codes = Array.from({ length: 2000 }, () => randomId(13));

test('every code has four words, and its words find it', () => {
	for (const code of codes) {
		const words = wordsOfCode(code);
		assert.equal(words.filter((word) => /^[a-z]{3,}$/.test(word)).length, 4, words.join(' '));
		const read = readCode(words.join(' '));
		assert.ok(read && standsFor(read, code));
		const { from, to } = rangeOfCodes(read);
		assert.ok(from <= code && code <= to);
	}
});

test('words of one code do not stand for another', () => {
	const read = readCode(wordsOfCode(codes[0]!).join(' '));
	assert.ok(read);
	assert.deepEqual(
		codes.filter((code) => standsFor(read, code)),
		[codes[0]],
	);
});

test('words are read as they are said, and a code as it is scanned', () => {
	const words = 'Galaxy, magnolia - JERSEY opera';
	assert.deepEqual(readCode(words), { kind: 'words', text: 'galaxy magnolia jersey opera' });
	const code = { kind: 'code', text: 'mzxw6ytboi2dc' };
	for (const scanned of [
		'mzxw6ytboi2dc',
		' MZXW6YTBOI2DC\n',
		'HTTPS://SHOP.EXAMPLE/P/MZXW6YTBOI2DC',
		'mzxw 6ytb-oi2dc',
	]) {
		assert.deepEqual(readCode(scanned), code, scanned);
	}
	for (const nothing of [
		'',
		'galaxy magnolia jersey',
		'galaxy magnolia jersey potato',
		'04006381333931',
		'mzxw6ytboi2d1',
	]) {
		assert.equal(readCode(nothing), undefined, nothing);
	}
});
