import { afrikaans } from './af.ts';
import { english } from './en.ts';
import { estonian } from './et.ts';
import { finnish } from './fi.ts';
import { latvian } from './lv.ts';
import { polish } from './pl.ts';
import type { Words } from './words.ts';

const languages: ReadonlyMap<string, Words> = new Map([
	['en', english],
	['fi', finnish],
	['et', estonian],
	['lv', latvian],
	['pl', polish],
	['af', afrikaans],
]);

export const LANGUAGES: readonly [language: string, name: string][] = [...languages].map(([code, { language }]) => [
	code,
	language,
]);

export interface Speech {
	language: string;
	/** How times and days are written. */
	locale: string;
	words: Words;
}

/** The one asked for, else the first that the browser prefers, else the merchant’s. */
export function chooseLanguage(asked: string | undefined, accepted: string | undefined, merchant: string): Speech {
	const wanted = [asked, ...preferred(accepted ?? ''), merchant, 'en'].map((tag) => tag?.toLowerCase().split('-')[0]);
	const language = wanted.find((code) => code !== undefined && languages.has(code)) ?? 'en';
	return { language, locale: language === 'en' ? 'en-GB' : language, words: languages.get(language) ?? english };
}

function preferred(accepted: string): string[] {
	return accepted
		.split(',')
		.map((part) => {
			const [tag = '', quality] = part.trim().split(/\s*;\s*q=/);
			return { tag, quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter(({ quality }) => quality > 0)
		.sort((a, b) => b.quality - a.quality)
		.map(({ tag }) => tag);
}
