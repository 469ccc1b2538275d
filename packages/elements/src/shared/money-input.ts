interface Money {
	amount: number;
	currency: string;
}

function digitsOf(currency: string): number {
	return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** What a field says of a sum: “4.50”, “5”. */
export function moneyText({ amount, currency }: Money): string {
	const digits = digitsOf(currency);
	return (amount / 10 ** digits).toFixed(amount % 10 ** digits === 0 ? 0 : digits);
}

/** A sum as somebody typed it, with a comma or a point; undefined when it is none. */
export function readMoney(text: string, currency: string): Money | undefined {
	const digits = digitsOf(currency);
	const [, whole = '', fraction = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.replaceAll(/[\s\u00a0]/g, '')) ?? [];
	if (whole === '' || fraction.length > digits) return undefined;
	return { amount: Number(whole + fraction.padEnd(digits, '0')), currency };
}

/** “€”, “kr”: what stands beside a field for a sum. */
export function currencySign(currency: string, locale: string): string {
	const parts = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
	return parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}
