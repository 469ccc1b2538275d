import { fill } from '../localization.ts';
import { formatMoney } from '../money.ts';

/** What is wrong with a field. */
export type Mistake =
	| 'needed'
	| 'money'
	| 'factor'
	| 'multiplier'
	| 'choose'
	| 'after'
	| 'code'
	| 'slug'
	| 'address'
	| 'radius'
	| 'limit'
	| 'rising'
	| 'expiry'
	| 'refused'
	| { least: number; most: number };

/** By the name of the field. */
export type Mistakes = Map<string, Mistake>;

/** What mistakes are said with: of each a sentence, and of a number out of bounds `whole`. */
export interface MistakeScene {
	strings: { mistakes: Readonly<Record<string, string>> };
	locale: string;
	/** Of sums, where there are any. */
	currency?: string;
}

export function mistakeWords(mistake: Mistake, { strings, locale, currency }: MistakeScene): string {
	const { mistakes } = strings;
	if (typeof mistake === 'object') {
		const { least, most } = mistake;
		return fill(mistakes['whole'] ?? '', { least: least.toLocaleString(locale), most: most.toLocaleString(locale) });
	}
	const words = mistakes[mistake] ?? '';
	if (mistake !== 'money' || currency === undefined) return words;
	return fill(words, { example: formatMoney({ amount: 450, currency }, locale) });
}

/** Reads what was typed, and notes what is wrong with it. */
export class Reading {
	readonly mistakes: Mistakes = new Map();

	/** A whole number; null for an empty field that may be. */
	whole(field: string, text: string, least: number, most: number, optional = false): number | null {
		const typed = text.replaceAll(/[\s\u00a0]/g, '');
		if (typed === '' && optional) return null;
		const value = /^\d{1,12}$/.test(typed) ? Number(typed) : Number.NaN;
		if (value >= least && value <= most) return value;
		this.mistakes.set(field, { least, most });
		return null;
	}

	/** A number with a fraction, as `fits` wants it. */
	number(field: string, text: string, mistake: Mistake, fits: (value: number) => boolean): number {
		const typed = text.trim().replace(',', '.');
		const value = /^\d{1,9}(\.\d{1,3})?$/.test(typed) ? Number(typed) : Number.NaN;
		if (fits(value)) return value;
		this.mistakes.set(field, mistake);
		return 1;
	}

	text(field: string, text: string): string {
		const typed = text.trim();
		if (typed === '') this.mistakes.set(field, 'needed');
		return typed;
	}

	/** At least one of some. */
	some<T>(field: string, items: readonly T[]): T[] {
		if (items.length === 0) this.mistakes.set(field, 'choose');
		return [...items];
	}
}

/** What stands on the lines of a field, each once. */
export function linesOf(text: string): string[] {
	return [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);
}

/** The field that a part of a request was typed into: the one with the longest path to it. */
export function fieldAt(pointer: string, fields: Readonly<Record<string, string>>): string | undefined {
	for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
		const field = fields[path];
		if (field !== undefined) return field;
	}
	return undefined;
}
