export type GtinProblem = 'exponent' | 'digits' | 'check_digit';

/** GTIN-8, -12, -13 or -14 with spaces and dashes or without, padded to fourteen digits (GS1 General Specifications). */
export function parseGtin(text: string): { gtin: string } | { problem: GtinProblem } {
	if (isExponent(text)) return { problem: 'exponent' };
	const digits = text.replaceAll(/[\s\u00a0-]/g, '').replace(/\.0+$/, '');
	if (!/^(?:\d{8}|\d{12,14})$/.test(digits) || /^0+$/.test(digits)) return { problem: 'digits' };
	const gtin = digits.padStart(14, '0');
	let sum = 0;
	for (let at = 0; at < 13; at++) sum += Number(gtin[at]) * (at % 2 === 0 ? 3 : 1);
	return (10 - (sum % 10)) % 10 === Number(gtin[13]) ? { gtin } : { problem: 'check_digit' };
}

/** `4.00638E+12`: a spreadsheet took a code for a number and threw its last digits away. */
export function isExponent(text: string): boolean {
	return /^\d(?:[.,]\d+)?E\+?\d{1,3}$/i.test(text) && /[.,+]/.test(text);
}
