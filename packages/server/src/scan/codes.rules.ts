import { parseGtin } from '../imports/reading/gtin.ts';

/** GS1 Digital Link: the article is in the path. */
const DIGITAL_LINK = /^https?:\/\/\S+?\/01\/(\d{8,14})(?:[/?#]|$)/i;
const BASKET = /\/b\/([a-z2-7]{13})$/;

/** Padded to fourteen digits, when a code is an article’s by its form and check digit. */
export function gtinOf(code: string): string | undefined {
	const parsed = parseGtin(DIGITAL_LINK.exec(code)?.[1] ?? code);
	return 'gtin' in parsed ? parsed.gtin : undefined;
}

/** The code in the address that a basket is handed over by. */
export function basketCodeOf(code: string): string | undefined {
	return BASKET.exec(code.toLowerCase())?.[1];
}
