const LATIN = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;

/** The rows of each language as its own keyboards have them; letters with marks that lie behind a key there come first. */
const ROWS: Partial<Record<string, readonly string[]>> = {
	en: LATIN,
	fi: ['qwertyuiopå', 'asdfghjklöä', 'zxcvbnm'],
	et: ['qwertyuiopüõ', 'asdfghjklöä', 'zxcvbnmšž'],
	lv: ['āčēģīķļņšūž', ...LATIN],
	pl: ['ąćęłńóśźż', ...LATIN],
	af: ['áéèêëíïóôöúûü', ...LATIN],
};

const DIGITS = '1234567890';
const PAD = ['123', '456', '789', '+0'];

/** `pad` for telephone numbers and numbers, `email` with its signs, else `text`. */
export type KeysKind = 'text' | 'email' | 'pad';

export function rowsOf(language: string, kind: KeysKind): readonly string[] {
	if (kind === 'pad') return PAD;
	const rows = ROWS[language] ?? LATIN;
	return [DIGITS, ...(kind === 'email' ? LATIN : rows)];
}

export function signsOf(kind: KeysKind): string {
	return kind === 'email' ? '@.-_+' : kind === 'text' ? '-.,' : '';
}
