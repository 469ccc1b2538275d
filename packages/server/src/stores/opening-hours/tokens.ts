export type TokenKind =
	| 'day'
	| 'month'
	| 'holiday'
	| 'year'
	| 'number'
	| 'time'
	| 'always'
	| 'off'
	| 'open'
	| 'comment'
	| 'mark';

export interface Token {
	kind: TokenKind;
	/** Canonical: `monday`, `12`, `09:00`, the text of a comment, the mark itself. */
	value: string;
	/** As written, for the reason of a refusal. */
	text: string;
	/** Where in the expression it begins and ends. */
	from: number;
	to: number;
}

/** Thrown inside the reader only; `parseOpeningHours` turns it into a reason. */
export class NotUnderstood extends Error {}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const MONTH_NAMES = [
	'january',
	'february',
	'march',
	'april',
	'may',
	'june',
	'july',
	'august',
	'september',
	'october',
	'november',
	'december',
] as const;

/** Two letters are OpenStreetMap’s; three letters and whole names are what people write, and mean nothing else. */
const DAYS = new Map(
	WEEKDAYS.flatMap((day) => [day, day.slice(0, 3), day.slice(0, 2)].map((name) => [name, day] as const)),
);

const MONTH_NUMBERS = new Map(
	MONTH_NAMES.flatMap((name, index) =>
		[name, name.slice(0, 3)].map((spelling) => [spelling, String(index + 1).padStart(2, '0')] as const),
	),
);

const WORDS = new Map<string, { kind: TokenKind; value: string }>([
	...[...DAYS].map(([name, value]) => [name, { kind: 'day', value }] as const),
	...[...MONTH_NUMBERS].map(([name, value]) => [name, { kind: 'month', value }] as const),
	['ph', { kind: 'holiday', value: 'PH' }],
	['off', { kind: 'off', value: 'off' }],
	['closed', { kind: 'off', value: 'off' }],
	['open', { kind: 'open', value: 'open' }],
]);

const UNKNOWN_WORDS = new Map([
	['sh', 'school holidays cannot be kept'],
	['easter', 'dates that move with Easter cannot be kept, name the date'],
	['week', 'rules for some weeks cannot be kept'],
	['sunrise', 'times that move with the sun cannot be kept'],
	['sunset', 'times that move with the sun cannot be kept'],
	['dawn', 'times that move with the sun cannot be kept'],
	['dusk', 'times that move with the sun cannot be kept'],
	['unknown', 'hours that may or may not apply cannot be kept'],
	['am', 'write times as 09:00 and 18:00'],
	['pm', 'write times as 09:00 and 18:00'],
]);

const UNKNOWN_MARKS = new Map([
	['+', 'an open end needs a closing time'],
	['||', 'a fallback rule cannot be kept'],
	['[', 'rules for the first, second or last such weekday of a month cannot be kept'],
	['/', 'intervals cannot be kept'],
]);

const PIECE =
	/(?<space>\s+)|(?<always>24\s*\/\s*7)|(?<time>\d{1,2}:\d{2})|(?<number>\d+)|"(?<comment>(?:[^"\\]|\\.)*)"|(?<word>\p{L}+)|(?<dash>[-‐-―−])|(?<mark>[;,:])|(?<other>\|\||.)/suy;

function wordToken(word: string): { kind: TokenKind; value: string } {
	const known = WORDS.get(word.toLowerCase());
	if (known) return known;
	throw new NotUnderstood(refusal(word, UNKNOWN_WORDS.get(word.toLowerCase())));
}

/** “Apr-Sep” is not understood: … */
export function refusal(piece: string, why?: string): string {
	const shown = piece.length > 60 ? `${piece.slice(0, 60)}…` : piece;
	return `“${shown}” is not understood${why ? `: ${why}` : ''}.`;
}

function classify(groups: Record<string, string | undefined>): { kind: TokenKind; value: string } {
	if (groups.always) return { kind: 'always', value: '24/7' };
	if (groups.time) return { kind: 'time', value: groups.time.padStart(5, '0') };
	if (groups.number) return { kind: groups.number.length === 4 ? 'year' : 'number', value: groups.number };
	if (groups.comment !== undefined) return { kind: 'comment', value: groups.comment.replaceAll(/\\(.)/gsu, '$1') };
	if (groups.word) return wordToken(groups.word);
	if (groups.dash) return { kind: 'mark', value: '-' };
	if (groups.mark) return { kind: 'mark', value: groups.mark };
	const other = groups.other ?? '';
	throw new NotUnderstood(refusal(other, UNKNOWN_MARKS.get(other)));
}

/** @throws {NotUnderstood} naming the first piece that is no part of the supported syntax. */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	for (const match of text.matchAll(new RegExp(PIECE, 'gsuy'))) {
		const groups = match.groups ?? {};
		if (groups.space) continue;
		tokens.push({ ...classify(groups), text: match[0], from: match.index, to: match.index + match[0].length });
	}
	return tokens;
}
