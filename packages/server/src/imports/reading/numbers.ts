/**
 * The decimal sign of a file. One separator with exactly three digits behind it (`1,234`) can be read two ways; then
 * this sign decides: as the decimal sign it makes 1.234, the other one groups thousands. To begin with it is the comma
 * in files with `;` between the cells, which spreadsheets write where the comma is the decimal sign, and the point in
 * all others; a value that can be read one way only settles it for the values behind it.
 */
export interface DecimalStyle {
	sign: '.' | ',';
}

export interface Decimal {
	negative: boolean;
	/** Digits before the decimal sign, without leading zeros. */
	whole: string;
	/** Digits behind it, without trailing zeros. */
	fraction: string;
	/** Both readings were possible, and the file’s decimal sign decided. */
	assumed: boolean;
}

const GROUPED = /^\d{1,3}(?<sign>[.,\s'’])\d{3}(?:\k<sign>\d{3})*$/u;
const INDIAN = /^\d{1,2}(?:,\d{2})+,\d{3}$/;

/** Reads `1234`, `1,234.56`, `1.234,56`, `1 234,56`, `1’234.56`, `-5`, `(5)`, `5-`; null for anything else. */
export function parseDecimal(text: string, style: DecimalStyle): Decimal | null {
	let digits = text.trim();
	const negative = /^[-−(]|-$/.test(digits);
	digits = digits.replaceAll(/^[-−(+]\s*|\s*\)$|-$/g, '');
	if (/^\d+$/.test(digits)) return decimal(negative, digits, '', false);
	const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
	if (last === -1) return GROUPED.test(digits) ? decimal(negative, onlyDigits(digits), '', false) : null;
	const sign = digits[last] === ',' ? ',' : '.';
	const whole = digits.slice(0, last);
	const fraction = digits.slice(last + 1);
	if (!/^\d*$/.test(fraction) || (whole === '' && fraction === '')) return null;
	if (/^\d*$/.test(whole)) {
		const both = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
		if (!both) style.sign = sign;
		if (both && style.sign !== sign) return decimal(negative, whole + fraction, '', true);
		return decimal(negative, whole, fraction, both);
	}
	// The sign stands more than once, so it groups.
	if (whole.includes(sign)) {
		const grouped = GROUPED.test(digits) || INDIAN.test(digits);
		return grouped ? decimal(negative, onlyDigits(digits), '', false) : null;
	}
	if (!GROUPED.test(whole) && !INDIAN.test(whole)) return null;
	style.sign = sign;
	return decimal(negative, onlyDigits(whole), fraction, false);
}

function decimal(negative: boolean, whole: string, fraction: string, assumed: boolean): Decimal {
	return { negative, whole: whole.replace(/^0+(?=\d)/, ''), fraction: fraction.replace(/0+$/, ''), assumed };
}

function onlyDigits(text: string): string {
	return text.replaceAll(/\D/g, '');
}

/** The number times ten to the `digits`, or why it is none. */
export function toInteger(value: Decimal, digits: number): number | 'too_many_decimals' | 'too_large' {
	if (value.fraction.length > digits) return 'too_many_decimals';
	const amount = Number(value.whole + value.fraction.padEnd(digits, '0'));
	if (!Number.isSafeInteger(amount)) return 'too_large';
	return value.negative && amount !== 0 ? -amount : amount;
}
