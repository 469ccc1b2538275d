import { timingSafeEqual } from 'node:crypto';
import { beginningOfWords, PICKUP_CODE, readWords, wordsOfCode } from './words.ts';

/** What somebody showed or said: a whole code, or four words. */
export interface ReadCode {
	text: string;
	kind: 'code' | 'words';
}

/** Of a scanner or the shopper’s mouth; undefined when it cannot be a pickup code. QR codes hold an address that ends in it. */
export function readCode(input: string): ReadCode | undefined {
	const words = readWords(input);
	if (words) return { kind: 'words', text: words.join(' ') };
	const text = input
		.trim()
		.toLowerCase()
		.replace(/^https?:\/\/\S*\/p\//, '')
		.replaceAll(/[\s-]/g, '');
	return PICKUP_CODE.test(text) ? { kind: 'code', text } : undefined;
}

/** Between which two every code lies that it can stand for. */
export function rangeOfCodes({ kind, text }: ReadCode): { from: string; to: string } {
	if (kind === 'code') return { from: text, to: text };
	const beginning = beginningOfWords(text.split(' '));
	return { from: beginning, to: `${beginning}zzzzzzz` };
}

/** Takes the same time however much of it is right. */
export function standsFor({ kind, text }: ReadCode, code: string): boolean {
	const expected = Buffer.from(kind === 'code' ? code : wordsOfCode(code).join(' '));
	const given = Buffer.from(text);
	return timingSafeEqual(
		given.byteLength === expected.byteLength ? given : Buffer.alloc(expected.byteLength),
		expected,
	);
}
