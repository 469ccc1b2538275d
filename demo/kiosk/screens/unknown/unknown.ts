import { html, type TemplateResult } from 'lit';
import { fill } from '../../shared/text.ts';
import { KioskScreen } from '../screen.ts';
import { unknownStrings } from './unknown.strings.ts';

/** Something was scanned that is no article of this shop. The next scan tries again by itself. */
export class KioskUnknown extends KioskScreen<'unknown'> {
	protected override render(): TemplateResult {
		const words = this.words(unknownStrings);
		return html`
			<div class="k-message">
				<h1 class="k-title">${words.title}</h1>
				<p><b>${fill(words.scanned, { code: this.place.with.code })}</b></p>
				<p>${words.hint}</p>
				<div class="k-actions">
					<button type="button" class="k-button" @click=${() => this.visit.go('results', {})}>${words.search}</button>
					<button type="button" class="k-button k-button--quiet" @click=${() => this.visit.go('help')}>
						${words.help}
					</button>
				</div>
			</div>
		`;
	}
}

customElements.define('kiosk-unknown', KioskUnknown);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-unknown': KioskUnknown;
	}
}
