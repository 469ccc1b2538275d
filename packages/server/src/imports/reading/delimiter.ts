const DELIMITERS = [',', ';', '\t', '|'];

/** What stands between the cells, and how many characters and lines at the start only said so (`sep=;`). */
export interface Delimiter {
	delimiter: string;
	skip: number;
	lines: number;
}

/**
 * Reads the delimiter off the start of a file: a first line `sep=…` says it; else it is the one that stands most often
 * outside quotes in the first line that has any, on a tie the earlier of `,` `;` tab `|`.
 */
export function sniffDelimiter(head: string): Delimiter {
	const said = /^"?sep=([,;\t|])"?(\r\n|\n|\r|$)/i.exec(head);
	if (said?.[1] !== undefined) return { delimiter: said[1], skip: said[0].length, lines: 1 };
	const counts = new Map<string, number>();
	let quoted = false;
	for (const character of head) {
		if (character === '"') quoted = !quoted;
		else if (quoted) continue;
		else if (DELIMITERS.includes(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
		else if ((character === '\n' || character === '\r') && counts.size > 0) break;
	}
	let best = ',';
	for (const candidate of DELIMITERS) {
		if ((counts.get(candidate) ?? 0) > (counts.get(best) ?? 0)) best = candidate;
	}
	return { delimiter: best, skip: 0, lines: 0 };
}
