interface Money {
	amount: number;
	currency: string;
}

const formats = new Map<string, Intl.NumberFormat>();

/** `{ amount: 4900, currency: 'EUR' }` as the page's language writes it: “€49.00”. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
	const key = `${locale} ${currency}`;
	let format = formats.get(key);
	if (!format) formats.set(key, (format = new Intl.NumberFormat(locale, { style: 'currency', currency })));
	return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
