import type { Variant } from '@endcap/sdk';

type Money = NonNullable<Variant['price']>;

/** `{ amount: 4900, currency: 'EUR' }` as a shopper reads it. */
export function formatMoney({ amount, currency }: Money): string {
	const format = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency });
	const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
	return format.format(amount / 10 ** digits);
}
