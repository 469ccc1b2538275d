import { markup, type Markup } from '../../server/template.ts';
import { LANGUAGES } from '../words/languages.ts';
import { addressOf, type Visit } from './visit.ts';

export interface Shared {
	title: string;
	description: string;
	/** Absolute. Its size is known of those that we drew. */
	picture: { address: string; drawn: boolean } | undefined;
	type: 'product' | 'website';
}

const LONGEST = 200;

/** What an app shows of the page where somebody shares it. It is kept there for days, so it says nothing of stock. */
export function shareMarkup(visit: Visit, { title, description, picture, type }: Shared): Markup[] {
	const { shop, speech } = visit;
	const short = shorten(description);
	const canonical = addressOf(visit);
	return [
		markup`<meta name="description" content="${short}"><link rel="canonical" href="${canonical}"><link rel="alternate" hreflang="x-default" href="${canonical}">`,
		...LANGUAGES.map(
			([code]) => markup`<link rel="alternate" hreflang="${code}" href="${addressOf(visit, { lang: code })}">`,
		),
		markup`<meta property="og:type" content="${type}"><meta property="og:site_name" content="${shop.name}"><meta property="og:locale" content="${speech.language}"><meta property="og:title" content="${title}"><meta property="og:description" content="${short}"><meta property="og:url" content="${canonical}">`,
		...(picture ? pictureMarkup(picture, title) : []),
	];
}

function pictureMarkup({ address, drawn }: NonNullable<Shared['picture']>, title: string): Markup[] {
	const size = markup`<meta property="og:image:type" content="image/png"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">`;
	return [
		markup`<meta property="og:image" content="${address}"><meta property="og:image:alt" content="${title}">${drawn && size}<meta name="twitter:card" content="${drawn ? 'summary_large_image' : 'summary'}">`,
	];
}

function shorten(text: string): string {
	const line = text.replaceAll(/\s+/g, ' ').trim();
	const signs = Array.from(line);
	return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : line;
}
