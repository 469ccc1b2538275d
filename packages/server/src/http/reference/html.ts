/** Markup that is safe as it is. */
export class Html {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

type Part = Html | string | number | undefined | readonly Part[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template whose values are escaped unless they are markup of this function's own making. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Html {
	return new Html(strings.map((string, index) => string + textOf(parts[index])).join(''));
}

function textOf(part: Part): string {
	if (part === undefined) return '';
	if (part instanceof Html) return part.text;
	if (typeof part === 'object') return part.map(textOf).join('');
	return String(part).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Text with `code` in backticks, as the contract's descriptions have it. */
export function prose(text: string): Html {
	return new Html(
		text
			.split('`')
			.map((piece, index) => (index % 2 === 0 ? textOf(piece) : `<code>${textOf(piece)}</code>`))
			.join(''),
	);
}

export function document(title: string, body: Html, language = 'en'): string {
	return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/docs/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
${body}
</body>
</html>
`.text;
}
