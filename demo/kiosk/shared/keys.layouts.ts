const LATIN = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;

/**
 * The rows of each language as its own keyboards have them; letters with marks that lie behind a key there come first. None
 * has more than twelve, which is how many of 82 px have room in 1080.
 */
const ROWS: Partial<Record<string, readonly string[]>> = {
	en: LATIN,
	fi: ['qwertyuiopå', 'asdfghjklöä', 'zxcvbnm'],
	et: ['qwertyuiopüõ', 'asdfghjklöä', 'zxcvbnmšž'],
	lv: ['āčēģīķļņšūž', ...LATIN],
	pl: ['ąćęłńóśźż', ...LATIN],
	af: ['áéèêëíï', 'óôöúûü', ...LATIN],
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

/** Which row, and which key in it. */
export type KeyAt = readonly [row: number, column: number];

/** Where an arrow leads among rows of so many keys: around at the ends, and up or down to the key that is nearest. */
export function stepAmong(lengths: readonly number[], [row, column]: KeyAt, arrow: string): KeyAt {
	const length = lengths[row] ?? 1;
	if (arrow === 'ArrowRight') return [row, (column + 1) % length];
	if (arrow === 'ArrowLeft') return [row, (column - 1 + length) % length];
	const next = (row + (arrow === 'ArrowDown' ? 1 : -1) + lengths.length) % lengths.length;
	return [next, Math.floor(((column + 0.5) / length) * (lengths[next] ?? 1))];
}
