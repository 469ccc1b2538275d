import type { StockWords } from '../words/words.ts';

export interface StoreStock {
	status: 'in_stock' | 'limited_availability' | 'out_of_stock' | 'backorder';
	quantity_available: number;
	quantity_capped: boolean;
}

/** How much a shop has, in words; on the server and in the page, so that they say the same. */
export function stockWords(stock: StoreStock, words: StockWords, language: string): string {
	const { status, quantity_available: count, quantity_capped: more } = stock;
	if (status === 'in_stock') return words.inStock;
	if (status === 'backorder') return words.backorder;
	if (status === 'out_of_stock') return words.soldOut;
	if (more) return words.few;
	const form = new Intl.PluralRules(language).select(count);
	return (words.left[form] ?? words.left.other).replace('{count}', count.toLocaleString(language));
}
