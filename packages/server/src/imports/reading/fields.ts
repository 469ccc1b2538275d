import { cut, parseBoolean, unguard } from './cells.ts';
import type { Row } from './csv.ts';
import { isExponent, parseGtin } from './gtin.ts';
import { parseDecimal, toInteger } from './numbers.ts';
import type { Sheet } from './sheet.ts';

/** The cell without blanks around it; '' when the column or the cell is not there. */
export function cell(row: Row, position: number): string {
	return position === -1 ? '' : (row.cells[position] ?? '').trim();
}

/** Text of at most `length` characters; longer text is cut, with a note. Null when empty. */
export function text(
	sheet: Sheet,
	row: Row,
	position: number,
	length = 500,
	value = cell(row, position),
): string | null {
	const whole = unguard(value, false);
	if (whole === '') return null;
	if (whole.length <= length) return whole;
	sheet.note(row, position, 'text_cut', `Longer than ${length} characters; the rest is left out.`);
	return cut(whole, length);
}

/** A SKU; null when empty or refused. */
export function sku(sheet: Sheet, row: Row, position: number): string | null {
	const value = unguard(cell(row, position), true).trim();
	if (value === '') return null;
	if (isExponent(value)) {
		sheet.refuse(
			row,
			position,
			'sku_damaged',
			'A spreadsheet turned this SKU into a number and lost digits. Export it anew and keep the column as text.',
		);
	} else if (value.length > 128 || /[\r\n\u2028\u2029]/.test(value)) {
		sheet.refuse(row, position, 'sku_invalid', 'A SKU is one line of at most 128 characters. Shorten it.');
	} else {
		return value;
	}
	return null;
}

/** What the contract takes as an identifier: no blanks, no control characters, at most 128 characters. */
export function isIdentifier(value: string): boolean {
	// oxlint-disable-next-line no-control-regex -- as in the contract
	return value !== '' && value.length <= 128 && !/[\s\u0000-\u001f]/.test(value);
}

/** An identifier; null when empty or refused. */
export function identifier(sheet: Sheet, row: Row, position: number): string | null {
	const value = unguard(cell(row, position), true).trim();
	if (value === '' || isIdentifier(value)) return value === '' ? null : value;
	sheet.refuse(
		row,
		position,
		'identifier_invalid',
		'An identifier has no blanks and at most 128 characters. Write it with dashes.',
	);
	return null;
}

/** A GTIN of fourteen digits. Another code in the column is left out with a note; one that lost digits is refused. */
export function gtin(sheet: Sheet, row: Row, position: number): string | null {
	const value = unguard(cell(row, position), true).trim();
	if (value === '') return null;
	const read = parseGtin(value);
	if ('gtin' in read) return read.gtin;
	if (read.problem === 'exponent') {
		sheet.refuse(
			row,
			position,
			'gtin_damaged',
			'A spreadsheet turned this barcode into a number and lost digits. Export it anew and keep the column as text.',
		);
	} else if (read.problem === 'check_digit') {
		sheet.note(
			row,
			position,
			'gtin_check_digit',
			'The check digit is wrong, so a scanner never reads this; taken without a barcode. Correct it.',
		);
	} else {
		sheet.note(row, position, 'gtin_other', 'Not a GTIN (8, 12, 13 or 14 digits); taken without a barcode.');
	}
	return null;
}

/** An address on the web; anything but http and https is left out with a note. */
export function url(sheet: Sheet, row: Row, position: number, value = cell(row, position)): string | null {
	if (value === '') return null;
	if (/^https?:\/\/[^\s]+$/i.test(value) && value.length <= 2048 && URL.canParse(value)) {
		return value.replace(/^https?/i, (scheme) => scheme.toLowerCase());
	}
	sheet.note(row, position, 'url_invalid', 'Not an address that begins with http:// or https://; left out.');
	return null;
}

/** Separated by blanks; null when there is none. */
export function words(row: Row, position: number): string[] | null {
	const found = unguard(cell(row, position), true)
		.split(/\s+/)
		.filter((word) => word !== '');
	return found.length === 0 ? null : [...new Set(found)];
}

/** Yes or no; `otherwise` when empty, refused when it is neither. */
export function boolean(sheet: Sheet, row: Row, position: number, otherwise: boolean): boolean {
	const value = cell(row, position);
	if (value === '') return otherwise;
	const read = parseBoolean(value);
	if (read === null) sheet.refuse(row, position, 'boolean_invalid', 'Neither yes nor no. Write TRUE or FALSE.');
	return read ?? otherwise;
}

/** A whole number, possibly negative; null when empty or refused. */
export function integer(sheet: Sheet, row: Row, position: number): number | null {
	const value = unguard(cell(row, position), true);
	// Most of a million rows.
	if (/^\d{1,9}$/.test(value)) return Number(value);
	if (value === '') return null;
	const read = value.length > 40 ? null : parseDecimal(value, sheet.decimals);
	if (read === null) {
		sheet.refuse(row, position, 'number_invalid', 'Not a number. Write digits only.');
		return null;
	}
	const number = toInteger(read, 0);
	if (number === 'too_many_decimals') {
		sheet.refuse(row, position, 'number_not_whole', 'Not a whole number. Stock is counted in whole units.');
	} else if (number === 'too_large' || Math.abs(number) > 2_147_483_647) {
		sheet.refuse(row, position, 'number_too_large', 'Larger than any stock can be. Is this a barcode?');
	} else {
		if (read.assumed) sheet.note(row, position, 'number_assumed', `Could be read two ways; taken as ${number}.`);
		return number;
	}
	return null;
}

/** Stock: as `integer`, and what was oversold is stored as 0 with a note. */
export function count(sheet: Sheet, row: Row, position: number): number | null {
	const number = integer(sheet, row, position);
	if (number === null || number >= 0) return number;
	sheet.note(row, position, 'stock_negative', 'Below zero: oversold in the source. Stored as 0.');
	return 0;
}
