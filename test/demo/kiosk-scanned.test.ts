import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { findScanned } from '../../demo/kiosk/scan/find.ts';
import { isWhole, readScan } from '../../demo/kiosk/scan/scanned.ts';
import { parseGtin } from '../../packages/server/src/imports/reading/gtin.ts';
import { kioskCatalogue } from '../support/kiosk-catalogue.ts';

/** Digits with the check digit that GS1 computes. */
const gtins = fc
	.tuple(fc.constantFrom(7, 11, 12, 13), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 }))
	.map(([length, digits]) => digits.slice(0, length).join(''))
	.filter((digits) => /[1-9]/.test(digits))
	.map((digits) => digits + Array.from('0123456789').find((last) => isWhole(digits + last)));

test('takes exactly the digits for an article that the server’s import takes', () => {
	fc.assert(
		fc.property(fc.oneof(gtins, fc.stringMatching(/^\d{6,15}$/)), (digits) => {
			const parsed = parseGtin(digits);
			const scanned = readScan(digits);
			assert.deepEqual(
				scanned.kind === 'article' ? scanned.gtin : undefined,
				'gtin' in parsed ? parsed.gtin : undefined,
			);
		}),
		{ numRuns: 2000 },
	);
});

test('knows an article however the scanner dresses it', () => {
	fc.assert(
		fc.property(gtins, fc.constantFrom(']E0', ']C1', ']d2', ''), (digits, symbology) => {
			const gtin = digits.padStart(14, '0');
			for (const code of [
				symbology + digits,
				`https://id.gs1.org/01/${gtin}`,
				`https://shop.example/p/01/${gtin}/10/LOT1?17=271231`,
				`${symbology}\u001d01${gtin}17271231\u001d10AB`,
				`(01)${gtin}(17)271231`,
			]) {
				assert.deepEqual(readScan(code), { kind: 'article', gtin }, code);
			}
		}),
	);
});

test('takes an article with one wrong digit for a misread', () => {
	fc.assert(
		fc.property(gtins, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
			const place = at % digits.length;
			const wrong = digits.slice(0, place) + ((Number(digits[place]) + by) % 10) + digits.slice(place + 1);
			assert.equal(readScan(wrong).kind, 'misread');
		}),
	);
});

test('knows our own codes on any host, in capitals too, and by their form alone', () => {
	assert.deepEqual(readScan('https://tihane.example/b/mzxw6ytboi2dc'), { kind: 'basket', code: 'mzxw6ytboi2dc' });
	assert.deepEqual(readScan('HTTPS://TIHANE.EXAMPLE/P/MZXW6YTBOI2DC'), { kind: 'order', code: 'mzxw6ytboi2dc' });
	assert.deepEqual(readScan('http://localhost:3000/c/c%C3%BCckoo'), { kind: 'coupon', code: 'cückoo' });
	assert.deepEqual(readScan('https://x.example/m/mabcdefghijklmnopqrs'), {
		kind: 'member',
		code: 'mabcdefghijklmnopqrs',
	});
	assert.deepEqual(readScan('mabcdefghijklmnopqrs').kind, 'member');
	assert.deepEqual(readScan('mzxw6ytboi2dc'), { kind: 'order', code: 'mzxw6ytboi2dc' });
});

test('knows the pages that phones show, with what they say, and short links as they are put up', () => {
	const page = (text: string) => {
		const scanned = readScan(text);
		return scanned.kind === 'page' ? scanned.page : scanned;
	};
	assert.deepEqual(page('https://shop.example/i/enamel-kettle'), { of: 'product', id: 'enamel-kettle' });
	assert.deepEqual(page('http://localhost:4321/i/caf%C3%A9?sku=K%2F1&via=k3v7q2m4n6'), {
		of: 'product',
		id: 'café',
		sku: 'K/1',
		via: 'k3v7q2m4n6',
	});
	assert.deepEqual(page('https://shop.example/o/spring?via=k3v7q2m4n6'), {
		of: 'offer',
		id: 'spring',
		via: 'k3v7q2m4n6',
	});
	assert.deepEqual(page('HTTPS://SHOP.EXAMPLE/L/K3V7Q2M4N6'), { kind: 'link', code: 'k3v7q2m4n6' });
	assert.equal(readScan('https://shop.example/l/too-short').kind, 'text');
});

test('never throws, and gives anything else back as the text that it is', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
			const scanned = readScan(text);
			if (scanned.kind === 'text') assert.ok(text.includes(scanned.code));
		}),
		{ numRuns: 2000 },
	);
	assert.equal(readScan('javascript:alert(1)').kind, 'text');
});

test('finds the article by its number and by the shop’s own, and nothing by what it is not', () => {
	assert.deepEqual(findScanned(kioskCatalogue, readScan('0400007001022')), {
		product_id: 'kettle',
		sku: 'KETTLE-RUST',
	});
	assert.deepEqual(findScanned(kioskCatalogue, readScan('kettle-moss')), { product_id: 'kettle', sku: 'KETTLE-MOSS' });
	assert.equal(findScanned(kioskCatalogue, readScan('0400007009998')), undefined);
	assert.equal(findScanned(kioskCatalogue, readScan('https://x.example/b/mzxw6ytboi2dc')), undefined);
});
