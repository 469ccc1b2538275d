import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PlacedOrder } from '../basket/placed.ts';
import { doneStrings } from '../screens/done/done.strings.ts';
import { ScreenPart } from '../screens/part.ts';
import { icons } from '../shared/icons.ts';
import { printReceipt } from './print.ts';
import { paperScene, renderReceipt } from './receipt.ts';

/** The button that prints an order, and its receipt. Nothing where the kiosk has no paper. */
export class KioskPaper extends ScreenPart {
	@property({ attribute: false }) order!: PlacedOrder;
	/** It went home on paper before. */
	@property({ type: Boolean }) again = false;

	@state() private isPrinting = false;

	#print = (): void => {
		const receipt = this.querySelector<HTMLElement>('.receipt');
		if (!receipt) return;
		this.isPrinting = true;
		printReceipt(receipt);
	};

	protected override render(): TemplateResult | typeof nothing {
		const state = this.visit.device.$state.get();
		if (state.phase !== 'enrolled' || state.self.settings.printing === 'none') return nothing;
		const words = this.words(doneStrings);
		return html`
			<button type="button" class="k-button k-button--quiet" @click=${this.#print}>
				${icons.receipt} ${this.again ? words.printAgain : words.print}
			</button>
			<p role="status">${this.isPrinting ? words.printing : nothing}</p>
			${renderReceipt(this.order, paperScene(this.visit, words))}
		`;
	}
}

customElements.define('kiosk-paper', KioskPaper);
