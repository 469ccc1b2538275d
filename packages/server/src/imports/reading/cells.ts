/**
 * Takes off what keeps a spreadsheet from reading a cell as a formula or a number: `="0123"`, and one `'` before
 * `= + - @ '`, a tab or (for codes) a digit. Our own export puts that `'` there, so that every text comes back as it was.
 */
export function unguard(cell: string, code: boolean): string {
	const first = cell.charCodeAt(0);
	if (first === 39 && (code ? /^'[=+\-@'\t\r\d]/ : /^'[=+\-@'\t\r]/).test(cell)) return cell.slice(1);
	if (first === 61) return /^="(?<text>(?:[^"]|"")*)"$/.exec(cell)?.groups?.['text']?.replaceAll('""', '"') ?? cell;
	return cell;
}

const YES = new Set(['true', 'yes', 'y', '1', 't', 'on', 'wahr', 'vrai', 'tõene', 'prawda']);
const NO = new Set(['false', 'no', 'n', '0', 'f', 'off', 'falsch', 'faux', 'väär', 'fałsz']);

/** Spreadsheets translate TRUE and FALSE when they save. */
export function parseBoolean(text: string): boolean | null {
	const word = text.trim().toLowerCase();
	return YES.has(word) ? true : NO.has(word) ? false : null;
}

/** Cuts without splitting a character in two. */
export function cut(text: string, length: number): string {
	if (text.length <= length) return text;
	const code = text.charCodeAt(length - 1);
	return text.slice(0, code >= 0xd800 && code <= 0xdbff ? length - 1 : length);
}

/** A name as an identifier: letters and digits of any script in lower case, everything else a dash. */
export function slug(text: string): string {
	return cut(
		text
			.normalize('NFC')
			.toLowerCase()
			.replaceAll(/[^\p{L}\p{N}]+/gu, '-')
			.replaceAll(/^-|-$/g, ''),
		100,
	);
}
