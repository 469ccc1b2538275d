import { Markup, markup, type Content } from '../../server/template.ts';
import { LANGUAGES } from '../words/languages.ts';
import { outsideAddress } from './outside.ts';
import { addressOf, linkTo, type Visit } from './visit.ts';

/** What the build made, to stand in every page. */
export interface Assets {
	style: string;
	/** Address of the page’s script. */
	script: string;
	icon: string;
}

export interface Page {
	title: string;
	head?: Content;
	main: Content;
	/** What search engines read, after what people do. */
	structured?: Content;
	/** What the page’s script has to know. Without it the page has no script. */
	data?: Record<string, unknown>;
}

/** The whole document: one answer paints it, style included. */
export function documentMarkup(
	visit: Visit,
	{ style, script, icon }: Assets,
	{ title, head, main, structured, data }: Page,
): string {
	const { shop, speech } = visit;
	const { language, words } = speech;
	return markup`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><meta name="color-scheme" content="light dark">
<title>${title} · ${shop.name}</title>${head}
<link rel="icon" href="${icon}" type="image/svg+xml">
<style>${new Markup(style)}</style>
${data && markup`<script type="module" src="${script}"></script>`}
</head><body>
<header><a class="brand" href="${linkTo(visit, '/')}">${shop.name}</a></header>
${main}
${visit.insideApp && insideAppMarkup(visit)}
${data && jsonMarkup('page', data)}${structured}
<footer><nav aria-label="${words.languages}">${LANGUAGES.map(([code, name]) => [languageMarkup(visit, code, name), ' '])}</nav><p><a href="${linkTo(visit, '/account')}">${words.account}</a></p></footer>
</body></html>
`.html;
}

/** In its own language, so that it is read out as it is meant. */
function languageMarkup(visit: Visit, code: string, name: string): Markup {
	const current = code === visit.speech.language && markup` aria-current="true"`;
	const href = linkTo(visit, visit.path, { ...visit.parameters, via: visit.via?.code, lang: code });
	return markup`<a href="${href}" lang="${code}" hreflang="${code}"${current}>${name}</a>`;
}

/** Beside what is read, with every way out that there is: where scripts are blocked that is the link alone. */
function insideAppMarkup(visit: Visit): Markup {
	const { words, language } = visit.speech;
	const here = addressOf(visit, { via: visit.via?.code, lang: language });
	const out =
		visit.phone && markup`<a class="button" href="${outsideAddress(here, visit.phone)}">${words.openInBrowser}</a> `;
	return markup`<aside class="app"><p>${words.inApp}</p><p class="ways">${out}<button class="scripted" type="button" data-copy="${words.copied}">${words.copy}</button> <button class="scripted" type="button" data-share>${words.share}</button></p></aside>`;
}

/** Data for a script, which no text in it can end. */
export function jsonMarkup(id: string, data: unknown, type = 'application/json'): Markup {
	return new Markup(`<script id="${id}" type="${type}">${scriptJson(data)}</script>`);
}

function scriptJson(data: unknown): string {
	return JSON.stringify(data).replaceAll(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
