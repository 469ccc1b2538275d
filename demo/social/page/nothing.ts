import { markup } from '../../server/template.ts';
import type { Page } from './document.ts';
import { linkTo, type Visit } from './visit.ts';

/** For what is not there, with a way on. */
export function nothingPage(visit: Visit): Page {
	const { words } = visit.speech;
	return message(visit, words.notFound, words.notFoundWhy);
}

/** For somebody who asks too often. */
export function busyPage(visit: Visit): Page {
	const { words } = visit.speech;
	return message(visit, words.busy, words.busyWhy);
}

function message(visit: Visit, title: string, why: string): Page {
	return {
		title,
		head: markup`<meta name="robots" content="noindex">`,
		main: markup`<main class="message"><h1>${title}</h1><p>${why}</p><p><a class="button" href="${linkTo(visit, '/')}">${visit.speech.words.home}</a></p></main>`,
	};
}
