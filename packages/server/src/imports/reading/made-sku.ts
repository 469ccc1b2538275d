import { createHash } from 'node:crypto';
import { cut } from './cells.ts';

/**
 * The SKU of a variant that has none: the product's id, then `/` and each option value in order, with `%` and `/` in a
 * value written `%25` and `%2F`. So two variants of a shop never get the same one, and the same file gets the same ones
 * again. Longer than 128 characters: the first 111, `~` and 16 hexadecimal digits of the SHA-256 of the whole.
 */
export function madeSku(productId: string, options: readonly { value: string }[]): string {
	const values = options.map(({ value }) =>
		value.trim().replaceAll(/\s+/g, ' ').replaceAll('%', '%25').replaceAll('/', '%2F'),
	);
	const whole = [productId, ...values].join('/');
	if (whole.length <= 128) return whole;
	const hash = createHash('sha256').update(whole).digest('hex').slice(0, 16);
	return `${cut(whole, 111)}~${hash}`;
}
