const LONGEST_NAME = 60;

/** Lower-case ASCII letters, digits and dashes; empty when nothing of the text can be written so. */
export function slug(text: string): string {
	return text
		.normalize('NFKD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[łŁ]/gu, 'l')
		.replaceAll(/[øØ]/gu, 'o')
		.replaceAll(/[đĐ]/gu, 'd')
		.replaceAll('ß', 'ss')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/gu, '-')
		.slice(0, LONGEST_NAME)
		.replaceAll(/^-+|-+$/gu, '');
}
