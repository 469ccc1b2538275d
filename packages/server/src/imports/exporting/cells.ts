import { minorDigits } from '../../shared/currency.ts';

const LINE_END = '\r\n';
// A spreadsheet reads such a cell as a formula (OWASP, CSV injection). The reader takes the apostrophe off again; one
// that was there before gets another.
const FORMULA = /^[=+\-@'\t\r]/;

/** A text that people wrote, safe to open in a spreadsheet. */
export function textCell(text: string | null): string {
	if (text === null) return '';
	return cell(FORMULA.test(text) ? `'${text}` : text);
}

/** What this program made: a number, a word of the contract. */
export function plainCell(value: number | boolean | string | null): string {
	return value === null ? '' : String(value);
}

/** Minor units as people write an amount, with a decimal point. */
export function moneyCell(amount: string | null, currency: string | null): string {
	if (amount === null || currency === null) return '';
	const digits = minorDigits(currency);
	const padded = amount.padStart(digits + 1, '0');
	return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** RFC 4180 */
function cell(text: string): string {
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function line(cells: readonly string[]): string {
	return cells.join(',') + LINE_END;
}
