import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { ReadableAtom } from 'nanostores';
import { icons } from '../../shared/icons.ts';
import { KioskScreen } from '../screen.ts';
import { helpStrings, type HelpStrings } from './help.strings.ts';

/** Calls somebody of the shop to the kiosk, and says what came of it. */
export class KioskHelp extends KioskScreen<'help'> {
	@state() private isCalling = false;
	@state() private isLost = false;
	/** This shopper called, and did not take it back: once the call is gone, somebody has answered it. */
	@state() private hasCalled = false;

	protected override states(): ReadableAtom<unknown>[] {
		return [this.visit.device.$state];
	}

	#call = async (): Promise<void> => {
		if (this.isCalling) return;
		this.isCalling = true;
		const isCalled = await this.visit.device.callForHelp(this.visit.$language.get());
		this.isCalling = false;
		this.isLost = !isCalled;
		this.hasCalled = isCalled;
	};

	#takeBack = async (): Promise<void> => {
		this.hasCalled = false;
		await this.visit.device.takeCallBack();
		this.requestUpdate();
	};

	#renderCall(words: HelpStrings): TemplateResult {
		const state = this.visit.device.$state.get();
		const isOpen = state.phase === 'enrolled' && state.self.call !== null;
		if (isOpen) {
			return html`
				<div class="k-note k-note--good">
					<h2>${words.called}</h2>
					<p>${words.calledHint}</p>
				</div>
				<button type="button" class="k-button k-button--quiet" @click=${this.#takeBack}>${words.takeBack}</button>
			`;
		}
		if (this.hasCalled) {
			return html`
				<div class="k-note k-note--good">
					<h2>${words.coming}</h2>
					<p>${words.comingHint}</p>
				</div>
				<button type="button" class="k-button k-button--quiet" @click=${this.#call}>${words.again}</button>
			`;
		}
		return html`
			${
				this.isLost || !this.visit.device.$online.get()
					? html`<div class="k-note k-note--warning">
							<h2>${words.lost}</h2>
							<p>${words.lostHint}</p>
						</div>`
					: ''
			}
			<button type="button" class="k-button" aria-disabled=${String(this.isCalling)} @click=${this.#call}>
				${icons.help}${this.isCalling ? words.calling : words.call}
			</button>
		`;
	}

	protected override render(): TemplateResult {
		const words = this.words(helpStrings);
		return html`
			<div>
				<h1 class="k-title">${words.title}</h1>
				<p class="k-lead">${words.lead}</p>
			</div>
			<div class="help__call" role="status">${this.#renderCall(words)}</div>
			<section>
				<h2>${words.how}</h2>
				<ol class="k-steps">
					${words.steps.map((step) => html`<li>${step}</li>`)}
				</ol>
			</section>
		`;
	}
}

customElements.define('kiosk-help', KioskHelp);

declare global {
	interface HTMLElementTagNameMap {
		'kiosk-help': KioskHelp;
	}
}
