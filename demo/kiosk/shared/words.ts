import type { Words } from '../screens/screen.ts';

/** In the language, and in English what it does not say. */
export function wordsIn<T extends object>(words: Words<T>, language: string): T {
	return { ...words.en, ...words[language] };
}
