const NAMED = new Map(
	Object.entries({
		amp: '&',
		lt: '<',
		gt: '>',
		quot: '"',
		apos: "'",
		nbsp: ' ',
		ndash: '–',
		mdash: '—',
		hellip: '…',
		bull: '•',
		middot: '·',
		lsquo: '‘',
		rsquo: '’',
		sbquo: '‚',
		ldquo: '“',
		rdquo: '”',
		bdquo: '„',
		laquo: '«',
		raquo: '»',
		copy: '©',
		reg: '®',
		trade: '™',
		deg: '°',
		times: '×',
		euro: '€',
		pound: '£',
		frac12: '½',
		frac14: '¼',
		frac34: '¾',
		plusmn: '±',
		micro: 'µ',
		shy: '',
		zwj: '\u200d',
		auml: 'ä',
		Auml: 'Ä',
		ouml: 'ö',
		Ouml: 'Ö',
		uuml: 'ü',
		Uuml: 'Ü',
		otilde: 'õ',
		Otilde: 'Õ',
		szlig: 'ß',
		aring: 'å',
		Aring: 'Å',
		eacute: 'é',
		Eacute: 'É',
		egrave: 'è',
		Egrave: 'È',
		ecirc: 'ê',
		euml: 'ë',
		aacute: 'á',
		agrave: 'à',
		acirc: 'â',
		iacute: 'í',
		icirc: 'î',
		iuml: 'ï',
		oacute: 'ó',
		Oacute: 'Ó',
		ocirc: 'ô',
		uacute: 'ú',
		ucirc: 'û',
		ugrave: 'ù',
		ntilde: 'ñ',
		ccedil: 'ç',
		oslash: 'ø',
		aelig: 'æ',
		scaron: 'š',
		Scaron: 'Š',
	}),
);
const BLOCKS =
	/^(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|th|thead|tr|ul)$/;
const DROPPED = /^(?:iframe|noscript|object|script|style|svg|template|title)$/;

/** The words of a piece of HTML as plain text: blocks on lines of their own, no markup, no script, no style. */
export function htmlToText(html: string): string {
	// Text without a tag keeps the lines it has.
	if (!/<[a-z!/]/i.test(html)) return tidyLines(html.replaceAll(/\r\n?/g, '\n'));
	let text = '';
	let at = 0;
	while (at < html.length) {
		const open = html.indexOf('<', at);
		if (open === -1) break;
		text += collapse(html.slice(at, open));
		const tag = /^<(?<close>\/?)(?<name>[a-z][a-z0-9]*)/i.exec(html.slice(open, open + 32));
		if (html.startsWith('<!--', open)) {
			at = endOf(html, '-->', open + 4);
		} else if (tag !== null) {
			const name = (tag.groups?.['name'] ?? '').toLowerCase();
			at = endOfTag(html, open);
			if (DROPPED.test(name) && tag.groups?.['close'] === '') at = endOfElement(html, name, at);
			if (BLOCKS.test(name)) text += '\n';
		} else if (/^<[!?/]/.test(html.slice(open, open + 2))) {
			at = endOf(html, '>', open);
		} else {
			text += '<';
			at = open + 1;
		}
	}
	text += collapse(html.slice(at));
	return tidyLines(text);
}

function tidyLines(text: string): string {
	const lines = decodeEntities(text)
		.split('\n')
		.map((line) => line.replaceAll(/[ \t\u00a0]+/g, ' ').trim());
	return lines.filter((line) => line !== '').join('\n');
}

function collapse(text: string): string {
	return text.replaceAll(/\s+/g, ' ');
}

function endOf(html: string, mark: string, from: number): number {
	const end = html.indexOf(mark, from);
	return end === -1 ? html.length : end + mark.length;
}

/** Behind the `>` of the tag; one inside a quoted attribute is none. */
function endOfTag(html: string, open: number): number {
	let quote = '';
	for (let at = open; at < html.length; at++) {
		const character = html.charAt(at);
		if (quote !== '') quote = character === quote ? '' : quote;
		else if (character === '>') return at + 1;
		else if ((character === '"' || character === "'") && html[at - 1] === '=') quote = character;
	}
	return html.length;
}

function endOfElement(html: string, name: string, from: number): number {
	const end = new RegExp(`</${name}[^>]*>`, 'gi');
	end.lastIndex = from;
	return end.exec(html) === null ? html.length : end.lastIndex;
}

export function decodeEntities(text: string): string {
	return text.replaceAll(
		/&(?:#(?<decimal>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<name>[a-z][a-z0-9]{1,9}));/gi,
		(whole, ...rest) => {
			const { decimal, hex, name } = rest.at(-1) as Record<string, string | undefined>;
			if (name !== undefined) return NAMED.get(name) ?? whole;
			const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
			return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
		},
	);
}
