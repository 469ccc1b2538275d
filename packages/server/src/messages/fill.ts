/** Anything in braces, so that a misspelt name is found rather than sent. */
const PLACEHOLDER = /\{([^{}\n]*)\}/g;

/** Names in braces, each once, in order. */
export function placeholdersIn(template: string): string[] {
	return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, name]) => name ?? ''))];
}

/** Each placeholder by its value. A value is not looked into again. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
	return template.replaceAll(PLACEHOLDER, (whole, name: string) => values[name] ?? whole);
}

/** Leaves out each line that names something there is none of, and what is then more than one empty line. */
export function fillLines(template: string, values: Readonly<Record<string, string>>): string {
	const lines = template.split(/\r?\n/).filter((line) => placeholdersIn(line).every((name) => values[name] !== ''));
	return fill(lines.join('\n'), values)
		.replaceAll(/\n{3,}/g, '\n\n')
		.trim();
}

/** Controls, line breaks, and marks that turn the direction of the text around them. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

const segmenter = new Intl.Segmenter();

/** As a reader counts them. */
export function charactersOf(text: string): string[] {
	return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Text of a person or a retailer as one line that cannot change what stands around it; at most so many characters. */
export function oneLine(text: string, most = Number.POSITIVE_INFINITY): string {
	const plain = text.replaceAll(UNSEEN, ' ').trim();
	const characters = charactersOf(plain);
	return characters.length <= most
		? plain
		: `${characters
				.slice(0, most - 1)
				.join('')
				.trimEnd()}…`;
}
