import { charactersOf } from './fill.ts';

/** GSM 7-bit default alphabet (3GPP TS 23.038), and the signs that take two of its places. */
const GSM =
	'@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_TWICE = '^{}\\[~]|€';

const places = new Map([
	...GSM.split('').map((sign) => [sign, 1] as const),
	...GSM_TWICE.split('').map((sign) => [sign, 2] as const),
]);

/** Signs that look the same to a reader, in the alphabet that fits twice as much. */
const ALIKE: Record<string, string> = {
	'\u00A0': ' ',
	'\u2009': ' ',
	'\u202F': ' ',
	'–': '-',
	'—': '-',
	'×': 'x',
	'…': '...',
	'’': "'",
	'‘': "'",
	'“': '"',
	'”': '"',
	'„': '"',
};

/** Letters that Unicode does not take apart into a plain one and a mark. */
const WHOLE_LETTERS: Record<string, string> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D' };

export const MOST_SEGMENTS = 2;
/** What people and retailers wrote is shortened to this, and this, until it fits. */
const CLIPS = [60, 30, 15, 8];

/** In how many parts a text message travels: 160 or 153 places of GSM 7-bit each, 70 or 67 of UCS-2. */
export function segmentsOf(text: string): number {
	let gsm = 0;
	for (const sign of text) gsm += places.get(sign) ?? Number.NaN;
	const [length, alone, joined] = Number.isNaN(gsm) ? [text.length, 70, 67] : [gsm, 160, 153];
	return length <= alone ? 1 : Math.ceil(length / joined);
}

/** In how many parts it travels at least: as it is, or without the marks on letters. */
export function fewestSegments(text: string): number {
	const typed = alike(text);
	return Math.min(segmentsOf(typed), segmentsOf(withoutMarks(typed)));
}

/**
 * Writes a text message in at most two parts: as it is; else without the marks on letters, when that saves a part; else
 * with names and titles shortened. `write` fills the template with at most so many characters of each.
 */
export function fitSms(write: (most?: number) => string): string {
	for (const most of [undefined, ...CLIPS]) {
		const text = alike(write(most));
		if (segmentsOf(text) <= MOST_SEGMENTS) return text;
		const plain = withoutMarks(text);
		if (segmentsOf(plain) <= MOST_SEGMENTS) return plain;
	}
	return cut(withoutMarks(alike(write(CLIPS.at(-1)))));
}

function alike(text: string): string {
	return text.replaceAll(/[\u00A0\u2009\u202F–—×…’‘“”„]/g, (sign) => ALIKE[sign] ?? sign);
}

function withoutMarks(text: string): string {
	return text.normalize('NFC').replaceAll(/./gsu, (sign) => (places.has(sign) ? sign : plainLetter(sign)));
}

function plainLetter(sign: string): string {
	return WHOLE_LETTERS[sign] ?? sign.normalize('NFD').replaceAll(/\p{Mark}/gu, '');
}

/** As much of it as two parts hold. */
function cut(text: string): string {
	const signs = charactersOf(text);
	while (segmentsOf(signs.join('')) > MOST_SEGMENTS) signs.pop();
	return signs.join('');
}
