import type { Link } from '@endcap/sdk/staff';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { LinkDeskStrings } from './endcap-link-desk.strings.ts';

const PAPERS = ['a6', 'a4', 'sheet'] as const;

/** Prints the code of a link with what it leads to, on paper of some size, and with those of its other places. */
export class PrintForm {
	#host: LitElement;
	/** Ids of links that are printed along with the one that is shown. */
	#along: ReadonlySet<string> = new Set();
	#isBlocked = false;

	constructor(host: LitElement) {
		this.#host = host;
	}

	/** Another link is shown. */
	forget(): void {
		this.#along = new Set();
		this.#isBlocked = false;
	}

	#take({ id }: Link, { target }: Event): void {
		const along = new Set(this.#along);
		if ((target as HTMLInputElement).checked) along.add(id);
		else along.delete(id);
		this.#along = along;
	}

	async #print(event: SubmitEvent, link: Link, others: readonly Link[], strings: LinkDeskStrings): Promise<void> {
		event.preventDefault();
		const { value } = (event.currentTarget as HTMLFormElement).elements.namedItem('paper') as HTMLSelectElement;
		const paper = PAPERS.find((each) => each === value) ?? 'a6';
		const { printCards } = await import('./print-cards.ts');
		const cards = [link, ...others.filter(({ id }) => this.#along.has(id))].map(({ title, url, channel }) => ({
			headline: title ?? '',
			url,
			place: strings.channels[channel],
		}));
		this.#isBlocked = !printCards(cards, paper);
		this.#host.requestUpdate();
	}

	/** `others`: what else leads there. */
	render(link: Link, others: readonly Link[], strings: LinkDeskStrings): TemplateResult {
		return html`<form
			part="paper"
			aria-label=${strings.print}
			@submit=${(event: SubmitEvent) => void this.#print(event, link, others, strings)}
		>
			<label part="field">
				${strings.paper}
				<select name="paper">
					${PAPERS.map((paper) => html`<option value=${paper}>${strings.papers[paper]}</option>`)}
				</select>
			</label>
			${
				others.length > 0
					? html`<fieldset part="along">
							<legend>${strings.along}</legend>
							${others.map((other) => this.#renderOther(other, strings))}
						</fieldset>`
					: nothing
			}
			${this.#isBlocked ? html`<p part="problem" role="alert">${strings.printBlocked}</p>` : nothing}
			<button part="print">${strings.print}</button>
		</form>`;
	}

	#renderOther(other: Link, strings: LinkDeskStrings): TemplateResult {
		const { id, channel, campaign, code } = other;
		return html`<label class="check">
			<input type="checkbox" .checked=${this.#along.has(id)} @change=${(event: Event) => this.#take(other, event)} />
			<span>${[strings.channels[channel], campaign, code].filter(Boolean).join(' · ')}</span>
		</label>`;
	}
}
