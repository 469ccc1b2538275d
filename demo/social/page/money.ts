import type { Variant } from '@endcap/sdk';

type Money = NonNullable<Variant['price']>;

/** `{ amount: 4900, currency: 'EUR' }` as a shopper reads it. */
export function formatMoney(money: Money, language: string): string {
	const format = new Intl.NumberFormat(language, { style: 'currency', currency: money.currency });
	return format.format(money.amount / 10 ** digitsOf(money));
}

/** As schema.org wants it: `49.00`. */
export function plainAmount(money: Money): string {
	const digits = digitsOf(money);
	return (money.amount / 10 ** digits).toFixed(digits);
}

function digitsOf({ currency }: Money): number {
	const format = new Intl.NumberFormat('en', { style: 'currency', currency });
	return format.resolvedOptions().maximumFractionDigits ?? 2;
}
