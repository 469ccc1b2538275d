import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { cut, parseBoolean, slug, unguard } from '../../../../packages/server/src/imports/reading/cells.ts';
import { parseGtin } from '../../../../packages/server/src/imports/reading/gtin.ts';
import { madeSku } from '../../../../packages/server/src/imports/reading/made-sku.ts';
import { parseMoney } from '../../../../packages/server/src/imports/reading/money.ts';
import { type DecimalStyle, parseDecimal, toInteger } from '../../../../packages/server/src/imports/reading/numbers.ts';
import { htmlToText } from '../../../../packages/server/src/imports/reading/text.ts';
import { minorDigits } from '../../../../packages/server/src/shared/currency.ts';

function minor(text: string, currency: string, style: DecimalStyle = { sign: '.' }): unknown {
	const money = parseMoney(text, style);
	return money === null ? null : toInteger(money.value, minorDigits(money.currency ?? currency));
}

test('the minor unit is that of ISO 4217', () => {
	assert.deepEqual(['EUR', 'JPY', 'BHD', 'PLN', 'ZAR'].map(minorDigits), [2, 0, 3, 2, 2]);
	// Where Intl says 0.
	assert.deepEqual(['HUF', 'COP', 'PKR', 'IQD'].map(minorDigits), [2, 2, 2, 3]);
});

const amounts: [text: string, currency: string, amount: number | string | null][] = [
	['19.90', 'EUR', 1990],
	['19.9', 'EUR', 1990],
	['19', 'EUR', 1900],
	['19.9000', 'EUR', 1990],
	['.5', 'EUR', 50],
	['0', 'EUR', 0],
	['1200', 'JPY', 1200],
	['1200.00', 'JPY', 1200],
	['1.234', 'BHD', 1234],
	['1,234.56', 'EUR', 123_456],
	['1.234,56', 'EUR', 123_456],
	['1 234,56', 'EUR', 123_456],
	['1\u00a0234,56', 'EUR', 123_456],
	['1\u202f234.56', 'EUR', 123_456],
	['1’234.56', 'EUR', 123_456],
	["1'234.56", 'EUR', 123_456],
	['1,234,567.89', 'EUR', 123_456_789],
	['1,23,456.78', 'EUR', 12_345_678],
	['1.234.567', 'EUR', 123_456_700],
	['€19.90', 'EUR', 1990],
	['19,90 €', 'EUR', 1990],
	['EUR 19.90', 'EUR', 1990],
	['28.00 USD', 'USD', 2800],
	['$1,249.00', 'USD', 124_900],
	['CA$ 5.00', 'CAD', 500],
	['kr. 49,50', 'SEK', 4950],
	['49,50 zł', 'PLN', 4950],
	['5,-', 'EUR', 500],
	['5.–', 'EUR', 500],
	['-5', 'EUR', -500],
	['(5.00)', 'EUR', -500],
	['5.00-', 'EUR', -500],
	['−5', 'EUR', -500],
	['€-5', 'EUR', -500],
	['19.999', 'EUR', 'too_many_decimals'],
	['0.125', 'EUR', 'too_many_decimals'],
	['0.5', 'JPY', 'too_many_decimals'],
	['99999999999999999', 'EUR', 'too_large'],
	['free', 'EUR', null],
	['1.2.3', 'EUR', null],
	['12,34,5', 'EUR', null],
	['1 2', 'EUR', null],
	['10 for 5', 'EUR', null],
	['1E+05', 'EUR', null],
	['19.90 XYZ', 'EUR', null],
	['19.90 constructor', 'EUR', null],
	['', 'EUR', null],
];
for (const [text, currency, amount] of amounts) {
	test(`“${text}” in ${currency} is ${amount}`, () => {
		assert.equal(minor(text, currency), amount);
	});
}

test('three digits behind one separator are read by the decimal sign of the file, and it is said', () => {
	assert.deepEqual(parseDecimal('1,234', { sign: '.' }), {
		negative: false,
		whole: '1234',
		fraction: '',
		assumed: true,
	});
	assert.deepEqual(parseDecimal('1,234', { sign: ',' }), {
		negative: false,
		whole: '1',
		fraction: '234',
		assumed: true,
	});
});

test('a value that reads one way only settles the decimal sign for those behind it', () => {
	const style: DecimalStyle = { sign: '.' };
	assert.equal(minor('12,50', 'EUR', style), 1250);
	assert.equal(minor('1.234', 'EUR', style), 123_400);
});

