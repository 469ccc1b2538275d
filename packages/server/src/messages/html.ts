import { markup, type Html } from '../http/reference/html.ts';
import type { MessageLanguage } from '@endcap/contract';
import type { Words } from './words/words.ts';

export interface Letter {
	language: MessageLanguage;
	words: Words;
	shopName: string;
	subject: string;
	/** As it is in the plain part. */
	text: string;
	orderUrl: string;
	why: string;
	/** Null when the server does not know its own address. */
	optOutUrl: string | null;
}

const FONT = "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
// No background of its own: the reader’s stays, light or dark, and the text takes the colour that goes with it.
const SHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){.shop{border-color:#5a6b66!important}.quiet,.quiet a{color:#a8b3b0!important}}`;

/** The letter as HTML, made of its plain text: nothing that anybody wrote becomes markup. */
export function htmlOf({ language, words, shopName, subject, text, orderUrl, why, optOutUrl }: Letter): string {
	const paragraphs = text.split(/\n{2,}/).map((paragraph) => paragraphOf(paragraph, orderUrl, words));
	const optOut = optOutUrl === null ? '' : markup`<br /><a href="${optOutUrl}">${words.optOut}</a>`;
	return markup`<!doctype html>
<html lang="${language}">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="color-scheme" content="light dark" />
		<meta name="supported-color-schemes" content="light dark" />
		<title>${subject}</title>
		<style>${SHEET}</style>
	</head>
	<body style="margin:0;padding:0">
		<div dir="auto" style="max-width:36rem;margin:0 auto;padding:24px 16px;${FONT}">
			<p class="shop" style="margin:0 0 24px;padding:0 0 12px;border-bottom:1px solid #c9d3d0;font-size:18px;font-weight:700">
				${shopName}
			</p>
			${paragraphs}
			<p class="quiet" style="margin:32px 0 0;padding:12px 0 0;font-size:13px;color:#5a6b66">${why}${optOut}</p>
		</div>
	</body>
</html>
`.text;
}

function paragraphOf(text: string, orderUrl: string, { openOrder }: Words): Html {
	const lines = text.split('\n').map((line, index) => {
		const button = line.trim() === orderUrl && /^https?:\/\//.test(orderUrl);
		return markup`${index > 0 ? markup`<br />` : ''}${button ? buttonOf(orderUrl, openOrder) : line}`;
	});
	return markup`<p style="margin:0 0 16px">${lines}</p>`;
}

function buttonOf(url: string, label: string): Html {
	return markup`<a href="${url}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#0b5c4f;color:#ffffff;font-weight:600;text-decoration:none">${label}</a>`;
}
