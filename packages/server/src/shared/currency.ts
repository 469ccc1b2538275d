const currencies = new Set(Intl.supportedValuesOf('currency'));

// Intl has digits of its own for what people pay in cash (none for HUF, COP, PKR); ISO 4217 counts the unit of accounts.
const DIGITS = new Map<string, number>([
	...[
		'BIF',
		'CLP',
		'DJF',
		'GNF',
		'ISK',
		'JPY',
		'KMF',
		'KRW',
		'PYG',
		'RWF',
		'UGX',
		'VND',
		'VUV',
		'XAF',
		'XOF',
		'XPF',
	].map((code) => [code, 0] as const),
	...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
]);

/** True for a current ISO 4217 code. */
export function isCurrency(code: string): boolean {
	return currencies.has(code);
}

/** Digits of the minor unit (ISO 4217): 2 for EUR, 0 for JPY, 3 for BHD. */
export function minorDigits(currency: string): number {
	return DIGITS.get(currency) ?? 2;
}
