import { html, render } from 'lit';
import { wordsIn } from '../shared/words.ts';
import { ENROL_WORDS, SHELL_WORDS } from './words.ts';

/** Another window of this device is the kiosk. */
export function showElsewhere(root: HTMLElement): void {
	const words = wordsIn(ENROL_WORDS, navigator.language.slice(0, 2));
	render(
		html`<main class="shell-page">
			<h1>${words.elsewhereHeading}</h1>
			<p>${words.elsewhereText}</p>
		</main>`,
		root,
	);
}

/** The counter has closed the kiosk: said in each of its languages, since nobody can choose one. */
export function showClosed(root: HTMLElement, languages: readonly string[]): void {
	render(
		html`<main class="shell-page">
			${languages.map((language) => {
				const words = wordsIn(SHELL_WORDS, language);
				return html`<div lang=${language}>
					<h1>${words.closedHeading}</h1>
					<p>${words.closedText}</p>
				</div>`;
			})}
		</main>`,
		root,
	);
}
