import type { KioskCatalogue } from '@endcap/contract';

type Product = KioskCatalogue['products'][number];

interface Indexed {
	product: Product;
	title: readonly string[];
	others: readonly string[];
}

/** Letters whose marks do not come off by decomposition. */
const LETTERS: Partial<Record<string, string>> = {
	ł: 'l',
	ø: 'o',
	đ: 'd',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ı: 'i',
	þ: 'th',
	ð: 'd',
};
/** Parts of compounds count from so many letters on: kann is in kohvikann. */
const LEAST_PART = 3;
const TITLE = 4;
const OTHER = 2;

/** Small letters without marks: “Kõrs, ŁÓDŹ” is “kors, lodz”. */
export function fold(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[^\p{ASCII}]/gu, (letter) => LETTERS[letter] ?? letter);
}

function wordsOf(texts: readonly (string | null)[]): string[] {
	return texts.flatMap((text) => (text === null ? [] : fold(text).split(/[^\p{L}\p{N}]+/u))).filter(Boolean);
}

const indexes = new WeakMap<KioskCatalogue, Indexed[]>();

function indexOf(catalogue: KioskCatalogue): Indexed[] {
	let index = indexes.get(catalogue);
	if (!index) {
		index = catalogue.products.map((product) => ({
			product,
			title: wordsOf([product.title]),
			others: wordsOf([
				product.vendor,
				product.category,
				...product.variants.flatMap(({ sku, gtin, options }) => [
					sku,
					gtin && gtin.replace(/^0+/, ''),
					...options.map(({ value }) => value),
				]),
			]),
		}));
		indexes.set(catalogue, index);
	}
	return index;
}

/** 0: not at all. A word’s beginning counts more than its middle, and the title more than what is said besides. */
function scoreOf({ title, others }: Indexed, word: string): number {
	const score = (words: readonly string[], worth: number) => {
		if (words.some((each) => each.startsWith(word))) return worth;
		return word.length >= LEAST_PART && words.some((each) => each.includes(word)) ? worth / 4 : 0;
	};
	return Math.max(score(title, TITLE), score(others, OTHER));
}

/**
 * Products in which every word of the search begins a word or is part of one, whatever marks were left out; the best first.
 * Without a search all of them, as the catalogue has them.
 */
export function searchCatalogue(catalogue: KioskCatalogue, search: string, category?: string): Product[] {
	const words = wordsOf([search]);
	return indexOf(catalogue)
		.filter(({ product }) => category === undefined || product.category === category)
		.flatMap((indexed) => {
			const scores = words.map((word) => scoreOf(indexed, word));
			return scores.includes(0) ? [] : [{ product: indexed.product, score: scores.reduce((sum, one) => sum + one, 0) }];
		})
		.sort((one, other) => other.score - one.score)
		.map(({ product }) => product);
}