test('an amount written by any locale reads back', () => {
	const locales = fc.constantFrom('en', 'de', 'fr', 'de-CH', 'pl', 'et', 'fi', 'lv', 'af', 'en-IN', 'sv');
	const property = fc.property(locales, fc.integer({ min: 0, max: 10 ** 9 }), (locale, amount) => {
		const text = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(amount / 100);
		assert.equal(minor(text, 'EUR'), amount, text);
	});
	fc.assert(property, { numRuns: 1000 });
});

const gtins: [text: string, read: string][] = [
	['4006381333931', '04006381333931'],
	['04006381333931', '04006381333931'],
	['036000291452', '00036000291452'],
	['96385074', '00000096385074'],
	['4 006381-333931', '04006381333931'],
	['4006381333931.0', '04006381333931'],
	['4006381333932', 'check_digit'],
	['12345', 'digits'],
	['00000000', 'digits'],
	['ABC', 'digits'],
	['4.00638E+12', 'exponent'],
	['4,00638E+12', 'exponent'],
];
for (const [text, expected] of gtins) {
	test(`the barcode “${text}” is ${expected}`, () => {
		const found = parseGtin(text);
		assert.equal('gtin' in found ? found.gtin : found.problem, expected);
	});
}

test('what keeps a spreadsheet from changing a cell is taken off', () => {
	assert.equal(unguard('="0123"', true), '0123');
	assert.equal(unguard('="say ""hi"""', true), 'say "hi"');
	assert.equal(unguard("'0123", true), '0123');
	assert.equal(unguard("'=1+1", false), '=1+1');
	assert.equal(unguard("'90s tee", false), "'90s tee");
	assert.equal(unguard("'tis", true), "'tis");
});

test('yes and no are understood as spreadsheets write them', () => {
	for (const word of ['TRUE', 'Y', 'yes', '1', 'Wahr']) assert.equal(parseBoolean(word), true, word);
	for (const word of ['false', 'N', 'no', '0', 'FALSCH']) assert.equal(parseBoolean(word), false, word);
	assert.equal(parseBoolean('maybe'), null);
});

const pieces: [html: string, text: string][] = [
	['<p>One</p><p>Two<br>Three</p>', 'One\nTwo\nThree'],
	['<ul><li>A</li>\n<li>B</li></ul>', 'A\nB'],
	[
		'a&nbsp;&amp;&nbsp;b &lt;c&gt; &eacute; &#8364; &#x20AC; &unknown; &constructor;',
		'a & b <c> é € € &unknown; &constructor;',
	],
	['x<script>alert("</p>")</script><style>p{}</style>y', 'xy'],
	['<script>never closed', ''],
	['<a title="a > b" href=x>link</a>', 'link'],
	['<!-- <p>no</p> -->yes', 'yes'],
	['5 < 6 and 7 > 6', '5 < 6 and 7 > 6'],
	['plain\n  two lines ', 'plain\ntwo lines'],
	['<p>Tom &#0; &#xD800;</p>', 'Tom � �'],
	['<img src=x onerror=alert(1)>', ''],
];
for (const [html, text] of pieces) {
	test(`the words of ${JSON.stringify(html)}`, () => {
		assert.equal(htmlToText(html), text);
	});
}

test('markup of any kind is read in time that grows with its length', () => {
	const started = performance.now();
	for (const piece of ['<', '<a ', '<!--', '<script>', '&#', '<a href="']) htmlToText(piece.repeat(50_000));
	assert.ok(performance.now() - started < 2000);
});

test('a made SKU tells the variants of a shop apart', () => {
	assert.equal(madeSku('tee', []), 'tee');
	assert.equal(madeSku('tee', [{ value: 'M' }, { value: 'Sky  blue' }]), 'tee/M/Sky blue');
	assert.notEqual(
		madeSku('tee', [{ value: 'a/b' }, { value: 'c' }]),
		madeSku('tee', [{ value: 'a' }, { value: 'b/c' }]),
	);
	assert.notEqual(madeSku('tee', [{ value: '%2F' }]), madeSku('tee', [{ value: '/' }]));
});

test('a long made SKU fits and still tells apart', () => {
	const one = madeSku('tee', [{ value: `${'x'.repeat(400)}1` }]);
	const other = madeSku('tee', [{ value: `${'x'.repeat(400)}2` }]);
	assert.equal(one.length, 128);
	assert.notEqual(one, other);
});

test('a cut text ends with a whole character', () => {
	assert.equal(cut('ab🧵', 3), 'ab');
	assert.equal(slug('  Käsitöö & Co. '), 'käsitöö-co');
});
